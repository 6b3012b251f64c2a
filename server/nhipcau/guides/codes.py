"""Codes of before: what an old leaflet still shows, and where it leads today."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from nhipcau.guides.findings import Finding, error
from nhipcau.guides.replay import is_day
from nhipcau.kernel.content import content_dir, load_toml

_WORDS: Final = ("code", "title", "valid_to", "replaced_by", "note", "source")
_STATES: Final = frozenset({"replaced", "repealed", "unsure"})


def former_codes() -> list[dict[str, Any]]:
    """Return the codes of before: code, title, state, valid_to, replaced_by ("" if nothing took over), note, source."""
    path = content_dir() / "procedures" / "former.toml"
    found: list[dict[str, Any]] = load_toml(path)["codes"]
    return found


def successor(code: str, former: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the code that holds today for one of before, over several changes; "" where nothing took over."""
    road = _road(code, former)
    return "" if road[-1] in former else road[-1]


def _road(code: str, former: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Walk from code to code until one holds today, nothing took over, or the road comes back to itself."""
    road = [code]
    while road[-1] in former and road.count(road[-1]) == 1:
        road.append(former[road[-1]]["replaced_by"])
    return road


def check_codes(former: Sequence[Mapping[str, Any]], procedures: Collection[str]) -> list[Finding]:
    """List former codes that lead nowhere, in a circle, or to a code that is not in the reference."""
    return [*_rows(former), *_ends(former, procedures)]


def _rows(former: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    codes = [row.get("code", "") for row in former]
    for row in former:
        where = f"codes {row.get('code', '')}"
        if missing := [name for name in _WORDS if not isinstance(row.get(name), str)]:
            yield error(where, f"{', '.join(missing)} missing")
        if row.get("state") not in _STATES:
            yield error(where, f"state is {row.get('state')!r}")
        if row.get("valid_to") and not is_day(row["valid_to"]):
            yield error(where, "valid_to is not a day")
        if codes.count(row.get("code", "")) > 1:
            yield error(where, "stands twice")


def _ends(former: Sequence[Mapping[str, Any]], procedures: Collection[str]) -> Iterator[Finding]:
    by_code = {row.get("code", ""): row for row in former if isinstance(row.get("replaced_by"), str)}
    for code in by_code:
        end = _road(code, by_code)[-1]
        if end in by_code:
            yield error(f"codes {code}", "leads in a circle")
        elif end and end not in procedures:
            yield error(f"codes {code}", f"leads to {end}, which is not in the reference")
        if code in procedures:
            yield error(f"codes {code}", "is in the reference as well")
