"""What a commune radio is given: words that can be read out, a drill that nobody takes for the real thing, sound, data, a sheet."""

import hashlib
import io
import re
import wave
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.bulletin.loudspeaker.data import data_of
from nhipcau.bulletin.loudspeaker.kept import kept_sound
from nhipcau.bulletin.loudspeaker.printing import INKS, Notice, notice_of, printed
from nhipcau.bulletin.loudspeaker.script import (
    AGAIN,
    DRILL_FIRST,
    DRILL_LAST,
    MOST_WORDS,
    script_of,
    seconds,
    sentences,
)
from nhipcau.bulletin.loudspeaker.shapes import AT_ONCE, FIRST, PRIORITIES, USUAL, Broadcast
from nhipcau.bulletin.loudspeaker.sound import OPUS, PAUSE, WAV, duration_of, joined, sound_of
from nhipcau.bulletin.loudspeaker.warnings import broadcast_of
from nhipcau.bulletin.warnings.hazards import hazards
from nhipcau.bulletin.warnings.models import CANCELLED, HazardWarning
from nhipcau.bulletin.warnings.shapes import LEVELS
from nhipcau.kernel import synth
from nhipcau.kernel.problems import Refusal
from tests.speech import NoSpeech, have_programs

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
ISSUER = "Ủy ban nhân dân xã Nga My"
LONGEST = 120  # seconds, both times together


@pytest.fixture(scope="module", autouse=True)
def programs() -> None:
    try:
        have_programs()
    except NoSpeech as missing:
        pytest.fail(str(missing))


def warning(**changes: Any) -> HazardWarning:
    told = {
        "id": UUID("01900000-0000-7000-8000-000000000001"), "place": "vn.40.16933.", "hazard": "flash_flood", "level": 3, "drill": False,
        "title": "Lũ quét trên suối Nậm Nga", "what": "Mưa 150 mm trong 6 giờ, nước suối lên nhanh.", "acts": ["Rời suối ngay.", "Lên nhà văn hóa bản."],
        "communes": ["16933"], "issued_at": NOON, "drafted_at": NOON, "expires_at": NOON + timedelta(hours=12), "over": "Nước đã rút.", **changes,
    }  # fmt: skip
    return HazardWarning(**told)


def test_a_script_says_who_speaks_and_says_all_of_it_twice_in_words() -> None:
    assert script_of("tin của xã Nga My", ["Mưa 150 mm đến 18h30 ngày 22/11.", "Lên chỗ cao ngay!"]).splitlines() == [
        "Đây là tin của xã Nga My.",
        "Mưa một trăm năm mươi mi li mét đến mười tám giờ ba mươi ngày hai mươi hai tháng mười một.",
        "Lên chỗ cao ngay!",
        AGAIN,
        "Đây là tin của xã Nga My.",
        "Mưa một trăm năm mươi mi li mét đến mười tám giờ ba mươi ngày hai mươi hai tháng mười một.",
        "Lên chỗ cao ngay!",
    ]


@pytest.mark.parametrize("drill", [False, True], ids=["real", "drill"])
@pytest.mark.parametrize("level", LEVELS)
def test_no_digit_and_no_long_sentence_is_read_out_of_any_hazard_and_a_warning_lasts_two_minutes_at_most(level: int, drill: bool) -> None:
    for code, one in hazards().items():
        it = warning(hazard=code, level=level, drill=drill, title=one["name"], what=str(one["loud"]), acts=one["advice"][:3])
        said = broadcast_of(it, ISSUER).script
        assert not re.search(r"[\d%@<>=/]", said), said
        assert max(len(line.split()) for line in said.splitlines()) <= MOST_WORDS, said
        assert seconds(said) <= LONGEST + (30 if drill else 0), (code, seconds(said))
        assert said.count(f"Đây là tin {'diễn tập' if drill else 'cảnh báo'} của Ủy ban nhân dân xã Nga My.") == 2


