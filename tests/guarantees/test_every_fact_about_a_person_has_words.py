"""Danger: a file that only machines can read. Guarantee: whatever happens to a person is told to her in words."""

from __future__ import annotations

from visavis.foundation.facts import Fact
from visavis.rooms.dossier import contributions

# Facts that are never about one person's file.
NOBODYS = {
    "offers.OfferDeposited", "offers.OfferCorrected", "offers.OfferClosed", "offers.ReviewAsked",
    "offers.HoldConfirmed", "offers.OfferReleased", "offers.OfferReported", "offers.OffersImported",
    "reference.EditionImported",
    "appointments.SlotsOpened", "appointments.PhysicalPromiseBroken",
    "dossier.FileErased",
    "mandates.HelperWelcomed", "vigilance.GlassRefused", "vigilance.StreetNoted",
    "contestation.ComplaintWithoutFileOpened", "contestation.ComplaintWithoutFileTaken",
    "contestation.ComplaintWithoutFileEscalated", "contestation.ComplaintWithoutFileAnswered",
    "contestation.ComplaintWithoutFileTold", "contestation.SecondLookWithoutFileDrawn",
    "contestation.SecondLookWithoutFileGiven",
    "mediation.GeneralRecommendationMade", "mediation.GeneralRecommendationAnswered",
    "knowledge.NoteWritten", "knowledge.TrainingDeclared",
}  # fmt: skip


def kinds(of=Fact):
    for each in of.__subclasses__():
        yield each
        yield from kinds(each)


def test_every_fact_about_a_person_has_words_for_her():
    ours = {
        each.name
        for each in kinds()
        if each.__module__.startswith("visavis.") and ".tests." not in each.__module__
    }
    assert ours - NOBODYS - set(contributions.names_told()) == set()


def test_the_list_of_exceptions_names_real_facts():
    ours = {each.name for each in kinds()}
    assert ours >= NOBODYS
