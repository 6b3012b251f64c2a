"""A number typed at the desk: the mark is kept, a double is said, every state of the page can be read."""

import pytest
from playwright.sync_api import expect

from nhipcau.dossiers.models import Preparation
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from tests.stories.looks import faults_of
from tests.world import COMMUNE

NUMBER = "040158001234"


@pytest.fixture
def other_slip(slip):
    """The code of a slip of somebody else in the commune."""
    with acting(system(COMMUNE)):
        return Preparation.objects.exclude(resident__full_name="Lô Thị Tư").order_by("id").first().slip_code


def types(hoa, slip, number):
    hoa.opens(f"/ban?phieu={slip}")
    hoa.page.get_by_label("Số căn cước, hoặc chứng minh cũ").fill(number)
    hoa.page.get_by_role("button", name="Ghi dấu").click()


def test_the_desk_types_a_number_and_it_is_gone(officer, slip, other_slip):
    hoa = officer("hoa")
    types(hoa, slip, "040 158 00")
    expect(hoa.page.get_by_role("alert")).to_contain_text("422.32")
    faults = {"too short": faults_of(hoa.page)}
    types(hoa, slip, NUMBER)
    expect(hoa.page.get_by_role("status")).to_have_text("Đã ghi dấu, bốn số cuối 1234. Số đầy đủ không được giữ.")
    assert NUMBER not in hoa.page.url + hoa.page.content()
    faults["kept"] = faults_of(hoa.page)
    types(hoa, other_slip, NUMBER)
    expect(hoa.page.get_by_role("alert")).to_contain_text("Bản ghi kia: Lô Thị Tư")
    assert NUMBER not in hoa.page.url + hoa.page.content()
    assert hoa.page.get_by_label("Số căn cước, hoặc chứng minh cũ").input_value() == ""
    faults["a double"] = faults_of(hoa.page)
    assert {state: found for state, found in faults.items() if found} == {}
