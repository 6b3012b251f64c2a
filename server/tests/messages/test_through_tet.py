"""A dossier through Tết 2027, one through the year's end: time moves, and desk, slip page and telephone say the same each day."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from nhipcau.dossiers.queries import Road, road, road_of_slip
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.gateway.texts import hear
from nhipcau.guides.channels.plain import plain
from nhipcau.kernel.calendars import calendar, horizon_alarm
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import spell_slip_code
from nhipcau.messaging.gateways import Parcel
from nhipcau.messaging.models import WAITING
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.tests.said import Scripted, outbox, ways
from nhipcau.settings.sending import LIVE, Sending
from tests.world import PROCEDURE, World, settle, tell

pytestmark = pytest.mark.django_db
TERM = {"many": 5, "unit": "working_day"}


class Dated(Scripted):
    """A gateway that notes when it was given what."""

    def __init__(self) -> None:
        super().__init__("one")
        self.left: list[tuple[str, str]] = []

    def hand(self, parcel: Parcel) -> str:
        self.left.append((f"{now().astimezone(VIETNAM):%d/%m %H:%M}", parcel.text))
        return super().hand(parcel)


@dataclass
class Days:
    """A commune in which time is moved."""

    world: World
    clock: Any
    gateway: Dated = field(default_factory=Dated)

    def until(self, moment: str) -> None:
        """Let time go by to a moment of Vietnam's clock; who sends looks whenever something is due."""
        at = datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)
        while overdue := [one.next_at for one in outbox() if one.state == WAITING and one.next_at <= at]:
            self.clock.move_to(max(now(), min(overdue)))
            send_round(ways(self.gateway))
        self.clock.move_to(at)

    def said(self, verb: str, **body: Any) -> str:
        """Say it at the desk now, let what it says leave, and return the number of the refusal, if it is one."""
        verdict = tell(self.world.hoa, f"dossiers.{verb}", id=new_id(), **body)
        send_round(ways(self.gateway))
        return verdict.problem.number if verdict.problem else ""

    def hands_in(self, phone: str = "0912345678", **more: Any) -> tuple[UUID, str]:
        """Take papers in now."""
        name, slip = new_id(), new_slip_code()
        body = {"id": name, "slip_code": slip, "procedure": PROCEDURE, "full_name": "Lô Thị Tư", "phone": phone, "term": TERM}
        verdict = tell(self.world.hoa, "dossiers.hand_in", **{**body, **more})
        assert verdict.state == "done", verdict
        send_round(ways(self.gateway))
        return name, slip


@pytest.fixture
def days(settings: Any) -> Iterator[Days]:
    settings.SENDING = Sending(LIVE, (), None, "", "", ())
    with time_machine.travel(datetime(2026, 12, 31, 8, tzinfo=VIETNAM), tick=False) as clock:
        yield Days(settle(), clock)


def told(days: Days, name: UUID, slip: str) -> tuple[list[str], Road]:
    """Return what is told of a dossier today: to the officer, on the slip's page and by text it is the same, line by line."""
    with acting(days.world.hoa):
        found = road(days.world.hoa, name)
    assert road_of_slip(slip).lines == found.lines
    page = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", Client().get(f"/s/{slip}").content.decode())))
    assert " ".join(line.vi for line in found.lines) in page.partition("Vì sao có hạn này")[2]
    by_text = " ".join(re.sub(r"^\d+/\d+ ", "", one) for one in hear(f"09{name.int % 10**8:08}", f"TC {slip}"))
    heard = re.sub(r"\s+", " ", by_text)
    whole = [plain(line.vi) for line in found.lines]
    assert sum(line in heard for line in whole) >= min(len(whole), 4), (heard, whole)
    return [line.vi for line in found.lines], found


def due(found: Road) -> date | None:
    assert found.whole
    return found.whole.due


