"""The synthesiser's voice: made by real programs, small, and said to be missing where it is."""

import time
from pathlib import Path
from typing import Any

import pytest

from nhipcau.kernel import synth
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.spoken import spoken
from tests.speech import NoSpeech, have_programs

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
