"""A condition is built from lines, read in plain words, and never changed by being looked at."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.guides.commands import guide_files
from nhipcau.guides.conditions import check_condition, evaluate
from nhipcau.guides.editing.branches import Branch, Group, Row, branch_of, condition_of, same_condition
from nhipcau.guides.editing.readings import read_condition, say_day
from nhipcau.guides.editing.rules import kinds_of
from nhipcau.guides.shapes import LISTS
from nhipcau.guides.tests.files import small_guide

BODY = small_guide(values=[{"id": "card_age", "label": "Tuổi làm thẻ", "unit": "age"}])
BODY["questions"] = [
    *BODY["questions"],
    {"id": "born", "kind": "date", "ask": "Cháu sinh ngày nào?"},
    {"id": "live", "kind": "place", "ask": "Nhà mình ở đâu?"},
]
KINDS = kinds_of(BODY)


def var(name: str) -> dict[str, str]:
    return {"var": name}


def in_content() -> list[tuple[str, Any, dict[str, Any]]]:
    """Every condition of the content files, with its guide."""
    return [
        (f"{code} {kind} {line['id']}", line["when"], guide)
        for code, guide in guide_files().items()
        for kind in LISTS
        for line in guide.get(kind, [])
        if line.get("when")
    ]


def test_every_condition_of_the_content_comes_back_from_its_form_with_the_same_meaning() -> None:
    found = in_content()
    assert len(found) > 200
    deep = [where for where, when, _ in found if branch_of(when).deep]
    assert len(deep) < len(found) / 50, deep
    for where, when, guide in found:
        branch = branch_of(when)
        if branch.deep:
            continue
        again = condition_of(branch, kinds_of(guide))
        assert again is not None, where
        check_condition(again)
        assert branch_of(again) == branch, where
        assert same_condition(when, branch, kinds_of(guide)), where


def test_every_condition_of_the_content_can_be_read_in_plain_words() -> None:
    for where, when, guide in in_content():
        said = read_condition(when, guide)
        assert said.startswith("khi "), where
        for raw in ("{", "var", "==", "chưa đọc được"):
            assert raw not in said, (where, said)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (None, "luôn luôn"),
        ({"==": [var("where"), "home"]}, "khi ‘Cháu sinh ở đâu?’ là ‘Home’"),
        ({"!=": [var("where"), "home"]}, "khi ‘Cháu sinh ở đâu?’ không là ‘Home’"),
        ({"in": [var("where"), ["home", "clinic"]]}, "khi ‘Cháu sinh ở đâu?’ là ‘Home’ hoặc ‘Clinic’"),
        ({"!": [{"in": [var("where"), ["home"]]}]}, "khi ‘Cháu sinh ở đâu?’ không là ‘Home’"),
        ({"has": [var("have"), "none"]}, "khi ‘Nhà có gì?’ có ‘Không có’"),
        ({"!": [{"has": [var("have"), "card"]}]}, "khi ‘Nhà có gì?’ không có ‘Card’"),
        ({">=": [var("age"), 1]}, "khi ‘Cháu mấy tuổi?’ từ 1 trở lên"),
        ({"<": [var("age"), {"value": "card_age"}]}, "khi ‘Cháu mấy tuổi?’ dưới ‘Tuổi làm thẻ’"),
        ({">": [{"value": "card_age"}, var("age")]}, "khi ‘Cháu mấy tuổi?’ dưới ‘Tuổi làm thẻ’"),
        ({">=": [var("born"), "2026-07-01"]}, "khi ‘Cháu sinh ngày nào?’ từ 1/7/2026 trở đi"),
        ({"within": [var("live"), "40.16933"]}, "khi ‘Nhà mình ở đâu?’ thuộc nơi có mã 40.16933"),
        ({"==": [var("where"), None]}, "khi ‘Cháu sinh ở đâu?’ chưa có trả lời"),
        (
            {
                "and": [
                    {"==": [var("where"), "home"]},
                    {"or": [{"==": [var("witness"), "yes"]}, {"<=": [var("age"), 2]}]},
                ]
            },
            "khi ‘Cháu sinh ở đâu?’ là ‘Home’, và (‘Có người làm chứng không?’ là ‘Yes’, hoặc ‘Cháu mấy tuổi?’ từ 2 trở xuống)",
        ),
        ({"!": [{"and": [{"==": [var("age"), 3]}]}]}, "khi không phải (‘Cháu mấy tuổi?’ là 3)"),
        ({"nonsense": 1}, "điều kiện chưa đọc được"),
    ],
)
def test_a_condition_is_read_as_people_say_it(when: Any, said: str) -> None:
    assert read_condition(when, BODY) == said


def test_a_day_is_said_as_people_write_it() -> None:
    assert (say_day("2026-07-01"), say_day(""), say_day("mai")) == ("1/7/2026", "", "mai")


ROWS = st.one_of(
    st.builds(
        Row, st.just("where"), st.sampled_from(["la", "khong-la"]), st.sampled_from([("home",), ("home", "clinic")])
    ),
    st.builds(Row, st.just("have"), st.sampled_from(["co", "khong-co"]), st.just(("card",))),
    st.builds(Row, st.just("age"), st.sampled_from(["tu", "nho", "den", "tren", "la"]), st.just(("3",))),
    st.builds(Row, st.just("age"), st.sampled_from(["tu", "nho"]), st.just(()), st.just("card_age")),
    st.builds(Row, st.just("live"), st.sampled_from(["thuoc", "khong-thuoc"]), st.just(("40",))),
    st.builds(Row, st.just("where"), st.sampled_from(["chua", "da"])),
)
BRANCHES = st.builds(
    Branch,
    st.sampled_from(["and", "or"]),
    st.lists(st.builds(Group, st.sampled_from(["and", "or"]), st.lists(ROWS, min_size=1, max_size=3).map(tuple)), min_size=1, max_size=3).map(tuple),
)  # fmt: skip


@given(BRANCHES)
def test_what_is_built_from_lines_is_a_condition_that_reads_back_as_itself(branch: Branch) -> None:
    when = condition_of(branch, KINDS)
    assert when is not None
    check_condition(when)
    evaluate(when, {"where": "home", "age": 3, "have": ["card"], "live": "40.16933"}, {"card_age": 14})
    again = branch_of(when)
    if not again.deep:
        assert condition_of(again, KINDS) == when
    assert read_condition(when, BODY).startswith("khi ")


@pytest.mark.parametrize(
    "row", [Row(), Row("where", "la"), Row("age", "tu", ("ba",)), Row("where", "la", ("  ",))], ids=str
)
def test_a_line_that_is_not_finished_is_left_out(row: Row) -> None:
    assert condition_of(Branch("and", (Group("and", (row,)),)), KINDS) is None


def test_a_condition_that_does_not_fit_the_form_stays_as_it_is() -> None:
    leaf = {"==": [var("where"), "home"]}
    deep = {"and": [leaf, {"or": [leaf, {"and": [leaf, leaf]}]}]}
    assert branch_of(deep).deep
    assert same_condition(deep, branch_of(deep), KINDS)
    assert branch_of({"==": [{"value": "card_age"}, var("age")]}).deep
    assert branch_of({"!": [{"and": [leaf]}]}).deep
