"""The clocks of a dossier: after three o'clock, over Tết and the year's end, anew after a supplement, one apology."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.dossiers.clocks import (
    Apology,
    Case,
    Clock,
    Term,
    apologise_by,
    counts_from,
    due_by,
    explain,
    may_ask,
    read_term,
    state_clock,
    whole_clock,
)
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import VIETNAM

OURS = calendar()
DAYS = st.dates(date(2025, 1, 1), date(2027, 10, 1))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 10, 1), timezones=st.just(VIETNAM))  # noqa: DTZ001 (hypothesis adds the zone)
TERMS = st.builds(Term, st.integers(0, 40), st.sampled_from(["working_day", "day"]))


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


def told(clock: Clock) -> str:
    return " ".join(line.vi for line in clock.lines)


@pytest.mark.parametrize(
    ("received", "term", "due"),
    [
        (at(2026, 11, 18), Term(3), date(2026, 11, 23)),  # over a weekend
        (at(2026, 11, 20), Term(2), date(2026, 11, 25)),  # over the day of culture
        (at(2026, 11, 20, 15, 0), Term(1), date(2026, 11, 23)),  # three o'clock is still in time
        (at(2026, 11, 20, 15, 1), Term(1), date(2026, 11, 25)),  # a minute later is Monday's
        (at(2026, 11, 20, 15, 1), Term(0), date(2026, 11, 23)),  # within the day, of the next working day
        (at(2027, 2, 3), Term(5), date(2027, 2, 17)),  # over Tết 2027
        (at(2027, 2, 3, 16, 0), Term(1), date(2027, 2, 12)),  # late on the last day before Tết
        (at(2027, 2, 6), Term(1), date(2027, 2, 12)),  # by post on the first day of the lunar year
        (at(2026, 12, 30), Term(3), date(2027, 1, 5)),  # over the year's end
        (at(2026, 12, 31, 16, 30), Term(0), date(2027, 1, 4)),  # after three on the last day of the year
        (at(2027, 1, 29), Term(7, "day"), date(2027, 2, 11)),  # days of the calendar that end in Tết
        (at(2026, 11, 2), Term(15, "day"), date(2026, 11, 17)),
        (at(2026, 8, 21), Term(1), date(2026, 8, 22)),  # a Saturday that makes up for a Monday
    ],
)
def test_a_term_ends_on_the_day_that_law_and_calendar_give(received: datetime, term: Term, due: date) -> None:
    clock = whole_clock(Case(received, term=term), OURS, received.date())
    assert clock.due == due
    assert f"{due.day}/{due.month}/{due.year}" in told(clock)


@given(MOMENTS, TERMS)
def test_a_term_never_ends_on_a_day_off_nor_before_it_begins(received: datetime, term: Term) -> None:
    begun, _ = counts_from(received, OURS)
    due = due_by(begun, term, OURS)
    assert OURS.works(begun)
    assert OURS.works(due)
    assert received.date() <= begun <= due


@given(MOMENTS, st.integers(0, 40))
def test_so_many_working_days_lie_between_beginning_and_end(received: datetime, many: int) -> None:
    begun, _ = counts_from(received, OURS)
    assert OURS.between(begun, due_by(begun, Term(many), OURS)) == many


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=40)), TERMS)
def test_who_comes_later_is_never_done_earlier(received: datetime, later: timedelta, term: Term) -> None:
    first, second = (due_by(counts_from(moment, OURS)[0], term, OURS) for moment in (received, received + later))
    assert first <= second


@given(DAYS)
def test_an_apology_is_due_a_working_day_before(day: date) -> None:
    due = OURS.on_or_after(day)
    last = apologise_by(due, OURS)
    assert OURS.works(last)
    assert OURS.between(last, due) == 1


@given(MOMENTS, TERMS, st.timedeltas(timedelta(hours=1), timedelta(days=9)), st.timedeltas(timedelta(hours=1), timedelta(days=9)))
def test_after_a_supplement_the_clock_is_that_of_a_dossier_received_then(
    received: datetime, term: Term, asked: timedelta, waited: timedelta
) -> None:
    completed = received + asked + waited
    anew = whole_clock(Case(received, term=term, asked=received + asked, completed=completed), OURS, completed.date())
    fresh = whole_clock(Case(completed, term=term), OURS, completed.date())
    assert (anew.began, anew.due, anew.left) == (fresh.began, fresh.due, fresh.left)
    assert "tính lại từ đầu" in told(anew)


def test_while_papers_are_awaited_no_date_is_promised() -> None:
    clock = whole_clock(Case(at(2026, 11, 18), term=Term(3), asked=at(2026, 11, 19)), OURS, date(2026, 12, 30))
    assert (clock.state, clock.due, clock.left) == ("waiting", None, None)
    assert "khi bà con nộp đủ" in told(clock)


def test_papers_may_be_asked_for_within_three_working_days() -> None:
    assert may_ask(at(2026, 11, 20), date(2026, 11, 20), OURS) == date(2026, 11, 26)
    assert may_ask(at(2026, 11, 20, 15, 30), date(2026, 11, 20), OURS) == date(2026, 11, 27)


def test_the_explanation_names_each_day_that_does_not_count_and_why() -> None:
    clock = whole_clock(Case(at(2026, 11, 20, 16, 12), term=Term(3)), OURS, date(2026, 11, 23))
    assert [line.vi for line in clock.lines] == [
        "Tiếp nhận 16:12 thứ Sáu 20/11/2026.",
        "Nhận sau 15:00 nên tính là nhận ngày thứ Hai 23/11/2026.",
        "Thời hạn 3 ngày làm việc, tính từ ngày kế tiếp.",
        "Không tính thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam.",
        "Hạn: thứ Sáu 27/11/2026.",
        "Còn 3 ngày làm việc.",
    ]
    assert [line.en for line in clock.lines][1] == "After 15:00, so it counts as received on 23/11/2026."
    swapped = whole_clock(Case(at(2026, 8, 21), term=Term(2)), OURS, date(2026, 8, 21))
    assert "Tính cả thứ Bảy 22/8/2026: làm bù cho ngày 31/8." in told(swapped)


@given(MOMENTS, TERMS, st.integers(0, 60))
def test_every_line_is_short_and_in_both_languages(received: datetime, term: Term, wait: int) -> None:
    today = received.date() + timedelta(days=wait)
    case = Case(received, term=term, apology=Apology(received.date(), received.date() + timedelta(days=50)))
    for line in explain(whole_clock(case, OURS, today), state_clock(2, received, None, OURS, today)):
        assert line.vi.endswith(".")
        assert line.en.endswith(".")
        for sentence in line.vi.split(". "):
            assert len(sentence.split()) <= 15, sentence


def test_what_rests_on_days_that_are_not_announced_says_so() -> None:
    expected = whole_clock(Case(at(2027, 2, 1), term=Term(5)), OURS, date(2027, 2, 1))
    assert expected.unsure
    assert "dự kiến" in told(expected)
    beyond = whole_clock(Case(at(2027, 12, 30), term=Term(5)), OURS, date(2027, 12, 30))
    assert beyond.unsure
    assert "chưa có" in told(beyond)
    assert not whole_clock(Case(at(2026, 11, 2), term=Term(5)), OURS, date(2026, 11, 2)).unsure


def test_the_receipt_stands_over_what_is_worked_out_and_both_are_said() -> None:
    clock = whole_clock(Case(at(2026, 11, 18), term=Term(3), promised=date(2026, 11, 30)), OURS, date(2026, 11, 18))
    assert clock.due == date(2026, 11, 30)
    assert "Tính theo thời hạn là thứ Hai 23/11/2026." in told(clock)
    assert "lấy theo giấy hẹn" in told(clock)


@pytest.mark.parametrize(
    ("today", "state", "left", "words"),
    [
        (date(2026, 11, 18), "running", 3, "Còn 3 ngày làm việc."),
        (date(2026, 11, 23), "running", 0, "Hôm nay là hạn cuối."),
        (date(2026, 11, 25), "late", -1, "Quá hạn 1 ngày làm việc."),
        (date(2026, 11, 24), "late", 0, "Đã qua hạn."),
    ],
)
def test_a_clock_says_what_is_left_today(today: date, state: str, left: int, words: str) -> None:
    clock = whole_clock(Case(at(2026, 11, 18), term=Term(3)), OURS, today)
    assert (clock.state, clock.left, clock.lines[-1].vi) == (state, left, words)


def test_an_apology_gives_the_new_date() -> None:
    case = Case(at(2026, 11, 18), term=Term(3), apology=Apology(date(2026, 11, 19), date(2026, 12, 1)))
    clock = whole_clock(case, OURS, date(2026, 11, 26))
    assert (clock.due, clock.state) == (date(2026, 12, 1), "running")
    assert "Chỉ một lần." in told(clock)


def test_a_case_that_ended_says_whether_in_time() -> None:
    for ended, late in ((at(2026, 11, 23, 16), False), (at(2026, 11, 25), True)):
        clock = whole_clock(Case(at(2026, 11, 18), term=Term(3), ended=ended), OURS, date(2027, 1, 1))
        assert clock.state == "done"
        assert ("quá hạn" in told(clock)) is late


def test_without_a_term_no_date_is_made_up() -> None:
    assert whole_clock(Case(at(2026, 11, 18)), OURS, date(2026, 11, 18)).state == "unknown"
    assert whole_clock(Case(None), OURS, date(2026, 11, 18)).due is None


def test_the_state_clock_takes_the_date_it_was_told_or_the_rule() -> None:
    since, today = at(2026, 11, 20), date(2026, 11, 20)
    by_rule = state_clock(2, since, None, OURS, today)
    by_date = state_clock(4, since, date(2026, 12, 1), OURS, today)
    assert (by_rule and by_rule.due, by_date and by_date.due) == (date(2026, 11, 26), date(2026, 12, 1))
    assert state_clock(4, since, None, OURS, today) is None


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Trong ngày (1 ngày làm việc). Nhận sau 15 giờ thì trả ngày làm việc sau.", Term(0)),
        ("3 ngày làm việc.", Term(3)),
        ("15 ngày", Term(15, "day")),
        ("Cấp lại: 1 ngày làm việc. Cấp đổi: 3 ngày làm việc.", None),
        ("3 ngày làm việc. 5 ngày nếu cần xác minh.", None),
        ("Theo đợt rà soát cuối năm", None),
        ("", None),
    ],
)
def test_a_term_is_read_only_where_a_text_says_one(text: str, term: Term | None) -> None:
    assert read_term(text) == term
