"""Anybody computes a right, without an account; nothing is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from visavis.decisions.rights import compute, read
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.rights.forms import SimulationForm
from visavis.rooms.rights.permissions import may_estimate
from visavis.rooms.rights.show import shown


@open_to_everyone(reason="computing one's rights needs no account; nothing is kept")
def simulate(request: HttpRequest) -> HttpResponse:
    """A few questions, then the same page as a kept result."""
    if refused := may_estimate(request.actor):
        raise Refusal(what=_("Le calcul n’est pas fait."), why=refused, status=403)
    form = SimulationForm(request.POST or None)
    if not form.is_valid():
        return render(request, "rights/simulate.html", {"form": form}, status=422 if form.errors else 200)
    reading = read(form.situation())
    if reading.situation is None:
        for finding in reading.findings:
            form.add_error(None, finding.sentence.say(request.LANGUAGE_CODE))
        return render(request, "rights/simulate.html", {"form": form}, status=422)
    return render(
        request,
        "rights/simulated.html",
        {"shown": shown(compute(reading.situation), situation=reading.situation)},
    )
