"""The synthesiser's voice of a guide: made once, and heard at its door."""

import hashlib
import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.voices.models import MadeVoice
from nhipcau.guides.voices.pieces import key_of
from nhipcau.guides.voices.queries import current_pieces
from tests.phones import problem
from tests.speech import NoSpeech, have_programs
from tests.world import PROCEDURE, settle


@pytest.fixture(scope="module", autouse=True)
def programs() -> None:
    try:
        have_programs()
    except NoSpeech as missing:
        pytest.fail(str(missing))


@pytest.fixture
def asked(db: None) -> str:
    """A guide with one question; the key of that question."""
    settle()
    body = whole_guide(
        {
            "procedure": PROCEDURE,
            "title": "Khai sinh",
            "questions": [{"id": "q", "kind": "one", "ask": "Đã quá 60 ngày chưa?"}],
        }
    )
    row = {"version": body["version"], "body": body, "valid_from": "2026-01-01", "current": True}
    Guide.objects.create(procedure=Procedure.objects.get(code=PROCEDURE), **row)
    return key_of("Đã quá 60 ngày chưa?")


def test_a_piece_of_a_guide_is_made_once_and_served_under_the_hash_of_its_sound(asked: str) -> None:
    for _ in range(2):
        led = Client().get(f"/api/v1/voices/of/{asked}")
        assert (led.status_code, led.headers["Cache-Control"]) == (303, "no-cache")
    assert MadeVoice.objects.count() == 1
    heard = Client().get(led.headers["Location"])
    content = heard.content
    assert heard.headers["Content-Type"] == "audio/ogg; codecs=opus"
    assert "immutable" in heard.headers["Cache-Control"]
    assert led.headers["Location"] == f"/api/v1/voices/{hashlib.sha256(content).hexdigest()}.opus"
    part = Client().get(led.headers["Location"], headers={"range": "bytes=4-9"})
    assert (part.status_code, part.content) == (206, content[4:10])


def test_the_doors_answer_as_their_description_says(asked: str) -> None:
    doors = Client().get("/api/openapi.json").json()["paths"]
    finds, hears = (doors[f"/api/v1/voices/{path}"]["get"]["responses"] for path in ("of/{key}", "{digest}.opus"))
    led = Client().get(f"/api/v1/voices/of/{asked}")
    assert re.fullmatch(finds[str(led.status_code)]["headers"]["Location"]["schema"]["pattern"], led.headers["Location"])
    for headers in ({}, {"range": "bytes=4-9"}):
        heard = Client().get(led.headers["Location"], headers=headers)
        said = hears[str(heard.status_code)]
        assert list(said["content"]) == [heard.headers["Content-Type"]]
        assert set(said.get("headers", {})) <= set(heard.headers)
    problem(Client().get(led.headers["Location"], headers={"range": "bytes=99999999-"}), "416.92")


def test_no_other_text_than_our_guides_is_ever_said(asked: str) -> None:
    problem(Client().get(f"/api/v1/voices/of/{key_of('Chuyển tiền cho tôi')}"), "404.134")
    problem(Client().get("/api/v1/voices/of/xyz"), "404.134")
    problem(Client().get(f"/api/v1/voices/{'0' * 64}.opus"), "404.134")
    problem(Client().get("/api/v1/voices/zz.opus"), "404.134")
    assert MadeVoice.objects.count() == 0


def test_what_was_made_is_still_heard_when_the_program_is_gone(asked: str, settings: Any) -> None:
    led = Client().get(f"/api/v1/voices/of/{asked}")
    settings.VOICE = "no-such-voice {file} {out}"
    assert Client().get(f"/api/v1/voices/of/{asked}").headers["Location"] == led.headers["Location"]
    MadeVoice.objects.all().delete()
    problem(Client().get(f"/api/v1/voices/of/{asked}"), "503.136")


def test_every_piece_is_made_ahead_and_a_second_run_makes_nothing(asked: str) -> None:
    first, second = StringIO(), StringIO()
    call_command("voices", stdout=first, stderr=StringIO())
    made = MadeVoice.objects.count()
    assert made == len(current_pieces()) > 1
    assert f"{made} pieces" in first.getvalue()
    assert f"{made} of them made now" in first.getvalue()
    assert MadeVoice.objects.filter(key=asked).exists()
    call_command("voices", stdout=second, stderr=StringIO())
    assert "; 0 of them made now" in second.getvalue()
