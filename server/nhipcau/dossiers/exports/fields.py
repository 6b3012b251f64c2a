"""What the fields of an export mean: a row of `DongBoHoSoMC` or `CapNhatTienDoHoSoMC` becomes states, or reasons why not.

Names, numbers and addresses of people are dropped here, but for a given name, by which a person finds whose code it is.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple

from nhipcau.dossiers.bodies import StateRow
from nhipcau.dossiers.exports.records import Record, folded
from nhipcau.dossiers.exports.supplements import FIELD, supplements
from nhipcau.dossiers.road_rules import ASKED, HANDED_OUT, NAMES, NEW, NOT_TAKEN, READY, TAKEN_IN
from nhipcau.kernel.clock import VIETNAM, local_date

_FIELDS: Final = {
    "code": ("mahoso", "sohoso", "mahosodvc"),
    "state": ("trangthaihoso", "trangthai", "trangthaixuly"),
    "at": ("thoidiemxuly", "ngaybatdau", "thoigianxuly"),
    "taken_in": ("ngaytiepnhan",),
    "done": ("ngayketthucxuly",),
    "handed_out": ("ngaytra", "ngaytraketqua"),
    "until": ("ngayketthuctheoquydinh", "hanxuly"),
    "promised": ("ngayhentra", "ngayhentraketqua"),
    "holder": ("phongbanxuly", "donvixuly"),
    "note": ("noidungxuly", "ghichu"),
    "procedure": ("matthc", "mathutuc"),
    "owner": ("chuhoso", "tenchuhoso", "nguoinop"),
    "own_id": ("id", "matiendo"),
    "supplements": (FIELD,),
}
_KNOWN: Final = {name: field for field, names in _FIELDS.items() for name in names}
_STATES: Final = {
    **{folded(line.vi): state for state, line in NAMES.items()},
    "moidangky": 1, "choxacnhan": 1, "datiepnhan": 2, "khongtiepnhan": 3, "tuchoitiepnhan": 3, "tuchoi": 3,
    "dangxuly": 4, "dangthuly": 4, "yeucaubosung": 5, "chobosung": 5, "yeucaubosunggiayto": 5,
    "yeucauthuchiennghiavutaichinh": 6, "chonghiavutaichinh": 6, "congdanyeucauruthoso": 7, "ruthoso": 7, "darut": 7,
    "dungxuly": 8, "daxulyxong": 9, "dacoketqua": 9, "datraketqua": 10, "datra": 10,
}  # fmt: skip
_DATES: Final = (
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})(?:[ T,]+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?)?"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[ T]+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:\.\d+)?)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:(?P<H>\d{2})(?P<M>\d{2})(?P<S>\d{2})?)?"),
)
_SERIAL: Final = re.compile(r"\d{5}(\.\d+)?")
_SHEET_ZERO: Final = datetime(1899, 12, 30, tzinfo=VIETNAM)
_FIRST: Final = date(2000, 1, 1)
_SLACK: Final = timedelta(minutes=10)
NO_CODE: Final = "Thiếu mã hồ sơ."
LONG_CODE: Final = "Mã hồ sơ dài quá 60 chữ."
NO_STATE: Final = "Thiếu trạng thái."
NO_TIME: Final = "Thiếu thời điểm của trạng thái này."
BAD_LIST: Final = "Cột DanhSachHoSoBoSung không đọc được."


class Moment(NamedTuple):
    """When something was, and whether only its day is known."""

    at: datetime
    whole_day: bool


class Fault(Exception):  # noqa: N818 (a reason that goes back with the row)
    """Why a row cannot be taken, in Vietnamese."""


def is_heading(cells: Sequence[str]) -> bool:
    """Say whether a line names at least the code and the state of dossiers."""
    named = {_meaning(cell) for cell in cells}
    return {"code", "state"} <= named


def states_of(record: Record, at: datetime) -> list[StateRow]:
    """Return what a row says of a dossier's road: one state or two, and each time that papers were asked for.

    Raises:
        Fault: it cannot be taken, and all the reasons why.
    """
    if record.fault:
        raise Fault(record.fault)
    said = _said(record.cells)
    faults: list[str] = []
    code, state = said.get("code", ""), _state(said.get("state", ""), faults)
    if not code or len(code) > 60:  # noqa: PLR2004 (as the body has it)
        faults.append(LONG_CODE if code else NO_CODE)
    times = {name: _moment(said[name], name, record, faults) for name in ("at", "taken_in", "done", "handed_out", "until", "promised") if said.get(name)}
    _check_past(times, at, faults)
    asked = _asked(said.get("supplements", ""), at, faults)
    when = _when(state, times)
    if state and not when and not faults:
        faults.append(NO_TIME)
    if faults or not state or not when:
        raise Fault(" ".join(dict.fromkeys(faults)))
    common = {"code": code, "procedure": said.get("procedure", "")[:20], "given_name": said.get("owner", " ").split(" ")[-1][:40]}
    return [*(StateRow(**common, **one) for one in asked), *_rows(state, when, times, said, common)]


def _asked(text: str, at: datetime, faults: list[str]) -> list[dict[str, Any]]:
    """Return each time that papers were asked for, as the list inside the row says."""
    try:
        found = supplements(text) if text else []
    except ValueError:
        faults.append(BAD_LIST)
        return []
    asked = []
    for one in found:
        said = {"at": one.get("ngaybosung", ""), "promised": one.get("ngayhentramoi", "")}
        times = {name: read_moment(cell) for name, cell in said.items() if cell or name == "at"}
        faults += [f"DanhSachHoSoBoSung: “{said[name][:30]}” không phải ngày." for name, moment in times.items() if moment is None]
        _check_past(times, at, faults)
        if when := times["at"]:
            about = {"note": one.get("noidungbosung", "")[:200], "promised": _day(times.get("promised"))}
            own = one.get("hosobosungid", "")[:80]
            asked.append({"state": ASKED, "since": when.at, "whole_day": when.whole_day, "source_id": own, "source_at": when.at if own else None, **about})
    return asked


def _rows(
    state: int, when: Moment, times: Mapping[str, Moment | None], said: Mapping[str, str], common: Mapping[str, str]
) -> list[StateRow]:
    own = said.get("own_id", "")[:80]
    row = StateRow(
        state=state,
        since=when.at,
        whole_day=when.whole_day,
        until=_day(times.get("until")),
        promised=_day(times.get("promised")),
        holder=said.get("holder", "")[:120],
        note=said.get("note", "")[:200],
        source_id=own,
        source_at=when.at if own else None,
        **common,
    )
    taken = times.get("taken_in")
    if taken is None or state in {NEW, TAKEN_IN, NOT_TAKEN} or taken.at > when.at:
        return [row]
    first = StateRow(state=TAKEN_IN, since=taken.at, whole_day=taken.whole_day, promised=row.promised, **common)
    return [first, row]


@lru_cache(maxsize=500)
def _meaning(heading: str) -> str | None:
    """Return what a column says; a file has few headings and many rows."""
    return _KNOWN.get(folded(heading))


def _said(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells by what they mean; of two with one meaning, the first that says something."""
    said: dict[str, str] = {}
    for heading, cell in cells.items():
        field = _meaning(heading)
        if field and cell.strip() and field not in said:
            said[field] = cell.strip()
    return said


