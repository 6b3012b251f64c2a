"""A helper who reads English: its words come when she chooses it, and stay."""

from playwright.sync_api import expect

from tests.stories.phone import PATIENCE

WELCOME = "Hello Lan"


def test_english_comes_when_it_is_chosen_and_then_works_without_signal(lan, code):
    lan.activates(code)
    lan.goes_offline()
    lan.turns_to("/may-nay")
    lan.sees_page("Máy này")
    lan.marks("Ngôn ngữ", "English")
    lan.sees("English is not here yet")
    expect(lan.page.get_by_role("radio", name="Tiếng Việt")).to_be_checked()

    lan.goes_online()
    lan.marks("Ngôn ngữ", "English")
    lan.sees("Type your PIN to open")
    lan.enters_pin()
    expect(lan.page.get_by_role("heading", level=2, name="Language")).to_be_visible(timeout=PATIENCE)
    lan.opens()
    lan.closes()
    lan.goes_offline()
    lan.opens()
    lan.sees_page(WELCOME)
    assert lan.page.locator("html").get_attribute("lang") == "en"
    assert lan.complaints == []


def test_a_phone_whose_english_is_gone_speaks_vietnamese_and_says_so(lan, code):
    lan.activates(code)
    lan.page.evaluate("localStorage.setItem('nhipcau.language', 'en')")
    lan.goes_offline()
    lan.opens()
    lan.loads_again()
    lan.sees_page("Chào Lan")
    assert lan.page.locator("html").get_attribute("lang") == "vi"
    lan.turns_to("/may-nay")
    lan.sees("English is not here yet")
