"""What one does with a right: compare it with a letter, a job, a business, an old right; take it away on paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.rights.paper import as_paper, lines_as_paper
from visavis.decisions.rights.telling import as_record
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.letters.numbered import pdf
from visavis.foundation.ui.mention import as_text
from visavis.rooms.rights import aids
from visavis.rooms.rights.asked import Typed, typed_in, written
from visavis.rooms.rights.draft import asked_of, keep_asked
from visavis.rooms.rights.opened import Opened, base_of
from visavis.rooms.rights.papers import PapersForm
from visavis.rooms.rights.paperwork import human_lines
from visavis.rooms.rights.sheet import Sheet, sheet_of
from visavis.rooms.rights.show import answered_by, shown
from visavis.rooms.rights.tools import TOOLS, Found, Tool, asked_in_words

TRYING = "trying needs no account; a kept computation opens by its own file's gate"


def _used(request: HttpRequest, tool: Tool, known: dict[str, Any]) -> tuple[Opened, Any, Found | None]:
    """The tool used on the right that is open: what was just typed, or what this visit asked of it before."""
    base = base_of(request)
    about = str(base.kept.id) if base.kept else ""
    before = None if request.method == "POST" else asked_of(request, tool.name, about)
    form = _form(request, tool, base, typed_in(before) if before else known)
    if form.is_valid():
        before = written(form.cleaned_data)
        keep_asked(request, tool.name, about, before)
    found = tool.compute(base.right, Typed(typed_in(before))) if before is not None else None
    return base, form, found


def _form(request: HttpRequest, tool: Tool, base: Opened, initial: dict[str, Any]) -> Any:
    """What is asked; of two papers, the months of the last contract."""
    if tool.form is PapersForm:
        return PapersForm(
            request.POST or None, right=base.right, initial=initial, every="tout" in request.GET
        )
    return tool.form(request.POST or None, initial=initial)


def _page(
    request: HttpRequest, name: str, template: str, known: dict[str, Any] | None = None, **more: Any
) -> HttpResponse:
    """The page of a tool: every figure it found is a line with its number, contested by one press."""
    tool = TOOLS[name]
    base, form, found = _used(request, tool, known or {})
    sheet = sheet_of(
        found.lines if found else (), found.months if found else (), contest=lambda code: base.tried(name, code)
    )  # fmt: skip
    context = {
        "base": base, "form": form, "query": base.query, "sheet": sheet, "found": found,
        "tried": form.is_bound and not form.errors, "shown": _opened(found, sheet), "tool": tool,
        "by": answered_by(base.kept.file_id if base.kept else request.actor.file_id),
        "keeps": request.actor.file_id is not None and not request.actor.is_staff, **more,
    }  # fmt: skip
    return render(request, template, context, status=422 if form.errors else 200)


def _opened(found: Found | None, sheet: Sheet) -> Any:
    """What a tool shows, its lines with where each is contested."""
    return found.shown.opened(sheet.by_code) if found and found.shown else None


@open_to_everyone(reason=TRYING)
def steps(request: HttpRequest) -> HttpResponse:
    """Every step, article by article, each with its number and where it is contested."""
    base = base_of(request)
    context = {"base": base, "kept": base.kept, "back": base.back, "shown": shown(base), "changed": ""}
    return render(request, "rights/steps.html", context)


@open_to_everyone(reason=TRYING)
def letter(request: HttpRequest) -> HttpResponse:
    """The figures of the official letter beside ours: at which step they part, and by how much."""
    return _page(request, "lettre", "rights/letter.html")


@open_to_everyone(reason=TRYING)
def job(request: HttpRequest) -> HttpResponse:
    """Months with and without this job."""
    return _page(request, "emploi", "rights/job.html")


@open_to_everyone(reason=TRYING)
def papers(request: HttpRequest) -> HttpResponse:
    """The employer's certificate beside pay slips: each line that differs, with what it makes in euros."""
    return _page(request, "fiches", "rights/papers.html")


@open_to_everyone(reason=TRYING)
def business(request: HttpRequest) -> HttpResponse:
    """The capital, or the allowance each month: both to the end."""
    return _page(request, "creation", "rights/business.html")


@open_to_everyone(reason=TRYING)
def old_or_new(request: HttpRequest) -> HttpResponse:
    """The old right to its end, or the new one at once: both to the end."""
    previous = base_of(request).situation.previous_right
    names = ("daily_gross", "days_left", "opened_by") if previous else ()
    return _page(
        request, "ancien-droit", "rights/option.html", {name: getattr(previous, name) for name in names}
    )


@open_to_everyone(reason=TRYING)
def aid(request: HttpRequest, aid: str) -> HttpResponse:
    """One aid beside the allowance: due or not, how much, and why."""
    if aid not in aids.AIDS:
        raise Http404("aid")
    return _page(request, aid, "rights/aid.html", title=aids.AIDS[aid].title, others=aids.others(aid))


@open_to_everyone(reason=TRYING)
def as_pdf(request: HttpRequest) -> HttpResponse:
    """The right on accessible A4 sheets, or what a tool found; `?simple` in simplified language and bigger letters."""
    base, simple = base_of(request), "simple" in request.GET
    number = _("Calcul n° %(number)s") % {"number": base.number} if base.number else ""
    human = [*human_lines(request), as_text("rights", base.fingerprint)]
    paper = _paper(base, simple=simple)
    sheet = pdf(paper, number=number, code=base.number, human=human, foot=number or "Vis-à-vis", large=simple)
    headers = {"Content-Disposition": 'inline; filename="droits.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(sheet, content_type="application/pdf", headers=headers)


def _paper(base: Opened, *, simple: bool) -> dict[str, Any]:
    """The record to print: of a kept comparison, its own lines; else the right with its months."""
    kept, spoken = base.kept, _spoken()
    if kept is None or not kept.tool:
        kept_explanation = kept.result_explanation if kept else None
        return as_paper(base.result, spoken, explanation=kept_explanation, simple=simple)
    found = kept.found
    asked = asked_in_words(kept.tool, kept.asked)
    return lines_as_paper(
        str(TOOLS[kept.tool].title), asked, (*found.lines, *found.months), spoken,
        fingerprint=base.fingerprint, simple=simple,
    )  # fmt: skip


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