def _state(text: str, faults: list[str]) -> int | None:
    if not text:
        faults.append(NO_STATE)
        return None
    number = text.removesuffix(".0")
    state = int(number) if number.isdecimal() and len(number) < 3 else _STATES.get(folded(text))  # noqa: PLR2004 (two digits)
    if state is None or not NEW <= state <= HANDED_OUT:
        faults.append(f"Không có trạng thái “{text[:40]}”.")
        return None
    return state


def _moment(text: str, name: str, record: Record, faults: list[str]) -> Moment | None:
    found = read_moment(text)
    if found is None:
        heading = next(one for one in record.cells if _meaning(one) == name and record.cells[one].strip())
        faults.append(f"Cột {heading}: “{text[:30]}” không phải ngày.")
    return found


def read_moment(text: str) -> Moment | None:
    """Return the moment or the day that a cell says, by Vietnam's clock; nothing where it says none."""
    said = text.strip()
    if _SERIAL.fullmatch(said):
        at = _SHEET_ZERO + timedelta(days=float(said))
        return Moment(at.replace(microsecond=0), "." not in said)
    for pattern in _DATES:
        if found := pattern.fullmatch(said):
            return _from_parts(found.groupdict())
    return None


def _from_parts(parts: Mapping[str, str | None]) -> Moment | None:
    try:
        day = date(int(parts["y"] or 0), int(parts["m"] or 0), int(parts["d"] or 0))
        hour = time(int(parts["H"] or 0), int(parts["M"] or 0), int(parts["S"] or 0))
        zone = datetime.strptime(parts["zone"].replace("Z", "+0000"), "%z").tzinfo if parts.get("zone") and parts["zone"] else VIETNAM
        return Moment(datetime.combine(day, hour, zone).astimezone(UTC), parts["H"] is None)
    except (ValueError, OverflowError):
        return None


def _check_past(times: Mapping[str, Moment | None], at: datetime, faults: list[str]) -> None:
    for name, moment in times.items():
        if moment is None:
            continue
        if local_date(moment.at) < _FIRST:
            faults.append(f"Ngày {local_date(moment.at):%d/%m/%Y} quá xa trước đây.")
        future = local_date(moment.at) > local_date(at) if moment.whole_day else moment.at > at + _SLACK
        if name not in {"until", "promised"} and future:
            faults.append(f"Ngày {local_date(moment.at):%d/%m/%Y} còn ở phía trước.")


def _when(state: int | None, times: Mapping[str, Moment | None]) -> Moment | None:
    """Return since when a state is: as the row says of it, else, at the latest known, since the dossier was taken in."""
    own = {READY: "done", HANDED_OUT: "handed_out", TAKEN_IN: "taken_in"}.get(state or 0)
    told = (times.get(own) if own else None) or times.get("at") or times.get("done") or times.get("taken_in")
    if told and not own and told is times.get("taken_in") and state != NEW:
        return Moment(told.at, whole_day=True)
    return told


def _day(moment: Moment | None) -> date | None:
    return local_date(moment.at) if moment else None
