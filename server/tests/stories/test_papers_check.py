"""Papers looked through at home, without signal: every fault at once, and a guide that changes on the way."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from nhipcau.kernel import registry
from nhipcau.sync.bundles import publish
from tests.stories.looks import faults_of
from tests.stories.phone import Phone
from tests.stories.test_little_news import HELD
from tests.stories.test_one_household import PERSON, STEPS, goes_to_the_list
from tests.world import PROCEDURE

NOTE, FORM, CARD = "Giấy chứng sinh", "Tờ khai đăng ký khai sinh", "Căn cước của người đi nộp"
DIFFERS = "Họ tên hay ngày sinh không khớp"


def finds_fault(lan: Phone, paper: str, fault: str) -> None:
    """Say of a paper that is there why it will not do."""
    lan.marks(paper, "Có")
    line = lan.page.locator("li.paper").filter(has=lan.page.get_by_role("radiogroup", name=paper, exact=True))
    lan.taps_on(line.get_by_role("button", name="Có, nhưng chưa ổn?"))
    lan.taps_on(line.get_by_text(fault, exact=True))


def test_all_faults_are_named_at_once_and_follow_the_slip_to_the_desk(lan: Phone, code: str, officer: Any) -> None:
    lan.activates(code)
    lan.goes_offline()
    goes_to_the_list(lan)
    finds_fault(lan, CARD, DIFFERS)
    finds_fault(lan, FORM, "Chưa ký hoặc thiếu người ký")
    lan.marks(NOTE, "Chưa có")
    verdict = lan.page.locator("section.card.alarm").filter(has_text="Còn thiếu 3 thứ. Chưa nên đi.")
    expect(verdict.locator("section > p")).to_have_text(["Đi lấy ở nơi cấp", "Làm ở xã", "Làm ngay ở nhà"])
    expect(verdict).to_contain_text(DIFFERS)
    assert faults_of(lan.page, outdoors=True) == []
    lan.loads_again()
    lan.sees(DIFFERS)
    lan.asks_consent(PERSON)
    lan.records(STEPS)
    lan.sees_page("Phiếu của Hoài")
    lan.sees("Chưa có cán bộ kiểm.")
    lan.sees(DIFFERS)
    slip = lan.slip_code()

    lan.goes_online()
    lan.waiting()
    lan.sees_line("Giúp bà con", "Đã xác nhận")
    hoa = officer("hoa")
    hoa.looks_up(slip)
    expect(hoa.page.locator("main")).to_contain_text(DIFFERS)
    hoa.opens(f"/s/{slip.replace('-', '')}")
    expect(hoa.page.locator("main")).to_contain_text("Chưa ký hoặc thiếu người ký.")


NEW_PAPER = {"id": "of_the_new_version", "name": "Giấy mới của bản này", "how": "bring", "when": None}


ENDED = {
    "id": "late_fee", "label": "Lệ phí khi quá hạn", "unit": "dong", "law": ["85/2019/TT-BTC"],
    "periods": [{"from": "2020-01-01", "to": "2020-12-31", "amount": 8000}],
}


@pytest.fixture
def changed_guide(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Let the guide of a birth ask for one more paper, or lean on a fee that has ended; returns the bundle's hash."""

    def change(*, ended: bool = False) -> str:
        content = copy.deepcopy(registry.bundles["guides"]())
        guide = next(one for one in content["guides"] if one["procedure"] == PROCEDURE)
        guide["version"] = "0123456789abcdef"
        if ended:
            guide["values"] = [*guide.get("values", []), ENDED]
            guide["fees"].append({**guide["fees"][0], "id": "late", "text": "Lệ phí {late_fee}", "when": None})
            guide["papers"].append({**guide["papers"][0], **NEW_PAPER, "name": "Biên lai {late_fee}"})
        else:
            guide["papers"].append({**guide["papers"][0], **NEW_PAPER})
        monkeypatch.setitem(registry.bundles, "guides", lambda: content)
        return next(label.hash for label in publish() if label.name == "guides")

    return change


def test_an_errand_keeps_its_version_until_somebody_takes_the_new_one(
    lan: Phone, code: str, changed_guide: Callable[..., str]
) -> None:
    lan.activates(code)
    goes_to_the_list(lan)
    lan.marks(NOTE, "Có")
    new = changed_guide()
    lan.page.evaluate("window.dispatchEvent(new Event('online'))")
    lan.waits_for(lambda: lan.page.evaluate(HELD) == new)
    lan.loads_again()
    lan.sees("Hướng dẫn đã có bản mới")
    added = lan.page.get_by_role("radiogroup", name=NEW_PAPER["name"], exact=True)
    expect(added).to_have_count(0)
    lan.taps_button("Dùng bản mới")
    expect(added).to_be_visible()
    expect(lan.page.get_by_role("link", name=f"đã có {NOTE}")).to_be_visible()
    expect(lan.page.get_by_text("Hướng dẫn đã có bản mới")).to_have_count(0)


def test_a_list_that_leans_on_a_figure_that_ended_is_never_called_whole(
    lan: Phone, code: str, changed_guide: Callable[..., str]
) -> None:
    lan.activates(code)
    new = changed_guide(ended=True)
    lan.page.evaluate("window.dispatchEvent(new Event('online'))")
    lan.waits_for(lambda: lan.page.evaluate(HELD) == new)
    goes_to_the_list(lan)
    lan.sees("Chưa biết mức của luật cho hôm nay")
    lan.sees("Chưa rõ: Lệ phí khi quá hạn.")
    for group in lan.page.get_by_role("radiogroup").all():
        lan.taps_on(group.get_by_text("Có", exact=True))
    expect(lan.page.get_by_text("chưa xem")).to_have_count(0)
    expect(lan.page.get_by_text("Đi được rồi")).to_have_count(0)
    lan.sees("Biên lai (chưa có mức cho ngày này)")
    lan.marks("Biên lai (chưa có mức cho ngày này)", "Chưa có")
    lan.asks_consent(PERSON)
    lan.records(STEPS)
    lan.sees_page("Phiếu của Hoài")
    lan.sees("Chưa rõ: Lệ phí khi quá hạn.")
    lan.sees("Biên lai (chưa có mức cho ngày này)")


def test_a_slip_that_leans_on_a_figure_that_ended_is_not_called_whole(
    lan: Phone, code: str, changed_guide: Callable[..., str]
) -> None:
    lan.activates(code)
    new = changed_guide(ended=True)
    lan.page.evaluate("window.dispatchEvent(new Event('online'))")
    lan.waits_for(lambda: lan.page.evaluate(HELD) == new)
    goes_to_the_list(lan)
    for group in lan.page.get_by_role("radiogroup").all():
        lan.taps_on(group.get_by_text("Có", exact=True))
    lan.asks_consent(PERSON)
    lan.records(STEPS)
    lan.sees_page("Phiếu của Hoài")
    lan.sees("Chưa rõ: Lệ phí khi quá hạn.")
    expect(lan.page.get_by_text("Đủ giấy")).to_have_count(0)
