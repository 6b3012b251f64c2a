"""The page of early warnings at an officer's browser, without JavaScript."""

import re
from datetime import timedelta

import pytest

from nhipcau.insight.alarms import evaluating
from nhipcau.insight.alarms.models import AlarmRule
from nhipcau.insight.alarms.tests.seen import counted
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import acting
from tests.officers import at_browser
from tests.world import COMMUNE, settle

pytestmark = pytest.mark.django_db
PAGE = "/so-lieu/canh-bao-som"
FORM = {"ten": "Tự làm ít", "chi_so": "share.alone", "cach": "below", "ky": "month", "muc": "30", "it_nhat": "30", "bao_ai": "both"}


def hidden(page: str, form: str) -> dict[str, str]:
    part = next(one for one in page.split("<form") if f'value="{form}"' in one)
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', part))


def test_a_rule_is_tried_then_kept_then_rings_and_is_seen() -> None:
    world = settle()
    last = local_today().replace(day=1) - timedelta(days=5)
    counted(f"{COMMUNE}{world.tung_huong}.", last, alone=4, done_for=96)
    son = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn")
    assert "Không có gì reo." in son.get(PAGE).content.decode()
    page = son.post(PAGE, {**FORM, "viec": "thu"}).content.decode()
    assert "1 lần, ở 1 bản" in page
    assert "Bản Tùng Hương" in page
    with acting(world.son):
        assert not AlarmRule.objects.exists()
    kept = son.post(PAGE, {**hidden(page, "giu"), "viec": "giu"}, follow=True).content.decode()
    assert "Đã đặt quy tắc" in kept
    with acting(world.son):
        (rule,) = AlarmRule.objects.all()
    assert (rule.bound, rule.rang, rule.rang_in, rule.level) == (0.3, 1, 1, "place")
    evaluating.sweep()
    page = son.get(PAGE).content.decode()
    assert "dưới mức 30" in page
    page = son.post(PAGE, {**hidden(page, "xem"), "viec": "xem", "ly_do": "Tuần tới tập huấn"}, follow=True).content.decode()
    assert "Tuần tới tập huấn" in page


def test_what_cannot_be_read_is_said_and_nothing_is_kept() -> None:
    settle()
    son = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn")
    for odd in ({"muc": "nhiều"}, {"muc": ""}, {"ten": ""}):
        answer = son.post(PAGE, {**FORM, **odd, "viec": "thu"})
        assert answer.status_code == 422
        assert "422.574" in answer.content.decode()


def test_the_province_lead_reads_and_sets_nothing() -> None:
    settle()
    page = at_browser("province_lead", "vn.40.", "Lê Đạt").get(PAGE).content.decode()
    assert "Các quy tắc" in page
    assert "Chạy thử 12 tháng qua" not in page
