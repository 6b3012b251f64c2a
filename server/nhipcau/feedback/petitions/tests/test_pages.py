"""The pages of petitions: the form without an account, the page of a code, the office's list and one, the board."""

from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.feedback.petitions.board import board_of
from nhipcau.feedback.petitions.models import Petition
from nhipcau.feedback.petitions.shield import known
from nhipcau.feedback.petitions.tests.test_petitions import DONE, NAME, NUMBER, now_is, of, raised
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.places.models import Commune
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db
FORM = {"xa": "16933", "loai": "duong", "noi_dung": "Cống qua suối bị sập", "o_dau": "Suối đầu bản", "tu_bao_gio": "hôm qua", "ve_ai": "", "so": NUMBER}


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def hoa(world: World) -> Client:
    return at_browser("desk", COMMUNE)


def page_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:400]
    return unescape(answer.content.decode())


def sent(client: Client, **changes: Any) -> str:
    """Send the form and return the code of the page that follows."""
    answer = client.post("/y-kien/gui", {**FORM, **changes})
    assert answer.status_code == 302, unescape(answer.content.decode())
    return answer.headers["Location"].removeprefix("/y-kien/").partition("?")[0]


def test_anybody_sends_one_without_a_name_and_reads_by_the_code_how_it_stands(world: World) -> None:
    stranger = Client()
    form = page_of(stranger, "/y-kien/gui?xa=16933")
    assert "Khiếu nại, tố cáo theo luật thì không gửi ở đây." in form
    code = sent(stranger, thon=str(world.tung_huong))
    page = page_of(stranger, f"/y-kien/{code}?xong=gui")
    assert "Phòng Kinh tế xã" in page
    assert "hạn 10 ngày làm việc, còn" in page
    assert stranger.get(f"/y-kien/{code}").headers["Cache-Control"] == "no-store"
    answer = stranger.post(f"/y-kien/{code}", {"viec": "loi", "loi": "Trẻ con phải lội suối đi học"})
    assert answer.headers["Location"] == f"/y-kien/{code}?xong=loi"
    assert "Trẻ con phải lội suối đi học" in page_of(stranger, f"/y-kien/{code}")
    assert page_of(stranger, f"/y-kien?ma={code}", 302) == ""
    page_of(stranger, "/y-kien/7M3N9RZY4H0", 404)
    page_of(stranger, "/y-kien/hong", 422)


def test_what_may_be_the_same_is_asked_and_joined(world: World) -> None:
    raised(world)
    village = str(world.tung_huong)
    asked = unescape(Client().post("/y-kien/gui", {**FORM, "thon": village}).content.decode())
    assert "Có phải chuyện này không?" in asked
    assert "Nhà" not in asked.partition("Có phải chuyện này không?")[2].partition("“")[0]  # no words of people before an officer read them
    with acting(system(COUNTRY)):
        first = Petition.objects.get()
    answer = Client().post("/y-kien/gui", {"xa": "16933", "cung": str(first.id), "so": ""})
    assert answer.status_code == 302
    assert now_is(world, first.id).voices == 2
    sent(Client(), thon=village, van_gui="1")
    with acting(system(COUNTRY)):
        assert Petition.objects.count() == 2


@pytest.mark.parametrize(("changes", "said"), [
    ({"loai": ""}, "Chọn một loại việc."), ({"noi_dung": "sập"}, "ít nhất ba từ"), ({"so": "12"}, "Số điện thoại chưa đúng"),
    ({"noi_dung": "Tôi làm đơn khiếu nại quyết định"}, "Mang đơn đến nơi tiếp công dân"),
])  # fmt: skip
def test_what_is_missing_or_belongs_elsewhere_is_said(world: World, changes: dict[str, str], said: str) -> None:
    page = unescape(Client().post("/y-kien/gui", {**FORM, **changes}).content.decode())
    assert said in page
    with acting(system(COUNTRY)):
        assert not Petition.objects.exists()


