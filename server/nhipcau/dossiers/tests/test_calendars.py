"""The yearly days off: well written, with their sources, compared day by day with a library; an alarm before they run out."""

import copy
from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
import time_machine
from django.test import Client

from nhipcau.dossiers.desk_rules import rules_on
from nhipcau.kernel.calendars import calendar, calendar_from, faults, horizon_alarm, years
from tests.officers import at_browser
from tests.world import COMMUNE, settle

DIFFERENT = {  # days on which the library says otherwise, and why we keep ours
    date(2026, 1, 2): "swapped for 10/1 by the Government on 25/12/2025; the library has not heard of it",
    date(2026, 1, 10): "worked instead of 2/1/2026; the library has not heard of it",
}
TODAY = date(2026, 11, 22)


def test_every_day_of_three_years_is_as_the_library_says_but_for_what_is_listed() -> None:
    theirs = holidays.country_holidays("VN", years=[2025, 2026, 2027])
    ours = calendar()
    day, differ = date(2025, 1, 1), {}
    while day <= date(2027, 12, 31):
        if ours.works(day) != theirs.is_working_day(day):
            differ[day] = ours.works(day)
        day += timedelta(days=1)
    assert set(differ) == set(DIFFERENT)
    assert [day for day, works in differ.items() if works] == [date(2026, 1, 10)]


def test_the_files_are_well_written_and_known_for_long_enough() -> None:
    assert list(faults(years(), TODAY)) == []
    assert calendar().until == date(2027, 12, 31)


def test_what_was_not_announced_says_so() -> None:
    unsure = {day for day, one in calendar().off.items() if one.unsure}
    assert {day.year for day in unsure} == {2027}
    assert date(2027, 2, 4) in unsure
    assert date(2027, 2, 6) not in unsure, "the first day of the lunar year is certain"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.update(year=2030), "year is the file's name"),
        (lambda file: file["off"][0].update(day=date(2031, 1, 1)), "another year"),
        (lambda file: file["off"].reverse(), "in order"),
        (lambda file: file["off"].clear(), "days off"),
        (lambda file: file["off"][0].update(source="hearsay"), "a source that is listed"),
        (lambda file: file["worked"].pop(), "its worked day"),
        (lambda file: file["off"][0].update(kind="swapped"), "swapped with a day"),
        (lambda file: file["worked"][0].update(day=date(2026, 1, 12)), "only a rest day"),
    ],
)
def test_a_strict_reader_finds_what_is_wrong(spoil: object, said: str) -> None:
    files = copy.deepcopy(years())
    spoil(files["2026"])  # type: ignore[operator]
    assert any(said in fault for fault in faults(files, TODAY))


def test_an_alarm_goes_off_when_fewer_than_sixty_days_are_known() -> None:
    last = date(2027, 12, 31)
    assert horizon_alarm(last - timedelta(days=60)) is None
    alarm = horizon_alarm(last - timedelta(days=59))
    assert alarm is not None
    assert "còn 59 ngày" in alarm.vi
    assert "59 days" in alarm.en
    assert "còn 0 ngày" in (horizon_alarm(last + timedelta(days=40)) or alarm).vi
    assert any("59 days" in fault for fault in faults(years(), last - timedelta(days=59)))


def test_a_year_that_is_left_out_ends_what_is_known() -> None:
    files = {name: file for name, file in years().items() if name != "2026"}
    assert calendar_from(files).until == date(2025, 12, 31)


def test_working_days_go_forward_and_back_over_tet_and_swapped_days() -> None:
    ours = calendar()
    assert ours.after(date(2027, 2, 3)) == date(2027, 2, 11)
    assert ours.after(date(2027, 2, 11), -1) == date(2027, 2, 3)
    assert ours.after(date(2026, 8, 21)) == date(2026, 8, 22), "a Saturday that is worked"
    assert ours.after(date(2026, 8, 28)) == date(2026, 9, 3), "the Monday it makes up for, and National Day"
    assert ours.after(date(2026, 12, 31)) == date(2027, 1, 4), "over the year's end"
    assert ours.between(date(2026, 12, 31), date(2027, 1, 5)) == 2
    assert ours.between(date(2027, 1, 5), date(2026, 12, 31)) == -2


def test_a_rule_holds_from_its_day_and_the_first_before_it() -> None:
    assert rules_on(TODAY).ask_supplement_within == 3
    assert rules_on(date(2000, 1, 1)) == rules_on(TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "said"), [(datetime(2026, 11, 22, 3, tzinfo=UTC), False), (datetime(2027, 12, 1, 3, tzinfo=UTC), True)])
def test_the_commune_and_the_watchman_are_told_before_the_days_run_out(day: datetime, *, said: bool) -> None:
    settle()
    with time_machine.travel(day, tick=False):
        page = at_browser("commune_lead", COMMUNE, login="leader").get("/xa").content.decode()
        ready = Client().get("/readyz").json()
    assert ("Thêm tệp năm sau" in page) is said
    assert bool(ready.get("notices")) is said
