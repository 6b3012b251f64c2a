"""Which steps an office may record of a dossier next, and until when: worked out from its road and the rules of the day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from nhipcau.dossiers.clocks import Case, Term, apologise_by, may_ask, read_term, whole_clock
from nhipcau.dossiers.road_rules import (
    ASKED,
    HANDED_OUT,
    NAMES,
    NOT_TAKEN,
    READY,
    STOPPED,
    TAKEN_IN,
    TO_PAY,
    WITHDRAWN,
    WORKING,
    may_follow,
)
from nhipcau.dossiers.roads import Road
from nhipcau.guides.models import Procedure
from nhipcau.kernel.calendars import Line, calendar
from nhipcau.kernel.clock import local_date, now


@dataclass(frozen=True)
class Step:
    """A step that may be recorded now. ``state`` for those that tell a state; ``last``: the last day for it."""

    key: str
    verb: str
    name: Line
    state: int | None = None
    last: date | None = None


_BY_STATE: Final = {  # in the order in which a desk needs them
    TAKEN_IN: ("nhan", "tell_state"),
    WORKING: ("chuyen", "tell_state"),
    ASKED: ("bo-sung", "ask_supplement"),
    TO_PAY: ("nop-tien", "tell_state"),
    READY: ("xong", "tell_state"),
    HANDED_OUT: ("tra", "hand_out"),
    NOT_TAKEN: ("tu-choi", "tell_state"),
    WITHDRAWN: ("rut", "withdraw"),
    STOPPED: ("dung", "stop"),
}
_SAID: Final = {
    "nhan": Line("Tiếp nhận", "Take in"),
    "chuyen": Line("Chuyển xử lý", "Pass on to be worked on"),
    "nop-tien": Line("Báo nộp phí, lệ phí", "Ask for the fee"),
    "xong": Line("Báo có kết quả", "The result is there"),
    "tra": Line("Trả kết quả", "Hand out the result"),
    "bo-sung": Line("Yêu cầu bổ sung", "Ask for papers"),
    "du-giay": Line("Đã nộp đủ giấy", "All papers are there"),
    "xin-loi": Line("Xin lỗi, hẹn lại ngày", "Apologise, with a new date"),
    "tu-choi": Line("Từ chối tiếp nhận", "Do not take in"),
    "rut": Line("Bà con rút hồ sơ", "The person withdraws it"),
    "dung": Line("Dừng giải quyết", "Stop"),
    "ma": Line("Gắn mã hồ sơ", "Attach an official code"),
}


def steps_of(road: Road, today: date) -> tuple[Step, ...]:
    """Return the steps that are lawful today; a dossier that ended may still be given a code."""
    now = road.now
    if now is None:
        return ()
    follow = may_follow(now.state)
    found = [_step(state, road, today, completing=now.state == ASKED) for state in _BY_STATE if state in follow]
    extra = (_sorry(road, today), Step("ma", "attach_code", _SAID["ma"]))
    return tuple(one for one in (*found, *extra) if one)


def closed_of(road: Road, today: date) -> tuple[Line, ...]:
    """Return why a step that somebody may look for is not offered."""
    told = []
    if road.now and not road.ended:
        if any(stage.state == ASKED for stage in road.stages) and road.now.state != ASKED:
            told.append(Line("Đã yêu cầu bổ sung một lần, không yêu cầu thêm.", "Papers were asked for once; not again."))
        elif (last := _asks_until(road)) and today > last:
            told.append(Line(f"Quá hạn yêu cầu bổ sung: {last:%d/%m/%Y}.", f"Papers could be asked for until {last:%d/%m/%Y}."))
        if road.sorry:
            told.append(Line("Đã xin lỗi và hẹn lại một lần.", "An apology was given, once."))
        elif (last := _sorry_until(road)) and today > last:
            told.append(Line(f"Quá hạn xin lỗi, hẹn lại: {last:%d/%m/%Y}.", f"An apology could be given until {last:%d/%m/%Y}."))
    return tuple(told)


def proposed_term(procedure: str) -> Term | None:
    """Return the term that a procedure's own text gives, for the form of taking in; none where it gives several."""
    body = Procedure.objects.filter(code=procedure).values_list("body", flat=True).first() or {}
    return read_term(body.get("time", {}).get("text", ""))


def if_taken_now(term: Term | None) -> tuple[Line, ...]:
    """Return what the clock would say, line by line, of a dossier that is taken in at this moment."""
    at = now()
    return whole_clock(Case(at, term=term), calendar(), local_date(at)).lines


def _step(state: int, road: Road, today: date, *, completing: bool) -> Step | None:
    key, verb = _BY_STATE[state]
    if state == TAKEN_IN and completing:
        return Step("du-giay", "supplement_received", _SAID["du-giay"])
    if state == ASKED:
        last = _asks_until(road)
        asked = any(stage.state == ASKED for stage in road.stages)
        return None if asked or (last and today > last) else Step(key, verb, _SAID[key], last=last)
    return Step(key, verb, _SAID.get(key, NAMES[state]), state if verb == "tell_state" else None)


def _sorry(road: Road, today: date) -> Step | None:
    last = _sorry_until(road)
    if road.ended or road.sorry or last is None or today > last:
        return None
    return Step("xin-loi", "apologise", _SAID["xin-loi"], last=last)


def _asks_until(road: Road) -> date | None:
    taken = next((stage for stage in road.stages if stage.state not in {1, NOT_TAKEN, WITHDRAWN}), None)
    return may_ask(taken.since, taken.on, calendar(), whole_day=taken.whole_day) if taken else None


def _sorry_until(road: Road) -> date | None:
    return apologise_by(road.whole.due, calendar()) if road.whole and road.whole.due and road.whole.state in {"running", "late"} else None
