"""The synthesiser's voice: made by real programs, small, made once, and said to be missing where it is."""

import hashlib
import re
import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.voices import synth
from nhipcau.guides.voices.models import MadeVoice
from nhipcau.guides.voices.pieces import key_of
from nhipcau.guides.voices.queries import current_pieces
from nhipcau.guides.voices.spoken import spoken
from nhipcau.kernel.problems import Refusal
from tests.phones import problem
from tests.speech import NoSpeech, have_programs
from tests.world import PROCEDURE, settle

LONG = (
    "Mời bà con mang theo căn cước và giấy khai sinh của cháu. Lệ phí 8.000 đ. Tuyệt đối không đọc mã OTP cho người lạ. "
    * 3
)


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


def test_twenty_seconds_of_speech_take_at_most_forty_kilobytes_and_a_second_to_make(
    capsys: pytest.CaptureFixture[str],
) -> None:
    began = time.monotonic()
    sound = synth.make(spoken(LONG))
    took, heavy = time.monotonic() - began, len(sound.content) / sound.seconds * 20
    with capsys.disabled():
        print(f"\n  {sound.seconds:.1f} s of speech in {took:.2f} s, {heavy:.0f} bytes per 20 s")
    assert sound.content.startswith(b"OggS")
    assert sound.seconds > 15
    assert heavy <= 40_000
    assert took < 10


def test_the_same_text_makes_the_same_sound_and_another_text_another() -> None:
    assert synth.make("Mời bà con").hash == synth.make("Mời bà con").hash != synth.make("Mời cháu").hash


def test_a_text_is_never_an_option_of_a_program() -> None:
    assert synth.make("-v en --help").seconds > 0
    assert synth.make("$(touch /tmp/x); `id` | {out}").seconds > 0


def test_another_voice_is_plugged_in_by_a_setting(settings: Any) -> None:
    usual = synth.maker()
    settings.VOICE = "espeak-ng -v vi-vn-x-south -w {out} {text}"
    other = synth.maker()
    assert usual is not None
    assert other is not None
    assert usual.mark != other.mark
    assert synth.make("Mời bà con").seconds > 0


def test_a_house_without_the_program_says_which_one_it_lacks(settings: Any) -> None:
    settings.VOICE = "no-such-voice {file} {out}"
    assert (synth.maker(), synth.missing()) == (None, ["no-such-voice"])
    settings.ENCODER = "no-such-encoder {in} {out}"
    assert synth.missing() == ["no-such-voice", "no-such-encoder"]
    with pytest.raises(Refusal) as refused:
        synth.make("Mời bà con")
    assert refused.value.problem.number == "503.136"


def test_a_machine_that_cannot_get_the_programs_says_which_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSpeech, match=r"espeak-ng, opus-tools\..*sudo apt install espeak-ng opus-tools"):
        have_programs()


@pytest.mark.parametrize(
    "voice", ["false {file} {out}", "true {file} {out}"], ids=["a program that fails", "one that makes nothing"]
)
def test_a_voice_that_brings_nothing_is_a_missing_voice(settings: Any, voice: str) -> None:
    settings.VOICE = voice
    with pytest.raises(Refusal) as refused:
        synth.make("Mời bà con")
    assert refused.value.problem.number == "503.136"


# ── the door


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
