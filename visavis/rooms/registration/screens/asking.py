"""One question, the review, the end: the pages both sides of the counter share."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at, now
from visavis.foundation.identity.doors import MODEL_BACKEND
from visavis.foundation.identity.session import remember_file
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import to_ask
from visavis.rooms.dossier.door import registered_since
from visavis.rooms.registration import queries
from visavis.rooms.registration.actions.answer import answer
from visavis.rooms.registration.actions.begin import begin
from visavis.rooms.registration.actions.confirm import confirm
from visavis.rooms.registration.questions import COUNT, FIRST, QUESTIONS, Question, after, before, number_of
from visavis.rooms.registration.screens import card
from visavis.rooms.registration.screens.side import Side, remember_channel
from visavis.rooms.registration.telling import told

PARIS = "Europe/Paris"


def ask(request: HttpRequest, side: Side, question: Question) -> HttpResponse:
    """Show a question, or keep its answer and lead to the next."""
    known = queries.registration_of(side.file_id)
    if detour := _detour(side, question, known):
        return redirect(detour)
    if request.method == "POST" and "unknown" in request.POST and not question.needed:
        return _keep(request, side, question, known, None)
    kept = known.answers.get(question.key) if known else None
    form = question.form(
        request.POST if request.method == "POST" else None, today=day_at(now(), PARIS), kept=kept
    )
    if form.is_valid():
        return _keep(request, side, question, known, form.answer)
    former = before(question)
    context = {
        "side": side,
        "question": question,
        "form": form,
        "number": number_of(question),
        "count": COUNT,
        "code": known.code if known else "",
        "expires_at": known.expires_at if known else None,
        "kept": kept or {},
        "back": side.question_url(former) if former else side.url("start"),
        "back_number": number_of(question) - 1,
    }
    return render(request, "registration/question.html", context, status=422 if form.errors else 200)


def _detour(side: Side, question: Question, known: queries.Registration | None) -> str | None:
    """Nothing begun: the first question. Finished: the last page. A file without registration: the start."""
    if known is None and side.file_id:
        return side.url("start")
    if known is None and question is not FIRST:
        return side.question_url(FIRST)
    return side.url("done") if known and known.finished_at else None


def _keep(
    request: HttpRequest,
    side: Side,
    question: Question,
    known: queries.Registration | None,
    said: dict[str, Any] | None,
) -> HttpResponse:
    if side.file_id is None:
        side = _begin(request, side, said or {})
    else:
        answer(
            file_id=side.file_id,
            question=question.key,
            said=said,
            now=now(),
            by=side.by,
            channel=side.channel,
        )
    asked = {question.key, *(known.answers if known else {})}
    following = after(question)
    if following is None or all(each.key in asked for each in QUESTIONS):
        return redirect(side.url("review"))
    return redirect(side.question_url(following))


def _begin(request: HttpRequest, side: Side, said: dict[str, Any]) -> Side:
    begun = begin(said=said, agency_id=agency_of(side), now=now(), by=side.by, channel=side.channel)
    side = side.of(begun.file_id)
    remember_channel(request, side) if side.desk else remember_file(request, begun.file_id)
    return side


def agency_of(side: Side) -> Any:
    """The counsellor's agency; for a visitor the first one, until she names hers."""
    if side.by.agency_id:
        return side.by.agency_id
    place = to_ask()
    if place is None:
        raise Refusal(
            what=_("L’inscription n’a pas commencé."),
            why=_("Aucune agence n’est encore ouverte ici."),
            now_what=_("Appelez-nous : votre appel compte comme premier contact."),
            status=503,
        )
    return place.id


def review(request: HttpRequest, side: Side) -> HttpResponse:
    """Everything said, each with a way to change it; then one button."""
    known = queries.registration_of(side.file_id)
    if detour := _detour(side, QUESTIONS[-1], known):
        return redirect(detour)
    assert known is not None
    if request.method == "POST":
        return _confirm(request, side)
    lines = [
        (each, told(each, known.answers.get(each.key), each.key in known.answers), side.question_url(each))
        for each in QUESTIONS
    ]
    context = {
        "side": side,
        "lines": lines,
        "count": COUNT,
        "code": known.code,
        "expires_at": known.expires_at,
        "begun_at": known.begun_at,
        "back": side.question_url(QUESTIONS[-1]),
        "form": None,
    }
    return render(request, "registration/review.html", context)


def _confirm(request: HttpRequest, side: Side) -> HttpResponse:
    assert side.file_id is not None
    done = confirm(file_id=side.file_id, now=now(), by=side.by, channel=side.channel)
    if done.codes:
        card.keep(request, side.file_id, done.account.login, done.codes)
    if not side.desk and not request.user.is_authenticated:
        login(request, done.account, backend=MODEL_BACKEND)
    return redirect(side.url("done"))


def done(request: HttpRequest, side: Side) -> HttpResponse:
    """It is done: since when, the card while it may still be shown, what comes next."""
    since = registered_since(side.file_id) if side.file_id else None
    if since is None:
        return redirect(side.url("start"))
    context = {"side": side, "since": since, "card": card.shown(request, side.file_id), "form": None}
    return render(request, "registration/done.html", context)


def card_seen(request: HttpRequest, side: Side) -> HttpResponse:
    """The person has her card: its codes leave the session."""
    card.forget(request, side.file_id)
    return redirect(side.url("done"))
