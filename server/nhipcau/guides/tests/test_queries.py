"""Finding procedures, reading them, working out lists: with the real content on a real database."""

from typing import Any

import pytest

from nhipcau.guides.commands import guide_files, load_content, procedure_files, save_procedures
from nhipcau.guides.models import Guide, Procedure, Shared
from nhipcau.guides.queries import (
    checklist,
    fields,
    find_procedures,
    get_guide,
    get_procedure,
    has_guide,
    procedures_by_field,
)
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.tests.files import content, loaded, small_guide, vectors  # noqa: F401 (fixtures)
from nhipcau.kernel import registry
from nhipcau.kernel.problems import Refusal

pytestmark = pytest.mark.usefixtures("content")
QUERIES = vectors("search.json")["queries"]
APART = vectors("search_apart.json")["queries"]  # never used to tune the search
BIRTH = "1.001193"


def found(q: str, limit: int = 3) -> list[str]:
    return [row.code for row in find_procedures(q, limit)]


def refused(call: Any, *args: Any) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args)
    return caught.value.problem.number


def plant(guide: dict[str, Any]) -> None:
    Guide.objects.filter(procedure_id=BIRTH).update(current=False)
    whole = whole_guide(guide)
    Guide.objects.create(
        procedure_id=BIRTH, version=whole["version"], body=whole, valid_from=whole["valid_from"], current=True
    )


@pytest.mark.parametrize("queries", [QUERIES, APART], ids=["tuned with", "kept apart"])
def test_what_people_type_is_found_among_the_first_three(queries: list[dict[str, Any]]):
    answers = [(query["query"], set(query["accept"]), found(query["query"])) for query in queries]
    first = sum(codes[:1] != [] and codes[0] in accept for _, accept, codes in answers)
    missed = [query for query, accept, codes in answers if not accept.intersection(codes)]
    recall = 1 - len(missed) / len(queries)
    print(f"recall@3 {recall:.1%}, recall@1 {first / len(queries):.1%} of {len(queries)} queries")
    assert recall >= 0.97, missed


def test_there_are_enough_queries_of_every_kind():
    kinds = {query["kind"] for query in QUERIES}
    assert len(QUERIES) + len(APART) >= 200
    assert len(APART) >= len(QUERIES)
    assert {"no_marks", "typo", "everyday", "dialect", "sound"} <= kinds
    assert {code for query in [*QUERIES, *APART] for code in query["accept"]} <= set(procedure_files())


@pytest.mark.parametrize("code", sorted(procedure_files()))
def test_a_procedure_is_found_first_by_its_own_plain_name(code: str):
    assert found(procedure_files()[code]["plain"])[0] == code


def test_a_code_finds_exactly_its_procedure():
    assert found(BIRTH) == [BIRTH]
    assert found("9.999999") == []


@pytest.mark.parametrize("junk", ["'; DROP TABLE guides_procedure; --", "a & | ! ( )", "\x00", "%_%", "🙂", ":*", "()" * 90])
def test_junk_in_the_search_box_finds_something_or_nothing_but_never_fails(junk: str):
    assert len(find_procedures(junk, 5)) <= 5


def test_a_very_long_query_is_answered():
    assert BIRTH in found("đăng ký khai sinh " * 60, 10)


def test_nothing_typed_lists_procedures_by_field():
    everything = procedures_by_field()
    assert {row.code for row in everything} == set(procedure_files())
    assert [row.code for row in find_procedures("", 5)] == [row.code for row in everything[:5]]
    assert everything[0].field == fields()[0]["key"]


def test_an_unknown_procedure_is_refused_with_its_number():
    assert refused(get_procedure, "9.999999") == "404.40"
    assert refused(get_procedure, "x" * 500) == "404.40"
    assert refused(get_procedure, "1.00119\x00") == "404.40"


def test_a_procedure_without_a_guide_is_refused_another_way():
    body = {**procedure_files()["1.001193"], "code": "1.999999"}
    save_procedures({"1.999999": body}, "default")
    assert not has_guide(get_procedure("1.999999"))
    assert refused(checklist, "1.999999", {}) == "404.41"


@pytest.mark.parametrize(
    ("answers", "number"),
    [
        ({"colour": "red"}, "422.42"),
        ({"where": "moon"}, "422.43"),
        ({"age": "ba"}, "422.44"),
        ({"age": 99}, "422.44"),
        ({"have": ["card", "none"]}, "422.45"),
        ({"where": "clinic", "age": 17, "have": ["none"]}, "422.46"),
    ],
)
def test_answers_that_cannot_be_taken_are_refused_each_with_its_number(answers: dict[str, Any], number: str):
    plant(small_guide())
    assert refused(checklist, BIRTH, answers, "2026-11-21") == number


def test_a_list_comes_with_its_guide_and_tells_when_the_review_is_overdue():
    plant(small_guide())
    now = checklist(BIRTH, {"where": "clinic"}, "2026-11-21")
    late = checklist(BIRTH, {"where": "clinic"}, "2027-06-01")
    assert "birth_note" in now.checklist.ids()["items"]
    assert (now.stale, late.stale) == (False, True)
    assert now.guide["version"] == get_guide(BIRTH)["version"]


def test_a_changed_guide_is_a_new_version_and_the_old_one_can_still_be_read():
    old = get_guide(BIRTH)["version"]
    plant(small_guide())
    assert get_guide(BIRTH)["version"] != old
    assert get_guide(BIRTH, old)["version"] == old
    load_content(using="default")
    assert get_guide(BIRTH)["version"] == old
    assert Guide.objects.filter(procedure_id=BIRTH).count() == 2


def test_loading_twice_changes_nothing():
    before = list(Guide.objects.order_by("id").values()), list(Procedure.objects.values())
    load_content(using="default")
    assert (list(Guide.objects.order_by("id").values()), list(Procedure.objects.values())) == before


def test_every_procedure_of_the_content_is_there():
    assert Procedure.objects.count() == len(procedure_files())
    assert Guide.objects.filter(current=True).count() == len(guide_files())


def test_the_bundles_hold_what_a_phone_needs_offline():
    guides, procedures = registry.bundles["guides"](), registry.bundles["procedures"]()
    assert {guide["procedure"] for guide in guides["guides"]} == set(guide_files())
    assert all(guide["version"] for guide in guides["guides"])
    assert len(procedures["procedures"]) == len(procedure_files())
    assert len(procedures["fields"]) == 15
    assert {"say", "add"} == set(procedures["words"]["expand"][0])


def test_before_any_content_is_loaded_searching_finds_nothing():
    Guide.objects.all().delete()
    Procedure.objects.all().delete()
    Shared.objects.all().delete()
    assert find_procedures("khai sinh") == find_procedures("") == []
