"""The pages of prices: the office's with its file, and the public ones without a script."""

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nhipcau.bulletin.prices.models import Price
from nhipcau.bulletin.prices.reading import amount, day_of, read_lines, unit_of
from nhipcau.bulletin.prices.shown import in_other_units, trend
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.places.queries import Row
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle

PAGE, FILE = "/xa/gia", "/xa/gia/nhap"
HEAD = "Mặt hàng;Loại;Đơn vị;Giá thấp;Giá cao;Nơi;Kiểu nơi;Ngày;Nguồn;Đúng"


def form(**changes: Any) -> dict[str, Any]:
    told = {"ma": str(new_id()), "hang": "gung", "don_vi": "kg", "thap": "18.000", "cao": "22.000", "kieu": "market", "noi": "Chợ Tam Quang"}
    return {**told, "ngay": local_today().isoformat(), "nguon": "người bán", **changes}


def sent(*lines: str) -> dict[str, Any]:
    return {"tep": SimpleUploadedFile("gia.csv", "\n".join([HEAD, *lines]).encode(), "text/csv")}


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def hoa() -> Client:
    return at_browser("desk", COMMUNE)


@pytest.mark.django_db
def test_a_price_told_at_the_desk_stands_on_the_public_page_without_a_name(world: World, hoa: Client) -> None:
    assert "Ghi giá gừng" in unescape(hoa.get(f"{PAGE}?hang=gung").content.decode())
    assert hoa.post(PAGE, form()).headers["Location"] == f"{PAGE}?xong=ghi"
    office = unescape(hoa.get(PAGE).content.decode())
    for page in (Client().get("/gia/16933"), Client().get("/gia/16933/gung")):
        text = unescape(page.content.decode())
        assert "18.000–22.000" in text
        assert "Chợ Tam Quang" in text
        with acting(world.son):
            told_by = Price.objects.get().told_by
        assert told_by in office
        assert told_by not in text
        assert "<script" not in text


@pytest.mark.django_db
def test_a_strange_price_is_asked_about_on_the_page_and_kept_when_confirmed(world: World, hoa: Client) -> None:
    answer = hoa.post(PAGE, form(thap="180", cao="220"))
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Giá này lạ. Có đúng không?" in page
    assert 'value="180"' in page
    assert hoa.post(PAGE, form(thap="180", cao="220", dung="1")).status_code == 302
    assert "Giá lạ, chờ người thứ hai" in unescape(Client().get("/gia/16933/gung").content.decode())


@pytest.mark.django_db
def test_every_fault_of_a_file_is_told_at_once_and_nothing_of_it_enters(world: World, hoa: Client) -> None:
    today = f"{local_today():%d/%m/%Y}"
    lines = ("Gừng;;kg;18.000;;;;" + today, "Vàng;;chỉ;18.5;9;;;hôm qua", "Trâu;;con;2.000;;;;" + today, "Gừng;;con;20.000;15.000;;Siêu thị;" + today)
    answer = hoa.post(FILE, sent(*lines))
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    for words in ("Tệp có 3 dòng", "Không có mặt hàng “Vàng”", "“18.5” không phải số tiền", "“hôm qua” không đọc được", "Giá này lạ", "Giá cao nhỏ hơn", "“Siêu thị” không có"):
        assert words in page, words
    with acting(world.son):
        assert not Price.objects.exists()
    good = (f"Gừng;gừng dé;yến;180.000;220.000;Chợ;Chợ;{today};Sở", f"trau;;con;2.000.000;;;Trang trại;{today};;x")
    assert hoa.post(FILE, sent(*good)).headers["Location"] == f"{PAGE}?xong=nhap"
    with acting(world.son):
        assert sorted(Price.objects.values_list("item", "grade", "odd")) == [("gung", "Gừng dé", False), ("trau", "", True)]


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"a;b\n1;2", b"\xff\xfe\x00"])
def test_a_file_that_is_no_table_of_prices_is_refused_in_words(world: World, hoa: Client, content: bytes) -> None:
    answer = hoa.post(FILE, {"tep": SimpleUploadedFile("gia.xlsx", content)})
    assert answer.status_code == 422
    assert "Số lỗi" in answer.content.decode()


