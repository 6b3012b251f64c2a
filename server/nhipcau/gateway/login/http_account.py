"""An officer's own account: second step, passkeys, password, and where one is logged in."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.gateway.api import refuse
from nhipcau.gateway.login import browsers, entry, passkeys, second, visits
from nhipcau.gateway.login.http import _json
from nhipcau.gateway.login.models import Visit
from nhipcau.gateway.login.problems import NOT_THERE, TOO_MANY_SECONDS
from nhipcau.gateway.officers import officer_of
from nhipcau.gateway.page_problems import TOO_MANY_LOGINS
from nhipcau.gateway.team_forms import id_in
from nhipcau.kernel.actor import ROLES, SYSTEM
from nhipcau.kernel.doors import OfficeRequest, Opening
from nhipcau.kernel.events import tell
from nhipcau.kernel.pace import waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import OWN
from nhipcau.kernel.qr import qr_in_page

P = ParamSpec("P")
DONE = {
    "khoa": "Đã thêm khóa truy cập. Lần sau đăng nhập không cần mật khẩu.",
    "bo-khoa": "Đã bỏ khóa truy cập.",
    "mat-khau": "Đã đổi mật khẩu. Các nơi khác đã bị đăng xuất.",
    "phien": "Đã kết thúc. Nơi ấy đăng nhập lại mới vào được.",
    "bo": "Đã bỏ bước hai.",
}
SAY_WRONG = "Mật khẩu đang dùng chưa đúng."
SAY_DIFFERENT = "Hai lần gõ mật khẩu mới chưa giống nhau."


class AccountRequest(OfficeRequest):
    """A request of an officer with the visit it belongs to."""

    visit: Visit
    user: User


Page = Callable[Concatenate[AccountRequest, P], HttpResponseBase]


def account(*, fresh: bool = False, half: bool = False) -> Callable[[Page[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """Open a page to any officer for their own account.

    ``fresh``: only within a quarter of an hour of coming in, else they come in again first. ``half``: also to
    whoever has to set a second step before anything else.
    """

    def guard(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            visit, officer = getattr(request, "visit", None), getattr(request, "officer", None)
            if officer is None and half and visit:
                found = officer_of(request.user)
                officer = found and replace(found, doors=())
            if visit is None or officer is None:
                return redirect_to_login(request.get_full_path())
            if fresh and not visits.is_fresh(visit):
                return redirect_to_login("/tai-khoan")
            request.officer = officer  # type: ignore[attr-defined]
            response = view(request, *args, **kwargs)  # type: ignore[arg-type]
            response.headers["Cache-Control"] = "no-store"
            return response

        guarded.opening = Opening(frozenset(ROLES) - {SYSTEM}, OWN)  # type: ignore[attr-defined]
        return guarded

    return guard


@require_safe
@account()
def overview(request: AccountRequest) -> HttpResponse:
    """Show how one comes in, and where one is."""
    return _overview(request)


@require_http_methods(["GET", "HEAD", "POST"])
@account(fresh=True, half=True)
@sensitive_post_parameters("ma")
def second_step(request: AccountRequest) -> HttpResponseBase:
    """Set the second step, give new codes for paper, or take it away where it is not required.

    Raises:
        Refusal: 429.160 too many wrong codes.
    """
    user, wanted, wrong = request.user, request.POST.get("viec", ""), False
    if second.is_set(user):
        if wanted == "ma-moi":
            return _paper_codes(request, second.new_paper_codes(user))
        if wanted == "bo":
            second.remove(user)
            tell("second.removed", request.officer.actor)
            return redirect("/tai-khoan?xong=bo")
        return render(request, "gateway/login/second_set.html", {"left": second.paper_codes_left(user)})
    step = second.begin(user)
    if wanted == "dat":
        if seconds := entry.CODES.take("setting", user.pk):
            raise Refusal(TOO_MANY_SECONDS, **waiting(seconds))
        codes = second.confirm(user, request.POST.get("ma", "")[:40])
        if codes:
            _whole_now(request)
            tell("second.set", request.officer.actor)
            return _paper_codes(request, codes)
        wrong = True
    secret = second.secret_of(step)
    context = {
        "qr": qr_in_page(second.address_of_secret(step, user.get_username()), "Mã QR cho ứng dụng sinh mã", border=4),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "wrong": wrong,
        "half": request.session.get(visits.HALF),
    }
    return render(request, "gateway/login/second_new.html", context, status=422 if wrong else 200)


@require_POST
@account(fresh=True, half=True)
def key_question(request: AccountRequest) -> HttpResponseBase:
    """Ask a phone, computer or token for a new key."""
    return _json(passkeys.options_to_add(request, request.user))


@require_POST
@account(fresh=True, half=True)
def key_answer(request: AccountRequest) -> HttpResponseBase:
    """Take in the new key."""
    try:
        told = passkeys.read_answer(request)
        key = passkeys.add(request, request.user, told.get("key") or {}, str(told.get("name", "")))
    except Refusal as refusal:
        return refuse(refusal.problem, **refusal.details)
    _whole_now(request)
    tell("passkey.added", request.officer.actor, key=str(key.id))
    return JsonResponse({"to": "/tai-khoan?xong=khoa"})


@require_POST
@account(fresh=True)
def key_remove(request: AccountRequest) -> HttpResponseBase:
    """Take a key away.

    Raises:
        Refusal: 404.160 there is no such key; 400.110 the form is broken.
    """
    key: UUID = id_in(request, "khoa")
    if not passkeys.remove(request.user, key):
        raise Refusal(NOT_THERE)
    tell("passkey.removed", request.officer.actor, key=str(key))
    return redirect("/tai-khoan?xong=bo-khoa")


@require_POST
@account()
@sensitive_post_parameters("cu", "moi", "lai")
def password(request: AccountRequest) -> HttpResponseBase:
    """Change the password; all other places are logged out.

    Raises:
        Refusal: 429.110 too many wrong passwords.
    """
    user, fresh = request.user, request.POST.get("moi", "")
    caller = browsers.caller(request, user.get_username())
    if seconds := entry.PASSWORDS.take(*caller):
        raise Refusal(TOO_MANY_LOGINS, **waiting(seconds))
    if not user.check_password(request.POST.get("cu", "")):
        return _overview(request, {"cu": SAY_WRONG})
    entry.PASSWORDS.forget(*caller)
    faults = password_faults(fresh, request.POST.get("lai", ""), user)
    if faults:
        return _overview(request, faults)
    user.set_password(fresh)
    user.save(update_fields=["password"])
    update_session_auth_hash(request, user)
    tell("password.changed", request.officer.actor, how="own")
    visits.end(user, request.officer.actor, how="password", but=request.visit.id)
    return redirect("/tai-khoan?xong=mat-khau")


@require_POST
@account()
def end_visit(request: AccountRequest) -> HttpResponseBase:
    """End one's session somewhere else, or everywhere else.

    Raises:
        Refusal: 404.160 there is no such session; 400.110 the form is broken.
    """
    others = request.POST.get("phien") == "khac"
    only = None if others else id_in(request, "phien")
    count = visits.end(request.user, request.officer.actor, how="other", only=only, but=request.visit.id)
    if not count and not others:
        raise Refusal(NOT_THERE)
    return redirect("/tai-khoan?xong=phien")


@require_POST
@account()
def still_here(_request: AccountRequest) -> HttpResponseBase:
    """Hear that somebody still works at this computer; the visit was noted as seen on the way here."""
    return JsonResponse({"ok": True})


def password_faults(fresh: str, again: str, user: User) -> dict[str, str]:
    """Return what is wrong with a new password, by the field to say it beside."""
    if fresh != again:
        return {"lai": SAY_DIFFERENT}
    try:
        validate_password(fresh, user)
    except ValidationError as wrong:
        return {"moi": " ".join(wrong.messages)}
    return {}


def _overview(request: AccountRequest, faults: dict[str, str] | None = None) -> HttpResponse:
    user = request.user
    context = {
        "second": second.is_set(user),
        "left": second.paper_codes_left(user),
        "keys": passkeys.keys_of(user),
        "visits": visits.open_for(user),
        "here_visit": request.visit,
        "fresh": visits.is_fresh(request.visit),
        "has_password": user.has_usable_password(),
        "done": DONE.get(request.GET.get("xong", "")),
        "faults": faults or {},
    }
    return render(request, "gateway/login/account.html", context, status=422 if faults else 200)


def _paper_codes(request: AccountRequest, codes: list[str]) -> HttpResponse:
    return render(request, "gateway/login/paper_codes.html", {"codes": codes})


def _whole_now(request: AccountRequest) -> None:
    """Open the other doors to whoever had to set a second step first."""
    request.session.pop(visits.HALF, None)
