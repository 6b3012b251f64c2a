"""The page of officers, of a commune or of a province, and the page on which who was invited opens the account."""

import re

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pydantic import ValidationError

from nhipcau.gateway.login import accounts, visits
from nhipcau.gateway.login.http_account import password_faults
from nhipcau.gateway.login.inviting import (
    InviteForm,
    above,
    choices_of,
    communes_of,
    officers_of,
    place_of,
    told,
)
from nhipcau.gateway.login.models import Invitation
from nhipcau.gateway.login.problems import LOGIN_TAKEN, NO_SUCH_OFFICER
from nhipcau.gateway.page_problems import BAD_PAGE_REQUEST, TOO_MANY_LOGINS
from nhipcau.gateway.team_forms import id_in
from nhipcau.gateway.team_pages import answered
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_LEAD
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.qr import qr_in_page
from nhipcau.people.bodies import LeaveMember
from nhipcau.people.models import Member

DONE = {
    "nghi": "Đã khép tài khoản. Mọi nơi người ấy đang đăng nhập đã kết thúc.",
    "gan": "Đã gắn tài khoản cơ quan.",
    "bo-gan": "Đã bỏ gắn tài khoản cơ quan.",
}
LOGIN_WRONG = "Tên có 2 đến 30 chữ không dấu, chữ số, dấu chấm hoặc gạch."
LOGIN_IN_USE = "Tên này đã có người dùng. Chọn tên khác."
GUESSES = Pace.of("invitation")


@require_safe
@office(COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING)
def officers(request: OfficeRequest) -> HttpResponse:
    """Show the officers whom somebody may invite: who has opened the account, who is invited."""
    return _page(request)


@require_POST
@office(COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING)
@answered
@sensitive_variables("code")
def invite(request: OfficeRequest) -> HttpResponse:
    """Take in an officer by name, or choose one who is there, and show a code for the account this once.

    Raises:
        Refusal: 404.163 or 409.160 as the command; 400.110 the form is broken.
    """
    actor, named = request.officer.actor, id_in(request, "ma")
    if request.POST.get("nguoi"):
        member_id = id_in(request, "nguoi")
    else:
        member_id = named  # pressed twice, enrolled once
        if not officers_of(actor).filter(id=member_id).exists():
            form = InviteForm.typed(request.POST)
            body = form.body(actor, member_id)
            if body is None:
                return _page(request, form)
            bus.do(actor, "people.enrol_member", body)
    code = accounts.invite(actor, member_id, named)
    address = request.build_absolute_uri("/mo-tai-khoan")
    context = {
        "person": Member.objects.get(id=member_id),
        "code": code,
        "address": address.partition("://")[2],
        "until": Invitation.objects.get(id=named).expires_at,
        "qr": qr_in_page(f"{address}?ma={code}", "Mã QR mở tài khoản", border=4),
    }
    return render(request, "gateway/login/invited.html", {**place_of(actor), **context})


@require_POST
@office(COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING)
@answered
def end(request: OfficeRequest) -> HttpResponse:
    """Let an officer work no more from today: the account is shut, every session is over.

    Raises:
        Refusal: 404.163 there is no such officer; 400.110 the form is broken.
    """
    actor, member = request.officer.actor, _officer(request)
    bus.do(actor, "people.leave_member", LeaveMember(member_id=member.id))
    if member.user:
        visits.end(member.user, actor, how="left")
    tell("officer.ended", actor, member=str(member.id))
    return redirect("/can-bo?xong=nghi")


@require_POST
@office(COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING)
@answered
def link(request: OfficeRequest) -> HttpResponse:
    """Tie the name that an officer has at the sign-on service to the account, or untie it.

    Raises:
        Refusal: 404.160, 404.163 or 409.162 as the commands; 400.110 the form is broken.
    """
    actor = request.officer.actor
    if request.POST.get("bo"):
        bus.do(actor, "gateway.unlink_sign_on", accounts.UnlinkSignOn(link_id=id_in(request, "bo")))
        tell("sso.unlinked", actor)
        return redirect("/can-bo?xong=bo-gan")
    member = _officer(request)
    try:
        body = accounts.LinkSignOn(
            id=new_id(), member_id=member.id, issuer=settings.SSO.issuer, subject=request.POST.get("sub", "")
        )
    except ValidationError as error:
        raise Refusal(BAD_PAGE_REQUEST) from error
    bus.do(actor, "gateway.link_sign_on", body)
    tell("sso.linked", actor, member=str(member.id))
    return redirect("/can-bo?xong=gan")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("ma", "moi", "lai")
def open_account(request: HttpRequest) -> HttpResponseBase:
    """Let an invited officer choose a name and a password.

    Raises:
        Refusal: 404.161 or 410.160 the code opens nothing; 429.110 too many codes were tried from here.
    """
    asked = request.POST if request.method == "POST" else request.GET
    code, login = asked.get("ma", "")[:40], request.POST.get("ten", "").strip().lower()[:60]
    if request.method != "POST":
        return _form(request, code, login, {}, 200)
    found = _invited(code, address_of(request))
    faults = password_faults(request.POST.get("moi", ""), request.POST.get("lai", ""), User(username=login))
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{1,29}", login):
        faults["ten"] = LOGIN_WRONG
    if not faults:
        try:
            accounts.open_with(found, login, request.POST.get("moi", ""))
        except Refusal as refusal:
            if refusal.problem is not LOGIN_TAKEN:
                raise
            faults["ten"] = LOGIN_IN_USE
    return _form(request, code, login, faults, 422) if faults else redirect("/dang-nhap?xong=da-mo")


def _invited(code: str, caller: str) -> Invitation:
    """Return what a code invites to; wrong codes are counted for the address they come from."""
    if seconds := GUESSES.wait(caller):
        raise Refusal(TOO_MANY_LOGINS, **waiting(seconds))
    try:
        return accounts.invited(code)
    except Refusal:
        GUESSES.take(caller)
        raise


def _form(request: HttpRequest, code: str, login: str, faults: dict[str, str], status: int) -> HttpResponse:
    context = {"code": code, "login": login, "faults": faults}
    return render(request, "gateway/login/open_account.html", context, status=status)


def _page(request: OfficeRequest, form: InviteForm | None = None) -> HttpResponse:
    actor = request.officer.actor
    context = {
        "officers": told(actor),
        "named": new_id(),
        "form": form or InviteForm(),
        "above": above(actor),
        "choices": choices_of(actor),
        "communes": communes_of(actor) if above(actor) else (),
        "sso": settings.SSO,
        "done": DONE.get(request.GET.get("xong", "")),
    }
    return render(request, "gateway/login/officers.html", {**place_of(actor), **context}, status=422 if form else 200)


def _officer(request: OfficeRequest) -> Member:
    member = officers_of(request.officer.actor).filter(id=id_in(request, "nguoi")).first()
    if member is None:
        raise Refusal(NO_SUCH_OFFICER)
    return member
