"""What moves while Lan is in the village: a house to another village, and her phone out of her hands."""

from datetime import timedelta

from playwright.sync_api import expect

from nhipcau.gateway.models import Device
from nhipcau.gateway.phones import LockPhone, give_code
from nhipcau.insight.models import Tally
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.scope import acting
from nhipcau.people.bodies import MoveHousehold
from nhipcau.people.models import Household
from nhipcau.places.models import Village
from tests.stories.test_bad_days import HOUSE, records_a_visit
from tests.world import COMMUNE

SYSTEM = system(COMMUNE)


def credited(place):
    """How many visits the figures give to a place."""
    return sum(Tally.objects.filter(place=place, measure="support.assists").values_list("value", flat=True))


def test_a_house_moves_while_lan_is_offline_and_her_visit_counts_where_it_was(lan, code):
    lan.activates(code)
    lan.goes_offline()
    records_a_visit(lan)
    with acting(SYSTEM):
        home = Household.objects.get(head_name=HOUSE)
        there = Village.objects.filter(commune="16933", valid_to=None).exclude(id=home.village_id).first()
    old, had = home.place, credited(home.place)
    bus.do(SYSTEM, "people.move_household", MoveHousehold(household_id=home.id, village_id=there.id))
    lan.goes_online()
    lan.waits_for(lambda: credited(old) == had + 1)
    lan.opens("#/cho-gui")
    lan.sees("Đã xác nhận")
    lan.opens("#/nha")
    expect(lan.page.get_by_text(HOUSE)).to_have_count(0)


def test_a_lost_phone_seals_itself_and_gives_the_work_back_to_its_owner(lan, code):
    lan.activates(code)
    lan.goes_offline()
    records_a_visit(lan)
    device = Device.objects.get()
    bus.do(SYSTEM, "gateway.lock_phone", LockPhone(device_id=device.id))
    lan.goes_online()
    lan.sees("Máy này đã bị khóa")
    lan.keeps("khoa-may")
    assert HOUSE not in lan.page.content()
    lan.taps_link("Gõ mã mở máy mới")
    fresh = give_code(SYSTEM, device.member_id)
    lan.shows_code(fresh)
    lan.taps_button("Mở máy")
    with acting(SYSTEM):
        old = Household.objects.get(head_name=HOUSE).place
    lan.waits_for(lambda: credited(old) > 0)


def test_a_phone_that_was_away_too_long_shows_nobody_until_it_meets_the_house(lan, code):
    lan.activates(code)
    lan.goes_offline()
    records_a_visit(lan)
    lan.closes()
    lan.has_a_clock_that_says(now() + timedelta(days=6))
    lan.opens()
    lan.sees("Danh sách nhà sẽ được cất đi")
    lan.keeps("sap-cat")
    lan.closes()
    lan.has_a_clock_that_says(now() + timedelta(days=8))
    lan.opens()
    lan.sees("Danh sách nhà đã được cất đi")
    lan.keeps("da-cat")
    assert HOUSE not in lan.page.content()
