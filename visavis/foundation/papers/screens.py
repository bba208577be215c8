"""My papers: hand one in, its receipt, the paper itself once it is checked."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.papers.door import read, receipt, receipts, receive
from visavis.foundation.papers.forms import PaperForm
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.own import own_file

HERS = (Role.PERSON, Role.VISITOR)


@open_to(*HERS, reason="each person hands in and sees the papers of her own file", mandate="papers")
def mine(request: HttpRequest) -> HttpResponse:
    """The list with its form; a refused paper comes back here with its sentence."""
    file_id = own_file(request, "papers")
    form = PaperForm(request.POST or None, request.FILES or None, request=request)
    if request.method == "POST" and form.is_valid():
        paper = form.cleaned_data["paper"]
        try:
            taken = receive(
                file_id=file_id, name=paper.name, content=paper, now=now(),
                by=request.actor, channel=Channel.WEB,
            )  # fmt: skip
        except Refusal as refused:
            form.add_error("paper", str(refused))
        else:
            return redirect("papers:one", paper=taken.id)
    page = receipts(file_id, before=id_in(request.GET, "avant"))
    return render(request, "papers/mine.html", {"page": page, "form": form})


@open_to(*HERS, reason="each person keeps the receipts of what she handed in", mandate="papers")
def one(request: HttpRequest, paper: UUID) -> HttpResponse:
    """The receipt."""
    found = receipt(paper, file_id=own_file(request, "paper receipt"))
    if found is None:
        raise Http404("paper")
    return render(request, "papers/one.html", {"paper": found})


@open_to(*HERS, reason="each person can take back a copy of what she handed in", mandate="papers")
def content(request: HttpRequest, paper: UUID) -> HttpResponse:
    """The paper itself, to be saved; never shown inside the page."""
    found = read(paper, file_id=own_file(request, "paper"))
    if found is None:
        raise Http404("paper")
    answer = HttpResponse(
        found.content, content_type=found.kind, headers={"Cache-Control": "private, no-store"}
    )
    answer["Content-Disposition"] = _saved_as(found.name)
    return answer


def _saved_as(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
