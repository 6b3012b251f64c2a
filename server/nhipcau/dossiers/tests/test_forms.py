"""The official forms: each says what it must of its own dossier, with the dates of its day, and nothing of anybody else."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pypdf
import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from nhipcau.dossiers.forms import sheets as content
from nhipcau.dossiers.forms.filling import CHANNELS
from nhipcau.dossiers.forms.sheets import KEYS, Sheet, faults, sheets
from nhipcau.dossiers.road_rules import NOT_TAKEN, READY, WORKING
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Member
from tests.officers import at_browser, enrol, real_guide
from tests.world import COMMUNE, PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 2, 30, tzinfo=UTC)  # 9:30 in Vietnam
CODE = "H40.15.02-261116-0001"
OTHERS = ("Và Bá Páo", "Kha Văn Bình", "0987654321", "H40.15.02-261116-0009")
ALL = ("tiep-nhan", "bo-sung", "tu-choi", "xin-loi", "dung", "kiem-soat")


@pytest.fixture
def monday() -> Iterator[Any]:
    with time_machine.travel(MONDAY) as clock:
        yield clock


@pytest.fixture
def world(monday: Any) -> World:
    world = settle()
    enrol("desk", COMMUNE, "Lữ Thị Hoa", "hoa-desk")
    must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=new_slip_code(), procedure=PROCEDURE, full_name="Kha Văn Bình", phone="0987654321", official_code=OTHERS[3])
    return world


@pytest.fixture
def desk() -> Client:
    return at_browser("desk", COMMUNE, login="hoa-quay")


def opened(world: World, **more: Any) -> UUID:
    guide = real_guide(PROCEDURE)
    papers = [{"id": paper["id"], "state": state} for paper, state in zip(guide["papers"], ("missing", "have", "have"), strict=False)]
    answers = {"where_born": "clinic", "parents": "married", "who_files": "parent"}
    listed = world.preparation(world.ba_tu, guide_version=guide["version"], papers=papers, answers=answers)
    must(world.lan, "dossiers.prepare", **listed)
    body = {"id": new_id(), "preparation_id": listed["id"], "slip_code": listed["slip_code"], "procedure": PROCEDURE}
    body |= {"full_name": "Lô Thị Tư", "phone": "0912345678", "official_code": CODE, "term": {"many": 3}, "holder": "Bộ phận một cửa"}
    must(world.hoa, "dossiers.hand_in", **body | more)
    return UUID(str(body["id"]))


def step(world: World, dossier: UUID, verb: str, **more: Any) -> None:
    must(world.hoa, f"dossiers.{verb}", id=new_id(), dossier_id=dossier, **more)


def page(desk: Client, dossier: UUID, key: str) -> str:
    desk.force_login(User.objects.get(username="hoa-quay"))  # days go by, and a visit lasts hours
    answer = desk.get(f"/ban/ho-so/{dossier}/mau/{key}")
    assert answer.status_code == 200, key
    return answer.content.decode()


def printed(desk: Client, dossier: UUID, key: str) -> pypdf.PdfReader:
    answer = desk.get(f"/ban/ho-so/{dossier}/mau/{key}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(answer.content))


def words(pdf: pypdf.PdfReader) -> str:
    return " ".join(" ".join(one.extract_text() for one in pdf.pages).split())


def test_a_receipt_says_who_what_when_and_until_when_in_the_page_and_in_the_pdf(world: World, desk: Client) -> None:
    dossier = opened(world)
    pdf = printed(desk, dossier, "tiep-nhan")
    assert len(pdf.pages) == 2, "two copies"
    assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:]] == [148, 210]
    assert pdf.trailer["/Root"]["/Lang"] == "vi"
    for text in (words(pdf), page(desk, dossier, "tiep-nhan")):
        for said in ("Lô Thị Tư", "0912345678", CODE, "9:30 thứ Hai 16/11/2026", "thứ Năm 19/11/2026", "3 ngày làm việc", "2/TNHS", "Tùng Hương", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"):
            assert said in text, said


def test_a_later_step_changes_no_receipt_that_was_given(world: World, desk: Client, monday: Any) -> None:
    dossier = opened(world)
    monday.shift(timedelta(days=1))
    step(world, dossier, "apologise", note="Chờ xác minh", new_date="2026-11-25")
    receipt = page(desk, dossier, "tiep-nhan")
    assert "thứ Năm 19/11/2026" in receipt
    assert "25/11/2026" not in receipt
    sorry = page(desk, dossier, "xin-loi")
    for said in ("thứ Năm 19/11/2026", "thứ Tư 25/11/2026", "Chờ xác minh", "Văn bản xin lỗi"):
        assert said in sorry, said


def test_after_a_supplement_the_receipt_has_the_new_date(world: World, desk: Client, monday: Any) -> None:
    dossier = opened(world)
    step(world, dossier, "ask_supplement", reasons=["name_differs"], note="Giấy chứng sinh; Sổ hộ tịch của xã cũ")
    asked = page(desk, dossier, "bo-sung")
    for said in ("<li>Giấy chứng sinh</li>", "<li>Sổ hộ tịch của xã cũ</li>", "Họ tên hay ngày sinh không khớp", "2/BSHS"):
        assert said in asked, said
    monday.shift(timedelta(days=3))
    step(world, dossier, "supplement_received")
    receipt = page(desk, dossier, "tiep-nhan")
    assert "9:30 thứ Năm 19/11/2026" in receipt
    assert "thứ Ba 24/11/2026" not in receipt, "a day off does not count"
    assert "thứ Tư 25/11/2026" in receipt


def test_each_form_is_there_with_its_step_and_not_before(world: World, desk: Client) -> None:
    dossier = opened(world)
    there = {"tiep-nhan", "kiem-soat"}
    for verb, more, form in (
        ("ask_supplement", {"reasons": ["expired"]}, "bo-sung"),
        ("stop", {"note": "Trùng với hồ sơ khác"}, "dung"),
    ):
        for key in ALL:
            answer = desk.get(f"/ban/ho-so/{dossier}/mau/{key}")
            assert answer.status_code == (200 if key in there else 404), (key, verb)
        step(world, dossier, verb, **more)
        there.add(form)
    assert "Trùng với hồ sơ khác" in page(desk, dossier, "dung")
    assert "404.239" in desk.get(f"/ban/ho-so/{dossier}/mau/so").content.decode(), "the register is no form of a dossier"


def test_a_refusal_says_why(world: World, desk: Client) -> None:
    dossier = opened(world)
    step(world, dossier, "tell_state", state=NOT_TAKEN, reasons=["wrong_person"], note="Hẹn người mẹ đến")
    for said in ("Chưa đúng người đứng tên", "Hẹn người mẹ đến", "2/TCHS"):
        assert said in page(desk, dossier, "tu-choi")
        assert said in words(printed(desk, dossier, "tu-choi")), said


def test_the_control_sheet_has_every_step_and_no_name(world: World, desk: Client) -> None:
    dossier = opened(world)
    step(world, dossier, "tell_state", state=WORKING, holder="Tư pháp <b>hộ tịch</b>")
    step(world, dossier, "tell_state", state=READY)
    before = looks()
    for text in (page(desk, dossier, "kiem-soat"), words(printed(desk, dossier, "kiem-soat"))):
        for said in ("Được tiếp nhận", "Đang xử lý", "Đã xử lý xong", "hộ tịch"):
            assert said in text, said
        assert "Lô Thị Tư" not in text
        assert "0912345678" not in text
    assert "Tư pháp &lt;b&gt;hộ tịch" in page(desk, dossier, "kiem-soat")
    assert looks() == before, "where nobody is named, nobody was looked at"


def test_no_form_says_a_word_of_another_dossier_and_every_look_at_a_name_is_noted(world: World, desk: Client) -> None:
    dossier = opened(world)
    step(world, dossier, "ask_supplement", reasons=["expired"], note="Giấy chứng sinh")
    step(world, dossier, "supplement_received")
    step(world, dossier, "apologise", note="Chờ xác minh", new_date="2026-11-30")
    step(world, dossier, "stop", note="Trùng")
    before = looks()
    shown = [key for key in ALL if desk.get(f"/ban/ho-so/{dossier}/mau/{key}").status_code == 200]
    assert shown == ["tiep-nhan", "bo-sung", "xin-loi", "dung", "kiem-soat"]
    assert looks() == before + 4, "the control sheet names nobody"
    for key in shown:
        text = page(desk, dossier, key) + words(printed(desk, dossier, key))
        for other in OTHERS:
            assert other not in text, (key, other)


def looks() -> int:
    with acting(system(COUNTRY)):
        return Read.objects.filter(door="dossier_form").count()


def test_another_commune_and_another_role_see_no_form(world: World) -> None:
    dossier = opened(world)
    address = f"/ban/ho-so/{dossier}/mau/tiep-nhan"
    for ending in ("", ".pdf"):
        assert at_browser("desk", "vn.40.16936.", login=f"nga{ending}").get(address + ending).status_code == 404
        assert at_browser("commune_lead", COMMUNE, login=f"son{ending}").get(address + ending).status_code == 403


def test_a_form_that_nobody_compared_says_so_on_the_screen_and_not_on_paper(world: World, desk: Client) -> None:
    dossier = opened(world)
    check = sheets()["tiep-nhan"].check
    assert check
    assert check in page(desk, dossier, "tiep-nhan")
    assert check not in words(printed(desk, dossier, "tiep-nhan"))


def test_there_are_seven_forms_and_each_line_of_them_can_be_filled() -> None:
    assert [one.number for one in sheets().values()] == ["01", "02", "03", "04", "05", "06", "07"]
    assert list(faults(MONDAY.date())) == []
    assert {key for sheet in sheets().values() for key, _ in sheet.lines} <= KEYS
    assert CHANNELS.keys() == {"direct", "online", "post"}
    assert [one.key for one in sheets().values() if not one.names_somebody] == ["kiem-soat"]


def test_a_line_that_nobody_can_fill_and_a_doubt_that_is_not_said_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = Sheet("x", "09", "X", "X", "a5", 1, "", MONDAY.date(), sure=False, check="", opening="", closing="", signs=(), desk_signs=False, lines=(("blood_group", "Nhóm máu"),))
    monkeypatch.setattr(content, "sheets", lambda: {"x": odd})
    assert len(list(faults(MONDAY.date()))) == 2


def test_no_form_has_room_for_an_identity_number(world: World, desk: Client) -> None:
    """The line is there to write on by hand: nothing fills it."""
    dossier = opened(world)
    assert '<dt>Số định danh cá nhân</dt><dd><span class="by-hand">' in page(desk, dossier, "tiep-nhan")


def test_whoever_recorded_the_step_is_named_where_the_desk_signs_and_nowhere_else(world: World, desk: Client) -> None:
    Member.objects.create(id=world.hoa.id, full_name="Lữ Thị Hoa Ban", given_name="Ban", role="desk", scope=COMMUNE)
    dossier = opened(world)
    step(world, dossier, "stop", note="Trùng")
    assert "Lữ Thị Hoa Ban" in page(desk, dossier, "tiep-nhan")
    assert "Lữ Thị Hoa Ban" not in page(desk, dossier, "dung"), "who has the power signs, and not the desk"
