"""Danger: a backup that remembers. Guarantee: whoever was erased stays erased when an older backup is brought back."""

from __future__ import annotations

import shutil

import pytest

from tests.start.service import Service

pytestmark = pytest.mark.start

NADIA = (
    "from visavis.foundation.identity.models import Account;print(Account.objects.get(login='nadia').file_id)"
)
ERASE = (
    "from uuid import UUID;"
    "from visavis.rooms.dossier.actions.erase import erase_file;"
    "erase_file(file_id=UUID('{}'), now=now(), by=SERVICE, channel=Channel.AUTOMATIC)"
)
SERVICE = (
    "from visavis.foundation.clock import now;"
    "from visavis.foundation.identity.actor import SERVICE, Channel, acting_as\n"
    "with acting_as(SERVICE):\n  "
)


def shell(service: Service, code: str) -> str:
    done = service.run("django", "shell", "--no-imports", "--command", SERVICE + code.replace(";", "\n  "))
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def known(service: Service, file_id: str) -> tuple[int, int, int]:
    """Her names, the key of her file, and the keys of everybody else."""
    with service.connect("dbsuper") as connection:
        return connection.execute(
            "select (select count(*) from people_name where file_id = %(her)s),"
            " (select count(*) from vault_datakey where file_id = %(her)s and wrapped is not null),"
            " (select count(*) from vault_datakey where file_id <> %(her)s and wrapped is not null)",
            {"her": file_id},
        ).fetchone()


@pytest.fixture
def lived(checkout):
    """A service with its demonstration people, a backup of it, and Nadia erased after the backup."""
    service = checkout("la maison", VISAVIS_DEMO="1")
    for words in (
        ("db", "init"),
        ("demo", "load", "--people-only"),
        ("db", "backup", str(service.folder / "before.dump")),
    ):
        done = service.run(*words)
        assert done.returncode == 0, done.stderr
    file_id = shell(service, NADIA)
    names, key, others = known(service, file_id)
    assert names and key == 1
    shell(service, ERASE.format(file_id))
    assert known(service, file_id)[:2] == (0, 0)
    return service, file_id, others


def restored(service: Service) -> str:
    done = service.run("db", "restore", "--replace", str(service.folder / "before.dump"))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_whoever_was_erased_stays_erased_in_a_restored_backup(lived):
    service, file_id, others = lived
    listing = service.state / "keys" / "destroyed"
    assert file_id in listing.read_text()
    assert "1 files erased since" in restored(service)
    assert known(service, file_id) == (0, 0, others)


def test_the_former_database_tells_when_the_list_is_lost(lived):
    service, file_id, others = lived
    (service.state / "keys" / "destroyed").unlink()
    restored(service)
    assert known(service, file_id) == (0, 0, others)


def test_another_machine_with_the_keys_and_the_list_forgets_too(lived, checkout):
    service, file_id, others = lived
    elsewhere = checkout("ailleurs", VISAVIS_DEMO="1")
    assert elsewhere.run("db", "init").returncode == 0
    for kept in (service.state / "keys").iterdir():
        shutil.copy(kept, elsewhere.state / "keys" / kept.name)
    shutil.copy(service.folder / "before.dump", elsewhere.folder)
    restored(elsewhere)
    assert known(elsewhere, file_id) == (0, 0, others)
    with elsewhere.connect("dbsuper") as connection:
        owners = (
            "select distinct pg_get_userbyid(proowner) from pg_proc where prosrc ~ 'people_identitynumber'"
        )
        assert connection.execute(owners).fetchall() == [("visavis_numbers",)], (
            "a backup keeps the role of the numbers"
        )


def test_without_the_list_nor_the_former_database_the_backup_still_remembers(lived, checkout):
    """What the list is for; and why the operator keeps it with the keys."""
    service, file_id, _others = lived
    elsewhere = checkout("ailleurs", VISAVIS_DEMO="1")
    assert elsewhere.run("db", "init").returncode == 0
    shutil.copy(service.folder / "before.dump", elsewhere.folder)
    restored(elsewhere)
    assert known(elsewhere, file_id)[1] == 1
