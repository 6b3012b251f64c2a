"""Who a program of others is: a key in the address, or as the password of HTTP Basic. Only its keyed hash is kept."""

import hashlib
import hmac
from base64 import b64decode
from binascii import Error
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for, still_working
from nhipcau.surveys.models import Key
from nhipcau.surveys.problems import KEY_UNKNOWN, WRONG_KEYS

MOST_SIGNS: Final = 200


def mark_of(secret: str) -> bytes:
    """Return the keyed hash of a key, as it is kept."""
    return hmac.new(settings.LOOKUP_KEY.encode(), f"openrosa\0{secret}".encode("utf-8", "replace"), hashlib.sha256).digest()


@sensitive_variables("secret", "key")
def who(request: HttpRequest, key: str) -> Actor:
    """Return the member whose program asks, with the places of today.

    Raises:
        Refusal: 401.503 there is no such key, or it was ended, or its member works no more; 429.506 many wrong ones.
    """
    secret = key or _password(request)
    pace, address = Pace.of("openrosa key"), address_of(request)
    wait = pace.wait(address)
    if wait:
        raise Refusal(WRONG_KEYS, **waiting(wait))
    found = Key.objects.filter(mark=mark_of(secret), ended_at=None).first() if secret and len(secret) <= MOST_SIGNS else None
    member = Member.objects.filter(still_working(), id=found.member_id).first() if found else None
    if member is None:
        if secret:
            pace.take(address)
        raise Refusal(KEY_UNKNOWN)
    return actor_for(member)


def _password(request: HttpRequest) -> str:
    kind, _, told = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        return ""
    try:
        return b64decode(told.strip(), validate=True).decode().partition(":")[2]
    except (Error, UnicodeDecodeError, ValueError):
        return ""
