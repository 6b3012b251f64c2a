"""People on the wire."""

import nhipcau.people.duty.offline  # noqa: F401 (the registry fills here)
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, PROVINCE_LEAD, SYSTEM, WITH_FAMILIES, Actor
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import FOLLOW_UP, HELP, RIGHTS, RUNNING
from nhipcau.kernel.registry import FileDuty, bundle, collection, command, files
from nhipcau.kernel.scope import acting, chain_of
from nhipcau.people import (
    bodies,
    clocks,
    commands,
    correcting,
    delicate,
    erasing,
    queries,
    requests,
    retention,
    rights,
    voices,
    wishes,
    wordings,
)
from nhipcau.people.models import Household, Member
from nhipcau.places.bodies import MergeVillages, TransferVillage
from nhipcau.places.models import Village
from nhipcau.places.queries import village_today

TEAM = frozenset({MEMBER, LEADER, DESK, SYSTEM})
HEADS = frozenset({LEADER, COMMUNE_LEAD, SYSTEM})
OFFICE = frozenset({DESK, SYSTEM})
NAMING = HEADS | {PROVINCE_LEAD}
MERGING = frozenset({COMMUNE_LEAD, SYSTEM})
MOVING = frozenset({LEADER, DESK, COMMUNE_LEAD, SYSTEM})
SETTLING = frozenset({DESK, COMMUNE_LEAD, SYSTEM})
HOUSE = frozenset({SYSTEM})


def _place_told(_actor: Actor, body: bodies.EnrolMember) -> str:
    return chain_of(body.scope)


def _of_member(actor: Actor, body: bodies.LeaveMember | bodies.ReturnMember) -> str:
    member = Member.objects.filter(id=body.member_id).first()
    return chain_of(member.scope if member else actor.scope)


def _of_home(actor: Actor, body: bodies.MoveHousehold) -> str:
    """Return the commune that a home leaves."""
    with acting(actor):
        home = Household.objects.filter(id=body.household_id).first()
    return chain_of(home.place if home else actor.scope)


def _of_new_home(_actor: Actor, body: bodies.MoveHousehold) -> tuple[str, ...]:
    """Return the commune that a home enters, so that its phones hear of it."""
    village = village_today(body.village_id)
    return (village.commune_id,) if village else ()


def _chain_of_merge(actor: Actor, body: MergeVillages | TransferVillage) -> str:
    """Return the commune of the village that ends, so that its own ledger tells of it."""
    village = Village.objects.filter(id=body.village_id).first()
    return village.commune_id if village else chain_of(actor.scope)


command("people.register_household", bodies.RegisterHousehold, roles=TEAM, purpose=HELP)(commands.register_household)
command("people.add_resident", bodies.AddResident, roles=TEAM, purpose=HELP)(commands.add_resident)
command("people.give_consent", bodies.GiveConsent, roles=TEAM, purpose=RIGHTS)(commands.give_consent)
command("people.withdraw_consent", bodies.WithdrawConsent, roles=TEAM, purpose=RIGHTS, ends=True)(rights.withdraw_consent)
command("people.agree", bodies.Agree, roles=TEAM, purpose=RIGHTS)(rights.agree)
command("people.take_back", bodies.TakeBack, roles=MOVING | TEAM, purpose=RIGHTS, ends=True)(rights.take_back)
command("people.ask_right", bodies.AskRight, roles=MOVING | TEAM, purpose=RIGHTS)(requests.ask_right)
command("people.settle_right", bodies.SettleRight, roles=SETTLING, purpose=RIGHTS)(requests.settle_right)
command("people.correct_resident", bodies.CorrectResident, roles=SETTLING, purpose=RIGHTS)(correcting.correct_resident)
command("people.let_go", bodies.TakeBack, roles=HOUSE, purpose=RIGHTS, ends=True)(retention.let_go)
command("people.purge", bodies.Purge, roles=HOUSE, purpose=RIGHTS)(erasing.purge)
command("people.stop_reminding", bodies.StopReminding, roles=TEAM, purpose=FOLLOW_UP)(wishes.stop_reminding)
command("people.remind_again", bodies.RemindAgain, roles=TEAM, purpose=FOLLOW_UP)(wishes.remind_again)
command("people.note_item", bodies.NoteItem, roles=TEAM, purpose=FOLLOW_UP)(wishes.note_item)
command("people.set_identity", bodies.SetIdentity, roles=OFFICE, purpose=HELP)(commands.set_identity)
command("people.enrol_member", bodies.EnrolMember, roles=NAMING, purpose=RUNNING, chain=_place_told)(commands.enrol_member)
command("people.move_member", bodies.MoveMember, roles=HEADS, purpose=RUNNING)(commands.move_member)
command("people.merge_villages", MergeVillages, roles=MERGING, purpose=RUNNING, chain=_chain_of_merge)(commands.merge_villages)
command("people.leave_member", bodies.LeaveMember, roles=NAMING, purpose=RUNNING, chain=_of_member, ends=True)(commands.leave_member)
command("people.return_member", bodies.ReturnMember, roles=HEADS, purpose=RUNNING, chain=_of_member, ends=True)(commands.return_member)
command("people.move_household", bodies.MoveHousehold, roles=MOVING, purpose=RUNNING, chain=_of_home, touches=_of_new_home)(
    commands.move_household
)
command(
    "people.transfer_village",
    TransferVillage,
    roles=HOUSE, purpose=RUNNING,
    chain=_chain_of_merge,
    touches=lambda _actor, body: (body.commune,),
)(commands.transfer_village)
collection("people.households", bodies.HouseholdRow, roles=WITH_FAMILIES, purpose=HELP)(queries.households_visible_to)
collection("people.residents", bodies.ResidentRow, roles=WITH_FAMILIES, purpose=HELP)(queries.residents_visible_to)
collection("people.erased", bodies.ErasedRow, roles=WITH_FAMILIES, purpose=RIGHTS)(queries.erased_visible_to)
files("people", FileDuty(voices.awaited, voices.arrived, voices.readable, voices.wanted))
checked("rights/wordings.toml", lambda _day: wordings.faults({"versions": wordings.wordings()}))
checked("rights/telling.toml", lambda _day: delicate.faults(delicate.written()))
checked("rights/retention.toml", lambda _day: retention.faults(retention.written()))
checked("rights/clocks.toml", lambda _day: clocks.faults(clocks.written()))
bundle("rights")(lambda: delicate.bundle(wordings.newest()))
