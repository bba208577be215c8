"""The master key can be replaced while the service runs; what was sealed stays readable at every step."""

from __future__ import annotations

import stat
from types import SimpleNamespace
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.vault import blind_mark, blind_marks, keys, renew, seal, shred, unseal
from visavis.foundation.vault.brief import seal_briefly, unseal_briefly
from visavis.foundation.vault.models import DataKey
from visavis.foundation.vault.seal import SIGN, Shredded, box, unbox
from visavis.front.command_line import main

pytestmark = pytest.mark.django_db
WORDS = "Je cherche un logement."


@pytest.fixture(autouse=True)
def keys_of_this_test(monkeypatch, tmp_path):
    """Keys of our own, in a folder of our own."""
    monkeypatch.setattr(keys, "current_state", lambda: SimpleNamespace(folder=tmp_path / "state"))
    with acting_as(SERVICE):
        DataKey.objects.all().delete()
    return tmp_path / "state" / "keys"


@pytest.fixture
def files():
    """Five files with a sealed sentence each."""
    made = [uuid4() for _ in range(5)]
    with acting_as(SERVICE):
        return {each: seal(each, WORDS) for each in made}


def readable(files):
    with acting_as(SERVICE):
        return sum(unseal(each, sealed) == WORDS for each, sealed in files.items())


def masters_in_use():
    with acting_as(SERVICE):
        return set(DataKey.objects.exclude(wrapped=None).values_list("master", flat=True))


def test_under_a_new_master_all_is_readable_before_during_and_after(files, keys_of_this_test, capsys):
    before = keys.master_key()
    assert renew.begin()
    assert keys.master_key() != before and keys.masters()[1] == before
    assert readable(files) == 5
    renewed = [renew_some(2), readable(files), renew_some(9)]
    assert renewed == [2, 5, 3]
    assert masters_in_use() == {keys.name_of(keys.master_key())}
    assert main(["keys", "close"]) == 0
    assert keys.masters() == (keys.master_key(),)
    assert readable(files) == 5
    for file_id in files:
        with acting_as(SERVICE):
            row = DataKey.objects.get(file_id=file_id)
        with pytest.raises(InvalidTag):
            unbox(before, bytes(row.wrapped), file_id.bytes)


def renew_some(count):
    with pytest.MonkeyPatch.context() as patch, acting_as(SERVICE):
        patch.setattr(renew, "PAGE", count)
        return renew.one_page()


def test_what_stops_half_way_goes_on_and_makes_no_third_key(files, capsys):
    renew.begin()
    renew_some(2)
    present = keys.master_key()
    assert main(["keys", "close"]) == 1
    assert "3 keys are still wrapped under the former" in capsys.readouterr().err
    assert main(["keys", "renew"]) == 0
    told = capsys.readouterr()
    assert "Going on" in told.out and "3 of 3 keys" in told.err
    assert keys.master_key() == present
    assert readable(files) == 5


def test_a_process_that_runs_already_takes_the_new_master_at_once(files):
    """No restart: a key made after the change is wrapped under the new master."""
    keys.master_key()
    renew.begin()
    fresh = uuid4()
    with acting_as(SERVICE):
        seal(fresh, WORDS)
        assert DataKey.objects.get(file_id=fresh).master == keys.name_of(keys.masters()[0])
    assert renew_some(99) == 5


def test_a_destroyed_key_stays_destroyed(files):
    gone = next(iter(files))
    with acting_as(SERVICE):
        shred(gone)
    renew.begin()
    assert renew_some(99) == 4
    with acting_as(SERVICE), pytest.raises(Shredded):
        unseal(gone, files[gone])


