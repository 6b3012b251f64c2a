"""A shop window from one end to the other: entered offline, looked at, asked about by a stranger, sold out, taken back."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect

from nhipcau.gateway.texts import hear
from nhipcau.kernel.actor import COMMUNE_LEAD, Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.market.models import Maker, Photo, Product
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.writing import as_sms
from tests.stories.looks import faults_of
from tests.stories.phone import PATIENCE, Phone
from tests.stories.second_wave import has_the_second_wave
from tests.world import COMMUNE, must

MAKER, BUYER = "0912345678", "0987654321"
PHOTO = Path(__file__).resolve().parents[3] / "docs" / "pictures" / "home-page.png"
ANSWERS = {
    "Làm từ gì?": "Gừng dé trồng trên nương", "Làm thế nào?": "Thái lát, phơi ba nắng", "Ăn, dùng, nhìn thấy thế nào?": "Cay đậm, thơm lâu",
    "Để được bao lâu, để thế nào?": "Nơi khô được 6 tháng", "Đặt thế nào, bao lâu có?": "Đặt trước 3 ngày",
}  # fmt: skip


def a_maker_is_entered(lan: Phone) -> None:
    """Bà Tư agrees, in the house's own words, and her home becomes a maker."""
    lan.turns_to("/cho/moi")
    lan.types("lo thi tu")
    lan.taps_line("Nhà Lô Thị Tư")
    lan.taps_line("Lô Thị Tư")
    lan.page.get_by_label("Số điện thoại để nhận tin khách hỏi").fill(MAKER)
    lan.taps_button("Đồng ý, ghi nơi làm")
    lan.sees("Ai đồng ý")  # nobody has said yes yet
    with acting(system(COMMUNE)):
        assert not Maker.objects.filter(telephone=MAKER).exists()
    lan.marks("Ai đồng ý?", "Chính bà con")
    lan.taps_button("Đồng ý, ghi nơi làm")
    lan.sees_page("Nhà Lô Thị Tư")


def a_product_is_entered(lan: Phone) -> None:
    """The five questions one at a time; the description is made of the answers and nothing else."""
    lan.taps_link("Thêm món hàng")
    lan.page.get_by_label("Tên món hàng").fill("Gừng dé")
    lan.taps_line("Thực phẩm")
    lan.taps_button("Tiếp")
    lan.taps_on(lan.page.get_by_role("group", name="Bán theo").get_by_text("gói", exact=True))
    lan.page.get_by_label("Giá (đồng)").fill("60000")
    lan.taps_button("Tiếp")
    for ask, answer in ANSWERS.items():
        lan.sees_page(ask)
        lan.page.get_by_role("textbox").fill(answer)
        lan.taps_button("Tiếp")
    story = lan.page.get_by_label("Câu chuyện của món này")
    expect(story).to_have_value("Gừng dé trồng trên nương. Thái lát, phơi ba nắng. Cay đậm, thơm lâu. Nơi khô được 6 tháng.")
    assert faults_of(lan.page, outdoors=True) == []
    lan.taps_button("Ghi món hàng")
    lan.sees_page("Gừng dé")


def a_photo_is_added(lan: Phone) -> None:
    lan.taps_link("Thêm ảnh")
    lan.page.get_by_label("Chụp hoặc chọn ảnh").set_input_files(PHOTO)
    lan.marks("Cắt khung", "Vuông")
    lan.marks("Ánh sáng", "Sáng hơn")
    lan.sees("Không ghép, không tô")
    lan.page.get_by_label("Trong ảnh có gì?").fill("Gừng phơi trên nong")
    assert faults_of(lan.page, outdoors=True) == []
    lan.taps_button("Ghi ảnh")
    lan.sees("Ảnh đang chờ gửi")


