"""Nothing is seen without the maker's word and a second pair of eyes; and with the word taken back all of it goes."""

from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.market.makers.tests.people import GINGER, agrees, in_the_window, maker, makes, product, shown, stall
from nhipcau.market.models import Abuse, Maker, Photo, Product, Shown, ShownMaker
from nhipcau.people.wordings import newest
from tests.world import COMMUNE, World, must, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def number(verdict: Any) -> str:
    return verdict.problem.number if verdict.problem else "done"


def photo(of: Product, **changes: Any) -> dict[str, Any]:
    def size(side: int) -> dict[str, Any]:
        return {"digest": f"{side:064x}", "bytes": 20_000, "media": "image/webp", "width": side, "height": side * 3 // 4}

    return {"id": new_id(), "product_id": of.id, "says": "Gừng phơi trên nong", "small": size(480), "large": size(1200)} | changes


def arrived(world: World) -> None:
    for side in (480, 1200):
        must(world.system, "market.photo_arrived", digest=f"{side:064x}", folder=COMMUNE.rstrip("."))


def test_a_home_is_entered_only_with_the_consent_of_its_person(world: World) -> None:
    about = {"id": new_id(), "kind": "household", "resident_id": world.ba_tu.resident, "name": "Nhà bà Tư"}
    assert number(tell(world.lan, "market.enter_maker", **about)) == "422.428"
    agrees(world, world.ba_tu)
    assert number(tell(world.lan, "market.enter_maker", **about)) == "done"
    assert maker(about["id"]).place == world.scope(world.tung_huong)


def test_nothing_is_seen_before_somebody_else_has_looked_at_that_very_version(world: World) -> None:
    agrees(world, world.ba_tu)
    of = stall(world, world.hoa)
    goods = makes(world, of, world.hoa)
    look = {"id": new_id(), "thing": "maker", "thing_id": of.id, "version": 1}
    assert number(tell(world.hoa, "market.publish", **look)) == "409.436"
    assert number(tell(world.son, "market.publish", **look | {"version": 2})) == "409.437"
    early = {"id": new_id(), "thing": "product", "thing_id": goods.id, "version": 1}
    assert number(tell(world.son, "market.publish", **early)) == "409.438"
    assert not Shown.objects.exists()
    shown(world, of, world.son)
    shown(world, goods, world.son)
    seen = Shown.objects.get()
    assert (seen.name, seen.commune, seen.maker.where, seen.season) == (GINGER["name"], "16933", "Bản Tùng Hương", 0b1100_0000_0011)
    assert " gung de say lat nha ba tu ban tung huong xa tam quang " in seen.folded


def test_the_database_itself_refuses_one_pair_of_eyes(world: World) -> None:
    _, goods = in_the_window(world)
    with acting(system(COUNTRY)), pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(id=goods.id).update(looked_by=goods.changed_by)


def test_a_change_waits_for_a_look_and_the_window_keeps_what_was_seen(world: World) -> None:
    _, goods = in_the_window(world)
    about = {**GINGER, "name": "Gừng khô", "price_from": 70_000, "price_to": 90_000}
    must(world.minh, "market.change_product", id=new_id(), product_id=goods.id, **about)
    assert (product(goods.id).state, Shown.objects.get().name) == ("waiting", GINGER["name"])
    shown(world, goods)
    seen = Shown.objects.get()
    assert (seen.name, seen.price_from, seen.price_to) == ("Gừng khô", 70_000, 90_000)


def test_stock_is_said_at_once_and_what_is_sold_out_stands_last(world: World) -> None:
    of, _ = in_the_window(world)
    honey = makes(world, of, name="Mật ong")
    shown(world, honey)
    assert [one.name for one in Shown.objects.order_by("-turn")] == ["Mật ong", GINGER["name"]]
    must(world.lan, "market.set_stock", id=new_id(), product_id=honey.id, stock="out")
    assert [(one.name, one.stock) for one in Shown.objects.order_by("-turn")] == [(GINGER["name"], "in"), ("Mật ong", "out")]


def test_a_consent_that_is_taken_back_takes_everything_down_in_the_same_breath(world: World) -> None:
    _, goods = in_the_window(world)
    must(world.lan, "market.attach_photo", **photo(goods))
    arrived(world)
    shown(world, goods)
    assert Shown.objects.get().photos[0]["says"] == "Gừng phơi trên nong"
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="publish")
    with acting(system(COUNTRY)):
        left = [model.objects.count() for model in (Maker, Product, Photo, Shown, ShownMaker)]
    assert left == [0, 0, 0, 0, 0]


def test_whoever_takes_back_something_else_stays_in_the_window(world: World) -> None:
    in_the_window(world)
    must(world.hoa, "people.agree", id=new_id(), resident_id=world.ba_tu.resident, purpose="follow_up", given_by="self", method="tap", wording=newest(), receipt=new_slip_code())
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="follow_up")
    assert Shown.objects.count() == 1


