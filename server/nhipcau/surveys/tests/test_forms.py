"""A form is brought, looked at, opened, answered; what it may not ask, it cannot."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.wordings import newest
from nhipcau.surveys.keeping import let_go
from nhipcau.surveys.models import Answer, Form
from nhipcau.surveys.tests.made import PERSONAL, brought, opened, sheets, workbook
from nhipcau.surveys.workbook import xform_of
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def number(verdict: Any) -> str:
    return verdict.problem.number if verdict.problem else "done"


def agrees(world: World) -> UUID:
    consent = new_id()
    told = {"given_by": "self", "method": "tap", "wording": newest(), "receipt": new_slip_code()}
    must(world.hoa, "people.agree", id=consent, resident_id=world.ba_tu.resident, purpose="survey", **told)
    return consent


def answer(actor: Actor, form: UUID, **more: Any) -> Any:
    body = {"id": new_id(), "form_id": form, "answers": {"nguon": "khe", "so_nguoi": "4", "kho": "thieu duc", "thang_thieu": "3"}} | more
    return tell(actor, "surveys.answer", **body)


def kept(named: UUID | None = None) -> list[Answer]:
    with acting(system(COUNTRY)):
        found = Answer.objects.filter(id=named) if named else Answer.objects.all()
        return list(found.order_by("received_at"))


def test_an_answer_is_worked_out_anew_and_kept_for_the_village(world: World) -> None:
    form = opened(world)
    assert number(answer(world.lan, form, village_id=world.tung_huong)) == "done"
    (found,) = kept()
    assert found.data["nang"] == "co", "two difficulties"
    assert found.place == world.scope(world.tung_huong)


def test_what_breaks_the_forms_own_rules_is_refused_with_the_question(world: World) -> None:
    form = opened(world)
    for wrong in ({"nguon": "khe", "so_nguoi": "99"}, {"nguon": "khe", "so_nguoi": "bốn"}, {"so_nguoi": "4"}, {"nguon": "khe", "so_nguoi": "4", "la": "x"},
                  {"nguon": "khe may", "so_nguoi": "4"}, {"nguon": {"a": "b"}, "so_nguoi": "4"}):  # fmt: skip
        verdict = answer(world.lan, form, answers=wrong)
        assert number(verdict) == "422.498", wrong
    assert "Mấy người" in answer(world.lan, form, answers={"nguon": "khe", "so_nguoi": "99"}).details["what"]


def test_what_was_not_asked_is_not_kept(world: World) -> None:
    form = opened(world)
    must(world.lan, "surveys.answer", id=new_id(), form_id=form, answers={"nguon": "khe", "so_nguoi": "4", "nguon_khac": "mưa", "thang_thieu": "3"})
    assert kept()[0].data["nguon_khac"] == ""
    assert kept()[0].data["thang_thieu"] == ""


def test_a_new_version_takes_the_place_of_the_one_before_and_late_answers_still_come_in(world: World) -> None:
    first = opened(world)
    moment = answer(world.lan, first)
    assert number(moment) == "done"
    second = opened(world)
    with acting(world.hoa):
        assert {one.id: one.state for one in Form.objects.all()} == {first: "closed", second: "live"}
        before = Form.objects.get(id=first).opened_at
    assert number(tell(world.lan, "surveys.answer", before, id=new_id(), form_id=first, answers={"nguon": "khe", "so_nguoi": "4"})) == "done"
    with acting(world.hoa):
        Form.objects.filter(id=first).update(closed_at=before)
        Form.objects.filter(id=first).update(closed_at=F("closed_at") - timedelta(hours=1))
    assert number(answer(world.lan, first)) == "409.497"


def test_a_form_asks_for_no_secret_and_keeps_three_digits_of_an_identity_number(world: World) -> None:
    for words in ("Mã OTP trên máy là gì?", "Mật khẩu VNeID", "Số thẻ ngân hàng", "Số tài khoản"):
        assert number(brought(world.hoa, sheets(words))) == "422.494", words
    form = opened(world, sheets("Số CCCD của ông, bà"), about="person", by=world.son)
    agrees(world)
    must(world.lan, "surveys.answer", id=new_id(), form_id=form, resident_id=world.ba_tu.resident, answers={"cau": "1234"})
    assert kept()[0].data["cau"] == "234"
    must(world.lan, "surveys.answer", id=new_id(), form_id=form, resident_id=world.ba_tu.resident, answers={"cau": "040 190 001 234"})
    assert kept()[1].data["cau"] == "", "a whole number is covered before anything is kept of it"
    with acting(world.hoa):
        xml = Form.objects.get(id=form).xml
    assert "^[0-9]{3}$" in xml, "ODK Collect takes no more either"


def test_what_is_asked_of_people_needs_a_purpose_their_word_and_the_communes_lead(world: World) -> None:
    assert number(brought(world.hoa, PERSONAL)) == "422.495"
    assert number(brought(world.hoa, PERSONAL, about="person", purpose="")) == "422.495"
    form = UUID(str(brought(world.hoa, PERSONAL, about="person").details.get("none") or last().id))
    assert number(tell(world.hoa, "surveys.open_form", form_id=form)) == "403.500"
    must(world.son, "surveys.open_form", form_id=form)
    about = {"form_id": form, "resident_id": world.ba_tu.resident, "answers": {"ho_ten": "Vi Thị Tư"}}
    assert number(tell(world.lan, "surveys.answer", id=new_id(), **about)) == "422.499"
    assert number(tell(world.lan, "surveys.answer", id=new_id(), form_id=form, answers={"ho_ten": "Ai đó"})) == "422.499"
    agrees(world)
    assert number(tell(world.lan, "surveys.answer", id=new_id(), **about)) == "done"


def last() -> Form:
    with acting(system(COUNTRY)):
        return Form.objects.order_by("made_at").last()  # type: ignore[return-value]


def test_with_the_word_taken_back_nothing_of_the_answer_is_left(world: World) -> None:
    form = opened(world, PERSONAL, about="person", by=world.son)
    agrees(world)
    must(world.lan, "surveys.answer", id=new_id(), form_id=form, resident_id=world.ba_tu.resident, answers={"ho_ten": "Vi Thị Tư"})
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="survey")
    (found,) = kept()
    assert (found.data, found.resident_id, found.household_id) == ({}, None, None)
    assert found.gone_at is not None


def test_an_answer_over_its_days_is_emptied_and_one_that_is_not_stays(world: World) -> None:
    form = opened(world)
    must(world.lan, "surveys.answer", id=new_id(), form_id=form, answers={"nguon": "khe", "so_nguoi": "4"})
    with acting(system(COUNTRY)):
        assert let_go() == 0
        Form.objects.filter(id=form).update(days=0)
        assert let_go() == 1
        assert let_go() == 0
    assert kept()[0].data == {}


def test_whoever_asked_sees_their_answers_and_nobody_elses(world: World) -> None:
    form = opened(world)
    must(world.lan, "surveys.answer", id=new_id(), form_id=form, village_id=world.tung_huong, answers={"nguon": "khe", "so_nguoi": "4"})
    client = at_browser("commune_lead", COMMUNE, login="son")
    page = client.get(f"/xa/bieu-mau/{form}/tra-loi").content.decode()
    assert "Khe, suối" in page
    assert "Nhà dùng nước từ đâu?" in client.get(f"/xa/bieu-mau/{form}/tra-loi.csv").content.decode("utf-8-sig")
    assert client.get(f"/xa/bieu-mau/{form}/tra-loi.xlsx").content[:2] == b"PK"
    (found,) = kept()
    client.post(f"/xa/bieu-mau/{form}/tra-loi", {"rut": str(found.id)})
    assert kept()[0].data == {}


def test_the_office_brings_a_workbook_on_a_page_and_is_told_what_is_wrong_with_it(world: World) -> None:
    client = at_browser("desk", COMMUNE, login="hoa")
    told = {"ve": "nobody", "ngay": "90", "de_lam_gi": ""}
    sample = client.get("/xa/bieu-mau/mau.xlsx").content
    answered = client.post("/xa/bieu-mau", told | {"tep": named(sample)})
    assert answered.status_code == 302, answered.content.decode()[:2000]
    page = client.get(answered["Location"]).content.decode()
    assert "Nhà dùng nước từ đâu?" in page
    assert "máy tự tính" in page
    wrong = workbook(sheets("Có gì không?") | {"survey": (("type", "name", "label"), ("select_one la", "a", "A"))})
    page = client.post("/xa/bieu-mau", told | {"tep": named(wrong)}).content.decode()
    assert "422.491" in page
    assert "choices" in page
    page = client.post("/xa/bieu-mau", told | {"tep": named(b"khong phai excel")}).content.decode()
    assert "422.491" in page


def named(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("bieu-mau.xlsx", content)


OUTSIDE = {
    "a function": ("calculate", "uuid()", "uuid"), "another": ("calculate", "pulldata('a','b','c','d')", "a.csv"), "a date's": ("calculate", "format-date(today(), '%d')", "format-date"),
    "a predicate": ("calculate", "/data/cau[1]", "["), "a pattern that never ends": ("calculate", "regex(${cau}, '(a+)+$')", "mẫu"),
    "once": ("calculate", "once(random())", "once"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "expression", "named_"), OUTSIDE.values(), ids=list(OUTSIDE))
def test_what_phones_cannot_work_out_is_refused_by_its_name(world: World, kind: str, expression: str, named_: str) -> None:
    rows = (("type", "name", "label", "calculation"), ("text", "cau", "Câu", ""), (kind, "tinh", "", expression))
    verdict = brought(world.hoa, sheets("x") | {"survey": rows})
    assert number(verdict) == "422.490"
    assert named_ in verdict.details["what"]


@pytest.mark.parametrize("kind", ["image", "audio", "file", "geotrace", "barcode", "time", "dateTime", "range", "acknowledge", "username", "deviceid", "audit"])
def test_a_kind_of_question_that_phones_cannot_ask_is_refused(world: World, kind: str) -> None:
    rows = (("type", "name", "label"), ("text", "cau", "Câu"), (kind, "hinh", "Hình"))
    if kind == "audit":  # pyxform itself knows it elsewhere only
        with pytest.raises(Refusal):
            brought(world.hoa, sheets("x") | {"survey": rows})
    else:
        assert number(brought(world.hoa, sheets("x") | {"survey": rows})) == "422.490"


@pytest.mark.parametrize("xml", ["<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a", "<a/>", "<" + "a><" * 5000 + "b/>"])
def test_xml_that_is_no_form_is_refused(world: World, xml: str) -> None:
    told = {"id": new_id(), "xml": xml, "about": "nobody", "purpose": "", "days": 30}
    assert number(tell(world.hoa, "surveys.enter_form", **told)) in {"422.493", "422.491"}


def test_the_sample_compiles(world: World) -> None:
    assert local_today()
    assert "nuoc_sinh_hoat" in xform_of(workbook(sheets(None)))
