"""Whoever finds a weakness learns whom to tell."""

from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from nhipcau.kernel.clock import now

PAGE = "/.well-known/security.txt"


def test_the_page_names_whom_the_operator_has_named_and_until_when_it_is_good(settings: Any) -> None:
    settings.SECURITY_CONTACTS = ["mailto:antoan@xa.example.vn", "https://xa.example.vn/bao-loi"]
    answer = Client().get(PAGE)
    told = [line.split(": ", 1) for line in answer.content.decode().splitlines()]
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert [value for name, value in told if name == "Contact"] == settings.SECURITY_CONTACTS
    expires = datetime.fromisoformat(dict(told)["Expires"])
    assert timedelta(days=89) < expires - now() < timedelta(days=91)
    assert dict(told)["Canonical"].endswith(PAGE)


def test_without_anybody_named_there_is_no_such_page(settings: Any) -> None:
    settings.SECURITY_CONTACTS = [""]
    assert Client().get(PAGE).status_code == 404