def test_an_organisation_agrees_by_paper_and_withdraws_everything(world: World) -> None:
    group = stall(world, kind="cooperative", resident_id=None, village_id=world.tung_huong, name="Hợp tác xã Tùng Hương")
    goods = makes(world, group)
    look = {"id": new_id(), "thing": "maker", "thing_id": group.id, "version": 1}
    assert number(tell(world.son, "market.publish", **look)) == "422.428"
    signed = {"signed_by": "Vi Văn Thái", "as_what": "Giám đốc", "wording": "v1", "paper": "Biên bản 03/BB-HTX", "agreed_on": "2026-11-01"}
    must(world.hoa, "market.agree", id=new_id(), maker_id=group.id, **signed)
    shown(world, group)
    shown(world, goods)
    must(world.lan, "market.attach_photo", **photo(goods))
    must(world.lan, "market.withdraw", id=new_id(), maker_id=group.id)
    with acting(system(COUNTRY)):
        assert (Shown.objects.count(), ShownMaker.objects.count(), Photo.objects.count()) == (0, 0, 0)
    assert (maker(group.id).paper, maker(group.id).state, product(goods.id).state) == ("", "withdrawn", "withdrawn")
    assert number(tell(world.son, "market.publish", id=new_id(), thing="product", thing_id=goods.id, version=2)) == "422.428"
    must(world.hoa, "market.agree", id=new_id(), maker_id=group.id, **signed)
    assert (maker(group.id).state, product(goods.id).state) == ("waiting", "waiting")


def test_a_household_has_no_paper_and_a_day_to_come_is_refused(world: World) -> None:
    agrees(world, world.ba_tu)
    signed = {"signed_by": "Vi Văn Thái", "as_what": "Giám đốc", "wording": "v1", "paper": "Biên bản 03", "agreed_on": "2026-11-01"}
    assert number(tell(world.hoa, "market.agree", id=new_id(), maker_id=stall(world).id, **signed)) == "422.429"
    group = stall(world, kind="group", resident_id=None, name="Tổ dệt")
    assert number(tell(world.hoa, "market.agree", id=new_id(), maker_id=group.id, **signed | {"agreed_on": "2099-01-01"})) == "422.429"


def test_a_photo_on_its_way_keeps_a_product_from_being_shown(world: World) -> None:
    _, goods = in_the_window(world)
    must(world.lan, "market.attach_photo", **photo(goods))
    look = {"id": new_id(), "thing": "product", "thing_id": goods.id, "version": 2}
    assert number(tell(world.hoa, "market.publish", **look)) == "409.438"
    arrived(world)
    assert number(tell(world.hoa, "market.publish", **look)) == "done"
    with acting(system(COUNTRY)):
        named = Photo.objects.get().id
    must(world.lan, "market.drop_photo", id=new_id(), photo_id=named)
    assert Shown.objects.get().photos == []


def test_no_more_than_six_photos(world: World) -> None:
    _, goods = in_the_window(world)
    for _ in range(6):
        must(world.lan, "market.attach_photo", **photo(goods))
    assert number(tell(world.lan, "market.attach_photo", **photo(goods))) == "409.435"


def test_what_is_taken_down_comes_back_only_by_the_office_and_settles_what_was_told(world: World) -> None:
    of, goods = in_the_window(world)
    must(world.system, "market.report", id=new_id(), product_id=goods.id, kind="fake", note="Không phải gừng dé")
    about = {"id": new_id(), "thing": "product", "thing_id": goods.id}
    must(world.son, "market.take_down", **about, why="Chờ xác minh")
    assert not Shown.objects.exists()
    assert number(tell(world.hoa, "market.put_back", **about, why="Đúng gừng dé")) == "done"
    assert Shown.objects.count() == 1
    with acting(world.hoa):
        assert Abuse.objects.get().settled_as == "down"
    must(world.son, "market.take_down", id=new_id(), thing="maker", thing_id=of.id, why="Nhà xin nghỉ")
    assert (Shown.objects.count(), ShownMaker.objects.count(), product(goods.id).state) == (0, 0, "waiting")


def test_a_report_of_something_that_is_not_shown_is_refused(world: World) -> None:
    assert number(tell(world.system, "market.report", id=new_id(), product_id=new_id(), kind="fake")) == "404.439"


def test_a_stall_moves_with_its_home(world: World) -> None:
    in_the_window(world)
    must(world.hoa, "people.move_household", household_id=world.ba_tu.household, village_id=world.bai_so)
    assert (Shown.objects.get().maker.where, Shown.objects.count()) == ("Bản Bãi Sở", 1)
    with acting(world.system):
        assert set(Product.objects.values_list("place", flat=True)) == {world.scope(world.bai_so)}


def test_phones_hear_of_what_is_made_in_their_place_and_of_no_telephone(world: World) -> None:
    agrees(world, world.ba_tu)
    of = stall(world, telephone="0912345678")
    makes(world, of)
    told = rows(world.lan)
    assert told["market.makers"]["agreed"] is True
    assert (told["market.products"]["number"], told["market.products"]["standing"]) == (1, "waiting")
    assert "0912345678" not in str(told)
    assert rows(world.ke_la) == {}


def rows(actor: Actor) -> dict[str, Any]:
    """What a phone of this actor is given of the market: the last row of each kind."""
    with acting(actor):
        kinds = [registry.collections[f"market.{name}"] for name in ("makers", "products")]
        return {kind.name: kind.row.model_validate(row, from_attributes=True).model_dump(mode="json") for kind in kinds for row in kind.visible_to(actor)}


def test_words_with_a_telephone_number_are_kept_nowhere(world: World) -> None:
    agrees(world, world.ba_tu)
    about = {"id": UUID(int=7), "maker_id": stall(world).id, **GINGER, "story": "Gọi bà Tư 0912 345 678"}
    assert number(tell(world.lan, "market.enter_product", **about)) == "422.430"
    with acting(world.system):
        assert not Product.objects.exists()
