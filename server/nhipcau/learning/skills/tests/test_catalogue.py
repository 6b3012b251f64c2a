"""The list of skills says what it must, and a strict reader finds what it does not."""

import json
from copy import deepcopy
from typing import Any

import brotli
import pytest

from nhipcau.kernel.content import checks
from nhipcau.learning.skills.catalogue import bundle, faults, skills, step_faults, steps_written, written
from nhipcau.learning.skills.rules import SAFETY


def test_the_list_and_the_steps_are_sound() -> None:
    assert list(faults(written())) == []
    assert list(step_faults(steps_written(), skills())) == []
    assert {"skills/skills.toml", "skills/steps.toml"} <= set(checks)


def test_every_skill_stands_in_a_group_of_the_decree_and_six_are_about_safety() -> None:
    assert len({one.nd224 for one in skills().values()}) == 7
    assert {code for code, one in skills().items() if one.safety} == SAFETY


def test_a_step_shows_at_most_the_skill_it_is_about() -> None:
    assert {len(shown) for shown in steps_written().values()} == {1}
    assert not {"answer_questions", "check_papers"} & set(steps_written()), "those are the team's own work"


def spoilt(change: str) -> dict[str, Any]:
    raw = deepcopy(written())
    first = raw["skills"][0]
    if change == "gone":
        raw["skills"] = raw["skills"][1:]
    elif change == "sure":
        raw["unsure"] = False
    elif change == "sure of itself":
        raw["official"] = "Chúng tôi xác nhận."
    elif change == "long":
        first["able"] = "rất " * 20
    elif change == "lapses":
        first["safety"] = True
    elif change == "nowhere":
        first["code"] = "Z1"
    elif change == "no group":
        first["nd224"] = "magic"
    elif change == "basic":
        raw["basics"][0]["needs"] = ["Z9"]
    elif change == "extra":
        first["otp"] = "123456"
    return raw


@pytest.mark.parametrize("change", ["gone", "sure", "sure of itself", "long", "lapses", "nowhere", "no group", "basic", "extra"])
def test_what_is_wrong_with_a_list_is_found(change: str) -> None:
    assert list(faults(spoilt(change)))


def test_a_step_that_shows_an_unknown_skill_is_found() -> None:
    assert list(step_faults({"dance": ["Z1"]}, skills()))


def test_what_phones_carry_of_it_is_small() -> None:
    plain = json.dumps(bundle(), ensure_ascii=False, separators=(",", ":")).encode()
    assert len(brotli.compress(plain)) < 4000
    assert "digcomp" not in plain.decode()
