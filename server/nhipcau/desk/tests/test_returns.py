"""Reasons why dossiers came back reach the editors, and become a check that a second editor puts in force."""

import re

import pytest
from django.test import Client

from nhipcau.dossiers.rules import new_slip_code
from nhipcau.guides.editing.tests.desk import plant
from nhipcau.guides.models import Guide
from nhipcau.kernel.ids import new_id
from tests.officers import at_browser, enrol
from tests.world import COMMUNE, PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db
PAGE, REASON = "/soan/ly-do-tra", "old_card"


@pytest.fixture
def world() -> World:
    world = settle()
    guide = plant()
    assert REASON not in {line["reason"] for line in guide["mistakes"]}
    return world


@pytest.fixture
def vy(world: World) -> Client:
    return at_browser("content_editor", "vn.40.", name="Hồ Thị Vy", login="vy")


def asked(world: World, reason: str, times: int = 1, procedure: str = PROCEDURE) -> None:
    for _ in range(times):
        name = new_id()
        must(world.hoa, "dossiers.hand_in", id=name, slip_code=new_slip_code(), procedure=procedure, full_name="Nguyễn Thị Bưởi")
        must(world.hoa, "dossiers.ask_supplement", id=new_id(), dossier_id=name, reasons=[reason])


def page(browser: Client) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", browser.get(PAGE).content.decode()))


def test_a_reason_that_no_guide_asks_about_is_listed_without_small_numbers_or_people(world: World, vy: Client) -> None:
    assert "Mọi lý do đã có câu soát." in page(vy)
    asked(world, REASON, 2)
    assert "Thẻ cũ, không dùng được nữa Hồ sơ: dưới 5" in page(vy)
    asked(world, REASON, 4)
    assert "Thẻ cũ, không dùng được nữa Hồ sơ: 6" in page(vy)
    assert "Bưởi" not in page(vy)
    asked(world, REASON, procedure="1.009999")
    assert "Mở hướng dẫn trước" in page(vy)


def test_only_editors_open_it(world: World) -> None:
    assert at_browser("desk", COMMUNE, login="desk").get(PAGE).status_code in {302, 403}
    assert Client().get(PAGE).status_code in {302, 403}


def test_it_becomes_a_check_that_a_second_editor_puts_in_force(world: World, vy: Client) -> None:
    asked(world, REASON)
    link = re.search(r'href="(/soan/[^"]+ly-do=[^"]+)"', vy.get(PAGE).content.decode())
    assert link
    form = vy.get(link[1].replace("&amp;", "&")).content.decode()
    assert "Thẻ cũ, không dùng được nữa." in form
    assert re.search(rf'<option value="{REASON}"[^>]* selected', form)
    line = {"bang": "loi-hay-gap", "ma": str(new_id()), "tren": "0", "text": "Thẻ cũ, không dùng được nữa.", "fix": "Đổi sang thẻ căn cước.", "reason": REASON}
    assert vy.post(f"/soan/{PROCEDURE}/dong", line).status_code == 302
    assert "Thẻ cũ" in page(vy), "a draft is not in force"
    publish(vy)
    current = Guide.objects.get(procedure=PROCEDURE, current=True)
    assert REASON in {one["reason"] for one in current.body["mistakes"]}
    assert "Mọi lý do đã có câu soát." in page(vy)
    assert vy.get(f"/soan/{PROCEDURE}/dong?bang=giay-to&ly-do={REASON}").status_code == 200


def publish(vy: Client) -> None:
    """Ask a second editor, who puts it in force."""
    quynh = enrol("content_editor", "vn.40.", name="Lê Thị Quỳnh", login="quynh")
    other = Client()
    other.force_login(quynh.user)
    assert vy.post(f"/soan/{PROCEDURE}/duyet", {"lam": "nho", "tren": "1"}).status_code == 302
    putting = {"lam": "ra", "tren": "1", "soat-lai": "2027-06-30"}
    assert vy.post(f"/soan/{PROCEDURE}/duyet", putting).status_code == 403, "nobody puts their own work in force"
    answer = other.post(f"/soan/{PROCEDURE}/duyet", putting)
    assert answer.status_code == 302, re.sub(r"<[^>]+>", " ", answer.content.decode())[-1500:]
