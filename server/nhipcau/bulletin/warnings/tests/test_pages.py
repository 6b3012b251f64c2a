"""The office writes, signs, calls and cancels by its pages; anybody reads what stands; a drill looks like one everywhere."""

import re
from datetime import timedelta
from html import unescape
from time import monotonic
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.bulletin.warnings.tests.rooms import CANCEL, acked, checked, issued, listed, look, written
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Member
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, neighbour, settle

pytestmark = pytest.mark.django_db
PAGE = "/xa/canh-bao"


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def hoa() -> Client:
    return at_browser("desk", COMMUNE)


@pytest.fixture
def son() -> Client:
    return at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")


def text(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def typed(**changes: Any) -> dict[str, Any]:
    ends = (now() + timedelta(hours=10)).astimezone(VIETNAM)
    return {
        "ma": str(new_id()), "loai": "flash_flood", "cap": "3", "tieu_de": "Lũ quét ở xã Tam Quang", "noi_dung": "Suối lên nhanh đêm nay.",
        "viec_lam": "Rời suối ngay.\nBáo nhà bên dưới.", "het": f"{ends:%Y-%m-%dT%H:%M}", "nguon": "Đài tỉnh 15:30", "tin": "1", **changes,
    }  # fmt: skip


def drafted(client: Client, **changes: Any) -> str:
    form = typed(**changes)
    assert client.post(f"{PAGE}/moi", form).headers["Location"] == f"{PAGE}/{form['ma']}?xong=nhap"
    return f"{PAGE}/{form['ma']}"


def press(client: Client, page: str, act: str, **more: Any) -> Any:
    return client.post(page, {"viec": act, **more})


def test_one_writes_the_other_signs_and_neither_can_do_both(world: World, hoa: Client, son: Client) -> None:
    page = drafted(hoa)
    mine = text(hoa.get(page))
    assert "Chờ người thứ hai ký" in mine
    assert "Ký và phát" not in mine
    assert press(hoa, page, "phat", da_doc="that-3").status_code == 403
    theirs = text(son.get(page))
    assert all(words in theirs for words in ("CẢNH BÁO THẬT", "Cấp 3, da cam", "Ký và phát", "Truong thon nhan DA NHAN", "HET CANH BAO", "Xin nhắc lại"))
    assert press(son, page, "phat").status_code == 422, "nothing was ticked"
    assert press(son, page, "phat", da_doc="dien-tap-3").status_code == 422, "another thing was read"
    assert press(son, page, "phat", da_doc="that-3").headers["Location"] == f"{page}?xong=phat"
    assert look(UUID(page[-36:])).signed_name == "Vi Văn Sơn"


def test_a_wrong_warning_is_taken_back_in_one_press_within_a_minute(world: World, hoa: Client) -> None:
    page = f"{PAGE}/{issued(world)}"
    begun = monotonic()
    shown = text(hoa.get(page))
    assert "Mưa đã ngớt." in shown, "the all-clear is shown before it is needed"
    assert press(hoa, page, "huy").headers["Location"] == f"{page}?xong=huy"
    public = text(Client().get(f"/canh-bao/{page[-36:]}"))
    assert monotonic() - begun < 60
    assert "Đã hủy" in public
    assert "Mưa đã ngớt. Đường còn trơn, đi chậm." in public


def test_what_was_typed_stays_when_something_is_wrong(world: World, hoa: Client) -> None:
    answer = hoa.post(f"{PAGE}/moi", typed(noi_dung="Gọi 0912345678 ngay"))
    assert answer.status_code == 422
    assert "Gọi 0912345678 ngay" in unescape(answer.content.decode())
    assert hoa.post(f"{PAGE}/moi", typed(het="")).status_code == 422
    assert hoa.post(f"{PAGE}/moi", typed(loai="meteor")).status_code == 422
    first = text(hoa.get(f"{PAGE}/moi", {"loai": "storm", "cap": "4"}))
    assert "Chằng mái nhà" in first
    assert "Cấp 4, đỏ" in first
    assert "Loại thiên tai" in text(hoa.get(f"{PAGE}/moi?loai=storm&cap=9"))


def test_a_draft_is_written_anew_and_the_old_one_is_gone(world: World, hoa: Client) -> None:
    page = drafted(hoa)
    assert "Suối lên nhanh đêm nay." in text(hoa.get(f"{PAGE}/moi?tu={page[-36:]}"))
    again = drafted(hoa, thay=page[-36:], cap="2")
    assert "Bản này đã bỏ" in text(hoa.get(page))
    assert press(hoa, again, "phat", da_doc="that-2").headers["Location"] == f"{again}?xong=phat"
    renewed = drafted(hoa, tu=again[-36:], cap="2")
    assert "thay cảnh báo cũ" in text(hoa.get(renewed))
    assert press(hoa, renewed, "phat", da_doc="that-2").status_code == 409
    assert press(hoa, renewed, "thay", da_doc="that-2").headers["Location"] == f"{renewed}?xong=thay"
    assert look(UUID(again[-36:])).ended_why == "replaced"
    assert press(hoa, drafted(hoa, loai="cold"), "bo").headers["Location"] == f"{PAGE}?xong=bo"


def test_the_page_says_who_has_it_and_whom_to_call_and_the_look_is_noted(world: World, hoa: Client) -> None:
    with acting(world.system):
        Member.objects.filter(id=world.minh_id).update(phone="0987654321")
    name = issued(world)
    page = f"{PAGE}/{name}"
    before = text(hoa.get(page))
    assert before.index("chưa có trưởng thôn trong máy") < before.index("Vi Văn Minh"), "who cannot be told stands first"
    assert 'href="tel:0987654321"' in before
    with acting(system(COUNTRY)):
        assert Read.objects.filter(door="leader_phones").count() == 1
    acked(world, name, world.tung_huong, world.minh)
    press(hoa, page, "goi", thon=str(world.bai_so), gap="0")
    assert "không ai nghe" in text(hoa.get(page))
    press(hoa, page, "goi", thon=str(world.bai_so), gap="1", ai="Và Bá Dếnh")
    after = text(hoa.get(page))
    assert "2 / 2</b> thôn đã nhận" in after
    assert "Và Bá Dếnh, qua điện thoại" in after
    assert "tel:0987654321" not in after, "a number stands there only to be called"
    assert "<polyline" in after


def test_the_page_counts_the_homes_and_names_those_to_reach_first(world: World, hoa: Client) -> None:
    listed(world, world.ba_tu)
    listed(world, world.pao, reasons=("infant",))
    name = issued(world)
    checked(world, name, world.ba_tu, "needs_help", ("boat", "medicine"))
    shown = text(hoa.get(f"{PAGE}/{name}"))
    for words in ("<b>1</b> cần giúp", "<b>1</b> chưa gặp", "<b>thuyền</b> 1 nhà", "già, một mình", "trẻ nhỏ"):
        assert words in shown, words
    assert shown.index("Lô Thị Tư") < shown.index("Và Bá Páo")
    with acting(system(COUNTRY)):
        assert set(Read.objects.filter(door="safety_list").values_list("household", flat=True)) == {world.ba_tu.household, world.pao.household}


def test_a_drill_cannot_be_taken_for_the_real_thing_on_any_page(world: World, hoa: Client, son: Client) -> None:
    page = drafted(hoa, dien_tap="1")
    pages = [text(hoa.get(page)), text(hoa.get(f"{PAGE}/moi?dien_tap=1"))]
    assert press(son, page, "phat", da_doc="dien-tap-3").status_code == 302
    pages += [text(hoa.get(page)), text(Client().get(f"/canh-bao/{page[-36:]}")), text(Client().get("/canh-bao"))]
    assert "Diễn tập đã xong" in pages[2], "no hazard has passed after a drill"
    for one in pages:
        assert "DIỄN TẬP. Không có thiên tai thật." in one
        assert "CẢNH BÁO THẬT" not in one
    assert "Nếu nhà bị thiệt hại" not in pages[3], "after a drill nobody has lost anything"
    real = text(Client().get(f"/canh-bao/{issued(world)}"))
    assert "DIỄN TẬP" not in real
    assert "Nếu nhà bị thiệt hại" in real


def test_anybody_reads_what_stands_without_an_account_a_script_or_a_draft(world: World) -> None:
    draft, name = written(world, hazard="cold"), issued(world)
    listing = text(Client().get("/canh-bao?xa=16933"))
    assert "Mưa lớn ở xã Tam Quang" in listing
    assert str(draft) not in listing
    assert Client().get(f"/canh-bao/{draft}").status_code == Client().get(f"/canh-bao/{new_id()}").status_code == 404
    one = text(Client().get(f"/canh-bao/{name}"))
    assert "<script" not in one + listing
    assert "Lữ Thị Hoa" not in one
    assert len(one.encode()) < 20_000
    assert "/thu-tuc/1.014064" in one


def test_a_province_reads_how_fast_each_commune_was_and_no_family(world: World) -> None:
    neighbour(world)
    tam = at_browser("province_analyst", "vn.40.", "Hồ Minh Tâm", "tam")
    page = drafted(tam, cap="2", xa=["16933", "16936"])
    assert press(tam, page, "phat", da_doc="that-2").status_code == 302
    acked(world, UUID(page[-36:]), world.tung_huong)
    acked(world, UUID(page[-36:]), world.bai_so)
    issued(world, drill=True)
    shown = text(tam.get(page))
    assert "Tam Quang" in shown
    assert "Nhà cần đến trước" not in shown
    assert press(tam, page, "huy").status_code == 302
    figure = text(tam.get("/tinh/canh-bao"))
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>", figure)
    assert rows == ["Nga My", "Tam Quang", "Tam Quang"], "the slowest first, the drill apart"
    assert "Xốp Kha (1 lần)" in figure
    assert "Tam Quang" in text(tam.get(PAGE))
    with acting(system(COUNTRY)):
        assert HazardWarning.objects.count() == 2


def test_a_board_of_a_commune_tells_its_own_figure(world: World, hoa: Client) -> None:
    name = issued(world)
    acked(world, name, world.tung_huong)
    must(world.son, CANCEL, warning_id=name)
    shown = text(hoa.get(PAGE))
    assert "<b>0</b> trên 1 lần tới được 95 %" in shown
    assert "Bản Bãi Sở (1 lần)" in shown
