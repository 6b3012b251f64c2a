"""The tables of a calendar as a browser sends them: read cell by cell, in the words people write."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from django.http import QueryDict
from pydantic import ValidationError

from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.text import plain
from nhipcau.learning.planning.bodies import SiteSaid, TopicSaid, TrainerSaid
from nhipcau.learning.planning.problems import CELL_UNREADABLE
from nhipcau.learning.planning.queries import Planned, tongues

SPARE: Final = 3  # empty lines under a table
HEADS: Final = {
    "people": "số người", "room": "chỗ ngồi", "most": "số lớp một tuần", "tongue": "tiếng", "zone": "vùng", "crops": "cây trồng", "market": "ngày chợ",
    "name": "tên", "times": "số lớp", "skills": "kỹ năng", "tongues": "tiếng", "topics": "dạy được", "home": "nơi ở", "per_week": "lớp một tuần",
    "away": "tuần vắng",
}  # fmt: skip


def sites_from(sent: QueryDict, planned: Planned) -> list[SiteSaid]:
    """Return what was told about the places of a page.

    Raises:
        Refusal: 422.323 a cell that cannot be read.
    """
    told = []
    for site in sent.getlist("noi"):
        cells = {name: sent.get(f"{name}-{site}", "").strip() for name in ("people", "room", "most", "tongue", "zone", "crops", "market")}
        if site in planned.names:
            body = {**{name: text for name, text in cells.items() if text or name == "market"}, "crops": _listed(cells["crops"])}
            told.append(_read(SiteSaid, {"id": site, **body}))
    return told


def topics_from(sent: QueryDict) -> list[TopicSaid]:
    """Return the topics of a table; a line without a name is none.

    Raises:
        Refusal: 422.323 a cell that cannot be read.
    """
    rows = _rows(sent, "chu-de", ("id", "name", "times", "skills"))
    return [_read(TopicSaid, {**row, "times": row["times"] or 1, "skills": [one.upper() for one in _listed(row["skills"])]}) for row in rows]


def trainers_from(sent: QueryDict, planned: Planned) -> list[TrainerSaid]:
    """Return the trainers of a table; a line without a name is none.

    Raises:
        Refusal: 422.323 a cell that cannot be read.
    """
    topics = [one.id for one in planned.task.topics]
    told = []
    for row in _rows(sent, "nguoi", ("id", "name", "tongues", "topics", "home", "per_week", "away")):
        cells = {
            "tongues": _each("tongues", row["tongues"], _tongue) or ["vi"],
            "topics": _each("topics", row["topics"], lambda text: topics[int(text) - 1] if text.isdigit() and 0 < int(text) <= len(topics) else None),
            "home": _home(row["home"], planned.names),
            "away": _each("away", row["away"], _day),
            "per_week": row["per_week"] or 3,
        }
        told.append(_read(TrainerSaid, {"id": row["id"], "name": row["name"], **cells}))
    return told


def first_week_of(sent: QueryDict, default: date) -> date:
    """Return the day from which the weeks are counted."""
    try:
        return date.fromisoformat(sent.get("tu", ""))
    except ValueError:
        return default


def home_words(home: str, names: Mapping[str, str]) -> str:
    """Return where a trainer lives as the table shows it: a commune with its code, since names repeat."""
    if home not in names:
        return ""
    return f"{names[home]} ({home})" if home.isdigit() else names[home]


def tongue_words(codes: list[str]) -> str:
    """Return tongues as the table shows them: “Việt, Thái”."""
    known = tongues()
    return ", ".join(known.get(one, one).removeprefix("Tiếng ") for one in codes)


def _rows(sent: QueryDict, table: str, names: tuple[str, ...]) -> Iterator[dict[str, str]]:
    taken = {sent.get(f"{table}-{at}-id", "") for at in range(_many(sent, table))}
    for at in range(_many(sent, table)):
        row = {name: sent.get(f"{table}-{at}-{name}", "").strip() for name in names}
        if row["name"]:
            fresh = next(f"{table[0]}{number}" for number in range(1, len(taken) + 2) if f"{table[0]}{number}" not in taken)
            row["id"] = row["id"] or fresh
            taken.add(row["id"])
            yield row


def _many(sent: QueryDict, table: str) -> int:
    text = sent.get(f"{table}-dong", "")
    return min(int(text), 250) if text.isdigit() else 0


def _read(body: type[Any], cells: dict[str, Any]) -> Any:  # noqa: ANN401 (one of three bodies)
    try:
        return body.model_validate(cells)
    except ValidationError as error:
        cell = str(error.errors()[0]["loc"][0])
        raise Refusal(CELL_UNREADABLE, cell=HEADS.get(cell, cell), said=str(cells.get(cell, ""))[:40] or "trống") from error


def _listed(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"[,;]", text) if one.strip()]


def _each(cell: str, text: str, read: Callable[[str], Any]) -> list[Any]:
    found = []
    for one in _listed(text):
        meant = read(one)
        if meant is None:
            raise Refusal(CELL_UNREADABLE, cell=HEADS[cell], said=one[:40])
        found.append(meant)
    return found


def _tongue(text: str) -> str | None:
    wanted = plain(text).removeprefix("tieng ")
    return next((code for code, name in tongues().items() if wanted in {code, plain(name).removeprefix("tieng ")}), None)


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 (a day, no moment)
    except ValueError:
        return None


def _home(text: str, names: Mapping[str, str]) -> str:
    if not text:
        return ""
    wanted = plain(text)
    found = next((one for one in names if wanted in {plain(home_words(one, names)), plain(names[one]), one}), None)
    if found is None:
        raise Refusal(CELL_UNREADABLE, cell=HEADS["home"], said=text[:40])
    return found
