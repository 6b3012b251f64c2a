"""The official lists as they are read: counts, dates, repeated names, divided communes."""

from collections import Counter
from datetime import date

import pytest

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.places.sources import Units, data_folder, read_units, split_kind


@pytest.fixture(scope="module")
def units() -> Units:
    return read_units(data_folder(), load_toml(content_dir() / "places" / "corrections.toml"))


def test_there_are_34_provinces_and_3321_communes_of_three_kinds(units):
    assert len(units.provinces) == 34
    assert Counter(unit.kind for unit in units.provinces) == {"Tỉnh": 27, "Thành phố": 7}
    assert Counter(unit.kind for unit in units.communes) == {"Xã": 2611, "Phường": 697, "Đặc khu": 13}


def test_nghe_an_has_130_communes_and_ninh_binh_129(units):
    kinds = Counter((unit.province, unit.kind) for unit in units.communes)
    assert kinds["40", "Xã"], kinds["40", "Phường"] == (119, 11)
    assert kinds["37", "Xã"], kinds["37", "Phường"] == (97, 32)


def test_every_former_commune_went_somewhere_and_every_commune_came_from_somewhere(units):
    assert len(units.successions) == 10_571
    assert {old for old, _ in units.successions} == {one.code for one in units.former}
    assert {new for _, new in units.successions} == {unit.code for unit in units.communes}


def test_823_former_communes_went_in_part_and_only_divided_ones_did(units):
    extents = Counter(units.successions.values())
    assert extents["part"] == 823
    parts = Counter(old for old, _ in units.successions)
    assert all((parts[old] > 1) == (extent != "whole") for (old, _), extent in units.successions.items())


def test_places_without_a_commune_code_go_by_their_district(units):
    short = {one.code for one in units.former if len(one.code) != 5}
    assert short == {"318", "376", "471", "498", "536", "755"}
    assert units.successions["755", "26732"] == "whole"


def test_dong_nai_is_a_city_since_30_april_2026_and_ten_of_its_communes_wards(units):
    since = [unit.code for unit in (*units.provinces, *units.communes) if unit.valid_from == date(2026, 4, 30)]
    assert len(since) == 11
    assert "75" in since
    assert {(one.kind, one.valid_to) for one in units.earlier} == {
        ("Tỉnh", date(2026, 4, 29)),
        ("Xã", date(2026, 4, 29)),
    }


def test_ba_che_has_the_code_of_the_statistics_office(units):
    assert [unit.code for unit in units.communes if unit.name == "Ba Chẽ"] == ["06970"]


def test_names_repeat_and_codes_do_not(units):
    names = Counter(f"{unit.kind} {unit.name}" for unit in units.communes)
    assert names["Xã Tam Quang"] == 1
    assert sum(count > 1 for count in names.values()) > 100
    assert len({unit.code for unit in units.communes}) == 3321


def test_a_kind_is_split_from_a_name():
    assert split_kind("Đặc khu Cồn Cỏ") == ("Đặc khu", "Cồn Cỏ")
    assert split_kind("Thành phố Hồ Chí Minh") == ("Thành phố", "Hồ Chí Minh")
    assert split_kind("Xã Phú Xuân") == ("Xã", "Phú Xuân")
