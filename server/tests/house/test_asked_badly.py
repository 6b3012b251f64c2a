"""What stands in an address may be anything: each page answers, or says by number why not. Nothing is a failure of the house."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from nhipcau.gateway import access
from nhipcau.gateway.access import ANYBODY
from nhipcau.guides.models import Procedure
from nhipcau.kernel.actor import ROLES
from nhipcau.kernel.content import load_toml
from tests.house.doors import ABOVE
from tests.officers import at_browser
from tests.world import COMMUNE, PROCEDURE, settle

pytestmark = pytest.mark.django_db

SERVER: Final = Path(settings.CONTENT_DIR).parent / "server" / "nhipcau"
HALF: Final = "\ud800".encode("utf-8", "surrogatepass")
BAD: Final = (b"\0", b"9" * 40, HALF, "ệ\u202e'\"><%".encode(), b"-1", b"2026-13-45", b"2026-11", b"0" * 3000)
PART: Final = re.compile(r"<(?:(\w+):)?(\w+)>")
FITS: Final = {"uuid": b"00000000-0000-4000-8000-000000000000", "int": b"9" * 18}


def words_asked(method: str) -> list[str]:
    """Return every name that a page reads out of its address or its form."""
    read = re.compile(rf'{method}(?:\.get|\.getlist)?[\[(]"(\w+)"')
    return sorted({name for file in SERVER.rglob("*.py") for name in read.findall(file.read_text(encoding="utf-8"))})


def filled(route: str, part: bytes) -> str:
    """Return an address with something in each of its parts."""
    return "/" + PART.sub(lambda match: quote(FITS.get(match[1], part)), route)


def doors() -> Iterator[tuple[str, str | None]]:
    """Return every address that a browser can open, with a role that may, or none where anybody may."""
    for one in access.addresses():
        if one.roles <= ANYBODY:
            yield one.door, None
        elif roles := sorted(one.roles & set(ROLES) - {"system"}):
            yield one.door, roles[0]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whatever_is_asked_no_page_fails(method: str) -> None:
    settle()
    Procedure.objects.update(body=load_toml(settings.CONTENT_DIR / "procedures" / f"{PROCEDURE}.toml"))
    browsers: dict[str | None, Client] = {None: Client(raise_request_exception=False)}
    words, failed = words_asked(method), []
    for door, role in doors():
        if role not in browsers:
            browsers[role] = at_browser(role, "vn.40." if role in ABOVE else COMMUNE, login=role)
            browsers[role].raise_request_exception = False
        for value in BAD:
            address, asked = filled(door, value), urlencode(dict.fromkeys(words, value))
            kept = transaction.savepoint()
            if method == "GET":
                answer = browsers[role].get(f"{address}?{asked}")
            else:
                answer = browsers[role].post(address, asked, content_type="application/x-www-form-urlencoded")
            transaction.savepoint_rollback(kept)
            if answer.status_code >= 500:
                failed.append((door, role, value[:12], answer.status_code))
    assert failed == []
