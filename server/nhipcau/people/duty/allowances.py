"""What provinces give for active days, as dated content; who wrote it and what is not sure stands beside it."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.people.duty.rules import UNITS, Allowance, Way
from nhipcau.places.models import Succession

FOLDER: Final = "allowances"


@cache
def allowances() -> tuple[Allowance, ...]:
    """Return every rule that is written down, in force or not, the newest of a province first."""
    found = [allowance(path.stem, load_toml(path)) for path in sorted((content_dir() / FOLDER).glob("*.toml"))]
    return tuple(sorted(found, key=lambda one: (one.province, -one.valid_from.toordinal(), one.key)))


def allowance(key: str, body: dict[str, Any]) -> Allowance:
    """Return a rule as its file says it."""
    until = body.get("valid_until")
    return Allowance(
        key,
        body["province"],
        body.get("former", ""),
        body["name"],
        tuple(Way(way["id"], way["name"], dict(way["rates"])) for way in body["ways"]),
        date.fromisoformat(body["valid_from"]),
        date.fromisoformat(until) if until else None,
        body["source"],
        body["sure"],
        body.get("check", ""),
        body.get("ceiling"),
    )


def faults() -> Iterator[str]:
    """Yield what is wrong with the rules that are written down."""
    for one in allowances():
        yield from (f"{one.key}: {fault}" for fault in faults_of(one))


def faults_of(one: Allowance) -> Iterator[str]:
    """Yield what is wrong with a rule: a unit that nobody may pay by, a doubt that is not said, days out of order."""
    if not (len(one.province) == 2 and one.province.isdigit()):  # noqa: PLR2004 (official codes)
        yield f"no such province: {one.province}"
    if not one.source:
        yield "no source"
    if not one.sure and not one.check:
        yield "not sure, and does not say what to check"
    if one.valid_until and one.valid_until < one.valid_from:
        yield "ends before it begins"
    if not one.ways or len({way.id for way in one.ways}) < len(one.ways):
        yield "no way, or one twice"
    for way in one.ways:
        if not way.rates or not set(way.rates) <= set(UNITS):
            yield f"{way.id}: may be paid by {', '.join(UNITS)} only"
        if any(type(dong) is not int or dong <= 0 for dong in way.rates.values()):
            yield f"{way.id}: an amount is a whole number of đồng"


def rules_for(commune: str, province: str) -> list[Allowance]:
    """Return the rules of a commune's province, and those of a former province that it came from, ended ones too."""
    before = former_provinces(commune)
    return [one for one in allowances() if one.province == province and (not one.former or one.former in before)]


def former_provinces(commune: str) -> Collection[str]:
    """Return the provinces, without their kind, in which a commune or parts of it lay until July 2025."""
    said = Succession.objects.filter(commune=commune).values_list("former__province", flat=True).distinct()
    return {name.removeprefix("Tỉnh ").removeprefix("Thành phố ") for name in said}
