"""What is sent when a rule rings anew: to whoever set it, and to the leads of the communes; once for a place and a period."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from nhipcau.insight.alarms import queries
from nhipcau.insight.alarms.models import AlarmRule
from nhipcau.insight.atlas import names
from nhipcau.kernel import outgoing
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_ANALYST
from nhipcau.kernel.outgoing import PLACE, WORDS, Message
from nhipcau.kernel.scope import commune_path
from nhipcau.kernel.text import inside

SETTERS: Final = frozenset({COMMUNE_LEAD, PROVINCE_ANALYST})
RANG: Final = outgoing.template(
    "insight.early_warning",
    vi="Cảnh báo sớm reo ở {noi}. Quy tắc: {ten}. Mở Nhịp Cầu, mục Cảnh báo sớm, để xem và ghi lời.",
    params={"noi": PLACE, "ten": WORDS},
    days=3,
)


def of_rung(rule: AlarmRule, first: date, places: Sequence[str], today: date) -> tuple[Message, ...]:
    """Return one message for each who is told: of all places for whoever set the rule and still works there, of their own for leads.

    Places about which the rule is to be quiet are not spoken of.
    """
    quiet = queries.quiet_places(rule.rule, today) if places else set()
    loud = [place for place in places if place not in quiet]
    if not loud:
        return ()
    called = queries.called(set(loud))
    return tuple(
        outgoing.say(
            RANG, outgoing.to_member(who), about=rule.rule, place=commune_path(own[0]) if len(own) == 1 else rule.place,
            once=f"{rule.rule.hex}:{first}:{own[0].split('.')[-2]}:{who.hex}", noi=_where([called.get(one, "") for one in own]), ten=rule.name.rstrip("."),
        )
        for who, own in _hearers(rule, loud).items()
    )  # fmt: skip


def _hearers(rule: AlarmRule, places: Sequence[str]) -> dict[UUID, list[str]]:
    """Return who is told of which places: leads if the rule says so, and whoever set it, of all."""
    heard: dict[UUID, list[str]] = {}
    if rule.told in {COMMUNE_LEAD, "both"}:
        for commune in sorted({commune_path(place) for place in places}):
            own = [place for place in places if place.startswith(commune)]
            heard |= {who: own for who, role in names().officers(commune).items() if role == COMMUNE_LEAD}
    if names().officers(rule.place).get(rule.set_by) in SETTERS:
        heard[rule.set_by] = list(places)
    return heard


def _where(called: Sequence[str]) -> str:
    more = len(called) - 1
    return f"{inside(called[0])} và {more} nơi nữa" if more else inside(called[0])
