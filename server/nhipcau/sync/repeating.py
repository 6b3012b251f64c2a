"""Saying again, after a restore, what had ended: the very letters that ended it, under their own ids.

A letter that the house knows is not said twice, whoever brings it. One whose subject is not there (it came after the
backup, and only a phone still has it) waits, and is said when a phone of its commune comes back.
"""

from collections.abc import Sequence

from django.db import transaction

from nhipcau.kernel import bus
from nhipcau.kernel.endings import letter_of
from nhipcau.kernel.letters import DONE
from nhipcau.kernel.models import Ending, Entry


def repeat(found: Sequence[Ending]) -> tuple[list[Ending], list[Ending]]:
    """Say these letters again in their order; return which were carried out, and which have to wait for their subject."""
    known = set(Entry.objects.filter(id__in=[one.id for one in found]).values_list("id", flat=True))
    done: list[Ending] = []
    waiting: list[Ending] = []
    for one in found:
        if one.id not in known:
            (done if _said(one) else waiting).append(one)
    for one in waiting:
        one.state = Ending.REPEAT
    Ending.objects.bulk_create(waiting, ignore_conflicts=True)
    return done, waiting


def repeat_waiting(commune: str) -> bool:
    """Say again what waits in a commune; return whether anything was carried out."""
    waiting = list(Ending.objects.filter(state=Ending.REPEAT, chain=commune).order_by("at", "id"))
    said = [one.id for one in waiting if _said(one)]
    if said:
        Ending.objects.filter(id__in=said, state=Ending.REPEAT).delete()
    return bool(said)


def _said(one: Ending) -> bool:
    """Say a letter; a refusal leaves nothing behind, so that whoever brings it later is heard."""
    actor, letter = letter_of(one)
    with transaction.atomic():
        done = bus.obey(actor, [letter]).verdicts[0].state == DONE
        transaction.set_rollback(not done)
    return done
