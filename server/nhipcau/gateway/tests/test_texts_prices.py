"""GIA and the goods: what a keypad phone is told of prices."""

from datetime import date, timedelta

import pytest

from nhipcau.bulletin.prices.catalogue import goods
from nhipcau.gateway.texts import hear
from nhipcau.gateway.texts_prices import HOW, answer, said
from nhipcau.guides.channels.plain import MOST
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.gsm import BASIC
from nhipcau.kernel.ids import new_id
from tests.world import World, must, settle

FROM = "+84912345678"
TODAY = date(2026, 11, 22)
LINE = {"grade": "Gừng dé", "unit": "kg", "low": 18_000, "high": 22_000, "where": "Chợ Tam Quang", "kind": "market", "on": "2026-11-20", "source": "thương lái trả"}


@pytest.fixture
def world(db: None, settings: object) -> World:
    settings.SMS_PLACE = ""  # type: ignore[attr-defined]
    return settle()


def test_the_answer_holds_range_unit_place_day_and_source_in_one_message() -> None:
    (told,) = said("GUNG", "Xa Tam Quang", [LINE], TODAY)
    assert told == "GIA GUNG, Xa Tam Quang: Gung de: 18.000-22.000 d/kg, Cho Tam Quang, 20/11, nguon thuong lai tra."


def test_old_prices_are_called_old_and_none_is_none() -> None:
    (told,) = said("GUNG", "Xa Tam Quang", [{**LINE, "on": "2026-09-01"}], TODAY)
    assert "30 ngay nay chua co gia moi" in told
    assert "chua co gia" in said("GUNG", "Xa Tam Quang", [], TODAY)[0]


@pytest.mark.parametrize("many", [1, 2, 5])
def test_every_message_is_short_and_in_plain_letters(many: int) -> None:
    long = {**LINE, "where": "Chợ phiên " + "đường " * 9, "source": "nguồn " * 15}
    for message in said("SAM BAY LA MOT HOA", "Phuong Thuong Kiem", [long] * many, TODAY):
        assert len(message) <= MOST
        assert set(message) <= BASIC


def test_a_known_telephone_asks_with_marks_or_without_and_a_stranger_names_the_commune(world: World) -> None:
    must(world.lan, "bulletin.tell_price", id=new_id(), item="gung", unit="kg", low=18_000, high=22_000, kind="market", on=local_today() - timedelta(days=1))
    for text in ("GIA GUNG XA TAM QUANG", "giá gừng tam quang", "Gia: gung cu, xa tam quang"):
        assert "18.000-22.000 d/kg" in hear(FROM, text)[0], text
    assert "Nhan them ten xa" in hear(FROM, "GIA GUNG")[0]
    assert "chua co gia" in hear(FROM, "gia trau tam quang")[0]


def test_a_mistyped_name_is_asked_back_and_the_bare_word_says_how() -> None:
    assert (answer(FROM, "gunh") or [""])[0].startswith("Khong co hang 'gunh'. Co phai GUNG?")
    assert answer(FROM, "") == [HOW]
    assert len(HOW) <= MOST


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["han the bao hiem", "dinh van hoa", "cam chet do lu", "han giay phep lai xe", "tri gia tang"])
def test_what_begins_alike_and_names_no_goods_is_left_to_the_papers(text: str) -> None:
    assert answer(FROM, text) is None


def test_every_kind_of_goods_can_be_asked_for_by_its_plain_name() -> None:
    assert all(len(said(one.name, "Xa", [], TODAY)[0]) <= MOST for one in goods().values())
