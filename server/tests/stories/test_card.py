"""Lan shows who she is: today's code on her phone, tomorrow's too, in a village without signal."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from playwright.sync_api import expect

from nhipcau.gateway.demo.cast import LAN
from nhipcau.kernel.clock import VIETNAM, local_today
from nhipcau.kernel.scope import acting
from nhipcau.people.codes import check, spelled_code
from nhipcau.people.models import Member
from tests.stories.looks import faults_of
from tests.stories.phone import PATIENCE
from tests.stories.test_withdrawal import SYSTEM


def code_on(day: date) -> str:
    """Lan's code of a day, as the house works it out."""
    with acting(SYSTEM):
        return spelled_code(Member.objects.get(full_name=LAN), day)


def shows(lan: Any, *codes: str) -> None:
    """Wait until one of these codes is on the screen, with its QR."""
    expect(lan.page.get_by_text(re.compile("|".join(codes)))).to_be_visible(timeout=PATIENCE)
    expect(lan.page.get_by_role("img", name="Mã QR để kiểm tra người giúp")).to_be_visible(timeout=PATIENCE)


def test_the_card_shows_who_lan_is_and_the_code_of_each_day_without_signal(lan: Any, code: str) -> None:
    start = local_today()
    lan.activates(code)
    lan.opens("#/may-nay")
    lan.taps_link("Thẻ của tôi")
    shows(lan, code_on(start), code_on(start + timedelta(days=1)))  # midnight may come between here and there
    assert [one.name for one in check(code_on(local_today()))] == [LAN]
    for words in (LAN, "Tổ viên tổ công nghệ số", "Xã Tam Quang, Nghệ An", "Không ai được hỏi mã OTP"):
        lan.sees(words)
    assert faults_of(lan.page, outdoors=True) == []
    lan.goes_offline()
    for days in (1, 6):
        lan.closes()
        day = start + timedelta(days=days)
        lan.clock = datetime.combine(day, time(12), VIETNAM)
        lan.opens("#/the")
        shows(lan, code_on(day))
    assert lan.complaints == []
