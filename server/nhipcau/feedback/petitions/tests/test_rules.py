"""The tables of who answers and until when, cell by cell; what is alike; which answers say something. No database."""

from datetime import date
from itertools import product
from uuid import UUID

import pytest

from nhipcau.feedback.petitions import catalogue, deadlines, routing, rules
from nhipcau.feedback.petitions.catalogue import abouts, bodies, categories, guessed, is_formal
from nhipcau.kernel.calendars import calendar

AREAS = ("xa", "phuong", "dac_khu")
HERE = "vn.40.16933."
RULES = catalogue.written(catalogue.DEADLINES)["rules"]
ANSWERS = catalogue.written(catalogue.DEADLINES)["answers"]
ROUTES = {  # category: (xã, phường, đặc khu, above)
    "duong": ("kinh_te", "kinh_te", "kinh_te", "so_xay_dung"),
    "dien": ("dien_luc", "dien_luc", "dien_luc", "so_cong_thuong"),
    "nuoc": ("kinh_te", "cap_nuoc", "cap_nuoc", "so_nnmt"),
    "rac": ("kinh_te", "kinh_te", "kinh_te", "so_nnmt"),
    "o_nhiem": ("kinh_te", "kinh_te", "kinh_te", "so_nnmt"),
    "song": ("nha_mang", "nha_mang", "nha_mang", "so_khcn"),
    "truong": ("van_xa", "van_xa", "van_xa", "so_gddt"),
    "y_te": ("van_xa", "van_xa", "van_xa", "so_y_te"),
    "dat": ("kinh_te", "kinh_te", "kinh_te", "so_nnmt"),
    "che_do": ("van_xa", "van_xa", "van_xa", "so_noi_vu"),
    "an_ninh": ("cong_an_xa", "cong_an_xa", "cong_an_xa", "cong_an_tinh"),
    "lua_dao": ("cong_an_xa", "cong_an_xa", "cong_an_xa", "cong_an_tinh"),
    "han_han": ("thuy_loi", "thuy_loi", "kinh_te", "so_nnmt"),
    "thien_tai": ("kinh_te", "kinh_te", "kinh_te", "so_nnmt"),
    "vat_nuoi": ("kinh_te", "kinh_te", "kinh_te", "so_nnmt"),
    "van_hoa": ("van_xa", "van_xa", "van_xa", "so_van_hoa"),
    "can_bo": ("lanh_dao_xa", "lanh_dao_xa", "lanh_dao_xa", "tiep_dan_tinh"),
    "cong_dvc": ("hcc", "hcc", "hcc", "van_phong_tinh"),
    "giay_to": ("hcc", "hcc", "hcc", "van_phong_tinh"),
    "khac": ("van_phong", "van_phong", "van_phong", "tiep_dan_tinh"),
}
DAYS = {"dien": 3, "thien_tai": 2, "lua_dao": 2, "an_ninh": 3, "vat_nuoi": 3, "nuoc": 5, "cong_dvc": 5}  # every other: ten
ABOUT = {"desk": "lanh_dao_xa", "office": "lanh_dao_xa", "village": "lanh_dao_xa", "school": "lanh_dao_xa", "police": "cong_an_tinh", "lead": "tiep_dan_tinh"}


def test_the_content_is_as_a_strict_reader_wants_it() -> None:
    assert not list(catalogue.category_faults(catalogue.written(catalogue.CATEGORIES)))
    assert not list(catalogue.route_faults(catalogue.written(catalogue.ROUTES)))
    assert not list(catalogue.deadline_faults(catalogue.written(catalogue.DEADLINES)))
    assert set(ROUTES) == set(categories())


@pytest.mark.parametrize("category", ROUTES)
def test_each_category_in_each_area_goes_where_the_table_says_and_from_there_up(category: str) -> None:
    for at, area in enumerate(AREAS):
        found = routing.route(category, area)
        assert found.body == ROUTES[category][at]
        assert "Nguồn:" in found.reasons[-1]
        up = routing.above(category, area, found.body)
        wanted = "so_xay_dung" if (category, area) == ("nuoc", "phuong") else ROUTES[category][3]
        assert up
        assert (up.body, up.hands) == (wanted, "province")
        assert routing.above(category, area, up.body) is None


