"""A file of prices read line by line: every fault of every line is told at once. Pure but for the judge it is given."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from pydantic import ValidationError

from nhipcau.bulletin.prices.bodies import MOST_LINES, Line
from nhipcau.bulletin.prices.catalogue import find, names, units
from nhipcau.bulletin.prices.problems import NO_PRICE_COLUMNS, STRANGE_PRICE, UNKNOWN_GOODS
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.text import plain
from nhipcau.places.queries import Row

COLUMNS: Final = ("Mặt hàng", "Loại", "Đơn vị", "Giá thấp", "Giá cao", "Nơi", "Kiểu nơi", "Ngày", "Nguồn", "Đúng")
NEEDED: Final = ("Mặt hàng", "Đơn vị", "Giá thấp", "Ngày")
SAMPLE: Final = (
    ("Gừng", "Gừng dé", "kg", "18.000", "22.000", "Chợ trung tâm", "Chợ", "20/11/2026", "Tự hỏi giá", ""),
    ("Trâu", "Trâu thịt", "con", "25.000.000", "30.000.000", "", "Thương lái đến nhà", "19/11/2026", "Người bán kể", ""),
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d+")
_DAYS: Final = ("%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%d-%m-%Y")
_SHORT: Final = {"d/kg": "kg", "dong kg": "kg", "kilogam": "kg", "can": "kg", "ta": "ta", "yen": "yen"}
_YES: Final = {"x", "dung", "co", "1", "roi"}
Judge = Callable[[Line], object]


@dataclass(frozen=True)
class Fault:
    """What is wrong with one line of a file, in words for whoever made it."""

    row: int
    words: str


def read_lines(table: Sequence[Row], judge: Judge) -> tuple[list[Line], list[Fault]]:
    """Return the prices of a table, and every fault of its lines; ``judge`` refuses what no price can be.

    Raises:
        Refusal: 422.419 a column is not there.
    """
    where = {plain(cell): at for at, cell in enumerate(table[0].cells)}
    missing = [name for name in NEEDED if plain(name) not in where]
    if missing:
        raise Refusal(NO_PRICE_COLUMNS, columns=", ".join(missing))
    lines: list[Line] = []
    faults: list[Fault] = []
    if len(table) - 1 > MOST_LINES:
        faults.append(Fault(table[MOST_LINES + 1].number, f"Nhiều nhất {MOST_LINES} dòng một tệp; chia tệp ra."))
    for row in table[1 : MOST_LINES + 1]:
        cells = {name: _cell(row, where.get(plain(name))) for name in COLUMNS}
        told, wrong = _told(cells)
        line = None if wrong else _line(told, wrong)
        if line:
            _judge(line, judge, wrong)
            lines.append(line)
        faults += [Fault(row.number, words) for words in wrong]
    return lines, faults


def _cell(row: Row, at: int | None) -> str:
    return row.cells[at].strip() if at is not None and at < len(row.cells) else ""


def _told(cells: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    wrong: list[str] = []
    good = find(cells["Mặt hàng"])
    if good is None:
        wrong.append(f"Không có mặt hàng “{cells['Mặt hàng']}” trong danh sách.")
    grade = next((one for one in good.grades if plain(one) == plain(cells["Loại"])), "") if good else ""
    if good and cells["Loại"] and not grade:
        wrong.append(f"Không có loại “{cells['Loại']}” của {good.name}. Để trống, hoặc ghi: {', '.join(good.grades) or 'để trống'}.")
    unit = unit_of(cells["Đơn vị"])
    if good and unit not in good.units:
        wrong.append(f"Đơn vị “{cells['Đơn vị']}” không dùng cho {good.name}. Dùng: {', '.join(units()[one].name for one in good.units)}.")
    low = amount(cells["Giá thấp"], "Giá thấp", wrong)
    high = amount(cells["Giá cao"], "Giá cao", wrong) if cells["Giá cao"] else low
    if low and high and high < low:
        wrong.append("Giá cao nhỏ hơn giá thấp.")
    on = day_of(cells["Ngày"])
    if on is None:
        wrong.append(f"Ngày “{cells['Ngày']}” không đọc được. Ghi như 20/11/2026.")
    kind = next((one for one, name in names("kinds").items() if plain(name) == plain(cells["Kiểu nơi"])), "" if cells["Kiểu nơi"] else "market")
    if not kind:
        wrong.append(f"Kiểu nơi “{cells['Kiểu nơi']}” không có. Dùng: {', '.join(names('kinds').values())}.")
    told = {"item": good.id if good else "", "grade": grade, "unit": unit, "low": low, "high": high, "market": cells["Nơi"], "kind": kind}
    return {**told, "on": on, "source": cells["Nguồn"], "sure": plain(cells["Đúng"]) in _YES}, wrong


def _line(told: Mapping[str, Any], wrong: list[str]) -> Line | None:
    try:
        return Line.model_validate({"id": new_id(), **told})
    except ValidationError:
        wrong.append("Nơi dài quá 80 chữ, nguồn dài quá 120 chữ, hoặc giá quá lớn.")
        return None


def _judge(line: Line, judge: Judge, wrong: list[str]) -> None:
    try:
        judge(line)
    except Refusal as refusal:
        words = refusal.problem.vi.filled(refusal.details)
        extra = {STRANGE_PRICE.number: " Đúng thì ghi “x” vào cột Đúng.", UNKNOWN_GOODS.number: ""}
        wrong.append(words.what + extra.get(refusal.problem.number, " " + words.todo))


def unit_of(text: str) -> str:
    """Return the id of a unit as people write it; empty when nobody knows it."""
    wanted = plain(text.replace("đ/", " ").replace("đồng/", " "))
    found = next((one.id for one in units().values() if wanted in {plain(one.name), one.id}), "")
    return found or _SHORT.get(wanted, "")


def amount(text: str, name: str, wrong: list[str]) -> int:
    """Return a whole amount in đồng; dots and commas stand only before three digits. What is none is added to ``wrong``."""
    bare = text.lower().removesuffix("đồng").removesuffix("đ").strip()
    if not _NUMBER.fullmatch(bare) or not 0 < (found := int(re.sub(r"\D", "", bare))) <= 10**9:
        wrong.append(f"{name} “{text}” không phải số tiền. Ghi đủ số không, như 18.000.")
        return 0
    return found


def day_of(text: str) -> date | None:
    """Return a day as people write it; None when it is none."""
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day, without a clock)
    return None
