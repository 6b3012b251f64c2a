"""What a week asks for on the fields: work by the stage of a crop, on days that hang on the seasons of each region. Pure but for reading."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import checked, content_dir, load_toml
from nhipcau.kernel.text import plain
from nhipcau.places.seasons import ZONES, Land, regions

FILE: Final = "seasons/works/crops.toml"
STAGES: Final = {"sow": "gieo", "transplant": "cấy", "care": "chăm", "harvest": "thu hoạch", "store": "phơi, cất"}
MOST_WORDS: Final = 15  # of a sentence
_YEAR: Final = 2025  # any year of 365 days: only months and days leave here
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Work:
    """Work on a crop in a region from one month-day to another, where, how, by which sources, and whether that was compared."""

    provinces: tuple[str, ...]
    crop: str
    usual: bool
    stage: str
    name: str
    do: tuple[str, ...]
    zones: tuple[str, ...]
    first: str
    last: str
    sure: bool
    sources: tuple[str, ...]

    def on(self, day: date) -> bool:
        """Say whether a day lies in it; it may run over the end of a year."""
        at = f"{day:%m-%d}"
        return self.first <= at <= self.last if self.first <= self.last else at >= self.first or at <= self.last


@cache
def written() -> Mapping[str, Any]:
    """Return the works as written."""
    return load_toml(content_dir() / FILE)


@cache
def works() -> tuple[Work, ...]:
    """Return every work of every region, on its days."""
    told = written()
    found = (
        _work(region, line, work, told["sources"][work["source"]])
        for region in regions()
        for line in region["lines"]
        for work in (told["works"] if line.get("crop") else ())
        if work["at"] == line["work"] and plain(line["crop"]) in map(plain, work["crops"])
    )
    return tuple(found)


def this_week(land: Land, day: date) -> list[Work]:
    """Return what the week of a day asks for in a place, usual crops first: of its own crops where they are told; without a zone, of all zones."""
    monday = day - timedelta(days=day.weekday())
    week = [monday + timedelta(days=at) for at in range(7)]
    grown = {plain(crop) for crop in land.crops}
    order = list(STAGES)
    found = [
        work
        for work in works()
        if land.province in work.provinces
        and (not grown or plain(work.crop) in grown)
        and (not land.zone or land.zone in work.zones)
        and any(work.on(one) for one in week)
    ]
    return sorted(found, key=lambda work: (not work.usual, work.crop, order.index(work.stage)))


def bundle() -> dict[str, Any]:
    """Return what phones keep: each work with its days, the provinces as lists that many share."""
    lists: list[tuple[str, ...]] = []
    rows = []
    for work in works():
        if work.provinces not in lists:
            lists.append(work.provinces)
        zones = [] if set(work.zones) == set(ZONES) else list(work.zones)
        rows.append({
            "in": lists.index(work.provinces), "crop": work.crop, "usual": work.usual, "stage": work.stage, "name": work.name, "do": list(work.do),
            "zones": zones, "first": work.first, "last": work.last, "sure": work.sure,
        })  # fmt: skip
    return {"as_of": written()["as_of"].isoformat(), "provinces": [list(one) for one in lists], "works": rows}


def faults(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the works, in words for their editor."""
    if not isinstance(told.get("as_of"), date):
        yield "as_of is a day"
    for one in told.get("works", ()):
        name = one.get("name", "?")
        if one.get("stage") not in STAGES or one.get("source") not in told.get("sources", {}) or not isinstance(one.get("sure"), bool):
            yield f"{name}: a stage that is known, a source that is listed, and sure"
        if not one.get("crops") or any(len(edge := one.get(end, ())) != 2 or edge[0] not in {"begin", "end"} or not isinstance(edge[1], int) for end in ("since", "until")):  # noqa: PLR2004 (an edge and days)
            yield f"{name}: crops, since and until"
        if not one.get("do") or any(len(part.split()) > MOST_WORDS for line in one.get("do", ()) for part in _SENTENCE.split(line)):
            yield f"{name}: what to do, in sentences of {MOST_WORDS} words"


def _work(region: Mapping[str, Any], line: Mapping[str, Any], work: Mapping[str, Any], source: str) -> Work:
    begin, end = _day(line["from"]), _day(line["to"])
    end = end if end >= begin else end + timedelta(days=365)
    edges = {"begin": begin, "end": end}
    first, last = (edges[work[key][0]] + timedelta(days=work[key][1]) for key in ("since", "until"))
    return Work(
        tuple(region["provinces"]), line["crop"], line.get("usual", False), work["stage"], work["name"], tuple(work["do"]), tuple(line.get("zones", ZONES)),
        f"{first:%m-%d}", f"{last:%m-%d}", bool(line["sure"] and work["sure"]), (region["sources"][line["source"]], source),
    )  # fmt: skip


def _day(text: str) -> date:
    month, _, day = text.partition("-")
    return date(_YEAR, int(month), min(int(day), 28) if month == "02" else int(day))


checked(FILE, lambda _day: faults(written()))
