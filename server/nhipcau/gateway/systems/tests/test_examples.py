"""The examples of docs/api.md for other systems, carried out as they stand there."""

import re
import shlex
from base64 import b64encode
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client as Browser
from django.utils import timezone

from nhipcau.gateway.systems.tests.programs import let_in
from tests.world import settle

pytestmark = pytest.mark.django_db
PAGE = settings.CONTENT_DIR.parent / "docs" / "api.md"
FORM = "application/x-www-form-urlencoded"


def examples() -> list[str]:
    """Return every curl line of the chapter, with its continuation lines."""
    chapter = PAGE.read_text(encoding="utf-8").split("## For other systems")[1].split("\n## ")[0]
    lines = "\n".join(line[4:] for line in chapter.splitlines() if line.startswith("    "))
    return [one for one in re.split(r"^(?=curl )", lines.replace("\\\n", " "), flags=re.MULTILINE) if one.strip()]


def carried_out(line: str, known: dict[str, str]) -> Any:
    for name, value in known.items():
        line = line.replace(name, value)
    words, headers, body, url = shlex.split(line.strip())[1:], {}, None, ""
    while words:
        word = words.pop(0)
        if word == "-H":
            name, _, value = words.pop(0).partition(": ")
            headers[name] = value
        elif word == "-u":
            headers["Authorization"] = "Basic " + b64encode(words.pop(0).encode()).decode()
        elif word == "-d":
            body = words.pop(0)
        else:
            url = word
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if body is None:
        return Browser().get(path, headers=headers)
    return Browser().post(path, body, content_type=headers.pop("Content-Type", FORM), headers=headers)


def test_every_example_is_answered_as_it_says() -> None:
    settle()
    program = let_in()
    known = {"$ID": str(program.id), "$SECRET": program.secret, "$TOKEN": program.token(), "$(uuidgen)": "0b1e9c52-1111-4222-8333-944445555666"}
    known |= {"period=2026-11": f"period={timezone.now():%Y-%m}"}
    found = examples()
    assert len(found) == 9
    for line in found:
        answer = carried_out(line, known)
        assert answer.status_code in {200, 201}, (line, answer.content)
