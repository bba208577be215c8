"""We know beforehand which chain PostgreSQL chooses for a file."""

from __future__ import annotations

import pytest

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.trace.chain import chain_of
from visavis.foundation.trace.models import JournalRow
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.write import readings, together


@pytest.mark.django_db
def test_the_chain_we_expect_is_the_one_it_takes():
    keys = [uuid7() for _ in range(30)]
    with acting_as(SERVICE), together():
        readings(
            now=now(),
            by=SERVICE,
            channel=Channel.AUTOMATIC,
            file_ids=keys,
            what="x",
            purpose=Purpose.PORTFOLIO,
        )
        taken = dict(
            JournalRow.objects.filter(file_id__in=keys).order_by("id").values_list("file_id", "chain")
        )
    assert taken == {key: chain_of(key) for key in keys}
    assert len(set(taken.values())) > 10
