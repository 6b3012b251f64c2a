"""The pages of logging in and out: password, second step, passkey, sign-on service."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from nhipcau.gateway.api import refuse
from nhipcau.gateway.login import passkeys, sso, visits
from nhipcau.gateway.login.entry import (
    Arrival,
    arrive,
    by_password,
    by_second_step,
    remembered,
    safe_target,
    told_refused,
    waiting_for,
)
from nhipcau.gateway.login.problems import NOT_LINKED
from nhipcau.gateway.officers import officer_of
from nhipcau.kernel.problems import Refusal

WIPED = '"cache", "cookies", "storage"'  # what a computer of several keeps of us afterwards: nothing
BUT_NUMBERS = '"cache", "cookies"'  # but the queue's numbers, which name nobody and wait to be handed in
NEWS = {
    "het-gio": "Phiên đã kết thúc vì không ai dùng máy. Chưa gửi gì thêm.",
    "da-roi": "Đã rời tài khoản. Máy này không giữ lại gì.",
    "da-mo": "Tài khoản đã mở. Đăng nhập bằng tên và mật khẩu vừa đặt.",
}


@never_cache
@sensitive_post_parameters("password")
def log_in(request: HttpRequest) -> HttpResponseBase:
    """Let an officer in, or on to the second step. A wrong name and a wrong password get the same answer.

    Raises:
        Refusal: 429.110 this was tried too often.
    """
    name, asked = request.POST.get("username", "").strip(), request.POST.get("next") or request.GET.get("next", "")
    target, wrong, shared = safe_target(request, asked), False, bool(request.POST.get("chung"))
    if request.method == "POST":
        user = by_password(request, name, request.POST.get("password", ""))
        if user:
            return remembered(request, redirect(arrive(request, user, Arrival("password", target, shared))))
        wrong = True
    elif visits.half_fresh(request):
        return redirect("/tai-khoan/buoc-hai")
    news = NEWS.get(request.GET.get("xong", ""))
    context = {"name": name, "next": target, "wrong": wrong, "shared": shared, "sso": settings.SSO, "news": news}
    return render(request, "gateway/login.html", context, status=422 if wrong else 200)


@never_cache
@sensitive_post_parameters("ma")
def second_step(request: HttpRequest) -> HttpResponseBase:
    """Ask for the six digits, or a code on paper, and let the officer in.

    Raises:
        Refusal: 410.161 no password was given here lately; 429.160 too many wrong codes.
    """
    wrong = False
    if request.method == "POST":
        page = by_second_step(request, request.POST.get("ma", "")[:40])
        if page:
            return remembered(request, redirect(page))
        wrong = True
    else:
        waiting_for(request)
    return render(request, "gateway/login/second.html", {"wrong": wrong}, status=422 if wrong else 200)


@never_cache
@require_POST
def key_question(request: HttpRequest) -> HttpResponseBase:
    """Ask what any passkey of this house may answer."""
    return _json(passkeys.options_to_come_in(request))


@never_cache
@require_POST
def key_answer(request: HttpRequest) -> HttpResponseBase:
    """Let in whose passkey has answered; without a password, since the key asked for a finger, a face or its PIN."""
    try:
        told = passkeys.read_answer(request)
        user = passkeys.officer_with(request, told.get("key") or {})
    except Refusal as refusal:
        told_refused(request, "passkey")
        return refuse(refusal.problem, **refusal.details)
    arrival = Arrival("passkey", safe_target(request, str(told.get("next", ""))), bool(told.get("shared")))
    page = arrive(request, user, arrival, strong=True)
    return remembered(request, JsonResponse({"to": page}))


@never_cache
@require_safe
def sign_on(request: HttpRequest) -> HttpResponseBase:
    """Send the browser to the sign-on service.

    Raises:
        Refusal: 404.162 there is none; 503.160 it does not answer.
    """
    target = safe_target(request, request.GET.get("next", ""))
    return redirect(sso.begin(request, target, shared=bool(request.GET.get("chung"))))


@never_cache
@require_safe
def signed_on(request: HttpRequest) -> HttpResponseBase:
    """Let in whom the sign-on service confirms, when an administrator has tied that name to an account.

    Raises:
        Refusal: 410.161, 422.161 or 503.160 as the service; 403.160 the name is tied to nobody who works here.
    """
    try:
        found = sso.come_back(request)
        link = sso.member_of(found)
        user = link.member.user if link else None
        if user is None or not user.is_active or officer_of(user) is None:
            raise Refusal(NOT_LINKED, subject=found.subject[:200])  # noqa: TRY301 (told like the others)
    except Refusal:
        told_refused(request, "sso")
        raise
    return redirect(arrive(request, user, Arrival("sso", found.target, found.shared), strong=found.strong))


@require_POST
def log_out(request: HttpRequest) -> HttpResponseBase:
    """Let an officer out. From a computer of several, nothing stays behind in the browser."""
    visit, officer, how = visits.of(request), officer_of(request.user), request.POST.get("vi", "")
    if visit:
        actor = officer.actor if officer else None
        visits.end(visit.user, actor, how="idle" if how == "het-gio" else "logout", only=visit.id)
    logout(request)
    if not (visit and visit.shared):
        return redirect("/")
    response = redirect(f"/dang-nhap?xong={'het-gio' if how == 'het-gio' else 'da-roi'}")
    response.headers["Clear-Site-Data"] = BUT_NUMBERS if request.POST.get("giu") else WIPED
    return response


def _json(text: str) -> HttpResponseBase:
    response = JsonResponse({})
    response.content = text.encode()
    return response
