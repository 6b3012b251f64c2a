"""Sessions of officers: each browser is a visit that is listed, has an end, and can be ended from another."""

from datetime import datetime, timedelta
from secrets import randbelow
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest

from nhipcau.gateway.login.browsers import in_words, roughly
from nhipcau.gateway.login.models import Visit
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.events import tell
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.pace import address_of

KEY: Final = "visit"
HALF: Final = "half"  # in the session: a second step has to be set first
NOTED: Final = timedelta(seconds=30)  # a visit is noted as seen no more often than this
KEPT: Final = timedelta(days=30)
SWEEP: Final = 64  # one log-in in so many clears away what is older than that
FRESH: Final = timedelta(minutes=15)


@receiver(user_logged_in)
def _begin(sender: object, request: HttpRequest, user: User, **_: object) -> None:  # noqa: ARG001 (Django's signature)
    """Note a visit whenever somebody comes in, by whatever way."""
    moment, way = now(), getattr(request, "arrived", {})
    if not randbelow(SWEEP):
        Visit.objects.filter(began_at__lt=moment - KEPT).delete()
    if before := request.session.get(KEY):
        _close(Visit.objects.filter(id=before), moment)
    visit = Visit.objects.create(
        id=new_id(), user=user, began_at=moment, seen_at=moment,
        browser=in_words(request.headers.get("User-Agent", "")), place=roughly(address_of(request)), **way,
    )  # fmt: skip
    request.session[KEY] = str(visit.id)


def of(request: HttpRequest) -> Visit | None:
    """Return the visit behind a request; one that is over is ended, and the browser is a stranger's again."""
    named = request.session.get(KEY)
    if not named:
        return None
    visit = Visit.objects.filter(id=UUID(named), ended_at=None).first()
    moment = now()
    over = _over(visit, moment) if visit else "other"
    if visit is None or over:
        if visit:
            _close(Visit.objects.filter(id=visit.id), moment)
            tell("session.ended", None, how=over, count=1)
        logout(request)
        return None
    if moment - visit.seen_at >= NOTED:
        visit.seen_at = moment
        Visit.objects.filter(id=visit.id).update(seen_at=moment)
    return visit


def open_for(user: User) -> list[Visit]:
    """Return the visits of an officer that are not over, the latest first."""
    moment = now()
    found = Visit.objects.filter(user=user, ended_at=None).order_by("-seen_at")
    return [visit for visit in found if not _over(visit, moment)]


def end(user: User, actor: Actor | None, *, how: str, only: UUID | None = None, but: UUID | None = None) -> int:
    """End an officer's visits: one of them, all but one, or all; return how many were open."""
    found = Visit.objects.filter(user=user, ended_at=None)
    if only:
        found = found.filter(id=only)
    if but:
        found = found.exclude(id=but)
    count = _close(found, now())
    if count:
        tell("session.ended", actor, how=how, count=count)
    return count


def is_fresh(visit: Visit) -> bool:
    """Say whether somebody came in so lately that they may change how one comes in."""
    return now() - visit.began_at < FRESH


def _over(visit: Visit, moment: datetime) -> str:
    idle = settings.SHARED_IDLE if visit.shared else settings.SESSION_IDLE
    if moment - visit.seen_at > timedelta(seconds=idle):
        return "idle"
    return "absolute" if moment - visit.began_at > timedelta(seconds=settings.SESSION_COOKIE_AGE) else ""


def _close(visits: QuerySet[Visit], moment: datetime) -> int:
    return visits.update(ended_at=moment)


def half_fresh(request: HttpRequest) -> bool:
    """Say whether somebody has just come in who has to set a second step before anything else opens."""
    visit = of(request)
    return visit is not None and is_fresh(visit) and bool(request.session.get(HALF))
