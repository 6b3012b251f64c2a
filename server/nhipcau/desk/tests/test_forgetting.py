"""Whoever handed a dossier in wants to be forgotten: asked twice at the desk, done once, and the road stays."""

import re
from html import unescape

import pytest
from django.test import Client

from nhipcau.dossiers.models import Petitioner
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from tests.markup import Markup
from tests.officers import at_browser
from tests.world import COMMUNE, PROCEDURE, World, must, settle

SLIP = "7M3N9RZY4H0"
WHO, NUMBER = "Kha Văn Bình", "0912345678"


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.fixture
def hoa(world: World) -> Client:
    return at_browser("desk", COMMUNE)


def handed_in(world: World, **who: str) -> str:
    must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=SLIP, procedure=PROCEDURE, **who)
    return SLIP


def page(officer: Client, **more: str) -> str:
    return unescape(officer.get("/ban", {"phieu": SLIP, **more}).content.decode())


def form_of(text: str) -> dict[str, str]:
    form = re.search(r'<form[^>]*action="/ban/quen".*?</form>', text, re.DOTALL)
    assert form, "the page has no such form"
    return dict(re.findall(r'type="hidden" name="(phieu|ho_so)" value="([^"]*)"', form[0]))


def known(world: World) -> int:
    with acting(world.hoa):
        return Petitioner.objects.count()


def times_said() -> int:
    return Entry.objects.filter(verb="dossiers.forget_petitioner").count()


@pytest.mark.parametrize(("role", "name", "login"), [("desk", "Lữ Thị Hoa", "hoa"), ("commune_lead", "Vi Văn Sơn", "son")])
def test_the_desk_and_the_leader_forget_a_person_and_the_road_stays(world: World, role: str, name: str, login: str) -> None:
    handed_in(world, full_name=WHO, phone=NUMBER)
    officer = at_browser(role, COMMUNE, name, login)
    before = page(officer)
    assert WHO in before
    assert "Xóa rồi thì không lấy lại được." in before
    assert Markup(before).faults == []
    answer = officer.post("/ban/quen", form_of(before) | {"chac": "co"})
    assert answer.headers["Location"] == f"/ban?phieu={SLIP}&xong=quen"
    assert known(world) == 0
    after = page(officer, xong="quen")
    assert "Đã quên người nộp." in after
    assert "Hồ sơ đang ở đâu" in after
    assert WHO not in after
    assert "/ban/quen" not in after, "there is nobody left to forget"


def test_without_the_tick_nothing_goes_and_the_page_asks_once_more(world: World, hoa: Client) -> None:
    handed_in(world, full_name=WHO)
    answer = hoa.post("/ban/quen", form_of(page(hoa)))
    assert answer.headers["Location"] == f"/ban?phieu={SLIP}&hoi=quen#quen-nguoi"
    assert (known(world), times_said()) == (1, 0)
    asked = page(hoa, hoi="quen")
    assert "<details open><summary>Quên người nộp" in asked
    assert "Chưa xóa gì." in asked
    assert "<details open><summary>Quên người nộp" not in page(hoa)


def test_who_left_only_a_number_is_forgotten_too_and_where_nobody_is_known_the_page_offers_nothing(world: World, hoa: Client) -> None:
    handed_in(world, phone=NUMBER)
    sent = form_of(page(hoa)) | {"chac": "co"}
    assert [hoa.post("/ban/quen", sent).status_code for _ in range(2)] == [302, 302]
    assert known(world) == 0
    assert "/ban/quen" not in page(hoa)


def test_a_dossier_of_another_commune_is_refused_in_words(world: World, hoa: Client) -> None:
    handed_in(world, full_name=WHO)
    answer = hoa.post("/ban/quen", {"phieu": SLIP, "ho_so": str(new_id()), "chac": "co"})
    assert answer.status_code == 404
    assert "404.220" in answer.content.decode()
    assert known(world) == 1


def test_an_analyst_and_a_stranger_do_not_come_here(world: World) -> None:
    handed_in(world, full_name=WHO)
    analyst = at_browser("province_analyst", "vn.40.", "Hồ Minh Tâm", "tam")
    assert analyst.post("/ban/quen", {"phieu": SLIP, "chac": "co"}).status_code == 403
    assert Client().post("/ban/quen", {"phieu": SLIP, "chac": "co"}).status_code == 302
    assert (known(world), times_said()) == (1, 0)
