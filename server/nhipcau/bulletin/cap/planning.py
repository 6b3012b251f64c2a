"""A warning drafted from an alert of others: what of it can be taken, and what a person has to say."""

import re
from datetime import datetime, timedelta
from typing import Final

from nhipcau.bulletin.cap.making import COMMUNE, HAZARD, LEVEL
from nhipcau.bulletin.cap.shapes import Alert, Info, Pair, moment
from nhipcau.bulletin.warnings.hazards import numbers
from nhipcau.bulletin.warnings.rules import word_faults
from nhipcau.bulletin.warnings.shapes import (
    HAZARDS,
    LEVELS,
    LONGEST_ACT,
    LONGEST_TITLE,
    LONGEST_WHAT,
    MOST_ACTS,
    MOST_HOURS,
    Plan,
)
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.text import plain

OF_SEVERITY: Final = {"Minor": 1, "Moderate": 2, "Severe": 3, "Extreme": 4}
STATUSES: Final = {"Actual": "cảnh báo thật", "Exercise": "bản diễn tập", "System": "bản nội bộ của hệ thống", "Test": "bản thử", "Draft": "bản nháp"}
UNSAID: Final = 3  # a level that nobody told waits for two people
LONGEST_SOURCE: Final = 120
_MEANS: Final = tuple(  # what is most particular comes first; words without marks
    (code, re.compile(rf"\b(?:{words})\b"))
    for code, words in (
        ("flash_flood", r"flash floods?|lu quet|lu ong"),
        ("landslide", r"landslides?|debris flows?|mudslides?|sat lo|truot dat"),
        ("thunder", r"thunder\w*|lightning|hail\w*|dong set|mua dong|giong loc|dong loc|loc xoay|sam set|\w*gewitter\w*|orages?"),
        ("dam", r"dams?|xa lu|xa tran|ho chua|vo dap"),
        ("flood", r"flood\w*|lu|lut|ngap|ngap lut|inondations?"),
        ("wildfire", r"wildfires?|forest fires?|bushfires?|chay rung"),
        ("storm", r"storms?|typhoons?|cyclones?|hurricanes?|bao|ap thap nhiet doi"),
        ("heavy_rain", r"rain\w*|mua|pluies?|regen\w*"),
        ("heat", r"heat\w*|nang nong|canicule|hitze\w*"),
        ("cold", r"cold\w*|frost\w*|freez\w*|snow\w*|ret|ret dam|ret hai|suong muoi|bang gia"),
        ("drought", r"droughts?|han han|kho han"),
    )
)
_SENTENCE: Final = re.compile(r"(?<=[.!?;。；])\s+|\n+")


def level_of(info: Info) -> int | None:
    """Return the level an alert names, in our own words or by its severity; None where it names none."""
    told = _value(info.parameters, LEVEL)
    if told in {str(level) for level in LEVELS}:
        return int(told)
    return OF_SEVERITY.get(info.severity)


def hazard_of(info: Info) -> str:
    """Return the hazard that an alert is about: by our code, else by the words of its event; what is strange is “other”."""
    told = _value(info.event_codes, HAZARD)
    if told in HAZARDS:
        return told
    words = plain(f"{info.event} {info.headline or ''}")
    return next((code for code, pattern in _MEANS if pattern.search(words)), "other")


def communes_of(info: Info) -> tuple[str, ...]:
    """Return the communes whose codes stand in an alert."""
    found = [pair.value for area in info.areas for pair in area.geocodes if pair.name == COMMUNE and re.fullmatch(r"\d{5}", pair.value)]
    return tuple(dict.fromkeys(found))


def info_for(alert: Alert) -> Info | None:
    """Return what an alert says in Vietnamese, else in English, else what it says first."""
    for language in ("vi", "en"):
        for info in alert.infos:
            if (info.language or "en-US").strip().lower().startswith(language):
                return info
    return next(iter(alert.infos), None)


def cautions(alert: Alert, info: Info | None, at: datetime) -> list[str]:
    """Return what an officer is told before making a draft of it, most important first."""
    if info is None:
        return ["Không có nội dung, chỉ nói về bản trước."]
    ends = moment(info.expires)
    told = [
        (bool(alert.signatures), "Có chữ ký số. Nhà này chưa kiểm chữ ký, vì không có khóa để tin."),
        (not alert.signatures, "Không có chữ ký số. Hỏi lại nơi phát trước khi dùng."),
        (alert.status != "Actual", f"Đây là {STATUSES[alert.status]}, không phải cảnh báo thật."),
        (ends is None, "Không ghi giờ hết hiệu lực. Người soạn phải đặt."),
        (ends is not None and ends <= at, "Đã hết hiệu lực."),
        (level_of(info) is None, "Không ghi cấp độ. Bản nháp để cấp 3, hai người xem."),
        (not communes_of(info), "Không ghi mã xã. Người soạn chọn xã."),
        (not (info.language or "").lower().startswith("vi"), "Không phải tiếng Việt. Người soạn viết lại."),
    ]
    return [words for holds, words in told if holds]


def can_draft(alert: Alert, at: datetime) -> bool:
    """Say whether a draft can come of it: it is real or a drill, says something, and is not over."""
    info = info_for(alert)
    if info is None or alert.kind not in {"Alert", "Update"} or alert.status not in {"Actual", "Exercise"}:
        return False
    ends = moment(info.expires)
    return ends is None or ends > at


def plan_of(alert: Alert, commune: str, at: datetime) -> Plan:
    """Return the draft that an alert makes for a commune. Sentences with links or telephone numbers stay behind."""
    info = info_for(alert)
    if info is None:
        raise ValueError("an alert without a word says nothing to draft")
    drill = alert.status == "Exercise"
    starts, ends = moment(info.onset), moment(info.expires)
    lines = _fit(info.instruction, LONGEST_ACT, drill=drill)
    sent = moment(alert.sent)
    who = (info.sender_name or alert.sender).strip()
    return Plan(
        hazard=hazard_of(info),
        level=level_of(info) or UNSAID,
        drill=drill,
        title=" ".join(_fit(info.headline or info.event, LONGEST_TITLE, drill=drill))[:LONGEST_TITLE].strip(),
        what=_upto(_fit(info.description, LONGEST_WHAT, drill=drill), LONGEST_WHAT),
        acts=tuple(lines[:MOST_ACTS]),
        communes=(commune,),
        onset=starts if starts and starts > at else None,
        expires_at=min(ends, at + timedelta(hours=MOST_HOURS)) if ends else None,
        source=f"{who[:80]}, {sent.astimezone(VIETNAM):%H:%M %d/%m/%Y}"[:LONGEST_SOURCE] if sent else who[:LONGEST_SOURCE],
    )


def _value(pairs: tuple[Pair, ...], name: str) -> str:
    return next((pair.value.strip() for pair in pairs if pair.name == name), "")


def _fit(text: str | None, longest: int, *, drill: bool) -> list[str]:
    """Return the sentences of a text that a warning may hold; our own words of a drill are said anew, so they go, too."""
    found = [" ".join(one.split()) for one in _SENTENCE.split(text or "")]
    allowed = numbers()
    return [one for one in found if one and len(one) <= longest and not word_faults([one], allowed, drill=False) and not (drill and "DIỄN TẬP" in one)]


def _upto(sentences: list[str], longest: int) -> str:
    said = ""
    for one in sentences:
        if len(said) + len(one) + 1 > longest:
            break
        said = f"{said} {one}".strip()
    return said
