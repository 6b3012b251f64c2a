"""The verb of open data: a province decides whether it gives any out."""

from nhipcau.insight.opendata.bodies import DecideOpenData
from nhipcau.insight.opendata.models import OpenSetting
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When


def decide(actor: Actor, body: DecideOpenData, *, when: When) -> Facts:
    """Decide for the own province whether figures are given out to everybody each month."""
    told = {"on": body.on, "set_by": actor.id, "set_name": actor.name, "set_at": when.received_at}
    today = local_date(when.received_at)
    OpenSetting.objects.update_or_create(place=actor.scope, defaults=told, create_defaults={**told, "since": today})
    return Facts(actor.scope)