def test_the_office_answers_and_never_reads_who_it_was(world: World, hoa: Client, caplog: pytest.LogCaptureFixture) -> None:
    body = raised(world)
    address = f"/xa/y-kien/{body['id']}"
    assert "một người dân của bản Tùng Hương" in page_of(hoa, address)
    assert "Đường, cầu, cống" in page_of(hoa, "/xa/y-kien")
    for act, fields in (("nhan", {}), ("hoi", {"loi": "Sập ở nhánh nào của suối?"}), ("gui", {"noi": "thuy_loi", "van_ban": "12/CV-UBND"})):
        assert hoa.post(address, {"viec": act, **fields}).headers["Location"] == f"{address}?xong={act}"
    refused = hoa.post(address, {"viec": "tra-loi", "loi": "Đã tiếp nhận.", "van_ban": "1"})
    assert refused.status_code == 422
    assert "Đã tiếp nhận." in unescape(refused.content.decode())  # nothing typed is lost
    assert hoa.post(address, {"viec": "tra-loi", "loi": DONE, "van_ban": "45/BC-UBND"}).status_code == 302
    assert hoa.post(address, {"viec": "dang", "loi": "Cống qua suối bị sập."}).status_code == 302
    for page in (address, "/xa/y-kien", "/xa/y-kien?xem=xong", "/y-kien?xa=16933", "/xa/tin-nhan"):
        told = page_of(hoa, page)
        for planted in (NAME, "bà Tư", NUMBER, str(world.ba_tu.resident), body["code"], "Lô Thị Lan"):
            assert planted not in told, (page, planted)
    assert NUMBER not in caplog.text
    assert NAME not in caplog.text
    assert "Cống qua suối bị sập." in page_of(Client(), "/y-kien?xa=16933")


def test_the_identity_opens_on_the_page_for_two_and_for_nobody_else(world: World, hoa: Client) -> None:
    body = raised(world)
    address = f"/xa/y-kien/{body['id']}"
    assert hoa.post(address, {"viec": "mo-ten", "ly_do": "Cần gặp để đo đạc tại chỗ"}).status_code == 302
    son = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")
    waiting = page_of(son, address)
    opening = waiting.partition('name="mo" value="')[2].partition('"')[0]
    assert UUID(opening)
    assert NAME not in page_of(hoa, f"{address}?xem=ten")
    assert son.post(address, {"viec": "dong-y", "mo": opening}).status_code == 302
    for browser in (hoa, son):
        assert NAME in page_of(browser, f"{address}?xem=ten")
    other = at_browser("desk", COMMUNE, "Lương Văn Bình", "binh")
    assert NAME not in page_of(other, f"{address}?xem=ten")


def test_the_province_sees_what_was_given_up_a_level_and_nothing_else(world: World) -> None:
    raised(world)
    lead = raised(world, category="dat", about="lead", what="Lãnh đạo xã hẹn nhiều lần không gặp")
    khoa = at_browser("province_lead", "vn.40.", "Hà Văn Khoa", "khoa")
    listed = page_of(khoa, "/tinh/y-kien")
    assert ("Đất đai, xây dựng" in listed, "Đường, cầu, cống" in listed) == (True, False)
    address = f"/tinh/y-kien/{lead['id']}"
    assert khoa.post(address, {"viec": "tra-loi", "loi": DONE, "van_ban": "9/TCD"}).headers["Location"] == f"{address}?xong=tra-loi"
    son = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")
    page_of(son, f"/xa/y-kien/{lead['id']}", 404)


def test_the_board_hides_small_numbers_and_says_both_parts_of_its_share(world: World) -> None:
    for many, category in ((7, "duong"), (3, "rac"), (6, "truong")):
        for _ in range(many):
            body = raised(world, category=category, resident_id=None, telephone="")
            if category == "duong":
                must(world.hoa, "feedback.answer", **of(body), text=DONE, document="45/BC-UBND")
    told = board_of(Commune.objects.get(code="16933"))
    shown = {row.name: (row.whole, row.parts) for row in told.rows}
    assert shown["Đường, cầu, cống"] == ("7", ("7", "0", "0"))
    assert shown["Rác, vệ sinh"] == ("ẩn", ("0", "0", "ẩn"))
    assert shown["Trường học"] == ("ẩn", ("0", "0", "ẩn"))  # the second that keeps the first hidden
    assert told.sums.whole == "16"
    assert (told.in_time, told.answered) == ("7", "7")
    assert told.villages[0].whole == "16"
    page = page_of(Client(), "/y-kien?xa=16933")
    assert "7 trong 7 việc đã trả lời là đúng hạn" in " ".join(page.replace("<b>", "").replace("</b>", "").split())


def test_who_joins_by_the_page_is_sealed_as_the_first(world: World) -> None:
    body = raised(world)
    other = {"id": new_id(), "petition_id": body["id"], "code": new_slip_code(), "own": True}
    must(world.minh, "feedback.join_petition", **other)
    assert known([other["id"]])[other["id"]].name == "Vi Văn Minh"
