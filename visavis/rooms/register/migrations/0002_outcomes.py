"""The one opening through which the outcomes of algorithms leave as counts: a function that returns sums and no row."""

from django.db import migrations

from visavis.foundation.database.policies import role_name

CREATE = f"""
create function register_outcomes(since timestamptz)
returns table (package text, outcome text, acts bigint, people bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
    select 'rights', 'computed', count(*), count(distinct file_id)
    from facts_factrow where name = 'rights.RightsComputed' and at >= since
    union all
    select 'rights', 'to_a_human', count(*), count(distinct file_id)
    from facts_factrow where name = 'rights.HumanDecisionAsked' and at >= since
    union all
    select opened.details ->> 'subject', answered.details ->> 'outcome', count(*), count(distinct answered.file_id)
    from facts_factrow answered
    join facts_factrow opened on opened.name = 'contestation.ContestationOpened'
        and opened.details ->> 'contestation_id' = answered.details ->> 'contestation_id'
    where answered.name = 'contestation.ContestationAnswered' and answered.at >= since
    group by 1, 2
    union all
    select 'offers', case name when 'offers.OfferReleased' then 'released' else 'confirmed' end,
           count(*), count(distinct details ->> 'offer_id')
    from facts_factrow where name in ('offers.OfferReleased', 'offers.HoldConfirmed') and at >= since
    group by 1, 2
    union all
    select case details ->> 'kind' when 'offer' then 'matching' else 'rights' end, 'overruled',
           count(*), count(distinct file_id)
    from facts_factrow where name = 'register.ProposalOverruled' and at >= since
    group by 1, 2
    union all
    select 'matching', 'switched_off', count(*), count(distinct file_id)
    from facts_factrow where name = 'register.RecommendationsSwitchedOff' and at >= since
$$;
revoke all on function register_outcomes(timestamptz) from public;
grant execute on function register_outcomes(timestamptz) to "{role_name('app')}";
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial"), ("facts", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, "drop function register_outcomes(timestamptz)")]
