"""Six cases: when somebody has passed, what is kept of whom, and what is only counted."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.learning.drills.pack import bundle, cases, edition
from nhipcau.learning.drills.rules import CASES, faults, passed, proves
from nhipcau.learning.models import Evidence
from tests.figures import summed
from tests.world import World, must, settle, tell

VERB = "learning.record_drill"
VECTORS = json.loads((Path(__file__).resolve().parents[5] / "contract/vectors/drills.json").read_text(encoding="utf-8"))
NAMES = [case["id"] for case in cases()]


@pytest.fixture
def world() -> World:
    return settle()


def drill(wrong: str = "", **changes: Any) -> dict[str, Any]:
    answers = [{"case": case, "right": case != wrong} for case in NAMES]
    return {"id": new_id(), "edition": edition(), "answers": answers, "seconds": 240, **changes}


def kept(world: World) -> set[tuple[str, str]]:
    with acting(world.hoa):
        return set(Evidence.objects.filter(kind="drill").values_list("skill", "mode"))


def agrees(world: World) -> None:
    about = {"resident_id": world.ba_tu.resident, "given_by": "self", "method": "tap", "wording": "v3", "receipt": new_slip_code()}
    must(world.hoa, "people.agree", id=new_id(), purpose="passport", **about)


def test_passing_is_five_of_six_and_never_without_the_code() -> None:
    for rights in product((True, False), repeat=CASES):
        answers = dict(zip(NAMES, rights, strict=True))
        assert passed(answers, ["otp"]) == (sum(rights) >= 5 and answers["otp"])


@pytest.mark.parametrize("vector", VECTORS["drills"], ids=lambda one: one["about"])
def test_the_phone_and_the_house_judge_alike(vector: dict[str, Any]) -> None:
    assert passed(vector["answers"], VECTORS["never_missed"]) is vector["passed"]


def test_the_content_is_six_fit_cases_with_the_code_among_them() -> None:
    assert list(faults(cases())) == []
    assert {*NAMES} == {"police", "link", "apk", "qr", "prize", "otp"}
    assert bundle()["edition"] == edition()


@pytest.mark.parametrize(
    ("change", "word"),
    [({"miss_allowed": True}, "may not be missed"), ({"options": []}, "two answers"), ({"script": []}, "script"), ({"as_of": "hôm qua"}, "as_of"), ({"ask": "dài " * 16}, "too long")],
)
def test_a_case_that_would_mislead_is_found(change: dict[str, Any], word: str) -> None:
    changed = [{**case, **change} if case["id"] == "otp" else case for case in cases()]
    assert any(word in fault for fault in faults(changed))


def test_the_whole_drill_tells_of_frauds_and_its_cases_of_their_own_skills() -> None:
    assert proves(dict.fromkeys(NAMES, True), cases()) == {"F1": True, "A3": True, "B4": True}
    assert proves({**dict.fromkeys(NAMES, True), "otp": False}, cases()) == {"F1": False, "A3": True, "B4": False}


@pytest.mark.django_db
def test_a_member_keeps_their_own_drill_and_a_miss_is_kept_as_a_miss(world: World) -> None:
    must(world.lan, VERB, **drill())
    must(world.lan, VERB, **drill("otp"))
    assert kept(world) == {("F1", "right"), ("A3", "right"), ("B4", "right"), ("F1", "wrong"), ("B4", "wrong")}
    assert summed("learning.drills") == {"learning.drills/passed": 1, "learning.drills/missed": 1}
    assert not summed("learning.led_drills")


@pytest.mark.django_db
def test_of_a_resident_something_is_kept_only_with_a_passport(world: World) -> None:
    told = {"resident_id": str(world.ba_tu.resident)}
    must(world.lan, VERB, **drill(learner=told))
    assert kept(world) == set()
    agrees(world)
    must(world.lan, VERB, **drill(learner=told))
    with acting(world.hoa):
        assert set(Evidence.objects.values_list("resident", flat=True)) == {world.ba_tu.resident}
    assert summed("learning.drills") == {"learning.drills/passed": 2}


@pytest.mark.django_db
def test_a_drill_without_a_name_or_in_no_time_is_only_counted(world: World) -> None:
    must(world.lan, VERB, **drill(learner={}))
    must(world.lan, VERB, **drill(seconds=20))
    assert kept(world) == set()
    assert summed("learning.drills") == {"learning.drills/passed": 2}
    assert summed("learning.led_drills") == {"learning.led_drills": 1}  # only the one with somebody


@pytest.mark.django_db
@pytest.mark.parametrize("answers", [[{"case": "otp", "right": True}], [{"case": "otp", "right": True}] * 6])
def test_a_drill_of_fewer_cases_is_refused(world: World, answers: list[dict[str, Any]]) -> None:
    verdict = tell(world.lan, VERB, **drill(answers=answers))
    assert (verdict.state, verdict.problem and verdict.problem.number) == ("refused", "422.330")
    stranger = tell(world.ke_la, VERB, **drill(learner={"resident_id": str(world.ba_tu.resident)}))
    assert stranger.problem
    assert stranger.problem.number == "404.31"
