"""The level of risk of flash floods and landslides by the table of QĐ 18/2021, article 46: a pure rule over data."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from nhipcau.kernel.content import content_dir, load_toml

FILE: Final = "flood/matrix.toml"
ZONES: Final = {"thap": "Thấp", "trung_binh": "Trung bình", "cao": "Cao", "rat_cao": "Rất cao"}
REGIONS: Final = (1, 2, 3, 4)
MOST: Final = 3  # the highest level that the table knows
MOST_RAIN: Final = 2000  # millimetres in a day


class Answer(NamedTuple):
    """A level, 0 where the table names none; ``in_table``: its row also fits the days of rain before; ``sure``: it was compared."""

    level: int
    in_table: bool
    sure: bool


@cache
def written() -> Mapping[str, Any]:
    """Return the table as written."""
    return load_toml(content_dir() / FILE)


def level(rain_24h: float, days: int, zone: str, region: int) -> Answer:
    """Return the level for rain of a day, after so many days of rain, in a zone of danger of a region.

    The bounds belong to the lower row: 200 mm is still “100 to 200”; 100 mm begins it. Where the days before do not fit the
    row, the level of the rain is returned and said not to stand in the table so.
    """
    table = written()
    row = _row(table["rows"], rain_24h)
    if row is None:
        return Answer(0, in_table=True, sure=bool(table["sure"]))
    found = row["regions"][str(region)][table["zones"].index(zone)]
    return Answer(found, in_table=row["days_from"] <= days <= row["days_to"], sure=bool(table["sure"]))


def highest(answers: Iterable[Answer]) -> Answer:
    """Return the answer for an area: the highest level in it wins."""
    return max(answers, key=lambda one: one.level, default=Answer(0, in_table=True, sure=bool(written()["sure"])))


def faults(table: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the table, in words for its editor."""
    if not isinstance(table.get("as_of"), date) or not table.get("source") or not isinstance(table.get("sure"), bool):
        yield "needs as_of, a source, and whether it was compared"
    if tuple(table.get("zones", ())) != tuple(ZONES):
        yield f"zones: {', '.join(ZONES)}"
    before = 100
    for row in table.get("rows", ()):
        if row["over"] != before or row["upto"] <= row["over"] or row["days_from"] > row["days_to"]:
            yield f"row over {row['over']}: rows follow one another from 100 mm on"
        before = row["upto"]
        cells = row["regions"]
        if set(cells) != {str(one) for one in REGIONS} or any(len(one) != len(ZONES) or sorted(one) != one or not set(one) <= set(range(MOST + 1)) for one in cells.values()):
            yield f"row over {row['over']}: four regions of four levels, 0 to {MOST}, never falling with the zone"


def _row(rows: Iterable[Mapping[str, Any]], rain: float) -> Mapping[str, Any] | None:
    listed = list(rows)
    first = listed[0]
    return next((row for row in listed if row["over"] < rain <= row["upto"] or (row is first and rain == row["over"])), None)
