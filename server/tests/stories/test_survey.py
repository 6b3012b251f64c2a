"""A commune asks its own question: the lead brings a form, a phone asks it by consent where there is no signal, the office reads the answer."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Consent
from nhipcau.surveys.models import Answer
from nhipcau.surveys.sample import workbook
from tests.stories.looks import faults_of
from tests.stories.office import Officer
from tests.stories.phone import PATIENCE, Phone
from tests.stories.second_wave import has_the_second_wave

TU, NAME, TITLE = "Lô Thị Tư", "nha_thieu_nuoc", "Nhà thiếu nước mùa khô"
SAID = "Khe cạn, phải gánh từ suối"
FORM = {
    "survey": (
        ("type", "name", "label", "required", "relevant", "constraint"),
        ("select_one yn", "thieu", "Mùa khô nhà có thiếu nước không?", "yes", "", ""),
        ("integer", "thang", "Thiếu mấy tháng?", "yes", "${thieu} = 'co'", ". >= 1 and . <= 12"),
        ("text", "ke", "Kể thêm, nếu muốn", "", "${thieu} = 'co'", ""),
    ),
    "choices": (("list_name", "name", "label"), ("yn", "co", "Có"), ("yn", "khong", "Không")),
    "settings": (("form_title", "form_id"), (TITLE, NAME)),
}


def brings_and_opens(son: Officer, file: Path) -> str:
    """Upload the workbook, read it question by question, open it; return its page."""
    son.opens("/xa/bieu-mau")
    son.page.get_by_label("Tệp Excel (.xlsx) theo mẫu XLSForm").set_input_files(file)
    son.page.get_by_label("Hỏi về một người").check()
    son.page.get_by_label("Để làm gì").fill("Biết nhà nào cần bồn chứa")
    son.page.get_by_label("Giữ câu trả lời bao nhiêu ngày").fill("90")
    son.page.get_by_role("button", name="Gửi tệp").click()
    son.sees("Đã lưu bản chờ")
    expect(son.row("Thiếu mấy tháng?")).to_contain_text("chỉ hỏi khi đủ điều kiện")
    assert faults_of(son.page) == []
    son.page.get_by_role("button", name="Đã xem, mở cho tổ hỏi").click()
    son.sees("Đang hỏi")
    return son.page.url.partition("?")[0]


def asks_without_signal(lan: Phone) -> None:
    """Ask bà Tư first whether she agrees, then the questions; a wrong number is not let on."""
    lan.turns_to("/bieu-mau")
    lan.taps_link(TITLE)
    lan.types("lo thi tu")
    lan.taps_line(f"Nhà {TU}")
    lan.taps_line(TU)
    lan.sees("Hỏi ý Tư trước")
    lan.sees("Để làm gì: Biết nhà nào cần bồn chứa. Giữ 90 ngày rồi xóa.")
    assert faults_of(lan.page, outdoors=True) == []
    lan.marks("Ai đồng ý?", "Chính bà con")
    lan.taps_button("Đồng ý, hỏi tiếp")
    lan.sees("Mùa khô nhà có thiếu nước không?")
    lan.taps_line("Có")
    lan.taps_button("Tiếp")
    lan.page.get_by_label("Thiếu mấy tháng?").fill("40")
    lan.taps_button("Tiếp")
    lan.sees("Câu trả lời chưa hợp lý")
    lan.page.get_by_label("Thiếu mấy tháng?").fill("4")
    lan.taps_button("Tiếp")
    lan.page.get_by_label("Kể thêm, nếu muốn").fill(SAID)
    lan.taps_button("Tiếp")
    lan.sees("Xem lại rồi ghi")
    assert faults_of(lan.page, outdoors=True) == []
    lan.taps_button("Ghi câu trả lời")
    lan.sees("Đã ghi trên máy này")


def kept() -> list[Answer]:
    with acting(system(COUNTRY)):
        return list(Answer.objects.filter(form__name=NAME))


def test_a_form_of_the_commune_is_asked_by_consent_without_signal_and_read_at_the_office(
    lan: Phone, code: str, officer: Callable[[str], Officer], tmp_path: Path
) -> None:
    file = tmp_path / "nuoc.xlsx"
    file.write_bytes(workbook(FORM))
    son = officer("son")
    page = brings_and_opens(son, file)

    lan.activates(code)
    has_the_second_wave(lan)
    lan.goes_offline()
    lan.loads_again()
    asks_without_signal(lan)
    assert kept() == []

    lan.goes_online()
    lan.turns_to("/cho-gui")
    lan.sees_page("Chờ gửi")
    expect(lan.page.locator("main li").filter(has_text="Trên máy này")).to_have_count(0, timeout=PATIENCE)
    (answer,) = kept()
    assert answer.resident_id
    with acting(system(COUNTRY)):
        assert Consent.objects.filter(resident_id=answer.resident_id, purpose="survey").count() == 1
    assert lan.complaints == []

    son.page.goto(f"{page}/tra-loi")
    expect(son.page.get_by_role("row").filter(has_text=SAID)).to_contain_text("4")
    assert faults_of(son.page) == []
    rows = list(csv.reader(io.StringIO(son.context.request.get(f"{page}/tra-loi.csv").text().removeprefix("\ufeff"))))
    (line,) = rows[1:]
    assert (SAID in line, "4" in line, len(rows[0]) == len(line)) == (True, True, True)
