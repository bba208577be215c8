"""Referrals and recommendations as each side reads them; the database decides who sees which row."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from visavis.foundation.identity.names import name_of
from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.dossier.door import agency_id_of, resolve
from visavis.rooms.mediation.models import Answered, GeneralRecommendation, Recommendation, Referral
from visavis.rooms.mediation.values import Recommended, Referred, Waiting

PAGE = 20
OWED = (Answered.State.PENDING, Answered.State.PROMISED)


def opened(file_id: UUID, sealed: bytes | None) -> str:
    """What was sealed, '' when it was destroyed or its file is not (any more) for this reader."""
    if not sealed or agency_id_of(resolve(file_id)) is None:
        return ""
    try:
        return unseal(file_id, sealed)
    except Shredded:
        return ""


def _referred(row: Referral) -> Referred:
    said = [_recommended(each) for each in row.recommendations.order_by("id")]
    return Referred(
        row.id,
        show_code(row.number),
        row.file_id,
        row.contestation_id,
        opened(row.file_id, row.sealed_words),
        row.channel,
        row.received_at,
        row.judge_by,
        row.mediator_id,
        name_of(row.mediator_id),
        row.judged_at,
        row.admissible,
        row.why,
        opened(row.file_id, row.sealed_judgement),
        row.answer_by,
        row.ended_at,
        row.end,
        opened(row.file_id, row.sealed_conclusion),
        said,
    )


def _recommended(row: Recommendation) -> Recommended:
    return Recommended(
        **_common(row),
        text=opened(row.file_id, row.sealed_text),
        reason=opened(row.file_id, row.sealed_reason),
        file_id=row.file_id,
        referral_id=row.referral_id,
    )


def _general(row: GeneralRecommendation) -> Recommended:
    return Recommended(**_common(row), title=row.title, text=row.text, reason=row.reason)


def _common(row: Recommendation | GeneralRecommendation) -> dict[str, object]:
    return {
        "id": row.id,
        "number": show_code(row.number),
        "made_at": row.made_at,
        "answer_by": row.answer_by,
        "state": row.state,
        "reference": row.reference,
        "promised_on": row.promised_on,
        "answered_at": row.answered_at,
        "answered_by": name_of(row.answered_by),
        "mediator": name_of(row.mediator_id),
    }


def of_file(file_id: UUID, *, before: UUID | None = None, most: int = PAGE) -> Sequence[Referred]:
    """A person's referrals, latest first; `before` is the last id already shown."""
    rows = Referral.objects.filter(file_id__of=file_id).order_by("-id")
    return [_referred(row) for row in (rows.filter(id__lt=before) if before else rows)[:most]]


def one(referral_id: UUID) -> Referred | None:
    """One referral, when the reader may see it."""
    row = Referral.objects.filter(id=referral_id).first()
    return _referred(row) if row else None


def to_take() -> Sequence[Waiting]:
    """Referrals that wait for a mediator, the oldest first: no word of them is opened."""
    rows = Referral.objects.filter(mediator_id=None, ended_at=None).order_by("id")
    return [
        Waiting(row.id, show_code(row.number), row.channel, row.received_at, row.judge_by)
        for row in rows[:PAGE]
    ]


def running(mediator_id: UUID | None) -> Sequence[Referred]:
    """The cases a mediator has, the oldest first."""
    rows = Referral.objects.filter(mediator_id=mediator_id, ended_at=None).order_by("id")
    return [_referred(row) for row in rows[:50]]


def recommended_by(mediator_id: UUID | None, *, before: UUID | None = None) -> Sequence[Recommended]:
    """Her recommendations for people, latest first; their words are gone once the case ended."""
    rows = Recommendation.objects.filter(mediator_id=mediator_id).order_by("-id")
    return [_recommended(row) for row in (rows.filter(id__lt=before) if before else rows)[:PAGE]]


def general(*, before: UUID | None = None, owed_only: bool = False) -> Sequence[Recommended]:
    """What the whole service was told, latest first."""
    rows = GeneralRecommendation.objects.order_by("-id")
    rows = rows.filter(state__in=OWED) if owed_only else rows
    return [_general(row) for row in (rows.filter(id__lt=before) if before else rows)[:PAGE]]


def owed_by_agency(agency_id: UUID | None) -> Sequence[Recommended]:
    """What an agency still owes for people, the first due first."""
    rows = Recommendation.objects.filter(agency_id=agency_id, state__in=OWED).order_by("answer_by", "id")
    return [_recommended(row) for row in rows[:PAGE]]


def recommendation(recommendation_id: UUID) -> Recommended | None:
    """One recommendation, for a person or for the service, when the reader may see it."""
    row = Recommendation.objects.filter(id=recommendation_id).first()
    if row:
        return _recommended(row)
    whole = GeneralRecommendation.objects.filter(id=recommendation_id).first()
    return _general(whole) if whole else None


def contested_in_mediation(file_id: UUID) -> Sequence[UUID]:
    """The contestations of a file that a mediator looks at now."""
    rows = Referral.objects.filter(file_id__of=file_id, ended_at=None).exclude(contestation=None)
    return list(rows.order_by("id").values_list("contestation_id", flat=True))
