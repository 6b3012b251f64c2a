"""The two verbs of active days: an officer says what a day was, another one agrees or does not."""

from datetime import date, timedelta
from typing import Final

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path, within
from nhipcau.people.duty.bodies import ClaimDay, SettleDay
from nhipcau.people.duty.models import DayClaim
from nhipcau.people.duty.problems import (
    DAY_CLAIM_SETTLED,
    DAY_CLAIM_WAITS,
    NOT_OF_THE_TEAMS,
    ODD_DAY,
    ONES_OWN_DAY,
    SAME_OFFICER,
    UNKNOWN_DAY_CLAIM,
)
from nhipcau.people.duty.queries import team_members

OLDEST: Final = timedelta(days=366)


def claim_day(actor: Actor, body: ClaimDay, *, when: When) -> Facts:
    """Say what a day of a member was; it counts once another officer agrees.

    Raises:
        Refusal: 403.375 it is one's own; 404.375 nobody of the teams; 409.375 that day waits already; 422.375 an odd day.
    """
    place = commune_path(actor.scope)
    if body.member_id == actor.id:
        raise Refusal(ONES_OWN_DAY)
    if body.member_id not in team_members(place, body.day, body.day):
        raise Refusal(NOT_OF_THE_TEAMS)
    check_day(body.day, local_date(when.received_at))
    if DayClaim.objects.filter(member=body.member_id, day=body.day, settled_at=None).exists():
        raise Refusal(DAY_CLAIM_WAITS)
    DayClaim.objects.create(
        id=body.id,
        place=place,
        member=body.member_id,
        day=body.day,
        kind=body.kind,
        why=body.why,
        note=body.note,
        claimed_by=actor.id,
        claimed_at=when.received_at,
    )
    return Facts(place)


def settle_day(actor: Actor, body: SettleDay, *, when: When) -> Facts:
    """Agree to what another officer said of a day, or do not.

    Raises:
        Refusal: 403.375 the day is one's own; 403.376 one said it oneself; 404.376 there is no such claim; 409.376 it is settled.
    """
    claim = DayClaim.objects.filter(within(actor), id=body.claim_id).select_for_update().first()
    if claim is None:
        raise Refusal(UNKNOWN_DAY_CLAIM)
    if claim.settled_at:
        raise Refusal(DAY_CLAIM_SETTLED)
    if claim.member == actor.id:
        raise Refusal(ONES_OWN_DAY)
    if claim.claimed_by == actor.id:
        raise Refusal(SAME_OFFICER)
    claim.settled_by, claim.settled_at, claim.agreed = actor.id, when.received_at, body.agreed
    claim.save(update_fields=["settled_by", "settled_at", "agreed"])
    return Facts(claim.place)


def check_day(day: date, today: date) -> None:
    """Check that a day has come, and is not long past.

    Raises:
        Refusal: 422.375 it is not so.
    """
    if not today - OLDEST <= day <= today:
        raise Refusal(ODD_DAY)
