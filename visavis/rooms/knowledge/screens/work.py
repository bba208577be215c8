"""What staff learn and what releases change in their work: declared by management, read by everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from visavis.foundation.clock import day_at, now
from visavis.foundation.identity.access import open_to, open_to_everyone
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.knowledge import queries
from visavis.rooms.knowledge.actions.declare import declare
from visavis.rooms.knowledge.forms import TrainingForm
from visavis.rooms.knowledge.impact import statements


@open_to(Role.MANAGER, reason="telling the training of her agency's groups")
def declaring(request: HttpRequest) -> HttpResponse:
    """One group, one quarter: hours and skills, never of one person."""
    form = TrainingForm(request.POST or None, today=day_at(now(), "Europe/Paris"))
    if form.is_valid():
        said = {**form.cleaned_data, "skills": form.learnt}
        try:
            declare(**said, now=now(), by=request.actor, channel=Channel.WEB)
        except Refusal as refused:
            if not refused.field:
                raise
            request.act_refused = True
            form.add_error(refused.field, refused.why)
        else:
            return redirect("knowledge:training")
    return render(request, "knowledge/declaring.html", {"form": form}, status=422 if form.errors else 200)


@open_to_everyone(reason="what those who receive people have learnt is everybody's business")
def training(request: HttpRequest) -> HttpResponse:
    """Hours and skills by group and quarter."""
    return render(request, "knowledge/training.html", {"rows": queries.training()})


@open_to_everyone(reason="what a release changes in the work of staff is public before it is there")
def impacts(request: HttpRequest) -> HttpResponse:
    """The statement of each release, latest first."""
    language = (get_language() or "fr")[:2]
    shown = [(each, each.say(language)) for _name, each in sorted(statements().items(), reverse=True)]
    return render(request, "knowledge/impacts.html", {"statements": shown})
