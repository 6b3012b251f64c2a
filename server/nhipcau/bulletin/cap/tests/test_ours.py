"""Our warnings as others read them: to the standard, with level, colour and commune codes; a drill never actual; and what a draft takes from others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.bulletin.cap.making import CATEGORY, SEVERITY, Place, alert_of
from nhipcau.bulletin.cap.planning import can_draft, cautions, communes_of, hazard_of, info_for, level_of, plan_of
from nhipcau.bulletin.cap.reading import read
from nhipcau.bulletin.cap.shapes import Info, Pair
from nhipcau.bulletin.cap.tests.files import REAL, plain
from nhipcau.bulletin.cap.writing import write
from nhipcau.bulletin.warnings.drafting import body_of
from nhipcau.bulletin.warnings.hazards import hazards
from nhipcau.bulletin.warnings.models import CANCELLED, REPLACED, HazardWarning
from nhipcau.bulletin.warnings.shapes import HAZARDS, LEVELS, LONGEST_ACT, MOST_ACTS
from nhipcau.kernel.problems import Refusal

NOON = datetime(2026, 11, 22, 5, 0, 0, 123456, tzinfo=UTC)
ONE, OTHER = (UUID(int=number) for number in (1, 2))
HERE = Place("nhipcau.example", "https://nhipcau.example", "Ủy ban nhân dân xã Nga My", {"16933": "Xã Nga My, Nghệ An"}, {str(OTHER): "Bản Văng Môn"}, speaks=True)


def issued(**changes: Any) -> HazardWarning:
    told = {
        "id": ONE, "place": "vn.40.16933.", "hazard": "flood", "level": 3, "drill": False, "title": "Lũ trên sông Lam", "what": "Nước lên & chảy xiết.",
        "acts": ["Rời bờ sông.", "Lên nhà văn hóa."], "communes": ["16933"], "issued_at": NOON, "drafted_at": NOON, "expires_at": NOON + timedelta(hours=12),
        "over": "Nước đã rút.", "source": "Đài KTTV Nghệ An", **changes,
    }  # fmt: skip
    return HazardWarning(**told)


def values(pairs: tuple[Pair, ...]) -> dict[str, str]:
    return {pair.name: pair.value for pair in pairs}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("hazard", HAZARDS)
def test_any_warning_of_ours_keeps_to_the_standard_and_says_level_colour_and_commune(hazard: str, level: int) -> None:
    alert = read(write(alert_of(issued(hazard=hazard, level=level), HERE)))
    info = alert.infos[0]
    assert (alert.kind, alert.status, alert.scope, alert.references) == ("Alert", "Actual", "Public", None)
    assert (info.severity, info.categories, info.language) == (SEVERITY[level], (CATEGORY.get(hazard, "Met"),), "vi-VN")
    assert values(info.parameters) == {"VN:capDo": str(level), "VN:mauCapDo": LEVELS[level], "VN:nguon": "Đài KTTV Nghệ An"}
    assert values(info.event_codes) == {"VN:thienTai": hazard}
    assert [(area.description, values(area.geocodes)) for area in info.areas] == [("Xã Nga My, Nghệ An", {"VN:maXa": "16933"})]
    assert (level_of(info), hazard_of(info), communes_of(info)) == (level, hazard, ("16933",))


def test_what_a_warning_says_stands_in_its_alert() -> None:
    info = alert_of(issued(villages=[str(OTHER)], onset=NOON + timedelta(hours=3)), HERE).infos[0]
    assert (info.headline, info.description, info.instruction) == ("Lũ trên sông Lam", "Nước lên & chảy xiết.", "Rời bờ sông. Lên nhà văn hóa.")
    assert (info.effective, info.onset, info.expires) == ("2026-11-22T12:00:00+07:00", "2026-11-22T15:00:00+07:00", "2026-11-23T00:00:00+07:00")
    assert info.areas[0].description == "Xã Nga My, Nghệ An: Bản Văng Môn"
    assert info.web == f"https://nhipcau.example/canh-bao/{ONE}"
    assert info.urgency == "Expected"


@pytest.mark.parametrize(("hours", "urgency"), [(None, "Immediate"), (-1, "Immediate"), (0, "Immediate"), (6, "Expected"), (7, "Future")])
def test_how_soon_it_comes_is_said(hours: int | None, urgency: str) -> None:
    onset = None if hours is None else NOON + timedelta(hours=hours)
    assert alert_of(issued(onset=onset), HERE).infos[0].urgency == urgency


def test_a_drill_is_an_exercise_everywhere_and_never_actual() -> None:
    for it in (issued(drill=True), issued(drill=True, ended_why=CANCELLED, ended_at=NOON + timedelta(hours=1))):
        alert = alert_of(it, HERE)
        assert alert.status == "Exercise"
        assert "DIỄN TẬP" in (alert.note or "")
        assert all("DIỄN TẬP" in (text or "") for text in (alert.infos[0].headline, alert.infos[0].description))
        assert values(alert.infos[0].parameters)["VN:dienTap"] == "1"
    assert "VN:dienTap" not in values(alert_of(issued(), HERE).infos[0].parameters)


def test_a_warning_in_the_place_of_others_is_an_update_that_names_them_all() -> None:
    old = [issued(id=UUID(int=number), ended_why=REPLACED, ended_at=NOON) for number in (7, 8)]
    alert = read(write(alert_of(issued(replaces=UUID(int=7)), HERE, old)))
    assert alert.kind == "Update"
    firsts = [alert_of(one, HERE) for one in old]
    assert alert.earlier == tuple((one.sender, one.identifier, one.sent) for one in firsts)
    assert {one.kind for one in firsts} == {"Alert"}
    assert alert.sender == "vn.40.16933@nhipcau.example"


def test_a_warning_that_was_taken_back_is_a_message_of_its_own_that_names_the_first() -> None:
    first = alert_of(issued(), HERE)
    gone = read(write(alert_of(issued(ended_why=CANCELLED, ended_at=NOON + timedelta(hours=2)), HERE)))
    assert (gone.kind, gone.earlier) == ("Cancel", ((first.sender, first.identifier, first.sent),))
    assert gone.identifier != first.identifier
    assert gone.infos[0].responses == ("AllClear",)
    assert gone.infos[0].description == "Nước đã rút."
    assert gone.sent == "2026-11-22T14:00:00+07:00"


def test_each_tongue_has_a_block_of_its_own_and_only_what_can_be_heard_has_a_sound() -> None:
    it = issued(tongues={"thai": {"title": "Nặm luông", "what": "Nặm khửn."}, "mong": {"title": "Dej nyab", "what": "Dej ntws."}, "lạ": {"title": "X", "what": "Y"}})
    with pytest.raises(Refusal):
        write(alert_of(it, HERE))  # no code of a tongue that the standard can write
    it.tongues.pop("lạ")
    infos = read(write(alert_of(it, HERE))).infos
    assert [(info.language, info.headline) for info in infos] == [("vi-VN", "Lũ trên sông Lam"), ("hmn", "Dej nyab"), ("tai", "Nặm luông")]
    assert [[one.uri for one in info.resources] for info in infos] == [[f"https://nhipcau.example/canh-bao/{ONE}.opus"], [], []]
    assert alert_of(it, replace(HERE, speaks=False)).infos[0].resources == ()


def test_the_same_warning_is_the_same_file_each_time() -> None:
    assert write(alert_of(issued(), HERE)) == write(alert_of(issued(), HERE))


# ── a draft from an alert of others


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ("Cảnh báo lũ quét, sạt lở đất", "flash_flood"), ("SEVERE THUNDERSTORM", "thunder"), ("STARKES GEWITTER", "thunder"), ("thunder", "thunder"),
        ("Mưa lớn", "heavy_rain"), ("Groene waarschuwing voor regen", "heavy_rain"), ("Fortes pluies et vents violents", "heavy_rain"),
        ("Flash Flood Watch", "flash_flood"), ("Bão số 5", "storm"), ("Tropical Cyclone", "storm"), ("Rét hại", "cold"), ("CANICULE", "heat"),
        ("Xả lũ hồ chứa", "dam"), ("Ngập lụt", "flood"), ("Cháy rừng", "wildfire"), ("Earthquake", "other"), ("Small Craft Advisory", "other"), ("Sạt lở đất", "landslide"),
    ],
)  # fmt: skip
def test_a_hazard_is_known_by_its_words_and_a_strange_one_is_other(event: str, code: str) -> None:
    assert hazard_of(Info(("Met",), event, "Unknown", "Unknown", "Unknown")) == code


def test_a_level_is_ours_or_follows_the_severity_and_is_never_guessed() -> None:
    info = Info(("Met",), "x", "Unknown", "Severe", "Unknown")
    assert [level_of(replace(info, severity=one)) for one in ("Minor", "Moderate", "Severe", "Extreme", "Unknown")] == [1, 2, 3, 4, None]
    assert level_of(replace(info, parameters=(Pair("VN:capDo", "5"),))) == 5
    assert level_of(replace(info, parameters=(Pair("VN:capDo", "9"),))) == 3


def test_our_own_alert_makes_the_draft_it_came_from() -> None:
    alert = read(write(alert_of(issued(), HERE)))
    plan = plan_of(alert, "16933", NOON)
    assert (plan.hazard, plan.level, plan.drill, plan.title, plan.what) == ("flood", 3, False, "Lũ trên sông Lam", "Nước lên & chảy xiết.")
    assert plan.acts == ("Rời bờ sông.", "Lên nhà văn hóa.")
    assert plan.expires_at == (NOON + timedelta(hours=12)).replace(microsecond=0)
    assert plan.source == "Ủy ban nhân dân xã Nga My, 12:00 22/11/2026"
    drill = plan_of(read(write(alert_of(issued(drill=True), HERE))), "16933", NOON)
    assert drill.drill
    assert "DIỄN TẬP" not in drill.title + drill.what + " ".join(drill.acts)


@pytest.mark.parametrize("name", REAL)
def test_a_draft_of_any_real_alert_can_be_written_down(name: str) -> None:
    alert = read(REAL[name])
    plan = plan_of(alert, "16933", NOON)
    body = body_of(plan, ONE, NOON)
    assert body.communes == ["16933"]
    assert body.expires_at > NOON
    assert not can_draft(alert, NOON)  # all of them are over
    assert any("hết hiệu lực" in one for one in cautions(alert, info_for(alert), NOON))


def test_links_and_telephones_of_others_stay_behind() -> None:
    info = "<instruction>Xem https://la.example ngay. Gọi 0912345678. Gọi 112 khi nguy hiểm. Lên chỗ cao.</instruction><description>Nước lên. Bấm la.example/x.</description>"
    plan = plan_of(read(plain(info=info.replace("<instruction>", "<I>").split("<description>")[0].replace("<I>", "<instruction>"))), "16933", NOON)
    assert plan.acts == ("Gọi 112 khi nguy hiểm.", "Lên chỗ cao.")
    words = plan_of(read(plain(info="<description>Nước lên. Bấm http://la.example/x.</description>")), "16933", NOON)
    assert words.what == "Nước lên."


def test_what_is_no_true_standing_warning_is_never_drafted() -> None:
    alert = read(plain(info="<expires>2026-11-23T08:00:00+07:00</expires>"))
    assert can_draft(alert, NOON)
    assert not can_draft(alert, NOON + timedelta(days=2))
    assert not any(can_draft(replace(alert, status=one), NOON) for one in ("Test", "System", "Draft"))
    assert can_draft(replace(alert, status="Exercise"), NOON)
    assert not any(can_draft(replace(alert, kind=one), NOON) for one in ("Cancel", "Ack", "Error"))
    assert not can_draft(replace(alert, infos=()), NOON)


def test_what_an_officer_should_know_is_said_first() -> None:
    told = cautions(read(REAL["us-quake-signed"]), info_for(read(REAL["us-quake-signed"])), NOON)
    assert told[0].startswith("Có chữ ký số. Nhà này chưa kiểm")
    assert any("Không ghi cấp độ" in one for one in told)
    assert cautions(read(plain()), None, NOON) == ["Không có nội dung, chỉ nói về bản trước."]


def test_vietnamese_is_taken_first_then_english() -> None:
    belgium, china = read(REAL["be-rain"]), read(REAL["cn-lightning"])
    assert [info_for(one).language for one in (belgium, china)] == ["en-GB", "en-US"]  # type: ignore[union-attr]
    both = read(write(alert_of(issued(tongues={"thai": {"title": "N", "what": "K"}}), HERE)))
    assert info_for(replace(both, infos=both.infos[::-1])).language == "vi-VN"  # type: ignore[union-attr]


@given(st.text(max_size=900), st.text(max_size=900))
def test_no_words_of_others_break_a_draft(text: str, other: str) -> None:
    info = Info(("Met",), "Mưa", "Unknown", "Minor", "Unknown", headline=text[:200], description=text, instruction=other)
    plan = plan_of(replace(read(plain()), infos=(info,)), "16933", NOON)
    assert len(plan.acts) <= MOST_ACTS
    assert all(len(one) <= LONGEST_ACT for one in plan.acts)
    body_of(plan, ONE, NOON)


def test_every_hazard_of_the_content_is_known_to_the_words() -> None:
    known = {hazard_of(Info(("Met",), one["name"], "Unknown", "Unknown", "Unknown")) for one in hazards().values()}
    assert known >= set(HAZARDS) - {"other"}
