"""Points of a commune's villages from a table: every fault at once; nothing is entered while one line is wrong."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.text import plain
from nhipcau.places.imports import COLUMNS as VILLAGE_COLUMNS
from nhipcau.places.imports import Fault
from nhipcau.places.points.bodies import SetPoint
from nhipcau.places.points.rules import read_point
from nhipcau.places.problems import COLUMN_MISSING, ROWS_WRONG
from nhipcau.places.queries import villages_of
from nhipcau.places.tables import Row, read_table

COLUMNS: Final = {
    "name": VILLAGE_COLUMNS["name"],
    "lat": ("vi do", "lat", "latitude", "y"),
    "lon": ("kinh do", "lon", "lng", "long", "longitude", "x"),
}
SHOWN: Final = {"name": "Tên", "lat": "Vĩ độ", "lon": "Kinh độ"}


def import_points(actor: Actor, commune: str, content: bytes) -> int:
    """Set the points that a file lists, through the bus; return how many.

    Raises:
        Refusal: 413.20 to 422.25 the file cannot be taken; 422.22 a column is missing; 422.23 lines are wrong, each with its
            line, column, fault and remedy in ``faults``; 422.487 a point lies outside the commune.
    """
    named = {plain(f"{one.kind} {one.name}"): one.id for one in villages_of(commune)}
    bare: dict[str, list[UUID]] = {}
    for one in villages_of(commune):
        bare.setdefault(plain(one.name), []).append(one.id)
    alone = {name: ids[0] for name, ids in bare.items() if len(ids) == 1}
    points, faults = read_points(read_table(content), {**alone, **named})
    if faults:
        raise Refusal(ROWS_WRONG, count=len(faults), faults=[vars(fault) for fault in faults])
    letters = [_letter(village, point) for village, point in points]
    for verdict in bus.obey(actor, letters).verdicts:
        if verdict.problem:
            raise Refusal(verdict.problem, **verdict.details)
    return len(letters)


def read_points(table: Sequence[Row], villages: dict[str, UUID]) -> tuple[list[tuple[UUID, tuple[float, float]]], list[Fault]]:
    """Judge every line of a table, given the commune's villages by plain name.

    Raises:
        Refusal: 422.22 a column that is needed is missing.
    """
    where = _columns(table[0])
    points, faults, seen = [], [], set()
    for row in table[1:]:
        cells = {field: row.cells[at] if at < len(row.cells) else "" for field, at in where.items()}
        village, point = villages.get(plain(cells["name"])), read_point(f"{cells['lat']}; {cells['lon']}")
        if village is None:
            faults.append(Fault(row.number, SHOWN["name"], f"“{cells['name'][:40]}” không có trong danh sách của xã.", "Ghi đúng tên như trong danh sách."))
        elif village in seen:
            faults.append(Fault(row.number, SHOWN["name"], f"{cells['name'][:40]} đã có ở dòng trên.", "Bỏ dòng trùng."))
        if point is None:
            faults.append(Fault(row.number, SHOWN["lat"], "không phải vĩ độ, kinh độ.", "Ghi số thập phân, như 19.2712 và 104.3321."))
        if village and point:
            seen.add(village)
            points.append((village, point))
    return points, faults


def _columns(heading: Row) -> dict[str, int]:
    headings = [plain(cell) for cell in heading.cells]
    where = {field: next((at for at, cell in enumerate(headings) if cell in names), -1) for field, names in COLUMNS.items()}
    for field, at in where.items():
        if at < 0:
            raise Refusal(COLUMN_MISSING, column=SHOWN[field], found=", ".join(cell for cell in heading.cells if cell)[:200])
    return where


def _letter(village: UUID, point: tuple[float, float]) -> Letter:
    body = SetPoint(id=new_id(), village_id=village, lat=point[0], lon=point[1], source="file")
    return Letter(new_id(), "places.set_point", body.model_dump(mode="json"), now())
