"""The office at its stalls: entered, looked at by a second person, shown, taken down, printed."""

from typing import Any

import pytest
from django.core.cache import cache

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.market.makers.tests.people import GINGER, agrees, in_the_window, maker, makes, product, stall
from nhipcau.market.models import Maker, Product, Shown
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db
PAGE = "/xa/gian-hang"


@pytest.fixture
def world() -> World:
    cache.clear()
    return settle()


def form(**changes: Any) -> dict[str, Any]:
    plain = {key: value for key, value in GINGER.items() if key in {"name", "group", "story", "unit"}}
    return {**plain, **GINGER["answers"], "price_from": "60.000", "price_to": "", "weight_g": "200", "months": ["11", "12"], "stars": ""} | changes


def test_a_stall_goes_from_the_desk_to_everybody_by_two_people(world: World) -> None:
    agrees(world, world.ba_tu)
    desk, lead = at_browser("desk", COMMUNE, login="hoa"), at_browser("commune_lead", COMMUNE, login="son")
    assert "Lô Thị Tư" in desk.get(f"{PAGE}?tim=tư").content.decode()
    assert "Và Bá Páo" not in desk.get(f"{PAGE}?tim=páo").content.decode()  # he has not agreed
    of = new_id()
    about = {"id": str(of), "kind": "household", "resident_id": str(world.ba_tu.resident), "name": "Nhà bà Tư"}
    assert desk.post(PAGE, about).headers["Location"] == f"{PAGE}/{of}?xong=mo"
    goods = new_id()
    assert desk.post(f"{PAGE}/{of}", {"viec": "hang", "id": str(goods), **form()}).status_code == 302
    assert "Nhờ người thứ hai" in desk.get(f"{PAGE}/hang/{goods}").content.decode()
    for path in (f"{PAGE}/{of}", f"{PAGE}/hang/{goods}"):
        assert desk.post(path, {"viec": "bay", "version": "1"}).status_code == 409
        assert lead.post(path, {"viec": "bay", "version": "1"}).status_code == 302
    assert Shown.objects.get().price_from == 60_000
    assert lead.get(f"{PAGE}/{of}/nhan.pdf?to=24").content.startswith(b"%PDF")
    assert desk.post(f"{PAGE}/hang/{goods}", {"viec": "con", "stock": "out"}).status_code == 302
    assert desk.post(f"{PAGE}/hang/{goods}", {"viec": "go", "why": "Nhà xin nghỉ"}).status_code == 302
    assert not Shown.objects.exists()


def test_a_form_that_does_not_fit_says_where_and_keeps_what_was_typed(world: World) -> None:
    agrees(world, world.ba_tu)
    of = stall(world)
    desk = at_browser("desk", COMMUNE, login="hoa")
    for wrong, words in (({"price_from": "ba mươi"}, "Giá là số đồng"), ({"stars": "3"}, "Sao OCOP cần đủ"), ({"unit": ""}, "Ghi đơn vị bán")):
        answer = desk.post(f"{PAGE}/{of.id}", {"viec": "hang", "id": str(new_id()), **form(**wrong)})
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "Gừng trồng trên nương" in answer.content.decode()
    answer = desk.post(f"{PAGE}/{of.id}", {"viec": "hang", "id": str(new_id()), **form(story="Gọi 0912 345 678")})
    assert "422.430" in answer.content.decode()
    with acting(world.system):
        assert not Product.objects.exists()


def test_an_organisation_is_opened_agrees_and_withdraws_on_its_page(world: World) -> None:
    desk, of = at_browser("desk", COMMUNE, login="hoa"), new_id()
    about = {"id": str(of), "kind": "cooperative", "name": "Hợp tác xã Tam Quang", "village_id": str(world.tung_huong), "telephone": "0912 345 678"}
    assert desk.post(PAGE, about).status_code == 302
    signed = {"viec": "giay", "signed_by": "Vi Văn Thái", "as_what": "Giám đốc", "agreed_on": "2026-01-05", "paper": "Biên bản 03"}
    assert desk.post(f"{PAGE}/{of}", signed).status_code == 302
    assert (maker(of).telephone, maker(of).paper) == ("0912345678", "Biên bản 03")
    assert desk.post(f"{PAGE}/{of}", {"viec": "rut"}).status_code == 302
    assert maker(of).state == "withdrawn"


def test_stars_that_run_out_and_reports_stand_on_pages_of_their_own(world: World) -> None:
    ocop = {"stars": 3, "certificate": "12", "decision": "QĐ 4111", "issued_on": "2023-01-15"}
    _, goods = in_the_window(world, ocop=ocop)
    must(world.system, "market.report", id=new_id(), product_id=goods.id, kind="fake", note="Gừng nơi khác")
    desk = at_browser("desk", COMMUNE, login="hoa")
    assert "Đã hết" in desk.get(f"{PAGE}/sao").content.decode()
    assert "Gừng nơi khác" in desk.get(f"{PAGE}/bao-xau").content.decode()
    assert desk.post(f"{PAGE}/hang/{goods.id}", {"viec": "lai", "why": "Đúng gừng dé"}).status_code == 302
    assert "Không có lời báo nào chờ" in desk.get(f"{PAGE}/bao-xau").content.decode()
    assert product(goods.id).state == "shown"


def test_the_neighbours_office_sees_nothing_of_it(world: World) -> None:
    of, goods = in_the_window(world)
    makes(world, of)
    other = at_browser("desk", "vn.40.16936.", login="ban")
    for path in (f"{PAGE}/{of.id}", f"{PAGE}/hang/{goods.id}", f"{PAGE}/{of.id}/nhan.pdf"):
        assert other.get(path).status_code == 404
    with acting(world.system):
        assert Maker.objects.count() == 1
