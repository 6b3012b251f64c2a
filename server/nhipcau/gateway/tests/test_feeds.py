"""The calendar of classes: read by a library of others, kept to the rules of RFC 5545, and silent about people."""

from datetime import timedelta

import icalendar
import pytest
from django.test import Client

from nhipcau.kernel.ids import new_id
from nhipcau.learning.classes.tests.rooms import planned
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db
ADDRESS = "/lich/16933.ics"


@pytest.fixture
def world() -> World:
    return settle()


def read(client: Client | None = None) -> tuple[icalendar.Calendar, bytes]:
    answer = (client or Client()).get(ADDRESS)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = icalendar.Calendar.from_ical(answer.content)
    assert isinstance(found, icalendar.Calendar)
    return found, answer.content


def test_a_class_stands_in_it_at_its_hour_in_vietnam(world: World) -> None:
    course = planned(world)
    calendar, _ = read()
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == f"{course.id}@nhipcau"
    assert event.decoded("dtstart") == course.begins_at.replace(microsecond=0)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=course.minutes)
    assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Ho_Chi_Minh"
    assert event["STATUS"] == "CONFIRMED"


def test_its_lines_are_folded_and_end_as_they_must(world: World) -> None:
    planned(world, venue="Nhà văn hóa bản Tùng Hương, cạnh trạm y tế cũ, đi qua cầu treo rồi rẽ trái ở gốc cây gạo to")
    _, raw = read()
    lines = raw.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for needed in (b"VERSION:2.0", b"METHOD:PUBLISH"):
        assert needed in lines


def test_a_change_keeps_its_uid_and_raises_its_sequence_and_an_end_is_said(world: World) -> None:
    course = planned(world)
    before = read()[0].walk("VEVENT")[0]
    must(world.hoa, "learning.cancel_class", id=new_id(), class_id=course.id)
    after = read()[0].walk("VEVENT")[0]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["STATUS"] == "CANCELLED"


def test_what_has_not_changed_is_not_sent_again(world: World) -> None:
    planned(world)
    first = Client().get(ADDRESS)
    again = Client().get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    planned(world)
    assert Client().get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_nobody_is_named_and_another_commune_has_its_own(world: World) -> None:
    planned(world)
    _, raw = read()
    for name in ("Hoa", "Lan", "Minh"):
        assert f" {name}".encode() not in raw
    assert Client().get("/lich/99999.ics").status_code == 404