@pytest.mark.parametrize("about", ABOUT)
def test_what_is_about_somebody_never_comes_to_them(about: str) -> None:
    for category, area in product(ROUTES, AREAS):
        found = routing.route(category, area, about)
        assert found.body == ABOUT[about], (category, area)
        assert found.body not in abouts()[about]["is"]
        assert found.hands in {"lead", "province"}
    for one in bodies():
        if one in abouts()[about]["is"] or bodies()[one]["hands"] == "office" or (about in {"lead", "police"} and bodies()[one]["hands"] != "province"):
            assert not routing.may_go_to(one, about), one


@pytest.mark.parametrize("category", sorted(ROUTES))
def test_each_category_has_the_days_of_the_table_and_says_where_they_come_from(category: str) -> None:
    term = deadlines.term_for(RULES, category, HERE, date(2026, 11, 23))
    assert term.days == DAYS.get(category, 10)
    assert term.law is (category not in DAYS)
    assert term.trace[0].startswith("Chung: 10 ngày làm việc. Luật Tiếp công dân")


def test_a_later_layer_holds_over_an_earlier_one_and_only_in_its_place() -> None:
    def rule(layer: str, days: int, **more: object) -> dict[str, object]:
        return {"layer": layer, "days": days, "from": date(2026, 1, 1), "source": layer, "law": True, "sure": True, **more}

    told = [rule("category", 2, category="dien"), rule("house", 10), rule("commune", 6, place=HERE), rule("province", 8, place="vn.40.")]
    on = date(2026, 11, 23)
    cases = [("rac", HERE, 6), ("rac", "vn.40.16936.", 8), ("rac", "vn.37.14620.", 10), ("dien", HERE, 2), ("dien", "vn.37.14620.", 2)]
    assert [deadlines.term_for(told, category, place, on).days for category, place, _ in cases] == [days for *_, days in cases]
    assert len(deadlines.term_for(told, "dien", HERE, on).trace) == 4


def test_days_are_working_days_and_the_warning_comes_at_three_quarters() -> None:
    known = calendar()
    assert deadlines.span(date(2026, 11, 21), 10, known) == (date(2026, 11, 23), date(2026, 12, 4), date(2026, 12, 8))  # a Saturday; 24/11 is off
    assert deadlines.span(date(2026, 11, 23), 10, known, paused=3).due_on == date(2026, 12, 11)
    assert deadlines.in_words(10, date(2026, 12, 7), date(2026, 12, 2), known) == "hạn 10 ngày làm việc, còn 3 (thứ Hai 7/12)"
    assert deadlines.in_words(10, date(2026, 12, 7), date(2026, 12, 9), known) == "hạn 10 ngày làm việc, quá hạn 2 ngày"
    assert "ngày cuối" in deadlines.in_words(10, date(2026, 12, 7), date(2026, 12, 7), known)


@pytest.mark.parametrize(("why", "known"), [
    ("", {}), ("citizen", {"asked_back": True}), ("joined", {"joined": True, "asked_back": True}), ("top", {"top": True}),
    ("law", {"paused_until": date(2026, 12, 20)}), ("calendar", {"due_on": date(2031, 1, 2)}),
])  # fmt: skip
def test_why_something_was_not_given_to_the_next_level_has_a_code(why: str, known: dict[str, object]) -> None:
    told = {"asked_back": False, "paused_until": None, "joined": False, "top": False, "due_on": date(2026, 12, 7), "today": date(2026, 12, 8), **known}
    assert deadlines.skip(**told, calendar=calendar()) == why  # type: ignore[arg-type]
    assert not why or why in deadlines.SKIPS


