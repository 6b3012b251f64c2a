"""Official figures: read from what the portal exports, each fault by its line, confirmed by a person, replaced in sight, never mixed."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from nhipcau.insight.indicators.reading import find, read
from nhipcau.insight.official.models import Brought, OfficialFigure
from nhipcau.insight.official.queries import beside, official
from nhipcau.insight.official.reading import Known, folded, lines_of, number_in, period_of, rows_in
from nhipcau.insight.rules import Period
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from tests.officers import at_browser
from tests.world import COMMUNE, settle

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
TAM_QUANG = "vn.40.16933."
KNOWN = Known(
    {folded("Xã Tam Quang"): TAM_QUANG, "16933": TAM_QUANG},
    {"TONG_SCORE": ("qd766.total", "points", 100), "TDGQ": ("qd766.tdgq", "points", 20), "share.in_time": ("share.in_time", "percent", 0)},
)


def lines(text: str) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    found, faults = lines_of(rows_in(text.encode()), KNOWN, (OCTOBER.first, OCTOBER.last))
    return found, [(one.line, one.what) for one in faults]


def test_a_portal_export_is_read_by_name_or_code_with_vietnamese_numbers() -> None:
    found, faults = lines("ID;TEN;MA_COQUAN;TDGQ;TONG_SCORE\n1;UBND xã Tam Quang;H40.1;18,5;87,25\n2;;16933;20;\n")
    assert faults == [(3, "“TDGQ” của nơi này, kỳ này đã có ở dòng trên")]
    assert [(one["code"], one["value"], one["place"]) for one in found] == [("qd766.tdgq", 18.5, TAM_QUANG), ("qd766.total", 87.25, TAM_QUANG)]


def test_generic_lines_keep_both_parts_and_say_what_is_wrong_by_line() -> None:
    found, faults = lines(
        'Chỉ số,Nơi,Kỳ,Phần,Tổng,Giá trị\nshare.in_time,Xã Tam Quang,2026-09,45,60,\nshare.in_time,Tam Quang,2026-Q3,,,"81,5 %"\n'
        "share.in_time,Xã Lạ,2026-08,1,2,\nshare.in_time,Tam Quang,tháng 8,1,2,\nshare.in_time,Tam Quang,2026-08,3,2,\nkhong.co,Tam Quang,2026-08,1,2,\n"
        "share.in_time,Tam Quang,2026-07,,,một\n"
    )
    assert [(one["part"], one["whole"], one["value"]) for one in found] == [(45, 60, 0.75), (None, None, 0.815)]
    assert [line for line, _ in faults] == [4, 5, 6, 7, 8]


def test_a_workbook_reads_as_its_text_does() -> None:
    book = Workbook()
    book.active.append(["TEN", "TDGQ"])
    book.active.append(["Xã Tam Quang", 18.5])
    raw = io.BytesIO()
    book.save(raw)
    assert lines_of(rows_in(raw.getvalue()), KNOWN, (OCTOBER.first, OCTOBER.last))[0][0]["value"] == 18.5


@pytest.mark.parametrize("content", [b"PK\x03\x04nonsense", b"\xff\xfe", b"", b"a,b\n", b"a,b\n1,2\n", b"x" * 3_000_000], ids=range(6))
def test_what_is_no_such_file_is_refused_with_a_number(content: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        lines_of(rows_in(content), KNOWN, None)
    assert caught.value.problem.number == "422.561"


def test_periods_and_numbers_are_read_as_people_write_them() -> None:
    assert period_of("2026-Q3") == (date(2026, 7, 1), date(2026, 9, 30))
    assert period_of("2026-h2") == (date(2026, 7, 1), date(2026, 12, 31))
    assert period_of("2026-13") is None
    assert [number_in(text) for text in ("1.234,5", "12,5 %", "12.5", "", "1e9", "nan")] == [1234.5, 12.5, 12.5, None, None, None]


def lead() -> Client:
    return at_browser("commune_lead", COMMUNE, login=f"son{new_id().hex[-6:]}")


def analyst() -> Client:
    return at_browser("province_analyst", "vn.40.", login=f"tam{new_id().hex[-6:]}")


def brought(client: Any, text: str) -> Any:
    file = SimpleUploadedFile("766.csv", text.encode())
    return client.post("/so-lieu/chinh-thuc", {"tep": file, "nguon": "Cổng, bản xuất thử", "ngay": "2026-11-05", "ky": "2026-10"})


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 19, 5, tzinfo=UTC), tick=False)
def test_a_file_is_looked_through_confirmed_and_replaced_in_sight_and_never_becomes_ours() -> None:
    settle()
    client = analyst()
    faulty = brought(client, "TEN,TDGQ\nXã Không Có,18\n")
    assert (faulty.status_code, Brought.objects.count()) == (422, 0)
    assert "Dòng 2" in faulty.content.decode()
    for points, shown in (("18.5", "chưa có"), ("19", "18,5 điểm")):
        answer = brought(client, f"TEN,TDGQ\nXã Tam Quang,{points}\n")
        page = client.get(answer.url).content.decode()
        assert shown in page
        assert client.post(answer.url, {"viec": "nhan"}).status_code == 302
    (one,) = official("qd766.tdgq", TAM_QUANG, OCTOBER)
    assert (one.value, one.part, one.whole, one.origin) == (19.0, 19, 20, "official")
    assert one.source == "Cổng, bản xuất thử, 05/11/2026"
    (said,) = beside(["qd766.tdgq"], TAM_QUANG, OCTOBER)["qd766.tdgq"]
    assert said.replaced == "18,5 điểm"
    assert OfficialFigure.objects.count() == 2, "nothing is deleted"
    (ours,) = read(["qd766.tdgq"], TAM_QUANG, OCTOBER)
    assert (ours.value, ours.origin) == (None, "counted"), "official figures never stand in for what we count"
    assert find("qd766.tdgq").unit == "points"
    assert "19 điểm" in client.get("/so-lieu/chi-so/qd766.tdgq?ky=2026-10&noi=vn.40.16933.").content.decode()


@pytest.mark.django_db
def test_a_commune_sees_official_figures_and_brings_none() -> None:
    settle()
    client = lead()
    assert client.get("/so-lieu/chinh-thuc").status_code == 200
    assert brought(client, "TEN,TDGQ\nXã Tam Quang,18\n").status_code == 403
    assert Brought.objects.count() == 0
