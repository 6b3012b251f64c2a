"""What a house will need next: worked out on the phone, only with consent, and silent when it is not wanted."""

from django.conf import settings
from playwright.sync_api import expect

from nhipcau.kernel.clock import local_today
from nhipcau.kernel.content import load_toml
from tests.stories.looks import faults_of
from tests.stories.phone import Phone

PENSION = "Tiền cho người già không lương hưu"
NEAR = "Sắp đến việc này"
LIST = load_toml(settings.CONTENT_DIR / "citizen/list.toml")


def adds_an_elder(lan: Phone) -> str:
    """Enter a house, and in it somebody who reaches 75 this year; returns the house."""
    lan.adds_a_house("Vi Văn Cả")
    house = lan.page.url.rsplit("/", 1)[-1]
    lan.taps_link("Thêm người")
    lan.page.get_by_label("Họ và tên").fill("Lô Thị Chín")
    lan.page.get_by_label("Năm sinh").fill(str(local_today().year - 75))
    lan.taps_button("Thêm người này")
    lan.sees("Lô Thị Chín")
    return house


def agrees_to(lan: Phone, house: str, *sentences: str) -> None:
    """Ask the elder for consent, sentence by sentence."""
    lan.turns_to(f"/viec/{house}/1.014027/dong-y")
    lan.sees_page("Xin phép bà con")
    lan.taps_line("Lô Thị Chín")
    for sentence in sentences:
        lan.taps_line(sentence)
    lan.marks("Ai đồng ý?", "Chính bà con")
    lan.taps_button("Bà con đồng ý, ghi tiếp")
    lan.sees_page("Bà con làm được gì?")


def test_a_pension_is_said_without_signal_and_only_with_consent(lan: Phone, code: str) -> None:
    lan.activates(code)
    lan.goes_offline()
    house = adds_an_elder(lan)
    agrees_to(lan, house, "Ghi tên và việc giúp hôm nay")
    lan.turns_to(f"/nha/{house}")
    lan.sees("Lô Thị Chín")
    expect(lan.page.get_by_text(NEAR)).to_have_count(0)

    agrees_to(lan, house, "Giữ lại để tổ ghé thăm")
    lan.turns_to(f"/nha/{house}")
    lan.sees(f"Chín · {PENSION}")
    lan.sees("Năm nay tròn 75 tuổi")
    assert faults_of(lan.page, outdoors=True) == []
    lan.turns_to("/")
    lan.sees(NEAR)


def test_who_wants_no_reminder_gets_none_and_may_change_their_mind(lan: Phone, code: str) -> None:
    lan.activates(code)
    lan.goes_offline()
    house = adds_an_elder(lan)
    agrees_to(lan, house, "Ghi tên và việc giúp hôm nay", "Giữ lại để tổ ghé thăm")
    lan.turns_to(f"/nha/{house}")
    lan.sees(f"Chín · {PENSION}")
    lan.taps_button("Không nhắc nữa")
    lan.sees(f"Đã thôi nhắc Chín: {PENSION}")
    lan.goes_online()
    lan.waiting()
    lan.sees_line("Không nhắc nữa", "Đã xác nhận")
    lan.turns_to(f"/nha/{house}")
    lan.sees(f"Đã thôi nhắc Chín: {PENSION}")
    lan.taps_button("Nhắc lại")
    lan.sees("Năm nay tròn 75 tuổi")
    lan.taps_link("Xem cần giấy gì")
    lan.page.wait_for_url("**/1.014027/**")


def test_the_citizens_list_keeps_a_tick_only_with_consent(lan: Phone, code: str) -> None:
    lan.activates(code)
    lan.goes_offline()
    house = adds_an_elder(lan)
    lan.turns_to(f"/nha/{house}")
    open_list = lan.page.locator("li.row").filter(has_text="Lô Thị Chín").get_by_role("link", name="Công dân số")
    lan.taps_on(open_list)
    lan.sees("Không tham gia cũng không sao.")
    lan.sees("Bản chép nghị quyết không rõ mục này.")
    lan.sees("chưa đồng ý cho giữ")
    assert faults_of(lan.page, outdoors=True) == []
    agrees_to(lan, house, "Ghi tên và việc giúp hôm nay", "Giữ lại để tổ ghé thăm")
    lan.turns_to(f"/nha/{house}")
    lan.taps_on(open_list)
    lan.marks("Tài khoản nhận tiền an sinh xã hội", "Có rồi")
    lan.sees("Đã có 1 trong 5 mục")
    lan.loads_again()
    lan.sees("Đã có 1 trong 5 mục")
    counts = LIST["valid_from"] <= local_today().isoformat() <= LIST["valid_to"]
    expect(lan.page.get_by_role("heading", name="Việc nộp trên mạng 0 đ")).to_have_count(1 if counts else 0)
    expect(lan.page.get_by_role("link", name="Xin bản sao khai sinh, trích lục")).to_have_count(1 if counts else 0)
    assert faults_of(lan.page, outdoors=True) == []


def test_a_life_event_and_a_code_of_before_lead_to_the_right_procedure(lan: Phone, code: str) -> None:
    lan.activates(code)
    lan.goes_offline()
    lan.turns_to("/giay-to")
    lan.taps_link("Nhà có em bé")
    lan.sees("Làm giấy khai sinh cho con")
    lan.turns_to("/giay-to")
    lan.types("2.000986")
    lan.sees("Mã 2.000986 đã thay.")
    lan.sees("Chưa thấy? Tra trên mạng")
    lan.opens("#/thu-tuc/2.000986")
    lan.taps_link("Xem thủ tục hiện nay")
    lan.page.wait_for_url("**/thu-tuc/3.000722")
