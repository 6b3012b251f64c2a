"""Finding communes of today and of yesterday."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.places.loading import load_places, write_units
from nhipcau.places.models import Commune
from nhipcau.places.queries import find_communes, find_former, name_on
from nhipcau.places.sources import data_folder, read_units

SOME = {"01", "37", "40", "75", "79"}


@pytest.fixture(scope="module")
def lists():
    """The lists of five provinces: enough for every question, and quick to write."""
    everything = read_units(data_folder(), load_toml(content_dir() / "places" / "corrections.toml"))
    communes = [unit for unit in everything.communes if unit.province in SOME]
    known = {unit.code for unit in communes}
    successions = {pair: extent for pair, extent in everything.successions.items() if pair[1] in known}
    old = {old for old, _ in successions}
    former = [one for one in everything.former if one.code in old]
    return replace(everything, communes=communes, former=former, successions=successions)


@pytest.fixture
def units(db, lists):
    return write_units(lists, "2026-07-25", using="default")


def codes(text: str, limit: int = 20) -> list[str]:
    return [commune.code for commune in find_communes(text, limit)]


def test_the_whole_country_is_loaded_and_loading_again_writes_nothing(db):
    first = load_places(using="default")
    assert (first.provinces, first.communes, first.successions, first.partial) == (34, 3321, 10_571, 823)
    with CaptureQueriesContext(connection) as asked:
        assert load_places(using="default") == first
    assert not [query for query in asked if query["sql"].startswith("INSERT")]


def test_a_commune_that_left_the_list_ends_and_stays(units, lists):
    Commune.objects.create(
        code="99999", province_id="40", name="Đã Hết", kind="Xã", folded="da het", valid_from="2025-07-01"
    )
    write_units(lists, "2026-07-25", using="default")
    assert Commune.objects.get(code="99999").valid_to == date(2026, 7, 25)
    assert codes("đã hết") == []


def test_a_commune_is_found_with_and_without_marks_by_kind_and_by_code(units):
    for typed in ("Tam Quang", "tam quang", "xã Tam Quang", "XA TAM QUANG", "16933"):
        assert codes(typed)[0] == "16933", typed
    assert codes("phát diệm")[0] == codes("phat diem")[0] == "14620"


def test_names_that_repeat_are_told_apart_by_code_and_province(units):
    found = find_communes("Yên Hòa")
    exact = [(one.code, one.province.name) for one in found if one.folded == "yen hoa"]
    assert exact == [("00175", "Hà Nội"), ("16909", "Nghệ An")]
    assert codes("yen hoa nghe an") == ["16909"]


def test_marks_put_the_exact_name_before_its_lookalikes(units):
    assert [one.name for one in find_communes("Xuân Lộc")][:1] == ["Xuân Lộc"]


def test_nothing_typed_finds_nothing_and_a_limit_holds(units):
    assert codes("") == codes("  ") == codes("%%%") == []
    assert len(codes("an", 7)) == 7


def test_a_commune_taken_in_whole_has_one_successor_and_nobody_is_asked(units):
    found = find_former("Tam Đình")[0]
    assert (found.former.code, found.must_ask) == ("16927", False)
    assert [one.commune.code for one in found.successors] == ["16933"]


def test_a_divided_commune_gives_every_successor_and_says_that_somebody_must_be_asked(units):
    found = next(one for one in find_former("Cổ Bi") if one.former.code == "00553")
    assert found.must_ask
    assert {one.commune.code: one.extent for one in found.successors} == {
        "00136": "part",
        "00541": "part",
        "00565": "part",
    }


@pytest.mark.parametrize(
    "typed",
    ["tam quang nghe an", "Xã Tam Quang, huyện Tương Dương, tỉnh Nghệ An", "tam quang tuong duong"],
)
def test_the_district_and_province_of_a_former_commune_may_be_named(units, typed):
    found = [one.former.code for one in find_former(typed)]
    assert found == ["16933"]


def test_a_former_commune_is_not_found_in_a_province_where_it_never_was(units):
    assert find_former("tam quang ninh binh") == []


def test_an_island_district_is_found_as_a_former_place(units):
    assert [one.commune.code for one in find_former("côn đảo")[0].successors] == ["26732"]


def test_papers_of_an_earlier_day_carry_the_name_of_that_day(units):
    assert name_on("26116", date(2026, 4, 29)) == "Xã Tân Phú"
    assert name_on("26116", date(2026, 4, 30)) == "Phường Tân Phú"
    assert name_on("75", date(2025, 8, 1)) == "Tỉnh Đồng Nai"
    assert name_on("16933", date(2025, 6, 30)) == ""


def test_finding_takes_few_questions_to_the_database(units):
    with CaptureQueriesContext(connection) as asked:
        find_former("an", 50)
    assert len(asked) <= 3
