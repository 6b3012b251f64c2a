"""Villages merge: homes, people, consents and members go along; what was done stays where it was done."""

from datetime import date
from uuid import UUID

import pytest

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Feed
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.people.bodies import AddResident, EnrolMember, GiveConsent, RegisterHousehold
from nhipcau.people.models import Consent, Household, Member, Resident
from nhipcau.people.queries import actor_for
from nhipcau.places.bodies import AddVillage, MergeVillages
from nhipcau.places.models import Commune, Province, Village

COMMUNE = "vn.40.16933."
SYSTEM = system(COMMUNE)


@pytest.fixture
def villages(db) -> tuple[UUID, UUID]:
    province = Province.objects.create(code="40", name="Nghệ An", kind="Tỉnh", valid_from="2025-07-01")
    Commune.objects.create(
        code="16933", province=province, name="Tam Quang", kind="Xã", folded="tam quang", valid_from="2025-07-01"
    )
    made = []
    for name in ("Tùng Hương", "Bãi Sở"):
        made.append(new_id())
        body = AddVillage(id=made[-1], commune="16933", name=name, kind="Bản", valid_from=date(2025, 7, 1))
        bus.do(SYSTEM, "places.add_village", body)
    return made[0], made[1]


@pytest.fixture
def household(villages) -> UUID:
    home, person = new_id(), new_id()
    bus.do(
        SYSTEM, "people.register_household", RegisterHousehold(id=home, village_id=villages[0], head_name="Lô Văn Tèo")
    )
    resident = AddResident(id=person, household_id=home, full_name="Lô Thị Tư", given_name="Tư")
    bus.do(SYSTEM, "people.add_resident", resident)
    consent = GiveConsent(id=new_id(), resident_id=person, purpose="help_now", given_by="self", method="spoken")
    bus.do(SYSTEM, "people.give_consent", consent)
    return home


def merge(villages: tuple[UUID, UUID]) -> None:
    body = MergeVillages(village_id=villages[0], into_id=villages[1], on=date(2026, 11, 1))
    bus.do(SYSTEM, "people.merge_villages", body)


def test_homes_people_and_consents_go_along_with_their_village(villages, household):
    merge(villages)
    place = f"{COMMUNE}{villages[1]}."
    with acting(SYSTEM):
        assert Household.objects.get(id=household).village_id == villages[1]
        for model in (Household, Resident, Consent):
            assert [row.place for row in model.objects.all()] == [place]
    assert Village.objects.get(id=villages[0]).valid_to == date(2026, 10, 31)


def test_the_old_and_the_new_place_hear_of_every_home_and_person_that_moved(villages, household):
    before = Feed.objects.count()
    merge(villages)
    told = list(Feed.objects.order_by("number")[before:].values_list("collection", "place"))
    old, new = (f"{COMMUNE}{village}." for village in villages)
    moved = [(name, place) for name in ("people.households", "people.residents") for place in (old, new)]
    assert sorted(told) == sorted([*moved, ("places.villages", old), ("places.villages", new)])


def test_a_member_of_the_old_village_answers_for_the_new_one_and_keeps_the_credit(villages):
    lan, scope = new_id(), f"{COMMUNE}{villages[0]}."
    bus.do(
        SYSTEM,
        "people.enrol_member",
        EnrolMember(id=lan, full_name="Lô Thị Lan", given_name="Lan", role="member", scope=scope),
    )
    merge(villages)
    actor = actor_for(Member.objects.get(id=lan))
    assert actor.scope == f"{COMMUNE}{villages[1]}."
    assert [former.scope for former in actor.former] == [scope]


def test_a_home_told_late_for_the_old_village_is_entered_in_the_new_one(villages):
    merge(villages)
    home = new_id()
    bus.do(
        SYSTEM, "people.register_household", RegisterHousehold(id=home, village_id=villages[0], head_name="Vi Văn Sáu")
    )
    with acting(SYSTEM):
        assert Household.objects.get(id=home).village_id == villages[1]


def test_a_village_cannot_merge_twice_nor_into_itself(villages):
    merge(villages)
    for pair, number in ((villages, "409.21"), ((villages[1], villages[1]), "404.21")):
        with pytest.raises(Refusal) as refusal:
            merge(pair)
        assert refusal.value.problem.number == number


def test_nobody_else_merges_villages(villages):
    minh = new_id()
    body = EnrolMember(id=minh, full_name="Vi Văn Minh", given_name="Minh", role="leader", scope=COMMUNE)
    bus.do(SYSTEM, "people.enrol_member", body)
    merging = MergeVillages(village_id=villages[0], into_id=villages[1], on=date(2026, 11, 1))
    with pytest.raises(Refusal) as refusal:
        bus.do(actor_for(Member.objects.get(id=minh)), "people.merge_villages", merging)
    assert refusal.value.problem.number == "403.1"


@pytest.mark.parametrize(("role", "scope"), [("province_analyst", COMMUNE), ("desk", "vn.40.")])
def test_a_role_must_fit_its_place(role, scope):
    with pytest.raises(ValueError, match="does not fit"):
        EnrolMember(id=new_id(), full_name="Tâm", given_name="Tâm", role=role, scope=scope)
