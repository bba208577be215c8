"""The people of the demonstration as the sign-in page shows them: grouped, each with her story."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from visavis.foundation.identity.demonstration import Bench, Seat
from visavis.front.demonstration import story


def benches() -> Sequence[Bench]:
    """People, staff, employer."""
    groups = (
        (_("Qui cherche un emploi"), story.PEOPLE),
        (_("Qui travaille à l’agence"), story.STAFF),
        (_("Qui recrute"), (story.EMPLOYER,)),
    )
    return [Bench(title, [Seat(each.login, each.story) for each in people]) for title, people in groups]