def test_two_are_alike_near_each_other_or_in_one_village_within_thirty_days() -> None:
    here, village, other, day = (19.1, 104.5), UUID(int=1), UUID(int=2), date(2026, 11, 1)
    new = rules.Spot("duong", village, here, day)
    near, far = (19.1025, 104.5), (19.103, 104.5)  # 278 and 334 metres
    assert rules.alike(new, rules.Spot("duong", other, near, day))
    assert not rules.alike(new, rules.Spot("duong", village, far, day))
    assert rules.alike(new, rules.Spot("duong", village, None, date(2026, 12, 1)))
    assert not rules.alike(new, rules.Spot("duong", village, None, date(2026, 12, 2)))
    assert not rules.alike(new, rules.Spot("duong", other, None, day))
    assert not rules.alike(new, rules.Spot("dien", village, here, day))
    assert not rules.alike(rules.Spot("duong", None, None, day), rules.Spot("duong", None, None, day))


@pytest.mark.parametrize(("text", "document", "photos", "lacks"), [
    ("Đã tiếp nhận, xin cảm ơn.", "12/UBND", 1, "few"),
    ("Đã tiếp nhận. Đã ghi nhận. Sẽ xem xét theo quy định. Xin tiếp thu, rút kinh nghiệm.", "12/UBND", 0, "empty"),
    ("Ngày 24/11 đội của xã đã thay hai ống cống và đắp lại mặt đường qua suối.", "", 0, "proof"),
    ("Ngày 24/11 đội của xã đã thay hai ống cống và đắp lại mặt đường qua suối.", "", 1, ""),
    ("Ngày 24/11 đội của xã đã thay hai ống cống và đắp lại mặt đường qua suối.", "45/BC-UBND", 0, ""),
])  # fmt: skip
def test_an_answer_says_what_was_done_and_brings_a_proof(text: str, document: str, photos: int, lacks: str) -> None:
    assert rules.lacks_substance(text, document, photos, ANSWERS) == lacks


def test_a_text_loses_names_numbers_and_secrets_and_nothing_else() -> None:
    said = "Nhà bà Tư, gọi 0912 345 678 hoặc +84912345678. Lô Thị Tư nói cống sập 2 mét, mã OTP 482913."
    clean = rules.covered(said, rules.names_of("Lô Thị Tư"))
    for planted in ("Tư,", "0912", "345", "Lô Thị Tư", "482913"):
        assert planted not in clean, clean
    assert "cống sập 2 mét" in clean
    assert rules.covered("Cống sập từ tư tưởng", rules.names_of("Lô Thị Tư")) == "Cống sập từ tư tưởng"


def with_sums(cells: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


@pytest.mark.parametrize("cells", [
    [[12, 3], [7, 9]], [[20, 3, 8], [30, 12, 9], [40, 15, 7]], [[7, 0, 0], [0, 0, 3], [0, 0, 6]], [[1, 0], [0, 40]], [[30, 4], [9, 0], [8, 0]],
])  # fmt: skip
def test_small_numbers_are_hidden_and_no_sum_gives_them_away(cells: list[list[int]]) -> None:
    """In no line of the table, its sums among them, is exactly one number hidden; the whole stays."""
    shown = rules.kept_small(with_sums(cells))
    assert not [cell for row in shown for cell in row if cell is not None and 0 < cell < 5]
    for line in (*shown, *zip(*shown, strict=True)):
        assert sum(cell is None for cell in line) != 1, shown
    assert shown[-1][-1] == sum(map(sum, cells))


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    assert rules.kept_small(with_sums([[12, 0], [7, 9]])) == with_sums([[12, 0], [7, 9]])
    assert rules.kept_small([]) == []


@pytest.mark.parametrize(("text", "category"), [
    ("Cống qua suối bị sập", "duong"), ("mat dien 3 ngay nay", "dien"), ("bản không có sóng điện thoại", "song"),
    ("kenh muong can nuoc", "han_han"), ("can bo hach sach", "can_bo"), ("chuyện khác hẳn", "khac"),
])  # fmt: skip
def test_words_of_people_find_a_category(text: str, category: str) -> None:
    assert guessed(text) == category


def test_a_complaint_in_the_sense_of_the_law_is_known_by_its_words() -> None:
    assert is_formal("Tôi làm đơn khiếu nại quyết định thu hồi đất")
    assert is_formal("tố cáo ông A")
    assert not is_formal("Đường vào bản lầy lội")
