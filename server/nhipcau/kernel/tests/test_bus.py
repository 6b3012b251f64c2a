import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from nhipcau.insight.models import Tally
from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.models import Entry, Feed, Head
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household
from nhipcau.support.models import Assist
from tests.world import COMMUNE, World, letter, must, settle, tell, yesterday

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def assists_counted() -> int:
    return sum(Tally.objects.filter(measure="support.assists").values_list("value", flat=True))


def seen_assists(actor: Actor) -> int:
    with acting(actor):
        return Assist.objects.count()


def test_a_visit_told_twice_is_counted_once(world: World) -> None:
    visit = letter("support.record_assist", **world.assist(world.ba_tu))
    first = bus.obey(world.lan, [visit]).verdicts[0]
    second = bus.obey(world.lan, [visit, visit]).verdicts
    assert [first, first] == second
    assert (seen_assists(world.lan), assists_counted()) == (1, 1)


def test_a_refused_letter_is_refused_the_same_way_again(world: World) -> None:
    visit = letter("support.record_assist", **world.assist(world.pao))
    first = bus.obey(world.lan, [visit]).verdicts[0]
    assert first.problem
    assert first.problem.number == "404.31"
    assert bus.obey(world.lan, [visit]).verdicts[0] == first


def test_one_bad_letter_is_one_verdict_and_the_others_go_on(world: World) -> None:
    batch = [
        letter("support.record_assist", **world.assist(world.ba_tu)),
        letter("support.dance", step="polka"),
        letter("support.record_assist", **world.assist(world.ba_tu, steps=[])),
        letter("support.record_assist", **world.assist(world.ba_tu)),
    ]
    verdicts = bus.obey(world.lan, batch).verdicts
    assert [verdict.state for verdict in verdicts] == ["done", "refused", "refused", "done"]
    assert [verdict.problem.number for verdict in verdicts if verdict.problem] == ["422.1", "422.2"]
    assert verdicts[2].details == {"fields": "steps"}
    assert seen_assists(world.lan) == 2


def test_refused_work_is_kept_in_the_ledger_with_its_words(world: World) -> None:
    bad = letter("support.dance", step="polka")
    bus.obey(world.lan, [bad])
    entry = Entry.objects.get(id=bad.id)
    assert (entry.verdict, entry.problem, entry.verb) == ("refused", "422.1", "support.dance")


def test_a_letter_id_of_somebody_else_is_refused_and_theirs_stands(world: World) -> None:
    visit = letter("support.record_assist", **world.assist(world.ba_tu))
    bus.obey(world.lan, [visit])
    stolen = bus.obey(world.hoa, [visit]).verdicts[0]
    assert stolen.problem
    assert stolen.problem.number == "409.1"
    assert Entry.objects.get(id=visit.id).actor == world.lan_id


def test_a_row_id_used_twice_clashes_and_the_first_row_stands(world: World) -> None:
    body = world.assist(world.ba_tu)
    must(world.lan, "support.record_assist", **body)
    again = tell(world.lan, "support.record_assist", **body)
    assert again.problem
    assert again.problem.number == "409.2"
    assert seen_assists(world.lan) == 1


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ({"text": "a\x00b"}, "422.5"),
        ({"text": "\ud800"}, "422.5"),
        ({"n": float("nan")}, "422.5"),
        (None, "422.2"),
        ([1, 2], "422.2"),
        ("text", "422.2"),
        ({"unknown_field": 1}, "422.2"),
    ],
)
def test_a_body_that_cannot_be_is_refused_and_the_batch_lives(world: World, body: Any, number: str) -> None:
    odd = Letter(uuid.uuid4(), "support.record_assist", body, now())
    good = letter("support.record_assist", **world.assist(world.ba_tu))
    verdicts = bus.obey(world.lan, [odd, good]).verdicts
    assert verdicts[0].problem
    assert verdicts[0].problem.number == number
    assert verdicts[1].state == "done"


def test_a_body_nested_without_end_is_refused(world: World) -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    verdict = bus.obey(world.lan, [Letter(uuid.uuid4(), "support.record_assist", deep, now())]).verdicts[0]
    assert verdict.problem
    assert verdict.problem.number == "422.5"


def test_a_role_that_may_not_speak_a_verb_is_refused(world: World) -> None:
    verdict = tell(world.tam, "support.record_assist", **world.assist(world.ba_tu))
    assert verdict.problem
    assert verdict.problem.number == "403.1"


