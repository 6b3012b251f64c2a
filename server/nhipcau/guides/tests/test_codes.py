"""Codes of before: an old leaflet still leads to the right page, and says so."""

from typing import Any

import pytest

from nhipcau.guides.codes import check_codes, former_codes, successor
from nhipcau.guides.commands import procedure_files
from nhipcau.guides.offline import procedures_bundle
from nhipcau.guides.queries import find_former, find_procedures, get_procedure
from nhipcau.guides.tests.files import content, loaded  # noqa: F401 (fixtures)
from nhipcau.kernel.problems import Refusal


def row(code: str, to: str, **changes: Any) -> dict[str, Any]:
    base = {"code": code, "title": "t", "state": "replaced", "valid_to": "2026-09-07", "replaced_by": to}
    return {**base, "note": "", "source": "", **changes}


def test_the_former_codes_of_the_content_are_sound():
    assert check_codes(former_codes(), procedure_files()) == []


@pytest.mark.usefixtures("content")
def test_the_code_of_an_old_leaflet_finds_its_successor_and_says_so():
    former = find_former("2.002621")
    assert former is not None
    assert (former.today, former.state) == ("3.000722", "replaced")
    assert get_procedure("2.002621").code == "3.000722"
    assert [found.code for found in find_procedures("2.002621")] == ["3.000722"]
    assert "2.002621" in {body["code"] for body in procedures_bundle()["former"]}


@pytest.mark.usefixtures("content")
def test_a_repealed_code_is_refused_with_what_is_known_of_it():
    with pytest.raises(Refusal) as refused:
        get_procedure("2.001009")
    assert refused.value.problem.number == "404.124"
    former = find_former("2.001009")
    assert former is not None
    assert "bãi bỏ" in former.note
    assert find_procedures("2.001009") == []


@pytest.mark.usefixtures("content")
def test_a_code_in_force_was_never_replaced():
    assert find_former("1.001193") is None


def test_several_changes_lead_to_the_last():
    codes = {"a": row("a", "b"), "b": row("b", "c")}
    assert successor("a", codes) == "c"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row("a", "b"), row("b", "a")], "in a circle"),
        ([row("a", "a")], "in a circle"),
        ([row("a", "z")], "not in the reference"),
        ([row("1", "1.001193")], "as well"),
        ([row("a", "1"), row("a", "1")], "twice"),
        ([row("a", "1", state="gone")], "state"),
        ([row("a", "1", valid_to="mai")], "not a day"),
        ([{"code": "a", "state": "replaced"}], "missing"),
    ],
)
def test_codes_that_lead_astray_are_found(rows: list[dict[str, Any]], words: str):
    assert any(words in str(finding) for finding in check_codes(rows, {"1", "1.001193"}))
