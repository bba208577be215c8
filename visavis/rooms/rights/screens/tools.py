"""What one does with a right: compare it with a letter, a job, a business, an old right; take it away on paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.rights.paper import as_paper
from visavis.decisions.rights.telling import as_record
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.letters.numbered import pdf
from visavis.foundation.ui.mention import as_text
from visavis.rooms.rights import aids, asking
from visavis.rooms.rights.beside_letter import beside
from visavis.rooms.rights.choices import arce, option
from visavis.rooms.rights.opened import Opened, base_of
from visavis.rooms.rights.paperwork import human_lines
from visavis.rooms.rights.show import shown
from visavis.rooms.rights.ways import job_beside

TRYING = "trying needs no account; a kept computation opens by its own file's gate"


def _tool(
    request: HttpRequest, template: str, base: Opened, form: Any, found: dict[str, Any]
) -> HttpResponse:
    context = {"base": base, "form": form, "query": base.query, **found}
    return render(request, template, context, status=422 if form.errors else 200)


@open_to_everyone(reason=TRYING)
def steps(request: HttpRequest) -> HttpResponse:
    """Every step, article by article, each with its number and where it is contested."""
    base = base_of(request)
    page = shown(base.result, base.explanation, base.contest, number=base.number)
    context = {"base": base, "kept": base.kept, "back": base.back, "shown": page, "changed": ""}
    return render(request, "rights/steps.html", context)


@open_to_everyone(reason=TRYING)
def letter(request: HttpRequest) -> HttpResponse:
    """The figures of the official letter beside ours: at which step they part, and by how much."""
    base = base_of(request)
    form = asking.LetterForm(request.POST or None)
    found = {"compared": beside(base, form.figures()) if form.is_valid() else None}
    return _tool(request, "rights/letter.html", base, form, found)


@open_to_everyone(reason=TRYING)
def job(request: HttpRequest) -> HttpResponse:
    """Months with and without this job."""
    base = base_of(request)
    form = asking.JobForm(request.POST or None)
    ways = None
    if form.is_valid() and base.result.figures:
        typed = form.cleaned_data
        ways = job_beside(base.result, wage=form.month_wage, start=typed["start"], months=typed["months"])
    return _tool(request, "rights/job.html", base, form, {"ways": ways})


@open_to_everyone(reason=TRYING)
def business(request: HttpRequest) -> HttpResponse:
    """The capital, or the allowance each month: both to the end."""
    base = base_of(request)
    form = asking.BusinessForm(request.POST or None)
    chosen = arce(base, form.cleaned_data) if form.is_valid() and base.result.figures else None
    return _tool(request, "rights/business.html", base, form, {"chosen": chosen})


@open_to_everyone(reason=TRYING)
def old_or_new(request: HttpRequest) -> HttpResponse:
    """The old right to its end, or the new one at once: both to the end."""
    base = base_of(request)
    previous = base.situation.previous_right
    names = ("daily_gross", "days_left", "opened_by") if previous else ()
    known = {name: getattr(previous, name) for name in names}
    form = asking.OptionForm(request.POST or None, initial=known)
    chosen = option(base, form.cleaned_data) if form.is_valid() else None
    return _tool(request, "rights/option.html", base, form, {"chosen": chosen})


@open_to_everyone(reason=TRYING)
def aid(request: HttpRequest, aid: str) -> HttpResponse:
    """One aid beside the allowance: due or not, how much, and why."""
    if aid not in aids.AIDS:
        raise Http404("aid")
    base, chosen = base_of(request), aids.AIDS[aid]
    form = chosen.form(request.POST or None)
    nodes = chosen.compute(base, form.cleaned_data) if form.is_valid() else ()
    found = {"title": chosen.title, "nodes": nodes, "others": aids.others(aid)}
    return _tool(request, "rights/aid.html", base, form, found)


@open_to_everyone(reason=TRYING)
def as_pdf(request: HttpRequest) -> HttpResponse:
    """The right on accessible A4 sheets; `?simple` in simplified language and bigger letters."""
    base, simple = base_of(request), "simple" in request.GET
    paper = as_paper(base.result, _spoken(), explanation=base.explanation, simple=simple)
    number = _("Calcul n° %(number)s") % {"number": base.number} if base.number else ""
    human = [*human_lines(request), as_text("rights", base.fingerprint)]
    sheet = pdf(paper, number=number, code=base.number, human=human, foot=number or "Vis-à-vis", large=simple)
    headers = {"Content-Disposition": 'inline; filename="droits.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(sheet, content_type="application/pdf", headers=headers)


@open_to_everyone(reason=TRYING)
def as_json(request: HttpRequest) -> HttpResponse:
    """The whole record: figures, explanation, versions of the law; of a kept computation, as it was kept."""
    base = base_of(request)
    said = as_text("rights", base.fingerprint)
    mention = {"mention": said, "register": request.build_absolute_uri("/algorithmes/rights/")}
    record = base.kept.as_kept if base.kept else as_record(base.result, _spoken(), whole=True)
    shape = {"ensure_ascii": False, "indent": 2}
    return JsonResponse({**record, "algorithm": mention}, json_dumps_params=shape)


def _spoken() -> str:
    return (get_language() or "fr")[:2]
