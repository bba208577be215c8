"""Offers: judged on their way in, held at once, decided by a human, told to their employer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.http import Http404

from visavis.decisions.shared.money import euros
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.offers import queries
from visavis.rooms.offers.actions.ask_review import ask_review
from visavis.rooms.offers.actions.close import close
from visavis.rooms.offers.actions.confirm import confirm
from visavis.rooms.offers.actions.correct import correct
from visavis.rooms.offers.actions.release import release
from visavis.rooms.offers.actions.report import report
from visavis.rooms.offers.models import Offer, Report, Review, Verdict
from visavis.rooms.offers.tests.conftest import TUESDAY, content

pytestmark = pytest.mark.django_db
UNLAWFUL = {"description": "Une caution de 200 € est demandée."}
REASON = "La caution est bien demandée à la personne."


def shown_to(actor, offer_id):
    with acting_as(actor):
        return queries.offer(offer_id)


def only_review(offer_id):
    with acting_as(SERVICE):
        return Review.objects.get(offer_id=offer_id)


def test_a_lawful_offer_is_shown_at_once(deposited):
    assert shown_to(VISITOR, deposited()).state == "shown"


def test_an_unlawful_offer_is_held_at_once_and_nobody_sees_it(deposited, employer):
    offer_id = deposited(**UNLAWFUL)
    assert shown_to(VISITOR, offer_id) is None
    assert shown_to(employer, offer_id).state == "held"


def test_an_offer_to_correct_is_not_shown_and_no_human_is_troubled(deposited, employer):
    offer_id = deposited(title="Vendeuse")
    assert shown_to(VISITOR, offer_id) is None
    assert shown_to(employer, offer_id).state == "to_correct"
    with acting_as(SERVICE):
        assert not Review.objects.exists()


def test_the_employer_is_told_the_words_at_fault_and_lawful_ones(deposited, employer):
    (fault,) = shown_to(employer, deposited(title="Vendeuse")).judgement.faults
    assert (fault.written, fault.law) == ("Vendeuse", "Code du travail, L1142-1")
    assert "Vendeuse ou vendeur (H/F)" in fault.lawful.say()


def test_the_pay_of_the_form_is_checked_to_the_cent(deposited, employer):
    assert shown_to(employer, deposited(wage=euros("1867.01"))).state == "held"
    assert shown_to(employer, deposited(wage=euros("1867.02"))).state == "shown"


def test_a_human_decides_within_one_working_day(deposited):
    # Tuesday 24 November: until Wednesday 25, 24:00 in Paris.
    assert only_review(deposited(**UNLAWFUL)).due_at == datetime(2026, 11, 25, 23, 0, tzinfo=UTC)


def test_the_working_day_jumps_over_the_weekend(deposited):
    friday = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
    assert only_review(deposited(now=friday, **UNLAWFUL)).due_at == datetime(2026, 11, 30, 23, 0, tzinfo=UTC)


def decided(act, review, by, reason=REASON, now=TUESDAY + timedelta(hours=2)):
    with acting_as(by):
        return act(review_id=review.id, reason=reason, now=now, by=by, channel=Channel.WEB)


def test_a_confirmed_hold_keeps_the_offer_away_and_tells_why(deposited, employer, ines):
    offer_id = deposited(**UNLAWFUL)
    decided(confirm, only_review(offer_id), ines)
    told = shown_to(employer, offer_id)
    assert (told.state, told.review.reason, told.review.by) == ("refused", REASON, "Inès Moreau")
    assert shown_to(VISITOR, offer_id) is None


def test_a_released_offer_is_shown(deposited, ines):
    offer_id = deposited(**UNLAWFUL)
    decided(release, only_review(offer_id), ines, reason="La caution est celle du logement des clients.")
    assert shown_to(VISITOR, offer_id).state == "shown"


def test_a_decision_needs_a_reason(deposited, ines):
    review = only_review(deposited(**UNLAWFUL))
    with pytest.raises(Refusal):
        decided(release, review, ines, reason="  ok ")


def test_a_decision_is_taken_once(deposited, ines):
    review = only_review(deposited(**UNLAWFUL))
    decided(confirm, review, ines)
    with pytest.raises(Refusal) as refused:
        decided(release, review, ines)
    assert refused.value.status == 409


def test_only_a_human_of_the_service_decides(deposited, employer):
    review = only_review(deposited(**UNLAWFUL))
    with pytest.raises(Refusal):
        decided(release, review, employer)


def test_a_late_decision_is_counted_as_late(deposited, ines):
    decided(confirm, only_review(deposited(**UNLAWFUL)), ines, now=TUESDAY + timedelta(days=3))
    with acting_as(SERVICE):
        assert FactRow.objects.get(name="offers.HoldConfirmed").details["late"] is True


def test_a_corrected_offer_is_judged_again_and_shown(deposited, employer):
    offer_id = deposited(**UNLAWFUL)
    with acting_as(employer):
        correct(offer_id=offer_id, content=content(), now=TUESDAY, by=employer, channel=Channel.WEB)
    assert shown_to(VISITOR, offer_id).state == "shown"
    with acting_as(SERVICE):
        assert not Review.objects.exists()
        assert Verdict.objects.filter(offer_id=offer_id).count() == 2


def test_once_corrected_the_former_refusal_is_history_and_no_longer_stands_above_the_offer(
    deposited, employer, ines
):
    offer_id = deposited(**UNLAWFUL)
    decided(confirm, only_review(offer_id), ines)
    assert shown_to(employer, offer_id).review.decision == "confirmed"
    with acting_as(employer):
        later = TUESDAY + timedelta(hours=5)
        assert [each.id for each in queries.answers_to(employer.organisation_id, TUESDAY)] == [offer_id]
        correct(offer_id=offer_id, content=content(), now=later, by=employer, channel=Channel.WEB)
        assert queries.answers_to(employer.organisation_id, TUESDAY) == []
    seen = shown_to(employer, offer_id)
    assert (seen.state, seen.review) == ("shown", None)
    assert [(each.decision, each.reason) for each in seen.decided_before] == [("confirmed", REASON)]


def test_a_release_stands_until_the_text_changes_again(deposited, employer, ines):
    offer_id = deposited(**UNLAWFUL)
    decided(release, only_review(offer_id), ines)
    assert shown_to(employer, offer_id).review.decision == "released"
    with acting_as(employer):
        later = TUESDAY + timedelta(hours=5)
        correct(offer_id=offer_id, content=content(**UNLAWFUL), now=later, by=employer, channel=Channel.WEB)
    seen = shown_to(employer, offer_id)
    assert (seen.state, seen.review.decided_at) == ("held", None)
    assert [each.decision for each in seen.decided_before] == ["released"]


def test_an_employer_who_disagrees_asks_a_human(deposited, employer, ines):
    offer_id = deposited(title="Vendeuse")
    with acting_as(employer):
        ask_review(offer_id=offer_id, now=TUESDAY, by=employer, channel=Channel.WEB)
    with acting_as(ines):
        ((waiting, offer),) = queries.queue()
    assert (waiting.offer_id, offer.title) == (offer_id, "Vendeuse")


def test_an_offer_taken_back_disappears_at_once(deposited, employer):
    offer_id = deposited()
    with acting_as(employer):
        close(offer_id=offer_id, now=TUESDAY, by=employer, channel=Channel.WEB)
    assert shown_to(VISITOR, offer_id) is None


def test_another_employer_neither_sees_nor_changes_it(deposited):
    offer_id = deposited(**UNLAWFUL)
    other = Actor(role=Role.EMPLOYER, account_id=uuid7(), name="Autre", organisation_id=uuid7())
    assert shown_to(other, offer_id) is None
    with pytest.raises(Http404), acting_as(other):
        close(offer_id=offer_id, now=TUESDAY, by=other, channel=Channel.WEB)


def test_a_visitor_cannot_change_an_offer_even_in_the_database(deposited):
    offer_id = deposited()
    with acting_as(VISITOR):
        assert Offer.objects.filter(id=offer_id).update(title="Autre") == 0


def test_a_verdict_only_grows(deposited, ines):
    offer_id = deposited()
    with pytest.raises(Exception, match="permission denied"), acting_as(ines):
        Verdict.objects.filter(offer_id=offer_id).update(severity="")


def test_anybody_reports_without_a_name_and_the_offer_stays_until_a_human_looked(deposited, ines):
    offer_id = deposited()
    with acting_as(VISITOR):
        report(
            offer_id=offer_id,
            reason="fee",
            words="On m’a demandé 50 €.",
            now=TUESDAY,
            by=VISITOR,
            channel=Channel.WEB,
        )
        assert not Report.objects.exists()
    assert shown_to(VISITOR, offer_id).state == "shown"
    with acting_as(ines):
        ((waiting, _offer),) = queries.queue()
        assert queries.reports(offer_id) == [("On me demande de l’argent", "On m’a demandé 50 €.", TUESDAY)]
        assert waiting.why == "Quelqu’un l’a signalée"
        assert "50" not in str(list(FactRow.objects.order_by("id").values_list("details", flat=True)))


def test_the_queue_is_paged_by_what_is_due_first(deposited, ines, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    for days in (2, 0, 1):
        deposited(now=TUESDAY + timedelta(days=days), **UNLAWFUL)
    with acting_as(ines):
        first = queries.queue()
        last = first[-1][0]
        rest = queries.queue(after=f"{last.due_at:%Y-%m-%dT%H:%M:%S.%f+00:00}_{last.id}")
    dues = [waiting.due_at for waiting, _offer in [*first, *rest]]
    assert len(dues) == 3 and dues == sorted(dues)


def test_the_explanation_kept_with_a_verdict_still_rebuilds(deposited, employer):
    judgement = shown_to(employer, deposited(wage=euros(1500))).judgement
    assert judgement.explanation.find("lowest_lawful").rebuild() == euros("1867.02")


def test_writing_an_offer_needs_no_more_than_a_handful_of_queries(deposited, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        deposited()
    assert connection.vendor == "postgresql"
