"""Each component says what it must, in words, whatever it is given."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from visavis.foundation.ui import calendars, charts
from visavis.foundation.ui import design_samples as samples
from visavis.foundation.ui.panel import panel_of
from visavis.foundation.ui.tests.conftest import Render

pytestmark = pytest.mark.usefixtures("words_ready")
PARIS = ZoneInfo("Europe/Paris")


def test_a_button_is_a_link_when_it_leads_somewhere(render: Render) -> None:
    assert (
        render('<c-button full href="/ici">Aller</c-button>')
        == '<a class="button full " href="/ici" >Aller</a>'
    )
    assert 'type="submit"' in render("<c-button>Envoyer</c-button>")


def test_a_form_acts_once_and_explains_rather_than_blocks(render: Render) -> None:
    form = render('<c-form action="/faire">x</c-form>')
    assert 'method="post"' in form and "novalidate" in form
    assert 'name="csrfmiddlewaretoken"' in form and 'name="once"' in form


def test_a_search_form_carries_no_token(render: Render) -> None:
    assert "token" not in render('<c-form action="/chercher" method="get">x</c-form>')


def test_a_figure_leads_to_its_explanation(render: Render) -> None:
    assert 'href="#pourquoi-aj"' in render('<c-figure why="pourquoi-aj">40 €</c-figure>')
    assert render("<c-figure>40 €</c-figure>").startswith("<b")


def test_what_a_person_typed_is_shown_again_and_never_run(render: Render) -> None:
    form = samples.Sample({"words": "<script>alert(1)</script>", "wage": '"><b>'})
    page = render('<c-field :field="form.words" /><c-field :field="form.wage" />', form=form)
    assert "&lt;script&gt;" in page and "<script>" not in page and "<b>" not in page


def test_a_date_has_three_boxes_and_only_the_faulty_one_is_red(render: Render) -> None:
    page = render('<c-field :field="form.last_day" />', form=samples.wrong_form())
    assert page.count('aria-invalid="true"') == 1
    assert 'name="last_day_month" value="13"' in page
    assert (
        "Le mois doit être entre 1 et 12. Vous avez écrit «\xa013\xa0»." in page
        or "«&nbsp;13" in page
        or "« 13 »" in page.replace("\xa0", " ")
    )


def test_the_error_summary_leads_to_the_faulty_box(render: Render) -> None:
    page = render('<c-errors :form="form" />', form=samples.wrong_form())
    assert 'href="#id_last_day_month"' in page and "3 réponses sont à revoir" in page
    assert "Qui pourra le lire" in page


def test_no_error_no_frame(render: Render) -> None:
    assert render('<c-errors :form="form" />', form=samples.Sample()) == ""


def test_no_choice_is_made_for_the_person(render: Render) -> None:
    page = render('<c-field :field="form.way" /><c-field :field="form.needs" />', form=samples.Sample())
    assert "checked" not in page and "Personne d’autre. Ne sert jamais à une décision." in page


def test_a_choice_already_made_is_kept(render: Render) -> None:
    page = render('<c-field :field="form.way" />', form=samples.Sample({"way": "one"}))
    assert page.count("checked") == 1 and 'value="one" checked' in page


def test_a_panel_says_everything_in_order(render: Render) -> None:
    page = render(
        '<c-why :node="node" open contest="/contester" wrong="/fausse" talk="/parler" who="Paul Rey" />',
        node=samples.explanation(),
    )
    order = [
        "Montant par jour",
        "Pourquoi ce chiffre",
        "En clair.",
        "retenu",
        "non atteint",
        "Arrondi",
        "article 14",
        "D’où viennent les données",
        "Partie fixe",
        "Je conteste ce chiffre",
        "Une donnée est fausse",
        "Paul Rey",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert 'id="pourquoi-aj"' in page and 'href="#pourquoi-sjr"' in page


def test_a_date_asks_why_this_date(render: Render) -> None:
    from visavis.decisions.shared.explanation import Explanation
    from visavis.decisions.shared.sentence import Sentence

    panel = panel_of(Explanation("debut", Sentence.of("Premier jour payé"), date(2026, 11, 18)))
    assert (
        panel.question.startswith("Pourquoi cette date")
        and panel.value.replace("\xa0", " ") == "18 novembre 2026"
    )


def test_an_open_answer_says_what_is_missing_and_who_decides(render: Render) -> None:
    from visavis.decisions.shared.answer import cannot_say
    from visavis.decisions.shared.explanation import Explanation
    from visavis.decisions.shared.sentence import Sentence

    answer = cannot_say(
        Sentence.of("Rien ne le dit."),
        who_decides=Sentence.of("Paul Rey décide avant jeudi."),
        missing=[Sentence.of("votre attestation.")],
    )
    page = render('<c-why :node="node" />', node=Explanation("ouvert", Sentence.of("Droit"), answer))
    for words in ("On ne peut pas encore dire", "votre attestation.", "Paul Rey décide avant jeudi."):
        assert words in page


def test_the_counter_line_runs_between_you_and_the_offer(render: Render) -> None:
    page = render(
        '<c-face title="Pourquoi" other="L’offre" :rows="rows" />', rows=[("Trajet", "40 min", "14 min")]
    )
    assert page.index("Vous") < page.index("L’offre") < page.index("40 min") < page.index("14 min")
    assert 'data-label="L’offre"' in page


def test_a_late_answer_says_so(render: Render) -> None:
    at = datetime(2026, 11, 20, 16, tzinfo=PARIS)
    page = render('<c-clock who="Inès" :by="at" backup="Karim Haddad" late />', at=at).replace("\xa0", " ")
    assert "En retard depuis vendredi 20 novembre à 16 h." in page and "Karim Haddad a été prévenu." in page
    assert 'class="dot"' not in page


def test_a_slot_books_by_a_form(render: Render) -> None:
    page = render('<c-slots :days="days" action="/reserver" />', days=samples.slot_days()).replace(
        "\xa0", " "
    )
    assert page.count("<form") == 7 and "Jeudi 26 novembre" in page and "10 h 15" in page


def test_pigeonholes_say_with_a_shape_what_they_say_with_a_tint(render: Render) -> None:
    page = render('<c-pigeonholes :people="people" />', people=samples.pigeonholes())
    assert page.count("●") == 3 and page.count("○") == 4 and "Aucun score" in page


def test_easy_words_replace_the_long_ones_when_asked(render: Render) -> None:
    from visavis.foundation.ui.preferences import Preferences

    source = '<c-easy>Mensuellement.<c-slot name="simply">Une fois par mois.</c-slot></c-easy>'
    assert render(source) == "Mensuellement."
    assert render(source, preferences=Preferences(easy=True)) == "Une fois par mois."


def test_bars_start_at_zero_and_keep_their_proportions() -> None:
    chart = charts.bars(id="c", title="t", rows=[charts.Bar("a", 10, "10"), charts.Bar("b", 40, "40")])
    small, large = (float(bar.width) for bar in chart.bars)
    assert large == pytest.approx(4 * small, rel=0.01)
    assert [tick.words for tick in chart.ticks] == ["0", "10", "20", "30", "40"]


@pytest.mark.parametrize("most", [0, 1, 3, 7, 44, 61, 99, 1234, 98765])
def test_a_scale_has_few_round_steps_from_zero(most: int) -> None:
    steps = charts.scale(most)
    assert steps[0] == 0 and len(steps) <= 6 and steps[-1] <= max(most, 1)


def test_four_lines_cannot_be_told_apart() -> None:
    with pytest.raises(ValueError, match="told apart"):
        charts.lines(id="c", title="t", series=[charts.Series("a", (1, 2))] * 4, first="", last="")


def test_names_at_the_ends_of_lines_do_not_cover_each_other() -> None:
    chart = charts.lines(
        id="c",
        title="t",
        series=[charts.Series("a", (1, 20)), charts.Series("b", (2, 20))],
        first="",
        last="",
    )
    ends = sorted(float(series.words_y) for series in chart.series)
    assert ends[1] - ends[0] >= 20


def test_a_month_puts_each_day_under_its_name() -> None:
    month = calendars.month_of(
        date(2026, 11, 1), {date(2026, 11, 18): "paid"}, id="m", title="t", first_paid=date(2026, 11, 18)
    )
    first, eighteenth = month.days[0], month.days[17]
    assert (first.x, first.y) == (1 + 6 * calendars.CELL_WIDTH, calendars.TOP), "1 November 2026 is a Sunday"
    assert eighteenth.kind == "paid" and eighteenth.first and month.days[1].x == 1


def test_an_unknown_kind_of_day_is_refused() -> None:
    with pytest.raises(ValueError, match="holiday"):
        calendars.month_of(date(2026, 11, 1), {date(2026, 11, 1): "holiday"}, id="m", title="t")


def test_a_line_of_months_writes_the_year_at_each_january() -> None:
    line = calendars.line_of_months(date(2026, 11, 1), [0.5] + [1.0] * 17, id="m", title="t")
    assert [bar.year for bar in line.bars if bar.year] == ["2027", "2028"]
    assert line.bars[0].height == "20" and line.bars[1].height == "40"