def test_a_drill_says_so_before_between_and_after_and_the_real_thing_never_does() -> None:
    drill, real = (broadcast_of(warning(drill=yes), ISSUER) for yes in (True, False))
    lines = drill.script.splitlines()
    assert tuple(lines[:2]) == DRILL_FIRST
    assert tuple(lines[-2:]) == DRILL_LAST
    assert lines[lines.index(AGAIN) - 2 : lines.index(AGAIN) + 3] == [*DRILL_LAST, AGAIN, *DRILL_FIRST]
    assert "diễn tập" not in real.script.lower()
    assert drill.title.startswith("Diễn tập.")
    assert {"Rời suối ngay.", "Lên nhà văn hóa bản."} <= set(lines) & set(real.script.splitlines())
    assert "Đây là tin cảnh báo" not in drill.script


def test_how_urgent_follows_the_level_and_a_drill_waits_its_turn() -> None:
    told = [broadcast_of(warning(level=level), ISSUER).priority for level in LEVELS]
    assert told == [USUAL, FIRST, AT_ONCE, AT_ONCE, AT_ONCE]
    assert broadcast_of(warning(level=5, drill=True), ISSUER).priority == USUAL


def test_a_warning_that_was_taken_back_is_told_as_such_and_no_more_as_a_danger() -> None:
    gone = broadcast_of(warning(ended_why=CANCELLED, ended_at=NOON + timedelta(hours=1)), ISSUER)
    assert "Đã hủy cảnh báo lũ quét trên suối Nậm Nga." in gone.script
    assert "Nước đã rút." in gone.script
    assert "Rời suối ngay" not in gone.script
    assert (gone.priority, gone.start, gone.repeat) == (FIRST, NOON + timedelta(hours=1), 2)


def test_a_long_sentence_is_parted_at_its_commas_and_nothing_of_it_is_lost() -> None:
    text = ", ".join(f"thôn số {'năm ' * 8}" for _ in range(6)) + "."
    found = sentences(text)
    assert len(found) > 1
    assert max(len(one.split()) for one in found) <= MOST_WORDS
    assert re.findall(r"\w+", " ".join(found).lower()) == re.findall(r"\w+", text.lower())


@given(st.lists(st.text(max_size=80), max_size=4), st.booleans())
def test_no_text_breaks_a_script(texts: list[str], drill: bool) -> None:
    said = script_of("tin của xã", texts, drill=drill).splitlines()
    assert all(said)
    assert said.count(AGAIN) >= 1


# ── sound


