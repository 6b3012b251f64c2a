"""Prices told, brought in and struck: what phones get, and who may."""

from datetime import timedelta
from typing import Any

import pytest

from nhipcau.bulletin.prices.models import Price
from nhipcau.bulletin.prices.queries import cards_visible_to
from nhipcau.kernel.actor import PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.models import Feed
from nhipcau.kernel.scope import acting
from tests.world import World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
TELL, BRING, DROP = "bulletin.tell_price", "bulletin.bring_prices", "bulletin.drop_price"


@pytest.fixture
def world() -> World:
    return settle()


def line(**changes: Any) -> dict[str, Any]:
    told = {"id": str(new_id()), "item": "gung", "unit": "kg", "low": 18_000, "high": 22_000, "kind": "market", "market": "Chợ Tam Quang"}
    return {**told, "on": local_today().isoformat(), **changes}


def cards(actor: Actor) -> list[Any]:
    with acting(actor):
        return list(cards_visible_to(actor).order_by("place", "item"))


def number(verdict: Verdict) -> str:
    assert verdict.problem
    return verdict.problem.number


def usual_ginger(world: World, many: int = 6) -> None:
    days = [(local_today() - timedelta(days=4 * day)).isoformat() for day in range(many)]
    must(world.son, BRING, id=new_id(), lines=[line(low=19_000 + 200 * at, high=21_000, on=day) for at, day in enumerate(days)])


def test_a_price_reaches_every_phone_of_the_commune_with_its_place_and_day(world: World) -> None:
    must(world.lan, TELL, **line(market="", village_id=world.tung_huong, kind="trader", source="Thương lái trả"))
    for actor in (world.minh, world.hoa, world.son):
        card = cards(actor)[0]
        assert (card.item, card.apart) == ("gung", [])
        assert {key: card.lines[0][key] for key in ("low", "high", "where", "kind", "source", "usual")} == {
            "low": 18_000, "high": 22_000, "where": "Bản Tùng Hương", "kind": "trader", "source": "Thương lái trả", "usual": None,
        }  # fmt: skip
    assert cards(world.ke_la) == []


def test_a_phone_hears_that_its_report_is_in_and_drops_what_it_showed_meanwhile(world: World) -> None:
    told = line()
    must(world.lan, TELL, **told)
    heard = Feed.objects.filter(commune="16933", collection="bulletin.prices").order_by("number").values_list("row", flat=True)
    assert [str(row) for row in heard] == [told["id"], str(cards(world.lan)[0].id)]


def test_a_strange_price_is_asked_kept_apart_and_counts_when_somebody_else_says_so(world: World) -> None:
    usual_ginger(world)
    verdict = tell(world.lan, TELL, **line(low=45_000, high=50_000))
    assert (number(verdict), verdict.details["high"].startswith("2")) == ("409.416", True)
    must(world.lan, TELL, **line(low=45_000, high=50_000, sure=True))
    card = cards(world.lan)[0]
    assert (card.lines[0]["high"], card.apart[0]["high"]) == (21_000, 50_000)
    must(world.lan, TELL, **line(low=46_000, high=50_000, sure=True))
    assert len(cards(world.lan)[0].apart) == 2  # one's own word twice is one word
    must(world.minh, TELL, **line(low=470_000, high=500_000, unit="yen", sure=True))
    card = cards(world.lan)[0]
    assert (card.lines[0]["unit"], card.lines[0]["high"], card.apart) == ("yen", 500_000, [])


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"item": "vang"}, "422.414"),
        ({"unit": "con"}, "422.414"),
        ({"grade": "Loại 9"}, "422.414"),
        ({"on": (local_today() + timedelta(days=2)).isoformat()}, "422.415"),
        ({"on": (local_today() - timedelta(days=90)).isoformat()}, "422.415"),
        ({"low": 9, "high": 3}, "422.2"),
    ],
)
def test_what_cannot_be_a_price_is_refused(world: World, wrong: dict[str, Any], why: str) -> None:
    assert number(tell(world.lan, TELL, **line(**wrong))).startswith(why)
    assert cards(world.lan) == []


def test_one_wrong_line_of_a_file_enters_nothing(world: World) -> None:
    lines = [line(), line(item="ngo", unit="con"), line(low=2, high=3)]
    verdict = tell(world.son, BRING, id=new_id(), lines=lines)
    assert (number(verdict), verdict.details["count"]) == ("422.418", 2)
    assert cards(world.son) == []


def test_what_the_province_brings_in_is_on_the_phones_of_every_commune(world: World) -> None:
    neighbour(world)
    there = Actor(new_id(), PROVINCE_LEAD, "vn.40.", "Võ Thành Đạt")
    must(there, BRING, id=new_id(), lines=[line(market="Chợ Vinh")])
    must(world.lan, TELL, **line(market="Chợ Tam Quang"))
    assert [(card.place, card.lines[0]["where"]) for card in cards(world.lan)] == [("vn.40.", "Chợ Vinh"), ("vn.40.16933.", "Chợ Tam Quang")]


def test_a_price_is_struck_by_who_told_it_or_leads_and_never_deleted(world: World) -> None:
    mine, theirs = line(), line(low=20_000)
    must(world.lan, TELL, **mine)
    must(world.minh, TELL, **theirs)
    assert number(tell(world.lan, DROP, price_id=theirs["id"])) == "404.417"
    must(world.lan, DROP, price_id=mine["id"])
    must(world.son, DROP, price_id=theirs["id"])
    must(world.son, DROP, price_id=theirs["id"])
    assert cards(world.lan)[0].lines == []
    with acting(world.son):
        assert sorted(Price.objects.values_list("struck_by", flat=True)) == sorted([world.lan.name, "Vi Văn Sơn"])


def test_a_card_keeps_eight_weeks_and_says_what_is_usual(world: World) -> None:
    usual_ginger(world, many=8)
    card = cards(world.lan)[0].lines[0]
    assert card["usual"][0] < 19_000 < card["usual"][1]
    assert 4 <= len(card["weeks"]) <= 8
