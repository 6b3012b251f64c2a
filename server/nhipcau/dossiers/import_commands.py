"""The verb that takes what another system tells: known codes become entries, unknown ones wait for a person."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from nhipcau.dossiers.bodies import StateRow, TakeStates
from nhipcau.dossiers.codes import owners, told_by
from nhipcau.dossiers.entries import write
from nhipcau.dossiers.models import ImportRun, Waiting
from nhipcau.dossiers.road_problems import NOT_YOUR_COMMUNE
from nhipcau.dossiers.road_rules import Told
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting, chain_of, commune_of, commune_path, covers, path_of
from nhipcau.kernel.statements import adding
from nhipcau.kernel.statements import rows as spelled
from nhipcau.places.models import Commune

KEPT = timedelta(days=90)  # that a code nobody knows waits for a person
FETCHED = timedelta(days=7)  # in which rows that came back are fetched
LARGEST_BACK = 32 * 1024 * 1024  # bytes of them, packed
_WAIT = adding("dossiers_waiting", "place", "raw", "key", "procedure", "given_name", "said", "since", "received_at")


def ledger_of(_actor: Actor, body: TakeStates) -> str:
    """Return the commune whose ledger keeps a batch that came from above."""
    return chain_of(body.place)


def take_states(actor: Actor, body: TakeStates, *, when: When) -> Facts:
    """Take states of many dossiers of one commune, in any order and as often as they come.

    Raises:
        Refusal: 403.231 the commune is not one of the actor's places.
    """
    if not (any(covers(scope, body.place) for scope in actor.scopes) and _exists(body.place)):
        raise Refusal(NOT_YOUR_COMMUNE)
    known = owners(body.place, {row.code for row in body.rows})
    said: dict[UUID, list[Told]] = defaultdict(list)
    for row in body.rows:
        if row.code in known:
            said[known[row.code].id].append(told_by(row, body.source))
    written = write(actor, said, list({one.id: one for one in known.values()}.values()), when)
    strange = [row for row in body.rows if row.code not in known]
    waiting = _wait(body, strange, when.received_at)
    _count(actor, body, when, written.fresh, sum(map(len, said.values())) - written.fresh + len(strange) - waiting, waiting)
    counts = (Count("dossiers.states_taken", written.fresh), *written.counts) if written.fresh else ()
    return Facts(body.place, written.changes, counts, written.messages, written.news)


def _exists(place: str) -> bool:
    """Say whether a path is that of a commune in its province."""
    commune = Commune.objects.filter(code=commune_of(place), valid_to=None).first()
    return commune is not None and path_of(commune.province_id, commune.code) == place


def _wait(body: TakeStates, rows: Sequence[StateRow], at: datetime) -> int:
    """Keep what is said of codes that nobody here has, each telling once; return how many were new."""
    told = {(row.code, told_by(row, body.source).key): row for row in rows}
    there = Waiting.objects.filter(place=body.place, raw__in={code for code, _ in told}).values_list("raw", "key")
    for pair in there:
        told.pop(pair, None)
    lines = [
        {
            "place": body.place,
            "raw": row.code,
            "key": key,
            "procedure": row.procedure,
            "given_name": row.given_name,
            "said": {"source": body.source, "row": row.model_dump(mode="json")},
            "since": row.since,
            "received_at": at,
        }
        for (_, key), row in told.items()
    ]
    if lines:
        _WAIT.run(rows=spelled(lines))
    return len(told)


def _count(actor: Actor, body: TakeStates, when: When, fresh: int, again: int, waiting: int) -> None:
    fields = {"place": body.place, "source": body.source, "begun_at": when.received_at, "begun_by": actor.id}
    _, begun = ImportRun.objects.get_or_create(id=body.run_id, defaults=fields)
    if begun:
        Waiting.objects.filter(place=body.place, received_at__lt=when.received_at - KEPT).delete()
    ImportRun.objects.filter(id=body.run_id).update(
        fresh=F("fresh") + fresh, again=F("again") + again, waiting=F("waiting") + waiting
    )


def keep_bad(actor: Actor, run: UUID, faulty: int, packed: bytes | None, name: str) -> None:
    """Keep the rows that came back for a week, so that whoever sent them can fetch them; the week before's are let go of."""
    with acting(actor):
        place = commune_path(actor.scope)
        ImportRun.objects.filter(place=place, begun_at__lt=now() - FETCHED).update(bad=None)
        fields = {"place": place, "source": "import", "begun_at": now(), "begun_by": actor.id}
        ImportRun.objects.get_or_create(id=run, defaults=fields)
        small = packed if packed and len(packed) <= LARGEST_BACK else None
        ImportRun.objects.filter(id=run).update(faulty=faulty, bad=small, bad_name=name)
