"""Bulletins with labels, the half that was held out, and how well the reader reads them."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from nhipcau.bulletin.reading.letters import bare
from nhipcau.bulletin.reading.names import Gazetteer, Listed, gazetteer
from nhipcau.bulletin.reading.reader import read_bulletin
from nhipcau.bulletin.reading.shapes import Reading
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.places.sources import Units, data_folder, read_units, split_kind

FOLDER = Path(__file__).parent / "bulletins"
TODAY = date(2026, 11, 22)


@cache
def units() -> Units:
    return read_units(data_folder(), load_toml(content_dir() / "places" / "corrections.toml"))


@cache
def names_of(province: str) -> Gazetteer:
    """Return the names of a province from the data files, as the database would give them."""
    communes = [Listed(one.kind, one.name, (one.code,)) for one in units().communes if one.province == province]
    mine = {one.codes[0] for one in communes}
    into: dict[str, list[str]] = {}
    for old, new in units().successions:
        if new in mine:
            into.setdefault(old, []).append(new)
    former = [Listed(*split_kind(one.name), tuple(into[one.code]), one.district) for one in units().former if one.code in into]
    provinces = {one.code: one.name for one in units().provinces}
    return gazetteer(province, provinces[province], communes, former, provinces.values())


@dataclass(frozen=True)
class Labelled:
    name: str
    text: str
    told: dict[str, Any]

    @property
    def held_out(self) -> bool:
        """Whether the reader was never tuned on it: decided by a hash of the name, before there was a reader."""
        return int(sha256(self.name.encode()).hexdigest(), 16) % 2 == 1 and not self.later

    @property
    def later(self) -> bool:
        """Whether it was written when the reader was done, on purpose in other forms, and never tuned on."""
        return self.name.startswith("z")

    @property
    def published(self) -> bool:
        """Whether it is written in the forms of bulletins that newspapers published in 2025, seen when the rest was done."""
        return self.name.startswith("z2-")

    def codes(self, key: str) -> set[str]:
        """Return the communes of a label; a former commune or district stands for all that took from it."""
        called = {split_kind(text)[1]: code for code, text in names_of(self.told["province"]).called.items()}
        unmarked = {bare(name): code for name, code in called.items()}
        return {called.get(name) or unmarked[bare(name)] for name in self.told.get(key, ())}

    def neutral(self) -> set[str]:
        """Return communes that it is right to ask about and right not to: named as over, or by a former name."""
        by_name = [name for names in names_of(self.told["province"]).by_bare.values() for name in names]
        wanted = {("former", one) for one in self.told.get("may_former", ())} | {("district", one) for one in self.told.get("may_districts", ())}
        return self.codes("may") | {code for name in by_name if (name.sort, name.text) in wanted for code in name.codes}

    def read(self) -> Reading:
        return _read(self.text, self.told["province"])


@cache
def _read(text: str, province: str) -> Reading:
    return read_bulletin(text, names_of(province), TODAY)


@cache
def labelled() -> tuple[Labelled, ...]:
    files = sorted(FOLDER.glob("*.txt"))
    return tuple(Labelled(one.stem, one.read_text(encoding="utf-8"), tomllib.loads(one.with_suffix(".toml").read_text(encoding="utf-8"))) for one in files)


@dataclass
class Score:
    bulletins: int = 0
    communes: int = 0
    sure: int = 0
    sure_right: int = 0
    asked: int = 0
    asked_right: int = 0
    fields: dict[str, list[bool]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def score(those: list[Labelled]) -> Score:
    """Count over bulletins; a commune that it is right to ask about counts for nothing when asked, and against when sure."""
    sums = Score()
    for one in those:
        reading, truth, neutral = one.read(), one.codes("communes"), one.neutral()
        former = set().union(*[set(found.codes) for found in reading.found if found.why == "former_whole"], set())
        sure = set(reading.sure) - ((neutral & former) - truth)
        asked = set(reading.asked) - (neutral - truth)
        sums.bulletins += 1
        sums.communes += len(truth)
        sums.sure += len(sure)
        sums.sure_right += len(sure & truth)
        sums.asked += len(asked)
        sums.asked_right += len(asked & truth)
        called = names_of(one.told["province"]).called
        sums.faults += [f"{one.name}: sure and wrong {called[code]}" for code in sure - truth]
        sums.faults += [f"{one.name}: asked and not warned {called[code]}" for code in asked - truth]
        sums.faults += [f"{one.name}: asked {called[code]}" for code in asked & truth]
        sums.faults += [f"{one.name}: missed {called[code]}" for code in truth - sure - asked]
        for key, got in _fields(one, reading).items():
            sums.fields.setdefault(key, []).append(got[0] == got[1])
            if got[0] != got[1]:
                sums.faults.append(f"{one.name}: {key} read {got[0]!r}, is {got[1]!r}")
    return sums


def _fields(one: Labelled, reading: Reading) -> dict[str, tuple[Any, Any]]:
    told = one.told
    moment = lambda key: datetime.fromisoformat(told[key]).replace(tzinfo=VIETNAM) if key in told else None  # noqa: E731
    rain = reading.rain
    found = {
        "hazard": (reading.hazards[0] if reading.hazards else None, told["hazard"]),
        "level": (reading.level, told.get("level")),
        "issued": (reading.issued, moment("issued")),
        "next": (reading.next_at, moment("next")),
        "issuer": (bare(reading.issuer), bare(told["issuer"])),
        "rain": ([rain.low, rain.high, rain.peak] if rain else None, told.get("rain")),
    }
    if "until" in told:
        found["until"] = (reading.until, moment("until"))
    return found


