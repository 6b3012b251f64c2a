"""A helping shows what somebody can do: kept for whoever agreed to a passport, and nothing is asked for anybody else."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Feed
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.learning.models import Evidence
from nhipcau.learning.skills.commands import LEVELS
from nhipcau.learning.skills.queries import passports_visible_to
from nhipcau.learning.skills.tests.people import agrees
from nhipcau.safety.models import Card
from tests.world import World, letter, must, settle, tell

pytestmark = pytest.mark.django_db
RECORD = "support.record_assist"


class Counting(psycopg.Cursor[Any]):
    """The cursor of the ready statements, which remembers what it was asked."""

    asked: list[str]

    def execute(self, query: Any, *args: Any, **kwargs: Any) -> "Counting":
        self.asked.append(str(query))
        super().execute(query, *args, **kwargs)
        return self


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """The ready statements that this connection is asked from now on."""
    connection.ensure_connection()
    raw = connection.connection
    before = getattr(raw, "nhipcau_cursor", None)
    raw.nhipcau_cursor = counting = Counting(raw)
    counting.asked = []
    yield counting.asked
    raw.nhipcau_cursor = before


def shown() -> set[tuple[str, str, str]]:
    with acting(system(COUNTRY)):
        return set(Evidence.objects.values_list("kind", "skill", "mode"))


def visits(world: World, many: int) -> None:
    assert {one.state for one in bus.obey(world.lan, [letter(RECORD, **world.assist(world.ba_tu)) for _ in range(many)]).verdicts} == {"done"}


def test_each_step_shows_its_skill_in_its_own_mode(world: World) -> None:
    agrees(world)
    steps = [{"step": "find_procedure", "mode": "alone"}, {"step": "check_papers", "mode": "alone"}, {"step": "upload", "mode": "done_for"}]
    body = world.assist(world.ba_tu, steps=steps, safety_answered="not_asked")
    must(world.lan, RECORD, **body)
    assert shown() == {("assist", "D1", "alone"), ("assist", "C3", "done_for")}
    with acting(world.lan):
        one = Evidence.objects.first()
        assert one is not None
        assert (one.observer, one.about, one.place) == (world.lan_id, str(body["id"]), world.scope(world.tung_huong))
        assert passports_visible_to(world.lan).get().levels == {"C3": 1, "D1": 2}


@pytest.mark.parametrize(("said", "mode"), [("right", "right"), ("unsure", "wrong"), ("not_asked", None)])
def test_the_answer_to_the_safety_question_is_a_proof_of_its_own_kind(world: World, said: str, mode: str | None) -> None:
    Card.objects.create(id="otp", body={"skills": ["B4"]})
    agrees(world)
    must(world.lan, RECORD, **world.assist(world.ba_tu, safety_answered=said))
    assert {one for one in shown() if one[0] == "question"} == ({("question", "B4", mode)} if mode else set())


def test_without_a_passport_nothing_is_kept_and_nothing_is_asked(world: World, statements: list[str]) -> None:
    visits(world, 3)
    assert shown() == set()
    assert not [one for one in statements if "learning_evidence" in one]


def test_a_batch_of_helpings_costs_one_statement_more_however_many_there_are(world: World, statements: list[str]) -> None:
    agrees(world)
    statements.clear()
    visits(world, 2)
    few = [one for one in statements if "learning_evidence" in one]
    statements.clear()
    visits(world, 20)
    assert [one for one in statements if "learning_evidence" in one] == few
    assert len(few) == 1


def test_phones_hear_once_that_a_passport_changed(world: World) -> None:
    agrees(world)
    visits(world, 3)
    assert list(Feed.objects.filter(collection=LEVELS).values_list("row", flat=True)) == [world.ba_tu.resident]


def test_a_helping_that_is_refused_leaves_no_proof(world: World) -> None:
    agrees(world)
    odd = world.assist(world.ba_tu, steps=[{"step": "log_in", "mode": "done_for"}])
    assert tell(world.lan, RECORD, **odd).state == "refused"
    assert shown() == set()


@pytest.mark.parametrize("step", ["log_in", "pay", "enter_otp"])
def test_nobody_logs_in_or_pays_for_another(world: World, step: str) -> None:
    told = tell(world.lan, RECORD, **world.assist(world.ba_tu, steps=[{"step": step, "mode": "done_for"}]))
    assert told.problem is not None
    assert told.problem.number == "422.51"


def test_all_steps_fit_into_one_helping(world: World) -> None:
    names = ["find_procedure", "answer_questions", "check_papers", "create_account", "log_in", "fill_form", "photograph_papers"]
    names += ["upload", "enter_otp", "pay", "submit", "track", "supplement", "receive"]
    must(world.lan, RECORD, **world.assist(world.ba_tu, steps=[{"step": name, "mode": "alone"} for name in names]))


def test_work_on_its_way_while_a_passport_is_taken_back_is_kept_as_help_only(world: World) -> None:
    agrees(world)
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    visits(world, 1)
    assert shown() == set()
