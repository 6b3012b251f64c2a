"""Writing what was told of dossiers: each entry once, and then where each stands now, for phones and for people."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nhipcau.dossiers import finishing, messages, told_on
from nhipcau.dossiers.models import Dossier, Entry, Petitioner, Preparation, Progress
from nhipcau.dossiers.road_rules import Stage, Told, stages
from nhipcau.dossiers.roads import clocks_of, term_of
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Count, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.news import News
from nhipcau.kernel.outgoing import Message
from nhipcau.kernel.scope import COUNTRY, acting, covers, reaching
from nhipcau.kernel.statements import adding, rows

PROGRESS = "dossiers.progress"
OLD_NEWS = 3  # days after which nobody is sent word of a state
_SAID = (
    "state", "since", "whole_day", "act", "until", "promised", "holder", "note", "reasons", "source", "source_id", "source_at",
)  # fmt: skip
_REASONS = _SAID.index("reasons")
_ADD = adding(
    "dossiers_entry", "id", "place", "slip_code", "dossier_id", "key", "act", "state", "since", "whole_day", "until", "promised",
    "holder", "note", "reasons", "source", "source_id", "source_at", "told_by", "received_at",
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """What came of telling: how many entries were new, what phones, people and systems are told, and what is counted."""

    fresh: int
    changes: tuple[Change, ...]
    messages: tuple[Message, ...]
    counts: tuple[Count, ...] = ()
    news: tuple[News, ...] = ()


def write(actor: Actor, said: Mapping[UUID, Sequence[Told]], dossiers: Collection[Dossier], when: When, first: UUID | None = None) -> Written:
    """Add what was told of these dossiers, each telling once; ``first`` names the one entry that a person told."""
    before = _told(said)
    fresh = {one: list(_new(told, before[one])) for one, told in said.items()}
    by_id = {one.id: one for one in dossiers}
    lines = [_line(actor, by_id[one], telling, when, first or new_id()) for one, tellings in fresh.items() for telling in tellings]
    if lines:
        _ADD.run(rows=rows(lines))
    touched = [by_id[one] for one, tellings in fresh.items() if tellings]
    roads = {one.id: (stages(before[one.id]), stages([*before[one.id], *fresh[one.id]])) for one in touched}
    told = {one.id: [*before[one.id], *fresh[one.id]] for one in touched}
    changes = _progress(actor, touched, told)
    said_on, counts = _messages(touched, roads, when.received_at), _counts(touched, roads, told, when)
    return Written(len(lines), changes, said_on, counts, told_on.of_states(touched, roads))


def _counts(
    dossiers: Sequence[Dossier], roads: Mapping[UUID, tuple[list[Stage], list[Stage]]], told: Mapping[UUID, list[Told]], when: When
) -> tuple[Count, ...]:
    known = calendar()
    return finishing.added_up(
        count for one in dossiers for count in finishing.counts(*roads[one.id], told[one.id], term_of(one), known, when.received_at)
    )


def _told(said: Collection[UUID]) -> dict[UUID, list[Told]]:
    known: dict[UUID, list[Told]] = defaultdict(list)
    for dossier, *values in Entry.objects.filter(dossier__in=list(said)).values_list("dossier", *_SAID):
        values[_REASONS] = tuple(values[_REASONS])
        known[dossier].append(Told(*values))
    return known


def _new(told: Iterable[Told], known: Iterable[Told]) -> Iterable[Told]:
    keys = {one.key for one in known}
    return {one.key: one for one in told if one.key not in keys}.values()


def _line(actor: Actor, dossier: Dossier, told: Told, when: When, name: UUID) -> dict[str, object]:
    """Return an entry as it is written."""
    said = {field: getattr(told, field) for field in _SAID}
    whose = {"place": dossier.place, "slip_code": dossier.slip_code, "dossier_id": dossier.id}
    return {"id": name, **whose, "key": told.key, **said, "told_by": actor.id, "received_at": when.received_at}


def _progress(actor: Actor, dossiers: Sequence[Dossier], told: Mapping[UUID, list[Told]]) -> tuple[Change, ...]:
    """Write where dossiers stand for the phones of their homes' places, wherever those are today."""
    follows = {one.preparation: one for one in dossiers if one.preparation}
    if not follows:
        return ()
    with acting(system(COUNTRY)):
        places = dict(Preparation.objects.filter(id__in=follows).values_list("id", "place"))
    stands = []
    away = sorted({place for place in places.values() if not any(covers(scope, place) for scope in actor.scopes)})
    for name, place in places.items():
        tellings = told[follows[name].id]
        road = stages(tellings)
        whole, _ = clocks_of(tellings, road, term_of(follows[name]))
        stands.append(Progress(id=name, place=place, state=road[-1].state, since=road[-1].since, due=whole.due if whole else None))
    with reaching(actor, *away):
        Progress.objects.bulk_create(stands, update_conflicts=True, unique_fields=["id"], update_fields=["place", "state", "since", "due"])
    return tuple(Change(PROGRESS, one.id, one.place) for one in stands)


def _messages(dossiers: Sequence[Dossier], roads: Mapping[UUID, tuple[list[Stage], list[Stage]]], at: datetime) -> tuple[Message, ...]:
    """Return what people are told of present states that are new, and not old news."""
    phones = dict(Petitioner.objects.filter(dossier__in=dossiers).values_list("dossier", "phone"))
    said: list[Message] = []
    for one in dossiers:
        before, after = roads[one.id]
        now = after[-1] if after else None
        if now is None or (before and before[-1].state == now.state) or (at - now.since).days > OLD_NEWS:
            continue
        said += messages.of_state(one, phones.get(one.id, ""), now.state, local_date(now.since))
    return tuple(said)