@pytest.mark.django_db
def test_a_price_is_struck_from_the_page_and_the_sample_can_be_sent_back_as_it_is(world: World, hoa: Client) -> None:
    hoa.post(PAGE, form())
    with acting(world.son):
        name = Price.objects.get().id
    assert hoa.post(PAGE, {"bo": str(name)}).headers["Location"] == f"{PAGE}?xong=bo"
    assert hoa.post(PAGE, {"bo": "x"}).status_code == 404
    assert "đã bỏ" in unescape(hoa.get(PAGE).content.decode())
    sample = hoa.get(f"{FILE}?mau").content
    assert sample.startswith(b"\xef\xbb\xbf")
    assert hoa.post(FILE, {"tep": SimpleUploadedFile("gia.csv", sample)}).status_code in {302, 422}


@pytest.mark.django_db
def test_where_nothing_is_known_or_everything_is_old_the_page_says_so(world: World) -> None:
    assert "Xã chưa ghi giá nào" in unescape(Client().get("/gia/16933").content.decode())
    old = {"item": "ngo", "unit": "ta", "low": 600_000, "high": 700_000, "kind": "trader", "on": (local_today() - timedelta(days=45)).isoformat()}
    must(world.lan, "bulletin.tell_price", id=new_id(), **old)
    text = unescape(Client().get("/gia/16933/ngo").content.decode())
    for words in ("chưa có giá mới", "Một kg", "6.000–7.000", "tuần không có ai ghi giá"):
        assert words in text, words
    assert Client().get("/gia/16933/vang").status_code == 422
    assert Client().get("/gia/99999").status_code == 404


def test_numbers_units_and_days_are_read_as_people_write_them_and_never_guessed() -> None:
    wrong: list[str] = []
    assert [amount(text, "Giá", wrong) for text in ("18.000", "18 000đ", "18,000 đồng", "18000")] == [18_000] * 4
    assert [amount(text, "Giá", wrong) for text in ("18.5", "18k", "", "-5", "1.80")] == [0] * 5
    assert len(wrong) == 5
    assert [unit_of(text) for text in ("kg", "đ/kg", "Tạ", "yến", "bao 50 kg", "cân ta")] == ["kg", "kg", "ta", "yen", "bao50", ""]
    assert [day_of(text) for text in ("20/11/2026", "2026-11-20", "20.11")] == [date(2026, 11, 20), date(2026, 11, 20), None]


def test_a_table_without_a_needed_column_is_refused() -> None:
    with pytest.raises(Exception, match=r"422\.419"):
        read_lines([Row(1, ["Mặt hàng", "Ngày"]), Row(2, ["Gừng", "20/11/2026"])], lambda _: None)


def test_no_line_of_the_drawing_crosses_a_week_in_which_nobody_told_a_price() -> None:
    today = date(2026, 11, 20)
    weeks = [(date(2026, 10, 19), 10, 20), (date(2026, 10, 26), 12, 22), (date(2026, 11, 16), 15, 15)]
    found = trend(weeks, today, 8)
    assert found
    assert (len(found.bars), len(found.links), found.empty, found.low, found.high) == (3, 1, 5, 10, 22)
    assert all(bar.top >= 0 and bar.top + bar.height <= 101 for bar in found.bars)
    assert trend([(date(2026, 1, 5), 1, 2)], today, 8) is None


def test_what_is_sold_by_the_head_is_shown_in_no_other_unit() -> None:
    line = {"grade": "", "low": 20_000_000, "high": 25_000_000, "on": "2026-11-20"}
    assert in_other_units({**line, "unit": "con"}) == []
    assert [name for name, _ in in_other_units({**line, "unit": "ta"})] == ["kg", "yến"]
