"""The log of looks: one line each, chained by the database, that the application can neither change nor renumber."""

from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError

from nhipcau.kernel import reads
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read, TrailHead
from nhipcau.kernel.reads import ReadDoor, Said, Seen, looked, reads_visible_to, who_looked
from nhipcau.kernel.scope import acting
from nhipcau.kernel.trails import READS, faults

COMMUNE, NEIGHBOUR = "vn.40.16933.", "vn.40.16936."
VILLAGE = f"{COMMUNE}{UUID(int=7)}."
HOA = Actor(UUID(int=3), "desk", COMMUNE, "Lữ Thị Hoa")
KHOA = Actor(UUID(int=9), "auditor", "vn.40.")
DOOR = ReadDoor("trial", "reception", Said("Tiếp nhận", "Reception"), {"name": Said("tên", "name")})
BA_TU, HOME = UUID(int=71), UUID(int=72)


def look(actor: Actor = HOA, place: str = VILLAGE, **seen: object) -> None:
    with acting(actor):
        looked(actor, DOOR, [Seen(place, **seen)])


@pytest.mark.django_db
def test_a_look_is_one_line_with_who_whose_and_why_and_no_value() -> None:
    look(resident=BA_TU, household=HOME)
    with acting(HOA):
        (line,) = reads_visible_to(HOA)
    assert (line.actor, line.role, line.place, line.door, line.reason) == (HOA.id, "desk", VILLAGE, "trial", "reception")
    assert (line.resident, line.household, line.kinds, line.count) == (BA_TU, HOME, "name", 1)
    assert (line.chain, line.number) == ("16933", 1)


@pytest.mark.django_db
def test_many_that_were_seen_cost_one_statement_and_none_cost_nothing(django_assert_num_queries) -> None:
    with acting(HOA):
        with django_assert_num_queries(0):
            looked(HOA, DOOR, [])
        looked(HOA, DOOR, [Seen(VILLAGE, resident=new_id()) for _ in range(5)])
        assert [line.number for line in reads_visible_to(HOA).order_by("number")] == [1, 2, 3, 4, 5]


@pytest.mark.django_db
def test_a_line_is_seen_from_its_place_from_above_and_from_inside_but_not_from_next_door() -> None:
    look(resident=BA_TU)
    look(place=COMMUNE, many=40)
    member = Actor(new_id(), "member", VILLAGE)
    strange = Actor(new_id(), "desk", NEIGHBOUR)
    for actor, count in ((HOA, 2), (KHOA, 2), (member, 2), (strange, 0)):
        with acting(actor):
            assert (Read.objects.count(), reads_visible_to(actor).count()) == (count, count), actor.role


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kernel_read SET count = 9",
        "DELETE FROM kernel_read",
        "TRUNCATE kernel_read",
        "UPDATE kernel_trail_head SET entries = 0",
        "INSERT INTO kernel_trail_head (trail, chain, entries, tip) VALUES ('reads', '1', 0, '')",
        "DELETE FROM kernel_event",
        "INSERT INTO kernel_checkpoint (number, at, text, broken) VALUES (1, now(), '', '[]')",
    ],
)
def test_the_application_adds_lines_and_can_do_nothing_else(statement: str) -> None:
    look(resident=BA_TU)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_a_person_is_told_who_looked_at_them_and_at_lists_they_stand_in() -> None:
    look(resident=BA_TU, household=HOME)
    look(resident=new_id(), household=HOME)
    look(household=HOME)
    look(place=COMMUNE, many=40)
    look(place=f"{COMMUNE}{UUID(int=8)}.", many=20)
    look(Actor(UUID(int=5), "desk", NEIGHBOUR), resident=BA_TU, place=NEIGHBOUR)
    told = who_looked(BA_TU, HOME, VILLAGE)
    assert [(one.actor.int, one.direct, one.count) for one in told] == [(5, True, 1), (3, False, 40), (3, True, 1), (3, True, 1)]
    assert told[0].kinds == ("name",)
    assert [one.direct for one in who_looked(BA_TU, HOME, VILLAGE, since=told[1].at)] == [True, False]


def test_a_door_is_registered_once_and_a_lost_one_is_still_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "doors", {})
    reads.read_door("quay", "reception", "Quầy", "Desk", name=("tên", "name"))
    with pytest.raises(ValueError, match="twice"):
        reads.read_door("quay", "reception", "Quầy", "Desk")
    assert (reads.door_words("quay").en, reads.kind_words("name").vi) == ("Desk", "tên")
    assert (reads.door_words("cu").vi, reads.kind_words("cu").en) == ("cu", "cu")


def as_owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


def broken() -> list[str]:
    head = TrailHead.objects.using("owner").get(trail="reads", chain="16933")
    return [f"{one.number} {one.what}" for one in faults(READS, head, Read.objects.using("owner").order_by("number"))]


@pytest.mark.parametrize(
    ("harm", "number"),
    [
        ("UPDATE kernel_read SET actor = gen_random_uuid() WHERE number = 2", 2),
        ("UPDATE kernel_read SET at = at + interval '1 microsecond' WHERE number = 3", 3),
        ("UPDATE kernel_read SET resident = NULL WHERE number = 1", 1),
        ("DELETE FROM kernel_read WHERE number = 2", 2),
        ("DELETE FROM kernel_read WHERE number = 4", 3),
    ],
)
def test_a_line_changed_or_taken_out_is_found_and_named(real_database: str, harm: str, number: int) -> None:
    for _ in range(4):
        look(resident=BA_TU)
    assert broken() == []
    as_owner(harm)
    assert broken()[0].startswith(f"{number} ")
    with pytest.raises(CommandError, match="lượt xem"):
        call_command("verify", "reads")


def test_a_light_line_stands_like_any_other_and_never_lightens_a_transaction_of_others(real_database: str) -> None:
    looked(HOA, DOOR, [Seen(COMMUNE, many=40)], lightly=True)
    with acting(HOA):
        looked(HOA, DOOR, [Seen(COMMUNE, many=41)], lightly=True)
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            (inside,) = cursor.fetchone()
        assert [line.count for line in reads_visible_to(HOA).order_by("number")] == [40, 41]
    with connections["owner"].cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == (inside,)
    assert broken() == []
