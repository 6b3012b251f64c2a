"""Browsers that want to hear about one thing: taken on, let go of. Where they are reached lies sealed."""

import base64
import binascii
import json
from collections.abc import Collection, Iterable
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_path
from nhipcau.messaging.gateways.webpush import is_a_push_service, public_key
from nhipcau.messaging.models import Watching
from nhipcau.messaging.problems import NO_BROWSER
from nhipcau.messaging.sealing import mark_of, sealed

__all__ = ["Browser", "forget_all_but", "public_key", "unwatch", "watch", "watched"]
MOST: Final = 5  # browsers that watch one thing; one more, and the oldest goes
POINT, SECRET = 65, 16  # bytes of a browser's key, and of what it shares with us alone
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,120}={0,2}$")]


class Keys(BaseModel):
    """What a browser packs its messages with."""

    model_config = ConfigDict(extra="ignore")

    p256dh: Key
    auth: Key


class Browser(BaseModel):
    """A browser's subscription, as its own `toJSON` tells it."""

    model_config = ConfigDict(extra="ignore")

    endpoint: Annotated[str, StringConstraints(min_length=10, max_length=700)]
    keys: Keys
    tongue: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,20}$")] = "vi"


def watch(about: UUID, place: str, browser: Browser) -> None:
    """Let a browser hear about something of a place; told again, it is still told once.

    Raises:
        Refusal: 422.263 no known push service, or no keys.
    """
    p256dh, auth = (_read(key) for key in (browser.keys.p256dh, browser.keys.auth))
    if not is_a_push_service(browser.endpoint) or len(p256dh) != POINT or len(auth) != SECRET:
        raise Refusal(NO_BROWSER)
    told = json.dumps({"endpoint": browser.endpoint, "p256dh": browser.keys.p256dh, "auth": browser.keys.auth})
    known = {"sealed": sealed(told), "tongue": browser.tongue, "since": now()}
    fresh = {**known, "id": new_id(), "place": place}
    with acting(system(commune_path(place))):
        Watching.objects.update_or_create(about=about, mark=mark_of(browser.endpoint), defaults=known, create_defaults=fresh)
        older = Watching.objects.filter(about=about).order_by("-since", "id").values_list("id", flat=True)[MOST:]
        Watching.objects.filter(id__in=list(older)).delete()


def unwatch(about: UUID, place: str, endpoint: str) -> int:
    """Let go of a browser; return how many there were."""
    with acting(system(commune_path(place))):
        return Watching.objects.filter(about=about, mark=mark_of(endpoint)).delete()[0]


def watched() -> set[UUID]:
    """Return everything that some browser watches."""
    with acting(system(COUNTRY)):
        return set(Watching.objects.values_list("about", flat=True))


def forget_all_but(still: Collection[UUID], asked: Iterable[UUID]) -> int:
    """Let go of whoever watches one of these that is not among the first; return how many went."""
    with acting(system(COUNTRY)):
        return Watching.objects.filter(about__in=set(asked) - set(still)).delete()[0]


def _read(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return b""
