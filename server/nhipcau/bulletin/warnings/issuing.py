"""Letting a warning out, or taking it back, in one transaction with every commune that it concerns."""

from uuid import UUID

from pydantic import BaseModel

from nhipcau.bulletin.warnings.bodies import Named
from nhipcau.bulletin.warnings.models import REPLACED, HazardWarning
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.scope import acting, commune_of, commune_path, path_of
from nhipcau.places.models import Commune


def carry_out(actor: Actor, verb: str, body: BaseModel, warning_id: UUID) -> None:
    """Say a verb about a warning; where a province said it, every commune hears of it with its own ledger, or nobody does.

    Raises:
        Refusal: what the verb answered.
    """
    with acting(actor):
        bus.do(actor, verb, body)
        if commune_of(actor.scope) is None:
            _spread(actor, warning_id)


def _spread(actor: Actor, warning_id: UUID) -> None:
    told = HazardWarning.objects.get(id=warning_id)
    ended = HazardWarning.objects.filter(place=commune_path(actor.scope), ended_why=REPLACED, ended_at=told.issued_at).exclude(id=told.id)
    for warning in (told, *ended.order_by("id")):
        for commune in Commune.objects.filter(code__in=warning.communes).order_by("code"):
            house = system(path_of(commune.province_id, commune.code))
            bus.do(house, "bulletin.spread_warning", Named(warning_id=warning.id))
