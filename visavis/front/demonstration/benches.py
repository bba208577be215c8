"""The people of the demonstration as the sign-in page shows them: grouped, each with her story."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from visavis.foundation.identity.demonstration import Bench, Seat
from visavis.front.demonstration import story
from visavis.front.demonstration.helped import HELPERS
from visavis.front.demonstration.mediated import MEDIATOR
from visavis.front.demonstration.neighbours import NEIGHBOURS
from visavis.front.demonstration.town.progress import progress


def filling() -> int | None:
    """How much of the town is made, in a hundred; None when it is whole, or when none is planned."""
    made = progress()
    return None if made is None or made >= 1 else int(100 * made)


def benches() -> Sequence[Bench]:
    """People, staff, employer, helpers, the mediator."""
    groups = (
        (_("Qui cherche un emploi"), (*story.PEOPLE, *NEIGHBOURS)),
        (_("Qui travaille à l’agence"), story.STAFF),
        (_("Qui recrute"), (story.EMPLOYER,)),
        (_("Qui aide"), HELPERS),
        (_("Qui regarde de l’extérieur"), (MEDIATOR,)),
    )
    return [Bench(title, [Seat(each.login, each.story) for each in people]) for title, people in groups]
