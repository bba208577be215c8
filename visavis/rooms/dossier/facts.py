"""What can happen to a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class FileOpened(Fact):
    """A person has a file from now on; her rights date from this first contact."""


@dataclass(frozen=True, kw_only=True)
class PersonRegistered(Fact):
    """The person is registered as a jobseeker from `from_on`."""

    from_on: date


@dataclass(frozen=True, kw_only=True)
class ReferentNamed(Fact):
    """A counsellor with a name follows the file."""

    referent_id: UUID


@dataclass(frozen=True, kw_only=True)
class FileMoved(Fact):
    """Another agency follows the file; `former_id` did until now."""

    former_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class FilesMerged(Fact):
    """Two files were one person's: `alias_id` now resolves to the person's file."""

    alias_id: UUID


@dataclass(frozen=True, kw_only=True)
class FilesSeparated(Fact):
    """A merging was undone: `alias_id` is a file of its own again."""

    alias_id: UUID


@dataclass(frozen=True, kw_only=True)
class FileErased(Fact):
    """The person is forgotten: her keys are destroyed, her names are gone."""


@dataclass(frozen=True, kw_only=True)
class FileExported(Fact):
    """The person took away the whole of her file."""
