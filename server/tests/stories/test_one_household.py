"""One household, from a phone with no signal to the province's figure."""

import re

import pytest
from playwright.sync_api import expect

from tests.stories.phone import SIZE, Phone
from tests.stories.pictures import SHARPNESS, picture

HOUSE = PERSON = "Vi Thị Hoài"
VISIT = "Giúp bà con, nhà Vi Thị Hoài"
BIRTH = "Làm giấy khai sinh cho con"
ANSWERS = {
    "Cháu sinh ở đâu?": "Trạm xá, bệnh viện",
    "Cha mẹ cháu đã đăng ký kết hôn chưa?": "Rồi",
    "Ai đi nộp?": "Cha hoặc mẹ",
}
PAPERS = {
    "Tờ khai đăng ký khai sinh": "Có",
    "Giấy chứng sinh": "Chưa có",
    "Căn cước của người đi nộp": "Có",
    "Giấy chứng nhận kết hôn của cha mẹ": "Có",
    "Giấy tờ chứng minh nơi ở": "Không cần",
}
STEPS = {"Tìm thủ tục": "Có nhắc", "Trả lời câu hỏi": "Tự làm", "Soát giấy tờ": "Làm hộ"}
MISSING = "Giấy chứng sinh"


def goes_to_the_list(lan: Phone) -> int:
    """From the first page to this family's list of papers; returns how many taps it took."""
    lan.opens()
    lan.sees("nhà chưa ai gõ cửa")
    lan.keeps("home")
    lan.finds_house("vi thi hoai", HOUSE)
    lan.finds_procedure("lam giay cho con moi de", BIRTH)
    lan.sees("Cháu sinh ở đâu?")
    lan.keeps("question")
    for question, said in ANSWERS.items():
        lan.answers(question, said)
    lan.sees_page("Giấy tờ của nhà mình")
    return lan.taps


def helps_the_family(lan: Phone) -> str:
    """Look the papers through, ask for consent, record, write the slip; returns its code."""
    for paper, state in PAPERS.items():
        lan.marks(paper, state)
    lan.sees("Còn thiếu 1 thứ. Chưa nên đi.")
    lan.keeps("list")
    lan.asks_consent(PERSON)
    lan.records(STEPS)
    lan.sees_page("Phiếu của Hoài")
    return lan.slip_code()


@pytest.fixture
def before(officer):
    son, tam = officer("son"), officer("tam")
    son.opens("/xa")
    tam.opens("/tinh")
    return son, son.figure("Lượt giúp"), son.figure("Nhà đã đến"), tam, tam.figure("Lượt giúp")


def test_a_visit_without_signal_reaches_the_desk_the_commune_and_the_province(lan, code, officer, before, chromium):
    lan.camera = True
    lan.activates(code)
    lan.goes_offline()
    finds_grandmother_tu(lan)

    taps = goes_to_the_list(lan)
    print(f"\ntaps from opening the app to the list of papers: {taps}")
    assert taps <= 6
    slip = helps_the_family(lan)
    lan.sees("Đã ghi trên máy này")
    expect(lan.page.get_by_role("img", name=f"Mã QR của phiếu {slip}")).to_be_visible()
    lan.keeps("slip")

    lan.closes()
    lan.opens()
    lan.sees_page("Chào Lan")
    lan.waiting()
    lan.sees_line(VISIT, "Trên máy này")
    assert sum("Đồng ý:" in line for line in lan.waiting()) == 3
    lan.sees("Không có sóng")
    lan.keeps("waiting")

    comes_back_to_signal(lan)
    the_desk_knows(officer("hoa"), slip)
    the_figures_have_risen(*before)
    the_family_reads_its_slip(chromium, lan.address, slip)
    assert lan.complaints == []


def finds_grandmother_tu(lan):
    """Marks are not needed, and what was begun with her is there without signal."""
    lan.opens("#/nha")
    lan.types("lo thi tu")
    lan.taps_link("Nhà Lô Thị Tư")
    lan.sees("Nhà cuối dốc, bà nghe tiếng Thái")
    lan.sees("Tiền cho người già không lương hưu")


def comes_back_to_signal(lan):
    """What waited is sent, and confirmed once the commune's own row has come back."""
    news = lan.hears_nothing_yet()
    lan.goes_online()
    lan.sees_line(VISIT, "Đã gửi")
    news.arrives()
    lan.sees_line(VISIT, "Đã xác nhận")


def the_desk_knows(hoa, slip):
    """Hoa types the slip and sees what was prepared, checked, and what is missing."""
    hoa.looks_up(slip)
    hoa.sees("Vi Thị Hoài, 24 tuổi")
    expect(hoa.row(MISSING)).to_contain_text("Còn thiếu")
    expect(hoa.row("Căn cước của người đi nộp")).to_contain_text("Đã có")
    expect(hoa.row("Giấy tờ chứng minh nơi ở")).to_contain_text("Không cần")
    for question, said in ANSWERS.items():
        hoa.sees(question)
        hoa.sees(said)
    picture(hoa.page, "desk", size={"width": 1280, "height": 1280})


def the_figures_have_risen(son, assists, reached, tam, of_province):
    """One visit more, one house more, in the commune and in the province."""
    son.opens("/xa")
    assert (son.figure("Lượt giúp"), son.figure("Nhà đã đến")) == (assists + 1, reached + 1)
    picture(son.page, "commune", size={"width": 1280, "height": 960})
    tam.opens("/tinh")
    assert tam.figure("Lượt giúp") == of_province + 1
    expect(tam.row("Xã Tam Quang")).to_contain_text(f"{assists + 1}")
    picture(tam.page, "province", size={"width": 1280, "height": 960})


def the_family_reads_its_slip(chromium, address, slip):
    """With JavaScript off, without an account, and without saying who they are."""
    context = chromium.new_context(
        java_script_enabled=False, locale="vi-VN", viewport=SIZE, device_scale_factor=SHARPNESS
    )
    page = context.new_page()
    page.goto(f"{address}/s/{slip}")
    text = page.locator("body").inner_text()
    assert "của Hoài" in text
    assert "Giấy khai sinh cho con" in text
    assert re.search(rf"Còn thiếu 1 giấy.*{MISSING}", text, re.DOTALL)
    assert "Ngày hẹn" in text
    assert "Vi Thị" not in page.content()
    picture(page, "slip-page")
    context.close()


def test_a_secret_is_typed_by_the_family_and_never_recorded_as_done_for_them(lan, code):
    lan.activates(code)
    lan.goes_offline()
    goes_to_the_list(lan)
    lan.taps_link("Nhà mình nộp bằng cách nào?")
    lan.answers("Nhà mình nộp bằng cách nào?", "Nộp trên điện thoại")
    lan.sees_page("Giấy tờ của nhà mình")
    lan.taps_link("Xem từng bước làm")
    lan.taps_button("Bước sau")
    lan.sees_page("Xoay máy cho bà con tự nhập")
    lan.camera = True
    lan.keeps("hands-off")
    lan.taps_button("Bà con nhập xong")
    lan.sees("Chạm lần nữa để đi tiếp")
    lan.page.wait_for_timeout(800)
    lan.taps_button("Chạm lần nữa để đi tiếp")
    lan.sees("Bước 2 trong")
    lan.opens(lan.page.url.split("/app/")[1].replace("/buoc/2", "/giay"))
    lan.asks_consent(PERSON)
    lan.taps_line("Nhập mã OTP")
    code_line = lan.page.get_by_role("radiogroup", name="Nhập mã OTP")
    expect(code_line.get_by_role("radio")).to_have_count(2)
    expect(code_line).not_to_contain_text("Làm hộ")