def test_a_stranger_finds_nobody(world: World) -> None:
    verdict = tell(world.ke_la, "support.record_assist", **world.assist(world.ba_tu))
    assert verdict.problem
    assert verdict.problem.number == "404.31"
    assert seen_assists(world.ke_la) == 0


def test_a_clock_off_by_a_year_is_corrected_and_told(world: World) -> None:
    year = timedelta(days=365)
    visit = letter("support.record_assist", now() - year, **world.assist(world.ba_tu))
    answer = bus.obey(world.lan, [visit], sent_at=now() - year)
    assert answer.skew.off
    entry = Entry.objects.get(id=visit.id)
    assert abs(entry.happened_at - now()) < timedelta(minutes=1)
    assert entry.said_at == visit.happened_at


def test_a_command_from_the_future_is_refused(world: World) -> None:
    verdict = tell(world.lan, "support.record_assist", now() + timedelta(days=1), **world.assist(world.ba_tu))
    assert verdict.problem
    assert verdict.problem.number == "422.3"


def test_a_command_from_before_the_platform_is_refused(world: World) -> None:
    verdict = tell(world.lan, "support.record_assist", yesterday().replace(year=1999), **world.assist(world.ba_tu))
    assert verdict.problem
    assert verdict.problem.number == "422.4"


def test_work_done_before_a_move_is_accepted_and_work_after_is_not(world: World) -> None:
    before = now()
    must(world.son, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    early = tell(world.lan, "support.record_assist", before, **world.assist(world.ba_tu))
    late = tell(world.lan, "support.record_assist", now(), **world.assist(world.ba_tu))
    assert early.state == "done"
    assert late.problem
    assert late.problem.number == "404.31"


def test_a_fault_of_ours_is_a_verdict_that_is_not_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: Any, **__: Any) -> None:
        raise RuntimeError("the roof fell in")

    known = registry.commands["support.record_assist"]
    monkeypatch.setitem(registry.commands, known.name, registry.Command(known.name, known.body, known.roles, known.purpose, stumble))
    visit = letter("support.record_assist", **world.assist(world.ba_tu))
    failed = bus.obey(world.lan, [visit]).verdicts[0]
    assert failed.problem
    assert failed.problem.number == "500.1"
    monkeypatch.undo()
    assert bus.obey(world.lan, [visit]).verdicts[0].state == "done"


def test_the_desk_is_told_a_refusal_and_the_ledger_keeps_it(world: World) -> None:
    known = registry.commands["support.record_assist"]
    with pytest.raises(Refusal) as refused:
        bus.do(world.ke_la, known.name, known.body.model_validate(world.assist(world.ba_tu)))
    assert refused.value.problem.number == "404.31"
    assert Entry.objects.filter(verdict="refused", actor=world.ke_la.id).count() == 1


def test_every_change_has_a_number_without_a_gap(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    numbers = list(Feed.objects.filter(commune="16933").order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, Head.objects.get(commune="16933").changes + 1))


def test_the_application_cannot_change_or_read_back_what_the_ledger_holds(world: World) -> None:
    for statement in (
        "UPDATE kernel_entry SET verb = 'x'",
        "DELETE FROM kernel_entry",
        "TRUNCATE kernel_entry",
        "SELECT text FROM kernel_body",
        "DELETE FROM kernel_feed",
    ):
        assert _refused(statement), statement


def test_without_the_first_wall_the_second_still_stands(world: World) -> None:
    assert Household.objects.count() == 0
    with acting(world.ke_la):
        assert Household.objects.count() == 0
    with acting(world.lan):
        assert list(Household.objects.values_list("id", flat=True)) == [world.ba_tu.household]
    with acting(world.hoa):
        assert Household.objects.count() == 2


def test_a_row_cannot_be_written_into_somebody_elses_place(world: World) -> None:
    with acting(world.lan):
        moved = f"UPDATE people_household SET place = '{COMMUNE}{world.bai_so}.'"
        assert _refused(moved)


def test_sight_ends_with_the_block_that_opened_it(world: World) -> None:
    with acting(world.hoa):
        with acting(world.lan):
            assert Household.objects.count() == 1
        assert Household.objects.count() == 2
    assert Household.objects.count() == 0


def _refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return True
    return False
