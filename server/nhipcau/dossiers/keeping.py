"""How long it is kept who handed a dossier in; and forgetting it: once a day what is over its time, at once what is asked for."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Max
from pydantic import BaseModel, ConfigDict

from nhipcau.dossiers.import_commands import FETCHED, KEPT
from nhipcau.dossiers.models import Dossier, ImportRun, Petitioner, Waiting
from nhipcau.dossiers.queries import dossiers_visible_to
from nhipcau.dossiers.road_problems import UNKNOWN_DOSSIER
from nhipcau.dossiers.road_rules import ENDED, stages
from nhipcau.dossiers.roads import told_of
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import chain_of

MOST: Final = 5_000  # dossiers in one run
_TELLING: Final = ["dossiers.hand_in"]  # the letters that hold a name and a number


class ForgetPetitioner(BaseModel):
    """The person who handed a dossier in wants their name and number forgotten; the dossier's road stays."""

    model_config = ConfigDict(extra="forbid")

    dossier_id: UUID


@cache
def written() -> list[dict[str, Any]]:
    """Return how long it is kept, as written; a line from each day on."""
    return list(load_toml(content_dir() / "rights" / "retention.toml")["petitioners"])


def rule_on(day: date) -> Mapping[str, Any]:
    """Return the line in force on a day; before the first, the first."""
    begun = [rule for rule in written() if rule["from"] <= day]
    return begun[-1] if begun else written()[0]


def faults(rules: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with the lines, as a strict reader would find it."""
    starts = [rule["from"] for rule in rules]
    if not starts or starts != sorted(set(starts)):
        yield "petitioners: at least one line, in the order of their days"
    for rule in rules:
        if not all(isinstance(rule.get(name), int) and rule[name] > 0 for name in ("ended", "silent")) or not rule.get("law"):
            yield f"{rule['from']}: a law, and whole days after the end and after the last word"


def forget_petitioner(actor: Actor, body: ForgetPetitioner, *, when: When) -> Facts:  # noqa: ARG001 (the bus tells every verb)
    """Forget who handed a dossier in; asked again, nothing changes.

    Raises:
        Refusal: 404.220 there is no such dossier.
    """
    dossier = dossiers_visible_to(actor).filter(id=body.dossier_id).first()
    if dossier is None:
        raise Refusal(UNKNOWN_DOSSIER)
    _forget([dossier])
    return Facts(dossier.place)


def let_go() -> int:
    """Forget what is over its time; return how much went. Call it acting for the country."""
    moment = now()
    rule = rule_on(local_date(moment))
    ended, silent = (moment - timedelta(days=rule[name]) for name in ("ended", "silent"))
    known = Dossier.objects.filter(petitioner__isnull=False).annotate(last=Max("entries__since"))
    quiet = known.filter(last__lt=ended).prefetch_related("entries").order_by("last", "id")[:MOST]
    over = [one for one in quiet if one.last < silent or stages(told_of(one))[-1].state in ENDED]
    _forget(over)
    strange, _ = Waiting.objects.filter(received_at__lt=moment - KEPT).delete()
    back = ImportRun.objects.filter(begun_at__lt=moment - FETCHED).exclude(bad=None).update(bad=None)
    return len(over) + strange + back


def _forget(dossiers: Collection[Dossier]) -> None:
    """Erase name and number, and the words of the letters that told them; who has a list at home keeps a given name."""
    if not dossiers:
        return
    ids = [one.id for one in dossiers]
    Petitioner.objects.filter(dossier__in=ids).delete()
    Dossier.objects.filter(id__in=ids, resident=None).update(given_name="")
    with connection.cursor() as cursor:
        chains = sorted({chain_of(one.place) for one in dossiers})
        cursor.execute("SELECT kernel_erase_words(%s::uuid[], %s::text[], %s::text[])", [ids, chains, _TELLING])
