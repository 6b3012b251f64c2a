"""The shared cases of every guide are current, and broad enough to prove something."""

import json

import pytest

from nhipcau.guides.cases import build_cases
from nhipcau.guides.commands import guide_files
from nhipcau.guides.management.commands.vectors import vector_text, vectors_dir
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.tests.files import small_guide

GUIDES = guide_files()


@pytest.mark.parametrize("code", sorted(GUIDES))
def test_the_committed_cases_are_those_of_the_content(code: str):
    assert (vectors_dir() / f"{code}.json").read_text(encoding="utf-8") == vector_text(GUIDES[code])


def test_no_cases_are_left_of_a_guide_that_is_gone():
    assert {path.stem for path in vectors_dir().glob("*.json")} == set(GUIDES)


@pytest.mark.parametrize("code", sorted(GUIDES))
def test_the_cases_reach_every_question_paper_step_warning_and_fee(code: str):
    file = json.loads((vectors_dir() / f"{code}.json").read_text(encoding="utf-8"))
    for kind, shown in (("papers", "items"), ("steps",) * 2, ("warnings",) * 2, ("fees",) * 2, ("conflicts",) * 2):
        wanted = {line["id"] for line in file["guide"][kind]}
        assert wanted <= {name for case in file["cases"] for name in case[shown]}
    asked = {name for case in file["cases"] for name in {*case["open"], *case["answers"]}}
    assert {question["id"] for question in file["guide"]["questions"]} <= asked


def test_the_same_guide_gives_the_same_cases_twice():
    guide = whole_guide(small_guide())
    assert build_cases(guide) == build_cases(guide)
    assert {"unknown_question", "unknown_option", "wrong_type", "out_of_range", "exclusive"} == {
        fault["kind"] for case in build_cases(guide) for fault in case["faults"]
    }
