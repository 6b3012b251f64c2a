"""Warnings as text messages: to the leaders of the villages, then to families, those on the safety list first."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from nhipcau.bulletin.warnings.hazards import hazard
from nhipcau.bulletin.warnings.models import HazardWarning, SafeHome
from nhipcau.kernel import outgoing
from nhipcau.kernel.outgoing import NUMBER, PLACE, WORDS, Message
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.text import inside
from nhipcau.people.models import Member
from nhipcau.people.queries import still_working, to_text
from nhipcau.places.queries import get_commune

Said = tuple[str, dict[str, Any]]
REMINDER: Final = "hazard_warning"  # the kind of reminder that somebody may not want
_PARAMS: Final = {"cap": NUMBER, "noi": PLACE, "viec": WORDS, "lam": WORDS}
LEADERS: Final = outgoing.template(
    "bulletin.leaders", vi="CẢNH BÁO cấp {cap}, {noi}: {viec} {lam} Trưởng thôn nhắn DA NHAN.", params=_PARAMS, days=1, urgent=True
)
FAMILIES: Final = outgoing.template(
    "bulletin.families", vi="CẢNH BÁO cấp {cap}, {noi}: {viec} {lam} Nguy hiểm thì gọi 112.", params=_PARAMS, days=1, urgent=True
)
LEADERS_DRILL: Final = outgoing.template(
    "bulletin.leaders_drill",
    vi="DIỄN TẬP, không có thật. Cấp {cap}, {noi}: {viec} Trưởng thôn nhắn DA NHAN. DIỄN TẬP.",
    params={"cap": NUMBER, "noi": PLACE, "viec": WORDS},
    days=1,
    urgent=True,
)
FAMILIES_DRILL: Final = outgoing.template(
    "bulletin.families_drill",
    vi="DIỄN TẬP, không có thật. Cấp {cap}, {noi}: {viec} Bà con không phải đi đâu. DIỄN TẬP.",
    params={"cap": NUMBER, "noi": PLACE, "viec": WORDS},
    days=1,
    urgent=True,
)
OVER: Final = outgoing.template(
    "bulletin.over", vi="HẾT CẢNH BÁO {viec}, {noi}. {lam}", params={"noi": PLACE, "viec": WORDS, "lam": WORDS}, days=1, urgent=True
)
OVER_DRILL: Final = outgoing.template(
    "bulletin.over_drill", vi="DIỄN TẬP đã xong, {noi}. Không có thiên tai thật. Cảm ơn bà con. DIỄN TẬP.", params={"noi": PLACE}, days=1, urgent=True
)


class Hearers(NamedTuple):
    """Who is written to in a commune: leaders, and families with a number each."""

    leaders: tuple[Member, ...]
    families: tuple[tuple[UUID, str], ...]


def leaders_of(commune: str, villages: Iterable[str]) -> dict[str, list[Member]]:
    """Return who leads each of these villages today, by the village's id; a village without a leader is left out."""
    found: dict[str, list[Member]] = {}
    wanted = {f"{commune}{one}.": one for one in villages}
    for one in Member.objects.filter(still_working(), role="leader", scope__in=wanted).order_by("full_name", "id"):
        found.setdefault(wanted[one.scope], []).append(one)
    return found


def hearers(warning: HazardWarning, commune: str, villages: Sequence[str]) -> Hearers:
    """Return who is written to about a warning in a commune; the caller acts for it."""
    leaders = [one for many in leaders_of(commune, villages).values() for one in many if one.phone]
    if not warning.texts:
        return Hearers(tuple(leaders), ())
    places = [commune] if not warning.villages else [f"{commune}{one}." for one in villages]
    first = set(SafeHome.objects.filter(place__startswith=commune).values_list("resident_id", flat=True))
    families = [pair for place in places for pair in to_text(place, REMINDER)]
    families.sort(key=lambda pair: pair[0] not in first)
    once: dict[str, tuple[UUID, str]] = {}
    for person, number in families:
        once.setdefault(number, (person, number))
    return Hearers(tuple(leaders), tuple(once.values()))


def of_warning(warning: HazardWarning, commune: str, to: Hearers) -> tuple[Message, ...]:
    """Return what is said when a warning goes out."""
    return _to_all(warning, to, commune, "on", lambda leader: _said(warning, commune, leader=leader))


def of_end(warning: HazardWarning, commune: str, to: Hearers) -> tuple[Message, ...]:
    """Return what is said when a warning is cancelled; the words were prepared when it was written."""
    return _to_all(warning, to, commune, "over", lambda _leader: _said_over(warning, commune))


def _to_all(warning: HazardWarning, to: Hearers, commune: str, when: str, said: Callable[[bool], Said]) -> tuple[Message, ...]:
    people = [(outgoing.to_member(one.id), str(one.id), True) for one in to.leaders]
    people += [(outgoing.to_phone(number, person), number, False) for person, number in to.families]
    return tuple(
        outgoing.say(kind, who, about=warning.id, place=commune, once=f"{warning.id}:{when}:{key}", **params)
        for who, key, leads in people
        for kind, params in (said(leads),)
    )


def _said(warning: HazardWarning, commune: str, *, leader: bool) -> Said:
    told, params = hazard(warning.hazard), _where(warning, commune)
    if warning.drill:
        return (LEADERS_DRILL if leader else FAMILIES_DRILL), params
    return (LEADERS if leader else FAMILIES), {**params, "lam": told["sms_do"]}


def _where(warning: HazardWarning, commune: str) -> dict[str, Any]:
    return {"cap": warning.level, "noi": inside(get_commune(commune_of(commune) or "").full_name), "viec": hazard(warning.hazard)["sms"]}


def _said_over(warning: HazardWarning, commune: str) -> Said:
    place = _where(warning, commune)["noi"]
    if warning.drill:
        return OVER_DRILL, {"noi": place}
    return OVER, {"noi": place, "viec": hazard(warning.hazard)["name"].lower(), "lam": warning.over}



def preview(warning: HazardWarning, commune: str) -> dict[str, str]:
    """Return the texts as they will read, for the page of the draft: to leaders, to families, and the all-clear."""
    told = {"leaders": _said(warning, commune, leader=True), "families": _said(warning, commune, leader=False), "over": _said_over(warning, commune)}
    return {name: outgoing.templates[kind].texts["vi"].format(**params) for name, (kind, params) in told.items()}
