"""Coming in and going out."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from visavis.foundation.identity import browsers, cards, doors, fresh_card, session
from visavis.foundation.identity.access import EVERYONE, comes_before_second_factor, open_to, open_to_everyone
from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.demonstration import benches, filling
from visavis.foundation.identity.forms import CardForm, CloseForm


def _onward(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"


@open_to_everyone(reason="the page where one signs in")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Every way in: resume code, printed card, staff password; in a demonstration, its people."""
    form = CardForm(request.POST or None)
    if form.is_valid():
        if doors.enter_with_card(request, form.cleaned_data["login"], form.cleaned_data["code"]):
            return redirect(_onward(request))
        form.add_error("code", _("Ce nom et ce code ne vont pas ensemble, ou le code a déjà servi."))
    people = benches() if settings.DEMO else []
    context = {"form": form, "benches": people, "next": _onward(request)}
    context["filling"] = filling() if settings.DEMO else None
    return render(request, "identity/sign_in.html", context, status=422 if form.errors else 200)


@require_POST
@open_to_everyone(reason="the demonstration's people; does not exist outside demo mode")
def become(request: HttpRequest, login: str) -> HttpResponse:
    doors.become(request, login)
    return redirect(_onward(request))


@open_to(*(EVERYONE - {Role.VISITOR}), reason="one's own account")
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, what opens my account, and the way out."""
    return render(request, "identity/me.html", {"codes_left": cards.left(request.user)})


CARRIERS = EVERYONE - {Role.VISITOR}


@open_to(*CARRIERS, reason="her own account, in browsers she may no longer have before her")
def open_browsers(request: HttpRequest) -> HttpResponse:
    """Where her account is open; one of the others closes, or all, once she has shown again who she is."""
    found = browsers.open_browsers(request)
    others, with_code = [each for each in found if not each.here], session.must_show_code(request)
    form = CloseForm(request.POST or None, user=request.user, others=others, with_code=with_code)
    if request.method == "POST" and session.must_confirm(request):
        return redirect(f"{reverse('account_reauthenticate')}?next={reverse('identity:browsers')}")
    if form.is_valid():
        _close(request, form.cleaned_data["which"])
        return redirect("identity:browsers")
    context = {"form": form, "here": [each for each in found if each.here], "others": others}
    return render(request, "identity/browsers.html", context, status=422 if form.errors else 200)


def _close(request: HttpRequest, which: str) -> None:
    if which == CloseForm.ALL:
        browsers.close_others(request)
        messages.success(request, _("C’est fait : partout ailleurs, votre compte est fermé."))
    elif browsers.close(UUID(which)):
        messages.success(request, _("C’est fait : sur cet appareil, votre compte est fermé."))


@open_to(*CARRIERS, reason="the card of codes she has just made, or making one")
@comes_before_second_factor
@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """A fresh card until it is on paper; before and after, what a card is and the way to a new one."""
    context = {"card": fresh_card.shown(request), "codes_left": cards.left(request.user)}
    return render(request, "identity/card.html", context)


@require_POST
@open_to(*CARRIERS, reason="a new card of codes for her own account")
@comes_before_second_factor
def new_card(request: HttpRequest) -> HttpResponse:
    """Make a new card; the old one stops working. Staff who have a second factor show it again first."""
    if session.must_confirm(request):
        return redirect(f"{reverse('account_reauthenticate')}?next={reverse('identity:card')}")
    fresh_card.keep(request, request.user, cards.make_card(request.user))
    return redirect("identity:card")


@require_POST
@open_to(*CARRIERS, reason="the card is on paper")
@comes_before_second_factor
def card_seen(request: HttpRequest) -> HttpResponse:
    """The codes leave the session."""
    fresh_card.forget(request)
    return redirect("identity:me")


@require_POST
@open_to_everyone(reason="leaving is always possible")
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("/")
