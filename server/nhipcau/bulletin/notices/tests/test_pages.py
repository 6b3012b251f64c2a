"""The pages of notices: written, read again by a second, published, heard, printed; and the public one without a script."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from nhipcau.bulletin.notices.models import Notice, NoticeQuestion
from nhipcau.bulletin.notices.tests.told import BODY, answered_notice, out
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db
PAGE = "/xa/tin"


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def son() -> Client:
    return at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")


def form(**changes: Any) -> dict[str, Any]:
    today = local_today().isoformat()
    law = {"so": "12/2026/NQ-HĐND", "ban_hanh": "2026-07-01", "duong_dan": "https://nghean.gov.vn/van-ban/12"}
    return {"loai": "policy", "ai": "farmers", "tu": today, "den": today, "tieu_de": "Hỗ trợ giống ngô", "loi": BODY, **law, **changes}


def seen(client: Client, at: str) -> str:
    return unescape(client.get(at).content.decode())


def test_the_desk_writes_and_the_leader_reads_it_again_and_publishes(world: World, son: Client) -> None:
    hoa = at_browser("desk", COMMUNE)
    sent = hoa.post(f"{PAGE}/soan", form(thon=[str(world.tung_huong)], tieu_de_thai="Hỗ trợ giống", loi_thai="Lời tiếng Thái."))
    at = sent.headers["Location"].partition("?")[0]
    assert "Chờ lãnh đạo" in seen(hoa, at)
    assert Client().get(f"/tin/{at.rpartition('/')[2]}").status_code == 404
    assert son.post(at, {"viec": "phat"}).status_code == 302
    page = seen(Client(), f"/tin/{at.rpartition('/')[2]}")
    for words in ("Hỗ trợ giống ngô", "Hội viên nông dân", "12/2026/NQ-HĐND, ngày 1/7/2026", 'href="https://nghean.gov.vn/van-ban/12"', "Bản Tùng Hương", "Tiếng Thái", "Ủy ban nhân dân xã Tam Quang"):
        assert words in page, words
    assert "<script" not in page
    assert son.post(at, {"viec": "rut"}).status_code == 302
    assert Client().get(f"/tin/{at.rpartition('/')[2]}").status_code == 404


def test_a_form_that_is_refused_keeps_every_word_and_says_what_is_long(world: World, son: Client) -> None:
    long = " ".join(["dài"] * 20) + "."
    answer = son.post(f"{PAGE}/soan", form(loi=long, duong_dan="https://tin-nhanh.com/a"))
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "không phải trang của cơ quan nhà nước" in page
    assert long in page
    at = son.post(f"{PAGE}/soan", form(loi=long)).headers["Location"].partition("?")[0]
    assert "câu 20 chữ" in seen(son, at)
    assert son.post(at, {"viec": "phat"}).status_code == 422
    again = seen(son, f"{PAGE}/soan?tin={at.rpartition('/')[2]}")
    assert long in again
    assert son.post(f"{PAGE}/soan", form(tin=at.rpartition("/")[2])).status_code == 302
    assert son.post(at, {"viec": "phat"}).status_code == 302
    with acting(world.son):
        assert Notice.objects.count() == 1


@pytest.mark.parametrize("odd", [{"den": "2020-01-01"}, {"tu": "mai"}, {"ai": "ai đó"}, {"tieu_de": ""}, {"ban_hanh": ""}])
def test_a_form_that_is_not_complete_is_refused_in_words(world: World, son: Client, odd: dict[str, str]) -> None:
    answer = son.post(f"{PAGE}/soan", form(**odd))
    assert answer.status_code == 422
    assert "Tin chưa ghi đủ" in answer.content.decode()


def test_the_page_says_how_far_it_came_and_names_nobody_who_listened(world: World, son: Client) -> None:
    name = out(world.son)
    must(world.lan, "bulletin.read_notice", id=new_id(), notice_id=name, village_id=world.tung_huong, how="read_out")
    page = seen(son, f"{PAGE}/{name}")
    for words in ("1/2", "50,0", "Bản Tùng Hương", "Bản Bãi Sở", "chưa đọc", "Theo ngày"):
        assert words in page, words
    assert "Lô Thị Tư" not in page


def test_a_question_is_answered_once_on_the_page_and_stands_on_the_public_one(world: World, son: Client) -> None:
    name = answered_notice(world)
    assert "Được. Mang thêm giấy xác nhận của xã." in seen(Client(), f"/tin/{name}")
    must(world.lan, "bulletin.ask_notice", id=new_id(), notice_id=name, text="Đến hết ngày nào?")
    assert "Đến hết ngày nào?" in seen(son, PAGE)
    assert "Đến hết ngày nào?" not in seen(Client(), f"/tin/{name}")
    with acting(world.son):
        asked = NoticeQuestion.objects.get(answered_at=None).id
    assert son.post(PAGE, {"cau": str(asked), "loi_dap": "Hết tháng này."}).headers["Location"] == f"{PAGE}?xong=dap"
    assert son.post(PAGE, {"cau": str(asked), "loi_dap": "Thêm lời."}).status_code == 409
    assert son.post(PAGE, {"cau": "x", "loi_dap": ""}).status_code == 422
    page = seen(Client(), f"/tin/{name}")
    assert "Hết tháng này." in page
    assert "Lô Thị Lan" not in page


def test_what_is_played_and_hung_up_says_the_same_words(world: World, son: Client) -> None:
    at = f"{PAGE}/{out(world.son, group='women')}"
    script = son.get(f"{at}/loa.txt").content.decode()
    assert script.count("Nhà nước hỗ trợ tiền giống ngô vụ xuân.") == 2
    assert script.startswith("Đây là tin của Ủy ban nhân dân xã Tam Quang.")
    data = son.get(f"{at}/loa.json").json()
    assert (data["priority"], data["communes"], data["repeat"]) == ("thuong", ["16933"], 2)
    assert data["script"] + "\n" == script
    sheet = son.get(f"{at}/in")
    assert sheet.content.startswith(b"%PDF")


def test_a_draft_has_no_sheet_and_a_notice_of_another_place_no_page(world: World, son: Client) -> None:
    at = son.post(f"{PAGE}/soan", form()).headers["Location"].partition("?")[0]
    assert [son.get(f"{at}/{page}").status_code for page in ("loa.txt", "loa.json", "in")] == [404] * 3
    other = at_browser("commune_lead", "vn.37.14620.")
    assert other.get(at).status_code == 404
    assert other.get(f"{PAGE}/soan?tin={at.rpartition('/')[2]}").status_code == 404
    assert other.get(f"{PAGE}/soan?tin=x").status_code == 404