def test_a_script_is_heard_as_wav_as_long_as_it_is_read_and_small_as_opus() -> None:
    said = broadcast_of(warning(), ISSUER).script
    plain, small = sound_of(said, WAV), sound_of(said, OPUS)
    with wave.open(io.BytesIO(plain.content)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
    assert plain.content[:4] == b"RIFF"
    assert small.content[:4] == b"OggS"
    assert plain.seconds == pytest.approx(duration_of(plain.content))
    assert small.seconds == pytest.approx(plain.seconds, abs=0.2)
    assert 0.4 < plain.seconds / seconds(said) < 1.6
    assert len(small.content) * 8 < len(plain.content)


def test_each_sentence_is_heard_with_a_pause_between_in_its_order() -> None:
    one, other = (synth.plain(text) for text in ("Bà con chú ý.", "Nước suối lên nhanh."))
    whole, lasts = joined([one, other, one])
    assert lasts == pytest.approx(2 * duration_of(one) + duration_of(other) + 2 * PAUSE, abs=0.01)
    frames = whole[44:]
    assert frames.startswith(one[44:244])
    assert frames.endswith(one[-200:])


def test_a_sound_is_made_once_and_kept(settings: Any, tmp_path: Any) -> None:
    settings.DATA_DIR = tmp_path
    first = kept_sound("Bà con chú ý.", OPUS)
    settings.ENCODER = settings.ENCODER or ""
    (kept,) = (tmp_path / "loa").iterdir()
    kept.write_bytes(first.content[:-1] + b"\0")
    assert kept_sound("Bà con chú ý.", OPUS).content == first.content[:-1] + b"\0"
    assert kept_sound("Bà con chú ý.", OPUS).seconds == pytest.approx(first.seconds)
    assert kept_sound("Bà con chú ý.", WAV).content[:4] == b"RIFF"


def test_a_house_without_a_voice_says_so_and_one_without_an_encoder_still_has_wav(settings: Any) -> None:
    settings.ENCODER = "no-such-encoder {in} {out}"
    assert sound_of("Bà con chú ý.", WAV).seconds > 0
    with pytest.raises(Refusal) as refused:
        sound_of("Bà con chú ý.", OPUS)
    assert refused.value.problem.number == "503.136"
    settings.VOICE = "no-such-voice {file} {out}"
    with pytest.raises(Refusal):
        sound_of("Bà con chú ý.", WAV)


@pytest.mark.parametrize("parts", [[b"no wave"], [b""], [b"RIFF1234WAVE"]])
def test_a_voice_that_writes_no_wave_file_is_a_missing_voice(parts: list[bytes]) -> None:
    with pytest.raises(Refusal) as refused:
        joined(parts)
    assert refused.value.problem.number == "503.136"


# ── data and sheet


def test_the_data_names_what_a_station_needs_and_the_digest_is_of_the_sound() -> None:
    broadcast = Broadcast("Lũ quét", AT_ONCE, NOON, 6, NOON + timedelta(hours=12), ("16933",), "Bà con chú ý.")
    made = sound_of(broadcast.script)
    told = data_of(broadcast, made, address="https://nhipcau.example/loa.wav")
    assert told["sound"]["sha256"] == hashlib.sha256(made.content).hexdigest()
    assert told["sound"]["bytes"] == len(made.content)
    assert {**told, "sound": None} == {
        "title": "Lũ quét", "priority": "khan_cap", "priority_words": PRIORITIES[AT_ONCE], "start": "2026-11-22T12:00:00+07:00", "repeat": 6,
        "expiry": "2026-11-23T00:00:00+07:00", "communes": ["16933"], "language": "vi-VN", "script": "Bà con chú ý.", "sound": None,
    }  # fmt: skip
    assert data_of(broadcast)["sound"] is None


def words_of(pdf: bytes) -> tuple[str, int]:
    read = pypdf.PdfReader(io.BytesIO(pdf))
    return " ".join(" ".join(page.extract_text() for page in read.pages).split()), len(read.pages)


def test_the_sheet_says_level_colour_what_to_do_where_and_until_when_on_one_page() -> None:
    text, pages = words_of(printed(notice_of(warning(), ISSUER, "Bản Văng Môn, xã Nga My")))
    assert pages == 1
    for said in ("CẢNH BÁO", "CẤP 3", "DA CAM", "Lũ quét trên suối Nậm Nga", "Rời suối ngay.", "Bản Văng Môn", "0:00 thứ Hai 23/11/2026", ISSUER):
        assert said in text, said
    assert "DIỄN TẬP" not in text


def test_the_fullest_sheet_still_fits_on_one_page() -> None:
    full = warning(title="Lũ quét " * 15, what="Nước lên nhanh. " * 25, acts=["Việc phải làm ngay lúc này khi nước lên nhanh trong đêm tối mà không có đèn, không có sóng, không có đường ra."] * 8, drill=True)
    assert words_of(printed(notice_of(full, ISSUER, ", ".join(["Bản Văng Môn"] * 6))))[1] == 1


def test_the_sheet_of_a_drill_says_so_twice_and_that_of_an_all_clear_has_no_level() -> None:
    assert words_of(printed(notice_of(warning(drill=True), ISSUER, "xã Nga My")))[0].count("KHÔNG PHẢI THIÊN TAI THẬT") == 2
    over = words_of(printed(notice_of(warning(ended_why=CANCELLED, ended_at=NOON), ISSUER, "xã Nga My")))[0]
    assert "ĐÃ HỦY CẢNH BÁO" in over
    assert "CẤP 3" not in over


@pytest.mark.parametrize("level", LEVELS)
def test_the_words_on_the_band_can_be_read_on_its_colour(level: int) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted(light(colour) for colour in INKS[level])
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_a_notice_without_a_level_is_printed_too() -> None:
    assert "Họp bản tối thứ Bảy" in words_of(printed(Notice(ISSUER, "Thông báo", "Họp bản tối thứ Bảy", "Mời bà con.", (), [("Lúc", "19:30")])))[0]
