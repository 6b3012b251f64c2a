"""A question of a buyer: neither sees the other's number; thirty days later nothing of either is left."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.market.enquiries.queries import counted, let_go
from nhipcau.market.makers.tests.people import in_the_window
from nhipcau.market.models import Enquiry, Product
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle, tell

pytestmark = pytest.mark.django_db
BUYER, MAKER = "0987654321", "0912345678"
FORM = {"loi": "2 gói gửi về Vinh mấy ngày?", "so": BUYER, "dong_y": "1"}


@pytest.fixture
def world() -> World:
    cache.clear()
    return settle()


@pytest.fixture
def ginger(world: World) -> Product:
    maker, goods = in_the_window(world)
    must(world.lan, "market.change_maker", id=new_id(), maker_id=maker.id, name=maker.name, story=maker.story, telephone=MAKER)
    return goods


def the_one() -> Enquiry:
    with acting(system(COUNTRY)):
        return Enquiry.objects.get()


def asked(goods: Product, **form: Any) -> str:
    """Ask on the page; return the address of the buyer's page."""
    answer = Client().post(f"/cho/{goods.id}/hoi", {**FORM, **form})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(ginger: Product) -> None:
    assert "Người làm không thấy số này" in Client().get(f"/cho/{ginger.id}/hoi").content.decode()
    page = Client().post(f"/cho/{ginger.id}/hoi", {"loi": "Còn không?", "so": "12"})
    told = page.content.decode()
    assert page.status_code == 422
    for words in ("10 chữ số", "Đánh dấu ô đồng ý", "Còn không?"):
        assert words in told
    foul = Client().post(f"/cho/{ginger.id}/hoi", {**FORM, "loi": "đồ chó"})
    assert (foul.status_code, "422.443" in foul.content.decode()) == (422, True)
    with acting(system(COUNTRY)):
        assert not Enquiry.objects.exists()


def test_a_question_is_kept_without_a_number_that_anybody_can_read(ginger: Product) -> None:
    page = asked(ginger, loi="Gọi em 0987 654 321 nhé")
    one = the_one()
    assert one.words == "Gọi em (số đã che) nhé"
    assert (one.number, one.texted, one.waits) == (1, True, True)
    assert BUYER.encode() not in bytes(one.sealed or b"")
    told = Client().get(page).content.decode()
    assert "Đang chờ lời đáp" in told
    assert BUYER not in told
    assert MAKER not in told
    assert Client().get("/cho/hoi/7M3N9RZY4H0").status_code == 404


def test_the_office_hears_the_answer_by_telephone_and_the_buyer_reads_it(world: World, ginger: Product) -> None:
    page = asked(ginger)
    one, office = the_one(), at_browser("desk", COMMUNE, login="hoa")
    assert MAKER not in office.get("/xa/hoi-hang").content.decode()
    told = office.get(f"/xa/hoi-hang?xem={one.id}").content.decode()
    assert MAKER in told
    assert BUYER not in told
    with acting(system(COUNTRY)):
        assert Read.objects.filter(door="maker_call", resident=world.ba_tu.resident).exists()
    assert office.post("/xa/hoi-hang", {"hoi": str(one.id), "viec": "dap", "loi": "Ba ngày, gọi 0912 345 678"}).status_code == 302
    read = Client().get(page).content.decode()
    assert "Ba ngày, gọi (số đã che)" in read
    assert "xã ghi hộ" in read
    assert "Không câu hỏi nào đang chờ" in office.get("/xa/hoi-hang").content.decode()


def test_one_more_question_and_no_third(ginger: Product, world: World) -> None:
    page = asked(ginger)
    early = Client().post(page, {"loi": "Có ai không?"})
    assert (early.status_code, "409.445" in early.content.decode()) == (409, True)
    must(world.hoa, "market.answer_buyer", enquiry_id=the_one().id, words="Ba ngày")
    assert Client().post(page, {"loi": "Phí gửi bao nhiêu?"}).status_code == 302
    assert the_one().waits
    assert Client().post(page, {"loi": "Nữa?"}).status_code == 409
    must(world.hoa, "market.answer_buyer", enquiry_id=the_one().id, words="30 nghìn")
    told = Client().get(page).content.decode()
    assert "30 nghìn" in told
    assert "Ba ngày" in told
    assert "Hỏi thêm một lần" not in told


def test_who_was_reported_by_the_maker_asks_there_no_more_and_a_buyer_reports_too(world: World, ginger: Product) -> None:
    asked(ginger)
    must(system(COMMUNE), "market.report_enquiry", enquiry_id=the_one().id, by="maker")
    again = Client().post(f"/cho/{ginger.id}/hoi", FORM)
    assert (again.status_code, "403.446" in again.content.decode()) == (403, True)
    page = asked(ginger, so="0977777777")
    assert Client().post(page, {"bao": "1"}).status_code == 302
    told = at_browser("desk", COMMUNE, login="hoa").get("/xa/hoi-hang").content.decode()
    assert told.count("Bị báo") == 2
    with acting(world.hoa):
        one = Enquiry.objects.get(reported_by="buyer")
    assert tell(world.hoa, "market.answer_buyer", enquiry_id=one.id, words="ấy ấy").problem


def test_who_asks_again_and_again_waits(ginger: Product) -> None:
    pages = [Client().post(f"/cho/{ginger.id}/hoi", FORM).status_code for _ in range(7)]
    assert pages[:5] == [302] * 5
    assert pages[-1] == 429


def test_what_waits_over_two_days_is_late_and_after_thirty_days_numbers_and_words_are_gone(world: World, ginger: Product) -> None:
    page = asked(ginger)
    office = at_browser("desk", COMMUNE, login="hoa")
    assert "Quá 48 giờ" not in office.get("/xa/hoi-hang").content.decode()
    with time_machine.travel(now() + timedelta(days=3), tick=True):
        with acting(world.hoa):
            assert counted(world.hoa) == (1, 0, 0, 1)
        assert "Quá 48 giờ" in at_browser("desk", COMMUNE, login="hoa2").get("/xa/hoi-hang").content.decode()
        with acting(system(COUNTRY)):
            assert let_go() == 0
    with time_machine.travel(now() + timedelta(days=31), tick=True):
        with acting(system(COUNTRY)):
            assert let_go() == 1
        one = the_one()
        assert (one.sealed, one.mark, one.words) == (None, None, "")
        told = Client().get(page).content.decode()
        assert "đã xóa" in told
        assert FORM["loi"] not in told


def test_with_the_consent_goes_the_question_the_same_day(world: World, ginger: Product) -> None:
    page = asked(ginger)
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="publish")
    with acting(system(COUNTRY)):
        assert let_go() == 1
    assert "không còn bày" in Client().get(page).content.decode()
    assert Client().get(f"/cho/{ginger.id}/hoi").status_code == 404


def test_nobody_of_another_commune_reads_or_answers(world: World, ginger: Product) -> None:
    asked(ginger)
    one = the_one()
    told = tell(world.ke_la, "market.answer_buyer", enquiry_id=one.id, words="ấy ấy")
    assert told.problem
    assert Client().get(f"/cho/hoi/{new_slip_code()}").status_code == 404
