"""Our own warnings as others read them: the message about a warning as it stands today, with the one whose place it took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from nhipcau.bulletin.cap.problems import AGAINST_RULES
from nhipcau.bulletin.cap.rules import own_faults
from nhipcau.bulletin.cap.shapes import Alert, Area, Info, Pair, Resource
from nhipcau.bulletin.warnings.models import CANCELLED, HazardWarning
from nhipcau.bulletin.warnings.shapes import LEVELS
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.problems import Refusal

LEVEL, COLOUR, HAZARD, COMMUNE, DRILL, UNDER_WAY = "VN:capDo", "VN:mauCapDo", "VN:thienTai", "VN:maXa", "VN:dienTap", "VN:nguon"
SEVERITY: Final = {1: "Minor", 2: "Moderate", 3: "Severe", 4: "Extreme", 5: "Extreme"}
CATEGORY: Final = {"landslide": "Geo", "wildfire": "Fire", "dam": "Infra", "other": "Other"}  # everything else is weather
TONGUES: Final = {"thai": "tai", "mong": "hmn", "khomu": "kjg", "tho": "tou", "odu": "tyh", "muong": "mtq"}
PREPARES_FROM: Final = 3  # level
SOON: Final = timedelta(hours=6)
DRILL_WORDS: Final = "DIỄN TẬP, KHÔNG PHẢI THIÊN TAI THẬT."


@dataclass(frozen=True)
class Place:
    """Who issues and where it is read: the sender's domain, the address of the house, the names of its places.

    ``speaks``: this house has a voice, so that the warning can be heard at an address.
    """

    domain: str
    address: str
    issuer: str
    communes: Mapping[str, str]
    villages: Mapping[str, str] = field(default_factory=dict)
    speaks: bool = False


def alert_of(it: HazardWarning, place: Place, replaced: Sequence[HazardWarning] = ()) -> Alert:
    """Return the message about a warning that was issued: new, in place of others, or taken back.

    A drill is never “Actual”. A warning that another one replaced stays the message it was: the other one speaks of it.

    Raises:
        Refusal: 422.391 it keeps not to our own rules.
    """
    gone = it.ended_why == CANCELLED
    earlier = [it] if gone else list(replaced)
    alert = Alert(
        identifier_of(it, gone=gone), sender_of(it, place), written(it.ended_at if gone else it.issued_at), "Exercise" if it.drill else "Actual",
        "Cancel" if gone else "Update" if earlier else "Alert", "Public",
        note=DRILL_WORDS if it.drill else None,
        references=" ".join(f"{sender_of(one, place)},{identifier_of(one)},{written(one.issued_at)}" for one in earlier) or None,
        infos=_over(it, place) if gone else _infos(it, place),
    )  # fmt: skip
    for vi, en in own_faults(alert):
        raise Refusal(AGAINST_RULES, why=vi, why_en=en)
    return alert


def identifier_of(it: HazardWarning, *, gone: bool = False) -> str:
    """Return the name of the message about a warning; that it was taken back is a message of its own."""
    return f"{it.place}{it.id}{'.huy' if gone else ''}"


def sender_of(it: HazardWarning, place: Place) -> str:
    """Return who sends it, unique in the world as far as the house's domain is."""
    return f"{it.place.rstrip('.')}@{place.domain}"


def written(at: datetime | None) -> str:
    """Write a moment with Vietnam's offset, to the second."""
    return at.astimezone(VIETNAM).isoformat(timespec="seconds") if at else ""


def _infos(it: HazardWarning, place: Place) -> tuple[Info, ...]:
    """Return what is said in each language; only Vietnamese can be heard, since nobody has a voice for the others."""
    ours = _info(it, place, "vi-VN", it.title, it.what)
    others = (
        _info(it, place, TONGUES.get(code, f"x-{code[:8]}"), said.get("title", ""), said.get("what", "")) for code, said in sorted(it.tongues.items())
    )
    return (ours, *others)


def _info(it: HazardWarning, place: Place, language: str, title: str, what: str) -> Info:
    drill = f"{DRILL_WORDS} " if it.drill else ""
    hears = place.speaks and language == "vi-VN"
    return Info(
        (CATEGORY.get(it.hazard, "Met"),), title, _urgency(it), SEVERITY[it.level], "Likely",
        language=language, responses=("Prepare" if it.level >= PREPARES_FROM else "Monitor",),
        event_codes=(Pair(HAZARD, it.hazard),), effective=written(it.issued_at), onset=written(it.onset) or None, expires=written(it.expires_at),
        sender_name=place.issuer, headline=f"{drill}{title}", description=f"{drill}{what}",
        instruction=f"{drill}{' '.join(it.acts)}".strip() or None, web=f"{place.address}/canh-bao/{it.id}",
        parameters=_parameters(it), resources=(_sound(it, place),) if hears else (), areas=_areas(it, place),
    )  # fmt: skip


def _over(it: HazardWarning, place: Place) -> tuple[Info, ...]:
    drill = f"{DRILL_WORDS} " if it.drill else ""
    ends = max(it.expires_at, (it.ended_at or it.expires_at) + timedelta(hours=1))
    return (
        Info(
            (CATEGORY.get(it.hazard, "Met"),), it.title, "Past", "Minor", "Observed", language="vi-VN", responses=("AllClear",),
            event_codes=(Pair(HAZARD, it.hazard),), effective=written(it.ended_at), expires=written(ends), sender_name=place.issuer,
            headline=f"{drill}Hủy: {it.title}", description=f"{drill}{it.over}", web=f"{place.address}/canh-bao/{it.id}", parameters=_parameters(it),
            areas=_areas(it, place),
        ),
    )  # fmt: skip


def _urgency(it: HazardWarning) -> str:
    if it.onset is None or it.issued_at is None or it.onset <= it.issued_at:
        return "Immediate"
    return "Expected" if it.onset - it.issued_at <= SOON else "Future"


def _parameters(it: HazardWarning) -> tuple[Pair, ...]:
    told = (Pair(LEVEL, str(it.level)), Pair(COLOUR, LEVELS[it.level]))
    return (*told, *((Pair(UNDER_WAY, it.source),) if it.source else ()), *((Pair(DRILL, "1"),) if it.drill else ()))


def _sound(it: HazardWarning, place: Place) -> Resource:
    return Resource("Lời đọc loa" + (", diễn tập" if it.drill else ""), "audio/ogg", uri=f"{place.address}/canh-bao/{it.id}.opus")


def _areas(it: HazardWarning, place: Place) -> tuple[Area, ...]:
    """Return an area for each commune; where only some villages are meant, their names stand in its words."""
    only = ", ".join(sorted(name for one in it.villages if (name := place.villages.get(str(one)))))
    return tuple(
        Area(f"{place.communes.get(code, code)}{f': {only}' if only else ''}", geocodes=(Pair(COMMUNE, code),)) for code in it.communes
    )