def test_the_former_master_can_be_kept_elsewhere_and_brought_back_for_a_backup(
    files, keys_of_this_test, tmp_path
):
    former, safe = keys.master_key(), tmp_path / "former.key"
    with acting_as(SERVICE):
        of_the_backup = dict(DataKey.objects.values_list("file_id", "wrapped"))
    main(["keys", "renew"])
    assert main(["keys", "close", "--to", str(safe)]) == 0
    assert safe.read_bytes() == former and stat.S_IMODE(safe.stat().st_mode) == 0o600
    with acting_as(SERVICE):
        for file_id, wrapped in of_the_backup.items():
            DataKey.objects.filter(file_id=file_id).update(wrapped=wrapped, master=keys.name_of(former))
        with pytest.raises(InvalidTag):
            unseal(next(iter(files)), next(iter(files.values())))
    (keys_of_this_test / keys.FORMER).write_bytes(safe.read_bytes())
    assert main(["keys", "renew"]) == 0
    assert readable(files) == 5
    assert masters_in_use() == {keys.name_of(keys.master_key())}


def test_a_backup_is_never_replaced_by_a_former_key(files, tmp_path, capsys):
    safe = tmp_path / "there.key"
    safe.write_text("something")
    main(["keys", "renew"])
    assert main(["keys", "close", "--to", str(safe)]) == 1
    assert len(keys.masters()) == 2


def test_new_keys_are_files_that_their_owner_alone_reads(files, keys_of_this_test):
    renew.begin()
    found = {each.name: stat.S_IMODE(each.stat().st_mode) for each in keys_of_this_test.iterdir()}
    assert found == {keys.MASTER: 0o600, keys.FORMER: 0o600}


def test_what_hangs_on_the_master_is_renewed_with_each_file(files, monkeypatch):
    seen = []
    monkeypatch.setattr(renew, "_also", [seen.append])
    renew.begin()
    renew_some(99)
    assert set(seen) == set(files)


def test_marks_are_found_under_both_masters_while_both_are_accepted():
    before = blind_mark("a purpose", "a value")
    renew.begin()
    assert blind_mark("a purpose", "a value") != before
    assert blind_marks("a purpose", "a value") == (blind_mark("a purpose", "a value"), before)


def test_what_is_sealed_for_a_few_pages_survives_the_change():
    sealed = seal_briefly("7G3K-M2QA", "account-1")
    renew.begin()
    assert unseal_briefly(sealed, "account-1") == "7G3K-M2QA"


def test_a_sealed_value_names_its_cipher_and_another_one_is_read_beside_it():
    key, bound_to = b"k" * 32, b"file"
    first, second = box(key, b"un mot", bound_to), box(key, b"un mot", bound_to, cipher=2)
    assert (first[:3], second[:3]) == (SIGN + b"\x01", SIGN + b"\x02")
    assert unbox(key, first, bound_to) == unbox(key, second, bound_to) == b"un mot"
    for wrong in (SIGN + b"\x02" + first[3:], SIGN + b"\x01" + second[3:], first[3:], second[3:]):
        with pytest.raises(InvalidTag):
            unbox(key, wrong, bound_to)


def test_values_sealed_before_they_named_their_cipher_are_read():
    key, nonce = b"k" * 32, b"n" * 12
    assert unbox(key, nonce + AESGCM(key).encrypt(nonce, b"un mot", b"file"), b"file") == b"un mot"
    nonce = SIGN + b"\x01" + b"n" * 9
    assert unbox(key, nonce + AESGCM(key).encrypt(nonce, b"un mot", b"file"), b"file") == b"un mot"


@pytest.mark.django_db
def test_a_social_security_number_is_found_during_and_after_the_change(files):
    from visavis.rooms.people.numbers import files_with, identity_number, keep_identity_number

    file_id, number = next(iter(files)), "272039306610449"
    number = number[:13] + f"{97 - int(number[:13]) % 97:02d}"
    with acting_as(SERVICE):
        from visavis.rooms.dossier.models import File

        File.objects.create(id=file_id, opened_at=now(), opened_by_channel="web")
        keep_identity_number(file_id=file_id, number=number, now=now())
        assert files_with(number) == [file_id]
    renew.begin()
    with acting_as(SERVICE):
        assert files_with(number) == [file_id]
    renew_some(99)
    main(["keys", "close"])
    with acting_as(SERVICE):
        assert (files_with(number), identity_number(file_id)) == ([file_id], number)
