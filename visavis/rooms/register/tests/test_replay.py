"""Any past computation is made again with its own data, texts and figures: the same, or where it first differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from visavis.decisions.rights import parameters
from visavis.decisions.rights.articles.art_13_salaire_journalier import salaire_journalier
from visavis.decisions.shared.money import euros
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.register.replay import replay
from visavis.rooms.register.tests.test_off_switch import main_of

pytestmark = pytest.mark.django_db


def again(nadia):
    with acting_as(nadia.actor):
        return replay(nadia.computation)


def test_a_past_computation_comes_out_the_same(nadia):
    found = again(nadia)
    assert found.same
    assert found.first is None
    assert found.steps > 10


def test_a_law_that_changed_since_changes_nothing(nadia, monkeypatch):
    tables = parameters._of_the_tables

    def changed(name, day, age):
        used = tables(name, day, age).used
        return parameters.shown(replace(used, value=replace(used.value, value=used.value.value * 2)))

    monkeypatch.setattr(parameters, "_of_the_tables", changed)
    assert again(nadia).same


def test_the_first_step_that_differs_is_the_one_that_went_wrong_not_those_it_moves(nadia, monkeypatch):
    def broken(version):
        return replace(version, function=lambda *given: replace(version.function(*given), value=euros("60")))

    monkeypatch.setattr(
        salaire_journalier, "versions", [broken(each) for each in salaire_journalier.versions]
    )
    found = again(nadia)
    assert not found.same
    assert "68,38" in found.first[1]
    assert "60,00" in found.first[2]
    assert len(found.others) > 1
    page = main_of(nadia.client.get(f"/mon-espace/algorithmes/calculs/{nadia.computation}/"))
    assert "Un résultat différent" in page
    assert "Première étape qui diffère" in page


def test_she_replays_from_her_rights_by_one_link(nadia):
    link = f"/mon-espace/algorithmes/calculs/{nadia.computation}/"
    assert f'href="{link}"' in nadia.client.get("/mon-espace/droits/").content.decode()
    assert "Le même résultat." in main_of(nadia.client.get(link))


def test_her_counsellor_replays_and_it_is_journaled(nadia, ines):
    address = f"/bureau/dossiers/{nadia.file_id}/algorithmes/calculs/{nadia.computation}/"
    assert "Le même résultat." in main_of(ines.client.get(address))
    with acting_as(nadia.actor):
        rows = JournalRow.objects.filter(
            file_id=nadia.file_id, account_id=ines.actor.account_id, what="rights"
        )
        assert rows.exists()


def test_the_computation_of_somebody_else_is_not_found(nadia, rosa):
    assert rosa.get(f"/mon-espace/algorithmes/calculs/{nadia.computation}/").status_code == 404


def test_the_command_says_the_same_and_leaves_a_trace(nadia, capsys):
    from visavis.front.command_line.register import run_replay

    class Chosen:
        id = str(nadia.computation)
        language = "en"

    assert run_replay(Chosen) == 0
    assert "equal" in capsys.readouterr().out
    with acting_as(nadia.actor):
        assert JournalRow.objects.filter(file_id=nadia.file_id, purpose="automatic", what="rights").exists()


def test_the_command_knows_no_other_number(nadia, capsys):
    from visavis.front.command_line.register import run_replay

    class Chosen:
        id = "00000000-0000-0000-0000-000000000000"
        language = "fr"

    assert run_replay(Chosen) == 2


def test_what_was_erased_is_not_replayed(nadia, capsys):
    from visavis.foundation.vault import shred
    from visavis.front.command_line.register import run_replay

    class Chosen:
        id = str(nadia.computation)
        language = "fr"

    with acting_as(SERVICE):
        shred(nadia.file_id)
    assert run_replay(Chosen) == 2
    assert "erased" in capsys.readouterr().err