def looked_at_and_shown() -> Product:
    """Somebody of the office who wrote none of it looks, and lets it be seen."""
    lead = Actor(new_id(), COMMUNE_LEAD, COMMUNE, "Nguyễn Văn Sơn")
    with acting(lead):
        maker, goods = Maker.objects.get(telephone=MAKER), Product.objects.get(name="Gừng dé", maker__telephone=MAKER)
    must(lead, "market.publish", id=new_id(), thing="maker", thing_id=maker.id, version=maker.version)
    must(lead, "market.publish", id=new_id(), thing="product", thing_id=goods.id, version=goods.version)
    return goods


def texts(kind: str) -> list[str]:
    with acting(system(COUNTRY)):
        return [as_sms(one) for one in OutMessage.objects.filter(kind=kind).order_by("said_at", "id")]


@pytest.mark.usefixtures("real_database")
def test_ginger_goes_from_a_phone_without_signal_to_a_strangers_question_and_back_out_of_the_window(
    lan: Phone, code: str, chromium: Browser, live_house: str
) -> None:
    lan.activates(code)
    has_the_second_wave(lan)
    lan.goes_offline()
    a_maker_is_entered(lan)
    a_product_is_entered(lan)
    a_photo_is_added(lan)
    lan.goes_online()
    lan.turns_to("/cho-gui")

    def arrived() -> bool:
        with acting(system(COMMUNE)):
            return Photo.objects.filter(product__maker__telephone=MAKER, small_at__isnull=False, large_at__isnull=False).exists()

    lan.waits_for(arrived)
    with acting(system(COMMUNE)):
        photo = Photo.objects.get(product__maker__telephone=MAKER)
    assert photo.small_bytes <= 40_000
    assert (photo.width, photo.large_bytes <= 400_000) == (photo.height, True)
    assert photo.width <= 1200

    goods = looked_at_and_shown()
    without = chromium.new_context(java_script_enabled=False, locale="vi-VN")
    buyer = without.new_page()
    buyer.goto(f"{live_house}/cho/{goods.id}")
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', buyer.content(), re.DOTALL)[0])
    assert "Gừng dé" in json.dumps(told, ensure_ascii=False)
    assert MAKER not in buyer.content()
    picture = buyer.get_by_role("img", name="Gừng phơi trên nong")
    assert Client().get(str(picture.get_attribute("src"))).status_code == 200

    buyer.get_by_role("link", name="Hỏi người làm").click()
    buyer.get_by_label("Câu hỏi").fill("2 gói gửi về Vinh mấy ngày?")
    buyer.get_by_label("Số di động của bạn").fill(BUYER)
    buyer.get_by_label("Đồng ý giữ số 30 ngày").check()
    buyer.get_by_role("button", name="Gửi câu hỏi").click()
    expect(buyer.get_by_text("Đang chờ lời đáp")).to_be_visible(timeout=PATIENCE)
    assert texts("market.asked") == ["Khach hoi Gung de: 2 goi gui ve Vinh may ngay? Tra loi: nhan TL 1 roi loi dap."]
    hear(MAKER, f"TL 1 Ba ngay, goi {MAKER}")
    assert [MAKER in one or "Ba ngay, goi (so da che)" not in one for one in texts("market.answered")] == [False]
    buyer.reload()
    expect(buyer.get_by_text("Đã có lời đáp")).to_be_visible(timeout=PATIENCE)

    hear(MAKER, "HET 1")
    buyer.goto(f"{live_house}/cho/{goods.id}")
    expect(buyer.get_by_text("Hết hàng").first).to_be_visible(timeout=PATIENCE)

    with acting(system(COMMUNE)):
        person = Maker.objects.get(telephone=MAKER).resident_id
    must(system(COMMUNE), "people.take_back", id=new_id(), resident_id=person, purpose="publish")
    gone = buyer.goto(f"{live_house}/cho/{goods.id}")
    assert gone
    assert gone.status in {404, 410}
    assert Client().get(f"/cho/anh/{photo.large}").status_code in {404, 410}
    without.close()
    assert lan.complaints == []
