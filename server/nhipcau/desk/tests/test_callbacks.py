"""The pages of asking again: for the desk and the leader, with every look noted."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.scope import acting
from nhipcau.support.models import Assist, Callback
from nhipcau.support.queries import DRAW
from nhipcau.support.rules import drawn
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db
FINE = {"gap": "co", "den": "co", "tien": "khong", "ma": "khong", "hai_long": "co"}


@pytest.fixture
def world() -> World:
    return settle()


def one_drawn(world: World) -> UUID:
    """Help once at bà Tư's, with a name that is drawn: many helpings on one day would themselves be worth asking about."""
    name = next(one for one in iter(new_id, None) if drawn(one, own_key(DRAW)))
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu, id=name))
    return name


def send(browser: Client, assist: object, **answers: str) -> Any:
    return browser.post("/goi-lai", {"luot": str(assist), **(answers or FINE)})


def test_the_desk_asks_what_was_drawn_and_the_look_is_noted(world: World) -> None:
    chosen = one_drawn(world)
    browser = at_browser("desk", COMMUNE)
    page = browser.get("/goi-lai").content.decode()
    assert page.count("<article") == 1
    for words in ("Lô Thị Tư", "Bản Tùng Hương", "Lô Thị Lan", "Giấy khai sinh cho con"):
        assert words in page, words
    with acting(world.son):
        assert [(one.door, one.resident) for one in Read.objects.all()] == [("callback", world.ba_tu.resident)]
    assert send(browser, chosen).status_code == 302
    assert "Không còn nhà nào cần hỏi" in browser.get("/goi-lai").content.decode()
    with acting(world.son):
        assert Callback.objects.get().drawn


@pytest.mark.parametrize(
    ("answers", "number"), [({"gap": "co"}, "422.199"), ({}, "422.199"), ({"gap": "khong", "tien": "co"}, "422.199")]
)
def test_answers_that_do_not_fit_are_said_on_the_page_and_nothing_is_kept(world: World, answers: dict[str, str], number: str) -> None:
    chosen = one_drawn(world)
    answer = send(at_browser("desk", COMMUNE), chosen, **(answers or {"gap": ""}))
    assert answer.status_code == int(number[:3])
    assert number in answer.content.decode()
    with acting(world.son):
        assert not Callback.objects.exists()


def test_a_form_that_names_nothing_is_told_so(world: World) -> None:
    assert send(at_browser("desk", COMMUNE), "nothing").status_code == 404


def test_the_leader_sees_whom_to_ask_in_plain_words_and_may_ask_more_of_their_families(world: World) -> None:
    chosen = one_drawn(world)
    browser = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")
    assert "Chưa thấy gì cần hỏi lại" in browser.get("/xa/nen-hoi-lai").content.decode()
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    send(browser, chosen, **(FINE | {"tien": "co"}))
    page = browser.get("/xa/nen-hoi-lai").content.decode()
    assert "Có nhà nói bị hỏi tiền" in page
    assert "chưa phải là lỗi của ai" in page
    said = page.split("<main", 1)[1]  # what is above is the menu
    for word in ("gian lận", "vi phạm", "lừa đảo"):
        assert word not in said.lower(), word
    more = browser.get("/goi-lai", {"nguoi": str(world.lan_id)}).content.decode()
    with acting(world.son):
        assert more.count("<article") == min(20, Assist.objects.count() - 1)


def test_the_desk_is_shown_no_more_than_the_draw(world: World) -> None:
    one_drawn(world)
    page = at_browser("desk", COMMUNE).get("/goi-lai", {"nguoi": str(world.lan_id)}).content.decode()
    assert page.count("<article") == 1
