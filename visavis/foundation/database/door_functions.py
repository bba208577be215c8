"""What the database knows of somebody who is still at the door: the one account, or the one session, she names.

Signing in must look up an account before anybody is known. `app.knocking` holds the login that was typed, or the
id that the browser's session remembers, and opens that account alone; `app.session` holds the key of the browser's
session and opens that session alone. Both end with the transaction, like every identity.
"""

CREATE = """
create function visavis_knocking() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('app.knocking', true), '') $$;

create function visavis_session() returns text
language sql stable parallel safe
as $$ select nullif(current_setting('app.session', true), '') $$;
"""

DROP = """
drop function visavis_session();
drop function visavis_knocking();
"""
