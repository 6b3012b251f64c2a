"""Reading a pasted bulletin: a pure function from its text and the names of a province to what it says."""

from datetime import date
from typing import Final

from nhipcau.bulletin.reading.communes import find_communes
from nhipcau.bulletin.reading.facts import hazards_of, issuer_of, levels_of, rain_of, soil_of, title_of
from nhipcau.bulletin.reading.letters import bare, tidy
from nhipcau.bulletin.reading.names import Gazetteer
from nhipcau.bulletin.reading.shapes import Open, Reading
from nhipcau.bulletin.reading.times import Times, times_of

LONGEST: Final = 20_000  # letters of a bulletin


def read_bulletin(text: str, names: Gazetteer, today: date) -> Reading:
    """Return what a bulletin says for one province. Nothing is guessed silently: what is open stands in ``opens``."""
    told = tidy(text[:LONGEST]).strip("\n")
    found, opens = find_communes(told, names)
    title = title_of(told)
    elsewhere, own = names.other_provinces, bare(names.province)
    hazards, levels, times, issuer = hazards_of(told, title), levels_of(told, elsewhere, own), times_of(told, today), issuer_of(told)
    missing = _missing(hazards, levels, times, issuer)
    if not any(one.state != "aside" for one in found):
        missing.append("none")
    return Reading(
        told,
        tuple(found),
        (*opens, *(Open(why) for why in missing)),
        hazards,
        levels[0] if levels else None,
        levels,
        rain_of(told, elsewhere, own),
        soil_of(told),
        times.issued,
        times.since,
        times.until,
        times.next_at,
        issuer,
        title,
        {code: names.called[code] for one in found for code in one.codes if code in names.called},
    )


def _missing(hazards: tuple[str, ...], levels: tuple[int, ...], times: Times, issuer: str) -> list[str]:
    told = {
        "hazard": not hazards,
        "level": not levels,
        "levels": len(levels) > 1,
        "issued": times.issued is None,
        "year": times.issued is not None and times.year_missing,
        "until": times.until is None,
        "issuer": not issuer,
    }
    return [why for why, lacks in told.items() if lacks]
