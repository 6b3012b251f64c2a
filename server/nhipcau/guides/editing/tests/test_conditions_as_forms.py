"""A condition is built from lines, read in plain words, and never changed by being looked at."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.guides.commands import guide_files
from nhipcau.guides.conditions import check_condition, evaluate
from nhipcau.guides.editing.branch_forms import Unread, grown, read_raw, shown_raw
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
    assert deep == []
    for where, when, guide in found:
        branch = branch_of(when)
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
HOW = st.sampled_from(["and", "or", "nand", "nor"])
SMALL = st.builds(Group, HOW, st.lists(ROWS, min_size=1, max_size=3).map(tuple))
GROUPS = st.builds(Group, HOW, st.lists(ROWS, min_size=1, max_size=2).map(tuple), st.lists(SMALL, max_size=2).map(tuple))
BRANCHES = st.builds(Branch, st.sampled_from(["and", "or"]), st.lists(GROUPS, min_size=1, max_size=3).map(tuple))
FAMILIES = st.fixed_dictionaries(
    {},
    optional={
        "where": st.sampled_from(["home", "clinic"]), "age": st.integers(0, 20),
        "have": st.sampled_from([["card"], ["none"]]), "live": st.sampled_from(["40.16933", "01"]),
    },
)  # fmt: skip


@given(BRANCHES, FAMILIES)
def test_what_is_built_from_lines_is_a_condition_that_reads_back_as_itself(branch: Branch, family: dict[str, Any]) -> None:
    when = condition_of(branch, KINDS)
    assert when is not None
    check_condition(when)
    again = branch_of(when)
    assert not again.deep
    formed = condition_of(again, KINDS)
    assert formed is not None
    assert evaluate(formed, family, {"card_age": 14}) == evaluate(when, family, {"card_age": 14})
    assert same_condition(when, again, KINDS)
    assert read_condition(when, BODY).startswith("khi ")


@given(FAMILIES)
def test_a_group_that_must_be_untrue_is_the_contrary_of_the_same_group(family: dict[str, Any]) -> None:
    rows = (Row("where", "la", ("home",)), Row("age", "nho", ("3",)))
    for join, untrue in (("and", "nand"), ("or", "nor")):
        for some in (rows, rows[:1], rows[1:]):
            plain = condition_of(Branch(groups=(Group(join, some),)), KINDS)
            contrary = condition_of(Branch(groups=(Group(untrue, some),)), KINDS)
            assert plain
            assert contrary
            assert evaluate(plain, family) != evaluate(contrary, family)


@pytest.mark.parametrize(
    "row", [Row(), Row("where", "la"), Row("age", "tu", ("ba",)), Row("where", "la", ("  ",))], ids=str
)
def test_a_line_that_is_not_finished_is_left_out(row: Row) -> None:
    assert condition_of(Branch("and", (Group("and", (row,)),)), KINDS) is None


LEAF = {"==": [var("where"), "home"]}
AGE = {"<": [var("age"), 3]}
DEEP = {"or": [LEAF, {"and": [LEAF, {"or": [AGE, {"and": [LEAF, {"or": [AGE, LEAF]}]}]}]}]}


def test_three_layers_fit_the_form() -> None:
    when = {"or": [LEAF, {"and": [LEAF, {"or": [AGE, LEAF]}, {"!": [{"and": [AGE, LEAF]}]}]}]}
    branch = branch_of(when)
    assert [group.join for group in branch.groups] == ["and", "and"]
    assert [group.join for group in branch.groups[1].inner] == ["or", "nand"]
    assert condition_of(branch, KINDS) == when


@pytest.mark.parametrize(
    ("when", "row"),
    [
        ({">": [{"value": "card_age"}, var("age")]}, Row("age", "nho", (), "card_age")),
        ({"==": ["home", var("where")]}, Row("where", "la", ("home",))),
        ({"!": [{"==": [var("where"), "home"]}]}, Row("where", "khong-la", ("home",))),
        ({"!": [{"==": [var("where"), None]}]}, Row("where", "da")),
    ],
    ids=str,
)
def test_what_is_written_the_other_way_round_is_the_same_line(when: Any, row: Row) -> None:
    assert branch_of(when) == Branch("and", (Group("and", (row,)),))


def test_layers_that_one_word_joins_are_one_layer_where_room_is_short() -> None:
    when = {"and": [LEAF, {"or": [AGE, {"and": [LEAF, {"and": [AGE, {"or": [LEAF, AGE]}]}]}]}]}
    assert branch_of(when).deep
    assert not branch_of({"and": [LEAF, {"or": [AGE, {"and": [LEAF, {"and": [AGE, LEAF]}]}]}]}).deep


def test_a_condition_that_does_not_fit_the_form_stays_as_it_is() -> None:
    assert branch_of(DEEP).deep
    assert same_condition(DEEP, branch_of(DEEP), KINDS)
    assert not same_condition(DEEP, Branch(), KINDS)
    assert branch_of({"<": [var("age"), var("witness")]}).deep


def test_a_condition_shown_for_mending_is_the_same_condition() -> None:
    assert json.loads(shown_raw(DEEP)) == DEEP
    assert len(shown_raw(DEEP).splitlines()) > 8
    assert shown_raw(None) == ""


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ('{"==": [', "Xem lại dấu ngoặc, dấu phẩy ở dòng 1"),
        ('{"is": [1, 2]}', "Không có phép so is."),
        ('{"and": []}', "Phép and cần ít nhất một điều kiện."),
        ('{"and": 3}', "Sau phép and cần một danh sách"),
        ('{"==": [{"var": "where"}]}', "Phép == cần 2 vế, đang có 1."),
        ('{"==": [{"q": "where"}, "home"]}', 'Vế của phép == ghi như {"var": "mã câu hỏi"}.'),
        ('{"in": [{"var": "where"}, []]}', "Phép in cần một danh sách đáp án."),
        ('{"has": ["card", "card"]}', "Phép has cần một câu hỏi và một đáp án."),
        ('{"<": [{"var": "age"}, null]}', "Phép < chỉ so số hoặc ngày."),
        ('"home"', "Chỗ này chưa phải một phép so: home."),
    ],
)  # fmt: skip
def test_a_typed_condition_that_cannot_be_read_says_why(raw: str, said: str) -> None:
    with pytest.raises(Unread) as unread:
        read_raw(raw)
    assert said in str(unread.value)


def test_a_button_adds_and_takes_away_groups_and_lines_of_any_layer() -> None:
    grow = Branch()
    for what in ("nhom", "0.them", "0.nhom", "0.s0.them"):
        grow = grown(grow, what)
    assert (len(grow.groups[0].rows), [len(one.rows) for one in grow.groups[0].inner]) == (2, [3])
    for what in ("0.s0.0", "0.s0.0", "0.s0.0", "0.1", "0.0"):
        grow = grown(grow, what)
    assert grow.groups == ()
    assert grown(grow, "7.them") == grow
