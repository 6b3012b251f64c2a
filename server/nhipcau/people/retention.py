"""How long what was agreed to lasts, purpose by purpose, as dated content; and erasing what is over its time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.db.models import Max, Q

from nhipcau.kernel import bus, lasting
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_path, within
from nhipcau.people import bodies
from nhipcau.people.erasing import EVERYTHING, OVER, erase_person, finish_all
from nhipcau.people.models import Consent, Resident
from nhipcau.people.problems import UNKNOWN_RESIDENT
from nhipcau.people.wordings import PURPOSES


@dataclass(frozen=True)
class Purged:
    """What one run of the daily job did."""

    over: int
    finished: int
    words: int


@cache
def written() -> dict[str, Any]:
    """Return how long each purpose lasts, as written."""
    return load_toml(content_dir() / "rights" / "retention.toml")


def days_for(purpose: str, on: date) -> int:
    """Return how many days a purpose lasts by the rule in force on a day."""
    rules = written()["rules"]
    begun = [rule for rule in rules if rule["from"] <= on] or rules[:1]
    return int(begun[-1]["days"][purpose])


def faults(rules: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the rules, as a strict reader would find it."""
    starts = [rule["from"] for rule in rules["rules"]]
    if not starts or starts != sorted(set(starts)):
        yield "rules: at least one, in the order of their days"
    for rule in rules["rules"]:
        if set(rule["days"]) != set(PURPOSES):
            yield f"{rule['from']}: a number of days for each purpose"
        if not all(isinstance(days, int) and days > 0 for days in rule["days"].values()):
            yield f"{rule['from']}: days are whole and more than none"


def over_time(at: datetime) -> list[tuple[str, str, str]]:
    """Return (person, purpose, place) whose time is over: taken back one by one, or not needed for so long."""
    found: dict[tuple[str, str], str] = {}
    with acting(system(COUNTRY)):
        for purpose in PURPOSES:
            for person, place in _ended(purpose, at):
                if (person, EVERYTHING) not in found:
                    found[person, purpose] = place
    return [(person, purpose, place) for (person, purpose), place in found.items()]


def _ended(purpose: str, at: datetime) -> list[tuple[str, str]]:
    given = Consent.objects.filter(purpose=purpose, resident__isnull=False)
    last = given.values("resident", "resident__place").annotate(
        said=Max("given_at"), stands=Max("given_at", filter=Q(withdrawn_at=None)), open=Max("given_at", filter=Q(erased_at=None))
    )
    over = at - timedelta(days=days_for(purpose, local_date(at)))
    taken_back = last.filter(stands=None).exclude(open=None)
    old = last.filter(said__lt=over).exclude(stands=None)
    if purpose == EVERYTHING:
        kept = Consent.objects.filter(purpose="follow_up", withdrawn_at=None)
        old = old.exclude(resident__in=kept.values("resident"))
    people = {row["resident"] for row in old}
    lately = lasting.helped_since(people, over) if people else set()
    rows = [*taken_back, *(row for row in old if row["resident"] not in lately)]
    return [(str(row["resident"]), row["resident__place"]) for row in rows]


def let_go(actor: Actor, body: bodies.TakeBack, *, when: When) -> Facts:
    """Erase what is over its time, as the house itself; the proof says that nobody asked for it.

    Raises:
        Refusal: 404.31 there is no such person.
    """
    person = Resident.objects.select_for_update().filter(within(actor), id=body.resident_id).first()
    if person is None:
        raise Refusal(UNKNOWN_RESIDENT)
    standing = Consent.objects.filter(resident=person, purpose=body.purpose, withdrawn_at=None)
    standing.update(withdrawn_at=when.happened_at)
    return Facts(person.place, changes=erase_person(body.id, person, body.purpose, when.happened_at, OVER))


def purge_all() -> Purged:
    """Do what is to be done once a day: erase what is over its time, finish what was cut off, forget late words."""
    over = over_time(now())
    for person, purpose, place in over:
        body = bodies.TakeBack.model_validate({"id": new_id(), "resident_id": person, "purpose": purpose})
        bus.do(system(commune_path(place)), "people.let_go", body)
    finished, words = finish_all()
    with acting(system(COUNTRY)):
        swept = lasting.let_go()
    return Purged(len(over) + swept, finished, words)
