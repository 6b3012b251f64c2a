"""The way in: who has shown enough becomes an officer with a visit; who has shown half of it is asked for the rest."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import SESSION_KEY, authenticate, login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from nhipcau.gateway.login import browsers, second, visits
from nhipcau.gateway.login.problems import BEGIN_AGAIN, TOO_MANY_SECONDS
from nhipcau.gateway.officers import officer_of
from nhipcau.gateway.page_problems import TOO_MANY_LOGINS
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import Officer
from nhipcau.kernel.events import tell
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal

PASSWORDS: Final = Pace.of("login")
CODES: Final = Pace.of("second")
WAITING: Final = "waiting"  # in the session: a password was right, the second step is still to come
PATIENCE: Final = 300  # seconds for it
BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
SECOND_PAGE: Final = "/dang-nhap/buoc-hai"
SETTING_PAGE: Final = "/tai-khoan/buoc-hai"


@dataclass(frozen=True)
class Arrival:
    """How somebody comes in: by which way, at a computer of several or not, and to which page they were going."""

    way: str
    target: str = ""
    shared: bool = False


def by_password(request: HttpRequest, name: str, password: str) -> User | None:
    """Return the officer with this name and password, or None; each try is counted before it is looked at.

    Raises:
        Refusal: 429.110 it comes too early after others.
    """
    caller = browsers.caller(request, name)
    if seconds := PASSWORDS.take(*caller):
        _refused(request, "paced", name)
        raise Refusal(TOO_MANY_LOGINS, **waiting(seconds))
    user = authenticate(request, username=name, password=password)
    if not isinstance(user, User) or _officer(user) is None:
        _refused(request, "wrong", name)
        return None
    PASSWORDS.forget(*caller)
    return user


def arrive(request: HttpRequest, user: User, arrival: Arrival, *, strong: bool = False) -> str:
    """Let somebody in whose first step was right, and return the page to go on to: the second step, where there is one.

    ``strong``: what they showed was two things already, such as a key and the finger that opens it.
    """
    if not strong and second.is_set(user):
        request.session.cycle_key()
        request.session[WAITING] = {
            "user": user.pk, "hash": user.get_session_auth_hash(), "at": now().timestamp(), **vars(arrival),
        }  # fmt: skip
        return SECOND_PAGE
    return _let_in(request, user, arrival, half=settings.SECOND_STEP_REQUIRED and not strong)


def waiting_for(request: HttpRequest) -> tuple[User, Arrival]:
    """Return who has shown a password here and still owes the second step.

    Raises:
        Refusal: 410.161 nobody, or too long ago, or the password was changed meanwhile.
    """
    kept: dict[str, Any] = request.session.get(WAITING) or {}
    user = User.objects.filter(pk=kept.get("user", 0), is_active=True).first()
    if (
        user is None
        or now().timestamp() - kept["at"] > PATIENCE
        or user.get_session_auth_hash() != kept["hash"]
        or _officer(user) is None
    ):
        request.session.pop(WAITING, None)
        raise Refusal(BEGIN_AGAIN)
    return user, Arrival(kept["way"], kept["target"], kept["shared"])


def by_second_step(request: HttpRequest, typed: str) -> str | None:
    """Return the page to go on to when the code is right, else None; each try is counted before it is looked at.

    Raises:
        Refusal: 410.161 as above; 429.160 it comes too early after others.
    """
    user, arrival = waiting_for(request)
    caller = browsers.caller(request, user.username)
    who = caller if caller[0] == "browser" else ("name", user.username)
    if seconds := CODES.take(*who):
        _refused(request, "paced", user.username)
        raise Refusal(TOO_MANY_SECONDS, **waiting(seconds))
    by = second.passes(user, typed)
    if not by:
        _refused(request, "second", user.username)
        return None
    CODES.forget(*who)
    del request.session[WAITING]
    tell("login.second", officer.actor if (officer := _officer(user)) else None, by=by)
    return _let_in(request, user, arrival)


def remembered(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Let the browser be known for the officer who has just come in, unless it is one of several people."""
    user, visit = request.user, getattr(request, "arrived", None)
    if visit and not visit["shared"] and user.is_authenticated:
        browsers.remember(request, response, user.get_username())
    return response


def safe_target(request: HttpRequest, target: str) -> str:
    """Return a page of ours to go on to, or nothing: a log-in never sends anybody elsewhere."""
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return target if ours else ""


def told_refused(request: HttpRequest, why: str) -> None:
    """Tell that somebody was turned away whose name is not known."""
    _refused(request, why, "")


def _let_in(request: HttpRequest, user: User, arrival: Arrival, *, half: bool = False) -> str:
    request.arrived = {"way": arrival.way, "shared": arrival.shared}  # type: ignore[attr-defined]
    if SESSION_KEY in request.session:  # else Django itself gives the session a new name
        request.session.cycle_key()
    login(request, user, backend=BACKEND)
    if arrival.shared:
        request.session.set_expiry(0)
    officer = _officer(user)
    tell("login.done", officer.actor if officer else None, by=arrival.way, half=half, address=address_of(request))
    if half:
        request.session[visits.HALF] = True
        return SETTING_PAGE
    request.session.pop(visits.HALF, None)
    first = officer.doors[0].href if officer and officer.doors else "/"
    return safe_target(request, arrival.target) or first


def _refused(request: HttpRequest, why: str, name: str) -> None:
    tell("login.refused", None, why=why, name=name[:80], address=address_of(request))


def _officer(user: User) -> Officer | None:
    """Return the officer that a user is; looked up once, however often this way in asks."""
    if not hasattr(user, "officer"):
        user.officer = officer_of(user)  # type: ignore[attr-defined]
    found: Officer | None = user.officer  # type: ignore[attr-defined]
    return found
