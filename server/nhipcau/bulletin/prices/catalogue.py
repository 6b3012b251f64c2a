"""The goods whose prices are told, as the content writes them: names, grades, units, and which price can be believed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.text import plain

FILE: Final = "prices/goods.toml"
_LONG_ENOUGH: Final = 4  # letters of a name in which one may be mistyped


@dataclass(frozen=True)
class Good:
    """One kind of goods. ``band``: by unit, from which price to which it can be believed; ``sure``: somebody compared it."""

    id: str
    name: str
    also: tuple[str, ...]
    group: str
    grades: tuple[str, ...]
    units: tuple[str, ...]
    band: Mapping[str, tuple[int, int]]
    sure: bool


@dataclass(frozen=True)
class Unit:
    """A unit one sells by. ``kg``: what it weighs, where that never changes."""

    id: str
    name: str
    kg: Fraction | None


def written() -> dict[str, Any]:
    """Return the file as written."""
    return load_toml(content_dir() / FILE)


@cache
def goods() -> dict[str, Good]:
    """Return the goods by their ids, in their order."""
    return {one["id"]: _good(one) for one in written()["goods"]}


@cache
def units() -> dict[str, Unit]:
    """Return the units by their ids."""
    return {one["id"]: Unit(one["id"], one["name"], Fraction(one["kg"]) if "kg" in one else None) for one in written()["units"]}


@cache
def names(table: str) -> dict[str, str]:
    """Return what the groups of goods (``groups``) or the kinds of places (``kinds``) are called."""
    return {one["id"]: one["name"] for one in written()[table]}


def _good(one: Mapping[str, Any]) -> Good:
    band = {unit: (low, high) for unit, (low, high) in one["band"].items()}
    return Good(one["id"], one["name"], tuple(one["also"]), one["group"], tuple(one["grades"]), tuple(one["units"]), band, one["sure"])


def name_of(item: str) -> str:
    """Return how goods are called; an id that nobody knows any more stands for itself."""
    return goods()[item].name if item in goods() else item


def unit_name(unit: str) -> str:
    """Return how a unit is called."""
    return units()[unit].name if unit in units() else unit


def spellings(good: Good) -> set[str]:
    """Return the names of goods in plain letters."""
    return {plain(name) for name in (good.name, *good.also)}


def find(text: str) -> Good | None:
    """Return the goods with this name or one of their other names, with marks or without."""
    wanted = plain(text)
    exact = [one for one in goods().values() if plain(one.name) == wanted]
    return next(iter([*exact, *(one for one in goods().values() if wanted in spellings(one))]), None)


def nearly(text: str) -> list[Good]:
    """Return the goods whose name is this one but for a letter."""
    wanted = plain(text)
    if len(wanted) < _LONG_ENOUGH:
        return []
    return [one for one in goods().values() if any(len(name) >= _LONG_ENOUGH and one_letter_off(wanted, name) for name in spellings(one))]


def one_letter_off(first: str, second: str) -> bool:
    """Say whether one letter is wrong, missing, or too many."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


def faults(told: Mapping[str, Any]) -> Iterator[str]:
    """List what is wrong with the file, in words for its editor."""
    known = {table: {one["id"] for one in told[table]} for table in ("groups", "kinds", "units")}
    seen: dict[str, str] = {}
    for one in told["goods"]:
        name = one["id"]
        if one["group"] not in known["groups"]:
            yield f"{name}: unknown group {one['group']}"
        if not one["units"] or set(one["units"]) - known["units"] or set(one["band"]) - known["units"]:
            yield f"{name}: unknown units"
        if not one["band"] or any(not 0 < low < high for low, high in one["band"].values()):
            yield f"{name}: a band that is none"
        for spelled in {plain(word) for word in (one["name"], *one["also"])}:
            if seen.setdefault(spelled, name) != name:
                yield f"{name}: {spelled} is the name of {seen[spelled]}, too"


def bundle() -> dict[str, Any]:
    """Return the catalogue as phones fetch it."""
    told = written()
    return {"as_of": told["as_of"].isoformat(), "source": told["source"], **{table: told[table] for table in ("groups", "kinds", "units", "goods")}}
