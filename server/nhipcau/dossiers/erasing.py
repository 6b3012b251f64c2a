"""What dossiers do when a person takes back what was kept of them, or has their name put right: lists, slips, dates."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.dossiers import handover
from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.moves import PREPARATIONS
from nhipcau.kernel.facts import Change
from nhipcau.kernel.registry import Gone
from nhipcau.people.queries import without_what_tells


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Erase what was kept of a person's papers for one purpose; a slip's code opens nothing afterwards."""
    papers = Preparation.objects.filter(resident=person)
    if purpose == "help_now":
        told = tuple(Change(PREPARATIONS, row, place) for row, place in papers.values_list("id", "place"))
        told += tuple(handover.erase(papers))
        papers.delete()
        yield Gone("papers", rows=tuple(change.id for change in told), changes=told)
    elif purpose == "follow_up":
        told = tuple(
            Change(PREPARATIONS, row, place) for row, place in papers.exclude(next_date=None).values_list("id", "place")
        )
        ids = tuple(change.id for change in told)
        papers.filter(id__in=ids).update(next_date=None)
        yield Gone("dates", changed=ids, verb="dossiers.prepare", changes=told)
    else:
        yield _untold(papers, purpose)


def _untold(papers: QuerySet[Preparation], purpose: str) -> Gone:
    """Forget the answers that told something delicate; the list itself, with what is missing, stays."""
    told = []
    for one in papers:
        kept = without_what_tells(one.procedure_id, one.answers, purpose)
        if kept != one.answers:
            one.answers = kept
            one.save(update_fields=["answers"])
            told.append(Change(PREPARATIONS, one.id, one.place))
    ids = tuple(change.id for change in told)
    return Gone("answers", changed=ids, verb="dossiers.prepare" * bool(ids), changes=tuple(told))


def rename(person: UUID, given_name: str) -> None:
    """Let a person's slips call them by the name that they had put right."""
    Preparation.objects.filter(resident=person).update(given_name=given_name)
