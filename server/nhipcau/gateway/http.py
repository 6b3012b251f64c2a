"""The front page, logging in and out, and the page of every problem."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from nhipcau.gateway.officers import officer_of
from nhipcau.gateway.page_problems import NO_SUCH_PROBLEM, TOO_MANY_LOGINS
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import CATALOGUE, Refusal

LOGINS = Pace("login", free=10, first=5, most=300, window=900)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what this is, and the doors: the phone app, the papers, the slip, the office."""
    return render(request, "gateway/home.html")


@never_cache
@sensitive_post_parameters("password")
def log_in(request: HttpRequest) -> HttpResponseBase:
    """Let an officer in. A wrong name and a wrong password get the same answer.

    Raises:
        Refusal: 429.110 this name was tried too often from this address.
    """
    name, target = request.POST.get("username", "").strip(), request.POST.get("next") or request.GET.get("next", "")
    wrong = False
    if request.method == "POST":
        caller = name.casefold(), address_of(request)
        if seconds := LOGINS.take(*caller):
            raise Refusal(TOO_MANY_LOGINS, **waiting(seconds))
        user = authenticate(request, username=name, password=request.POST.get("password", ""))
        officer = officer_of(user) if user else None
        if user and officer:
            LOGINS.forget(*caller)
            login(request, user)
            return redirect(_safe(request, target) or (officer.doors[0].href if officer.doors else "/"))
        wrong = True
    context = {"name": name, "next": _safe(request, target), "wrong": wrong}
    return render(request, "gateway/login.html", context, status=422 if wrong else 200)


@require_POST
def log_out(request: HttpRequest) -> HttpResponseBase:
    """Let an officer out."""
    logout(request)
    return redirect("/")


@require_safe
def about_problem(request: HttpRequest, number: str) -> HttpResponse:
    """Explain a problem by its number.

    Raises:
        Refusal: 404.111 no problem has that number.
    """
    problem = CATALOGUE.get(number)
    if problem is None:
        raise Refusal(NO_SUCH_PROBLEM, asked=number[:12])
    context = {"problem": problem, "words": problem.vi.filled({}), "english": problem.en.filled({})}
    return render(request, "gateway/problem.html", context)


def _safe(request: HttpRequest, target: str) -> str:
    """Return a page of ours to go on to, or nothing: a log-in never sends anybody elsewhere."""
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return target if ours else ""
