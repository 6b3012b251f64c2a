"""The strict editor: what would mislead a family is found before it ships."""

from typing import Any

import pytest

from nhipcau.guides.check import Around, check_guide
from nhipcau.guides.commands import procedure_files
from nhipcau.guides.reference import check_reference
from nhipcau.guides.tests.files import options, paper, small_guide

CODES = Around({"1.001193", "1.004884"})


def errors(guide: dict[str, Any]) -> list[str]:
    return [str(finding) for finding in check_guide(guide, CODES) if finding.level == "error"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"plain": ""}, "plain: missing"),
        ({"law": []}, "law: is no list"),
        ({"time": {}}, "time: text"),
        ({"field": "moon"}, "not in fields.toml"),
        ({"pictogram": "dragon"}, "not drawn"),
        ({"as_of": "hôm qua"}, "not a day"),
        ({"channels": ["fax"]}, "not online"),
        ({"papers": [{"name": "x", "how": "carry"}]}, "needs a name and a how"),
        ({"aliases": ["một"]}, "fewer than"),
        ({"plain": "một hai ba bốn năm sáu bảy tám chín"}, "more than"),
    ],
)
def test_a_reference_that_would_mislead_is_found(change: dict[str, Any], words: str):
    body = {**procedure_files()["1.001193"], **change}
    assert any(words in str(finding) for finding in check_reference(body, {"ho-tich"}))


def test_a_sound_guide_has_no_findings():
    assert check_guide(small_guide(), CODES) == []


def question(**changes: Any) -> dict[str, Any]:
    return {"id": "extra", "kind": "one", "ask": "Gì?", "options": options("a", "b"), **changes}


def with_question(*extra: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return small_guide(questions=[*small_guide()["questions"], *extra], **changes)


def with_paper(**changes: Any) -> dict[str, Any]:
    return small_guide(papers=[*small_guide()["papers"], paper("extra", **changes)])


@pytest.mark.parametrize(
    ("guide", "words"),
    [
        (with_question(question()), "changes nothing"),
        (with_question(question(kind="poem")), "kind is 'poem'"),
        (with_question(question(options=options("a"))), "at least two options"),
        (with_question(question(options=options("a", "a"))), "an option is there twice"),
        (with_question(question(kind="number", options=[])), "needs min and max"),
        (with_question(question(id="where")), "used twice"),
        (with_question(question(id="Where Born")), "lower snake"),
        (with_question(question(colour="red")), "unknown key 'colour'"),
        (with_question(question(options=[{"id": "a"}, {"label": "B"}])), "needs an id and a label"),
        (with_paper(when={"==": [{"var": "late"}, "x"]}), "does not exist"),
        (with_paper(when={"==": [{"var": "where"}, "moon"]}), "has no option 'moon'"),
        (with_paper(when={"has": [{"var": "where"}, "home"]}), "does not fit"),
        (with_paper(when={"==": [{"var": "have"}, "card"]}), "does not fit"),
        (with_paper(when={"<": [{"var": "age"}, "2026-01-01"]}), "is no number"),
        (with_paper(when={"like": [{"var": "where"}, "home"]}), "unknown operator"),
        (with_paper(when={"and": [{"==": [{"var": "where"}, "clinic"]}, {"==": [{"var": "witness"}, "yes"]}]}),
         "no answers lead here"),
        (with_paper(when={">": [{"var": "age"}, 30]}), "no answers lead here"),
        (with_paper(law=[]), "no law is named"),
        (with_paper(how="carry"), "how is 'carry'"),
        (with_paper(valid_from="18/7/2026"), "not a day"),
        (with_paper(valid_from="2027-01-01", valid_to="2026-01-01"), "ends before it begins"),
        (with_paper(originals="1"), "wrong type"),
        (small_guide(review={"legal_as_of": "2026-07-18"}), "next_review is not a day"),
        (small_guide(valid_from=""), "valid_from"),
        (small_guide(papers=[]), "there are none"),
        (small_guide(papers="form"), "not a list"),
        (small_guide(title=""), "missing"),
        (small_guide(pictogram="dragon"), "not drawn"),
        (small_guide(colour="red"), "unknown key"),
        (small_guide(procedure="9.999999"), "not in the reference"),
        (small_guide(steps=[{"id": "otp", "text": "Bấm mã.", "secret": True, "who": "together"}]), "resident alone"),
        (small_guide(warnings=[{"id": "w", "text": "Sang chỗ khác.", "goto": "9.999999"}]), "not in the reference"),
    ],
)
def test_what_would_mislead_is_an_error(guide: dict[str, Any], words: str):
    assert any(words in error for error in errors(guide)), errors(guide)


def test_a_question_may_not_depend_on_a_later_one():
    early = question(id="early", when={"==": [{"var": "where"}, "home"]})
    guide = small_guide(questions=[early, *small_guide()["questions"]])
    assert any("later question 'where'" in error for error in errors(guide))


def test_an_answer_that_ends_with_no_paper_and_no_way_on_is_a_dead_end():
    guide = small_guide(
        questions=[small_guide()["questions"][0]],
        papers=[paper("birth_note", when={"==": [{"var": "where"}, "clinic"]})],
        fees=[], warnings=[], conflicts=[],
    )
    assert any("no way on" in error for error in errors(guide))


def test_a_long_sentence_stops_a_guide():
    long = small_guide(steps=[{"id": "submit", "text": " ".join(["dài"] * 16)}])
    assert errors(long)
    assert any("16 words" in str(finding) for finding in check_guide(long, CODES))
