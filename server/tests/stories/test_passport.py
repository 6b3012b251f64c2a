"""From nothing to alone: bà Tư, four helpings, two helpers, two phones; each told by the phone's own clock and sent days later."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.scope import acting
from nhipcau.learning.models import Evidence
from nhipcau.learning.skills.queries import passport_of
from nhipcau.people.models import Member, Resident
from tests.stories.looks import faults_of
from tests.stories.phone import Phone
from tests.stories.second_wave import has_the_second_wave
from tests.world import COMMUNE

TU, MINH, SKILL = "Lô Thị Tư", "Vi Văn Minh", "Tìm thủ tục"
DAYS = (timedelta(days=8), timedelta(days=7, hours=20), timedelta(days=7, hours=12))  # before today, of Lan's three visits


@pytest.fixture
def tu(real_database: str) -> Resident:
    with acting(system(COMMUNE)):
        return Resident.objects.get(full_name=TU)


def level(tu: Resident) -> int:
    """Her level of finding a procedure, as the house works it out today."""
    with acting(system(COMMUNE)):
        return passport_of(system(COMMUNE), tu.id).levels.get("D1", 0)


def proofs(tu: Resident) -> int:
    with acting(system(COMMUNE)):
        return Evidence.objects.filter(resident=tu, skill="D1").count()


def takes_out(phone: Phone, path: str = "") -> None:
    """Take a phone that was off out of the pocket, and type its PIN once it asks."""
    phone.is_picked_up(path)
    expect(phone.page.locator(".pin input")).to_have_count(1)
    phone.enters_pin()


def helps(phone: Phone, mode: str, *, asked_before: bool = False) -> None:
    """Help bà Tư get a certified copy, and tell how she found the procedure; what she agreed to on this phone stands."""
    phone.turns_to("/")
    phone.finds_house("lo thi tu", TU)
    phone.finds_procedure("sao y giay to", "Sao y, công chứng bản photo")
    phone.gives_the_first_answers()
    if asked_before:
        phone.taps_link("Ghi lại và hẹn ngày")
        phone.sees_page("Xin phép bà con")
        phone.taps_line(TU)
        phone.sees("Đã đồng ý trước đây")
        phone.taps_button("Bà con đồng ý, ghi tiếp")
        phone.sees_page("Bà con làm được gì?")
    else:
        phone.asks_consent(TU)
    phone.records({SKILL: mode})
    phone.sees_page("Phiếu của Tư")


def asks_for_the_passport(phone: Phone, tu: Resident) -> None:
    """Ask her apart from everything else, in the words of the house."""
    phone.turns_to(f"/nha/{tu.household_id}")
    phone.taps_on(phone.page.get_by_role("link", name=f"Kỹ năng: {TU}"))
    phone.sees_page("Hộ chiếu kỹ năng của Tư")
    phone.sees("Không giữ cũng vẫn được giúp")
    phone.marks("Ai đồng ý?", "Chính bà con")
    assert faults_of(phone.page, outdoors=True) == []
    phone.taps_button("Bà con đồng ý")
    phone.sees("Tự làm được 0 trên 30 việc")


def test_a_residents_road_from_nothing_to_alone_on_two_phones(new_phone: Callable[..., Phone], code: str, tu: Resident) -> None:
    today = now()
    lan = new_phone()
    lan.has_a_clock_that_says(today - DAYS[0] - timedelta(hours=1))
    lan.opens()
    lan.hears_the_server_say(today - DAYS[0] - timedelta(hours=1))
    lan.activates(code)
    has_the_second_wave(lan)
    lan.goes_offline()
    lan.page.unroute_all(behavior="wait")  # whoever listens for the server's hour would carry letters past “offline”
    lan.closes()
    takes_out(lan)
    asks_for_the_passport(lan, tu)
    for before, mode in zip(DAYS, ("Làm hộ", "Có nhắc", "Tự làm"), strict=True):
        lan.closes()
        lan.has_a_clock_that_says(today - before)
        takes_out(lan)
        helps(lan, mode, asked_before=mode != "Làm hộ")
    slip = lan.slip_code()
    lan.closes()
    lan.has_a_clock_that_says(now())
    lan.goes_online()
    takes_out(lan)
    lan.waits_for(lambda: proofs(tu) == 3)
    assert level(tu) == 2, "alone once, and by somebody who had taught it"

    with acting(system(COMMUNE)):
        minh_id = Member.objects.get(full_name=MINH).id
    minh = new_phone("minh")
    minh.activates(give_code(system(COMMUNE), minh_id), "Minh")
    has_the_second_wave(minh)
    helps(minh, "Tự làm")
    minh.waits_for(lambda: proofs(tu) == 4)
    assert level(tu) == 3
    minh.turns_to(f"/hoc/ho-chieu/{tu.household_id}/{tu.id}")
    minh.sees("Tự làm được 1 trên 30 việc")
    expect(minh.page.get_by_role("link", name=re.compile("Tìm thủ tục, quét mã QR")).first).to_contain_text("Mức 3: Tự làm")
    assert faults_of(minh.page, outdoors=True) == []

    page = Client().get(f"/s/{slip}/ho-chieu").content.decode()
    assert "Tìm thủ tục, quét mã QR: <b>Tự làm</b>" in page
    assert TU not in page
    unproved = "status of 401"  # a proof by a clock of last week: the refusal tells the phone the true time
    assert [one for one in (*lan.complaints, *minh.complaints) if unproved not in one] == []
