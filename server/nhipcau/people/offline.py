"""People on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, Actor
from nhipcau.kernel.registry import collection, command
from nhipcau.kernel.scope import chain_of
from nhipcau.people import bodies, commands, queries

TEAM = frozenset({MEMBER, LEADER, DESK, SYSTEM})
HEADS = frozenset({LEADER, COMMUNE_LEAD, SYSTEM})
OFFICE = frozenset({DESK, SYSTEM})


def _place_told(_actor: Actor, body: bodies.EnrolMember) -> str:
    return chain_of(body.scope)


command("people.register_household", bodies.RegisterHousehold, roles=TEAM)(commands.register_household)
command("people.add_resident", bodies.AddResident, roles=TEAM)(commands.add_resident)
command("people.give_consent", bodies.GiveConsent, roles=TEAM)(commands.give_consent)
command("people.withdraw_consent", bodies.WithdrawConsent, roles=TEAM)(commands.withdraw_consent)
command("people.set_identity", bodies.SetIdentity, roles=OFFICE)(commands.set_identity)
command("people.enrol_member", bodies.EnrolMember, roles=HEADS, chain=_place_told)(commands.enrol_member)
command("people.move_member", bodies.MoveMember, roles=HEADS)(commands.move_member)
collection("people.households", bodies.HouseholdRow)(queries.households_visible_to)
collection("people.residents", bodies.ResidentRow)(queries.residents_visible_to)