def test_a_dossier_of_the_last_afternoon_before_tet_goes_its_whole_road(days: Days) -> None:
    days.until("2027-02-03 15:30")
    name, slip = days.hands_in()
    lines, found = told(days, name, slip)
    assert due(found) == date(2027, 2, 18)
    for line in ("Tiếp nhận 15:30 thứ Tư 3/2/2027.", "Nhận sau 15:00 nên tính là nhận ngày thứ Năm 11/2/2027.",
                 "Thời hạn 5 ngày làm việc, tính từ ngày kế tiếp.", "Hạn: thứ Năm 18/2/2027.", "Lịch nghỉ này còn là dự kiến. Hạn có thể đổi."):  # fmt: skip
        assert line in lines
    days.until("2027-02-08 09:00")  # mùng ba: nothing has moved, and nobody is written to
    assert due(told(days, name, slip)[1]) == date(2027, 2, 18)

    days.until("2027-02-16 16:30")  # the third working day after the one it counts from
    missing = {"dossier_id": name, "reasons": ["info_missing"], "note": "Tờ khai còn ô trống"}
    assert days.said("ask_supplement", **missing) == ""
    assert days.said("ask_supplement", **missing) == "409.223"
    lines, found = told(days, name, slip)
    assert found.whole is not None
    assert (found.whole.state, due(found)) == ("waiting", None)
    assert "Hạn tính lại từ đầu khi bà con nộp đủ." in lines

    days.until("2027-02-17 15:20")
    assert days.said("supplement_received", dossier_id=name) == ""
    lines, found = told(days, name, slip)
    assert due(found) == date(2027, 2, 25)
    assert "Nhận sau 15:00 nên tính là nhận ngày thứ Năm 18/2/2027." in lines

    days.until("2027-02-24 21:30")
    sorry = {"dossier_id": name, "note": "Chờ cơ quan khác trả lời", "new_date": "2027-03-01"}
    assert days.said("apologise", **sorry) == ""
    assert days.said("apologise", **sorry) == "409.226"
    lines, found = told(days, name, slip)
    assert "Xin lỗi thứ Tư 24/2, hẹn lại thứ Hai 1/3/2027. Chỉ một lần." in [line.replace("ngày ", "") for line in lines]
    assert due(found) == date(2027, 3, 1)

    days.until("2027-03-01 10:00")
    assert days.said("tell_state", dossier_id=name, state=9) == ""
    lines, found = told(days, name, slip)
    assert "Xong ngày thứ Hai 1/3/2027." in lines
    code = spell_slip_code(slip)
    assert [(when, text) for when, text in days.gateway.left] == [
        ("03/02 15:30", f"Da tiep nhan ho so {code}. Giu phieu nay de theo doi."),
        ("16/02 16:30", f"Ho so {code} con thieu giay. Moi ba con den mot cua xem danh sach."),
        ("17/02 15:20", f"Da tiep nhan ho so {code}. Giu phieu nay de theo doi."),
        ("25/02 06:30", f"Xin loi ba con: ho so {code} chua kip xong. Hen lai ngay thu Hai 1/3/2027."),
        ("01/03 10:00", f"Ho so {code} da xong. Moi ba con mang phieu den mot cua nhan ket qua."),
    ]


def test_what_is_asked_or_regretted_a_day_too_late_is_refused_over_tet_too(days: Days) -> None:
    days.until("2027-02-03 15:00")  # still counts as the same day
    name, slip = days.hands_in()
    lines, found = told(days, name, slip)
    assert due(found) == date(2027, 2, 17)
    off = [line for line in lines if line.startswith("Không tính")]
    assert [re.search(r"\d+/\d+/\d+", line)[0] for line in off[:5]] == [f"{day}/2/2027" for day in (4, 5, 8, 9, 10)]  # type: ignore[index]
    days.until("2027-02-16 08:00")
    assert days.said("ask_supplement", dossier_id=name, reasons=["info_missing"]) == "422.224"
    days.until("2027-02-17 08:00")
    sorry = {"dossier_id": name, "note": "Chờ cơ quan khác", "new_date": "2027-02-22"}
    assert days.said("apologise", **sorry) == "422.227"
    days.clock.move_to(datetime(2027, 2, 16, 17, tzinfo=VIETNAM))
    assert days.said("apologise", **{**sorry, "new_date": "2027-02-20"}) == "422.228"  # a Saturday
    assert days.said("apologise", **sorry) == ""
    days.until("2027-02-23 09:00")
    lines, found = told(days, name, slip)
    assert found.whole is not None
    assert found.whole.state == "late"
    assert "Quá hạn 1 ngày làm việc." in lines


@pytest.mark.parametrize(("at", "counts", "last"), [("15:00", "", date(2027, 1, 8)), ("15:01", "thứ Hai 4/1/2027", date(2027, 1, 11))])
def test_the_last_afternoon_of_the_year_is_cut_at_three(days: Days, at: str, counts: str, last: date) -> None:
    days.until(f"2026-12-31 {at}")
    name, slip = days.hands_in()
    lines, found = told(days, name, slip)
    assert due(found) == last
    assert any(line == f"Nhận sau 15:00 nên tính là nhận ngày {counts}." for line in lines) is bool(counts)
    assert any("thứ Sáu 1/1/2027" in line for line in lines) is not bool(counts)
    days.until("2026-12-31 22:00")
    days.said("tell_state", dossier_id=name, state=9)
    assert [when for when, _ in days.gateway.left] == [f"31/12 {at}"]
    days.until("2027-01-01 07:00")  # a night goes over the year's end; the morning of a holiday is a morning
    assert days.gateway.left[-1][0] == "01/01 06:30"
    assert due(told(days, name, slip)[1]) == last


def test_the_alarm_goes_off_on_the_day_when_fewer_than_sixty_days_are_known(days: Days) -> None:
    last = calendar().until
    for day, said in ((last - timedelta(days=60), False), (last - timedelta(days=59), True)):
        days.clock.move_to(datetime(day.year, day.month, day.day, 0, 5, tzinfo=VIETNAM))
        alarm = horizon_alarm(day)
        assert (alarm is not None) is said
        assert bool(Client().get("/readyz").json().get("notices")) is said
    name, slip = days.hands_in(phone="", term={"many": 60, "unit": "working_day"})
    lines, found = told(days, name, slip)
    assert due(found) is not None
    assert any("chưa có. Hạn có thể đổi." in line for line in lines)
