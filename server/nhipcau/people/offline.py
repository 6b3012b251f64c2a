"""People on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, Actor
from nhipcau.kernel.registry import collection, command
from nhipcau.kernel.scope import chain_of
from nhipcau.people import bodies, commands, queries
from nhipcau.places.bodies import MergeVillages
from nhipcau.places.models import Village

TEAM = frozenset({MEMBER, LEADER, DESK, SYSTEM})
HEADS = frozenset({LEADER, COMMUNE_LEAD, SYSTEM})
OFFICE = frozenset({DESK, SYSTEM})
MERGING = frozenset({COMMUNE_LEAD, SYSTEM})


def _place_told(_actor: Actor, body: bodies.EnrolMember) -> str:
    return chain_of(body.scope)


def _chain_of_merge(actor: Actor, body: MergeVillages) -> str:
    """Return the commune of the village that ends, so that its own ledger tells of it."""
    village = Village.objects.filter(id=body.village_id).first()
    return village.commune_id if village else chain_of(actor.scope)


command("people.register_household", bodies.RegisterHousehold, roles=TEAM)(commands.register_household)
command("people.add_resident", bodies.AddResident, roles=TEAM)(commands.add_resident)
command("people.give_consent", bodies.GiveConsent, roles=TEAM)(commands.give_consent)
command("people.withdraw_consent", bodies.WithdrawConsent, roles=TEAM)(commands.withdraw_consent)
command("people.set_identity", bodies.SetIdentity, roles=OFFICE)(commands.set_identity)
command("people.enrol_member", bodies.EnrolMember, roles=HEADS, chain=_place_told)(commands.enrol_member)
command("people.move_member", bodies.MoveMember, roles=HEADS)(commands.move_member)
command("people.merge_villages", MergeVillages, roles=MERGING, chain=_chain_of_merge)(commands.merge_villages)
collection("people.households", bodies.HouseholdRow)(queries.households_visible_to)
collection("people.residents", bodies.ResidentRow)(queries.residents_visible_to)
