"""An officer's own calendar: read by a library of others, of one commune, silent about people, opened by nothing but its address."""

from datetime import date, timedelta
from uuid import UUID

import icalendar
import pytest
from django.conf import settings
from django.test import Client

from nhipcau.desk.models import Appointment
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.guides.models import Procedure
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.links.calendars.models import Calendar
from nhipcau.links.calendars.queries import new_token
from nhipcau.people.models import Household, Member, Resident
from nhipcau.people.queries import actor_for
from nhipcau.support.calls.asking import call_team
from tests.officers import at_browser, enrol
from tests.queues import books, services
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
PAGE = "/lich-cua-toi"
GIVEN_NAME, PHONE = "Kha Văn Bình", "0912345678"


@pytest.fixture
def world() -> World:
    return settle()


def officer(scope: str = COMMUNE, login: str = "hoa") -> Actor:
    return actor_for(enrol(DESK, scope, login=login))


def address_of(actor: Actor) -> str:
    token, mark = new_token()
    must(actor, "links.open_calendar", id=new_id(), mark=mark)
    return f"/lich/rieng/{token}.ics"


def read(address: str) -> tuple[icalendar.Calendar, str]:
    answer = Client().get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    found = icalendar.Calendar.from_ical(answer.content)
    assert isinstance(found, icalendar.Calendar)
    return found, answer.content.decode().replace("\r\n ", "")


def due_dossier(desk: Actor, **more: str) -> UUID:
    """Take a dossier in with a term, at the desk of an officer."""
    dossier = new_id()
    must(desk, "dossiers.hand_in", id=dossier, slip_code=new_slip_code(), procedure=PROCEDURE, full_name=GIVEN_NAME, phone=PHONE, term={"many": 5, "unit": "working_day"}, **more)
    return dossier


def test_a_dossier_stands_on_its_last_day_by_its_code_and_its_kind(world: World) -> None:
    hoa = officer()
    dossier = due_dossier(hoa)
    must(hoa, "dossiers.attach_code", id=new_id(), dossier_id=dossier, code="H41.16.933-261123-0007")
    calendar, _ = read(address_of(hoa))
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == f"{dossier}@nhipcau"
    assert event["CLASS"] == "PRIVATE"
    assert str(event["SUMMARY"]) == f"Hạn trả hồ sơ H41.16.933-261123-0007: {Procedure.objects.get(code=PROCEDURE).plain}"
    first, after = event.decoded("dtstart"), event.decoded("dtend")
    assert (type(first), after - first) == (date, timedelta(days=1))
    assert local_today() < first < local_today() + timedelta(days=20)


def test_one_without_an_official_code_has_its_number_in_the_register_and_one_that_ended_goes(world: World) -> None:
    hoa = officer()
    dossier = due_dossier(hoa)
    address = address_of(hoa)
    assert f"số 1/{local_today().year}" in str(read(address)[0].walk("VEVENT")[0]["SUMMARY"])
    must(hoa, "dossiers.withdraw", id=new_id(), dossier_id=dossier)
    assert not read(address)[0].walk("VEVENT")


def test_an_appointment_stands_at_its_half_hour_and_its_code_does_not(world: World) -> None:
    hoa = officer()
    code = books(hoa, services(hoa)[0])
    calendar, raw = read(address_of(hoa))
    (event,) = calendar.walk("VEVENT")
    with acting(hoa):
        booked = Appointment.objects.select_related("service").get()
    assert (event["UID"], str(event["SUMMARY"])) == (f"{booked.id}@nhipcau", f"Hẹn tại quầy: {booked.service.name}")
    assert event.decoded("dtstart") == booked.at
    assert event.decoded("dtend") - booked.at == timedelta(minutes=30)
    assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert code not in raw


def test_a_task_that_the_team_has_says_what_and_not_where_or_to_whom(world: World) -> None:
    hoa = officer()
    listed = world.preparation(world.ba_tu)
    must(world.lan, "dossiers.prepare", **listed)
    day = local_today() + timedelta(days=2)
    must(hoa, "dossiers.give_task", id=new_id(), preparation_id=listed["id"], task="sign", note="nhà bà Tư cạnh cầu treo", next_date=day)
    calendar, raw = read(address_of(hoa))
    (event,) = calendar.walk("VEVENT")
    assert (str(event["SUMMARY"]), event.decoded("dtstart")) == ("Việc đã giao tổ: Đến nhà lấy chữ ký", day)
    for told in ("Tư", "cầu treo", "Tùng Hương", str(listed["slip_code"])):
        assert told not in raw


def test_a_neighbours_commune_is_not_in_it_and_nobody_is_named(world: World) -> None:
    neighbour(world)
    hoa, other = officer(), officer(NEIGHBOUR, "hoa-khac")
    mine, theirs = due_dossier(hoa), due_dossier(other)
    calendar, raw = read(address_of(hoa))
    assert [event["UID"] for event in calendar.walk("VEVENT")] == [f"{mine}@nhipcau"]
    assert str(theirs) not in raw
    for told in (GIVEN_NAME, "Bình", PHONE, "Lữ Thị Hoa"):
        assert told not in raw
    assert [event["UID"] for event in read(address_of(other))[0].walk("VEVENT")] == [f"{theirs}@nhipcau"]


def test_with_all_that_can_stand_in_it_no_name_of_the_commune_does(world: World) -> None:
    hoa = officer()
    listed = world.preparation(world.ba_tu)
    must(world.lan, "dossiers.prepare", **listed)
    must(hoa, "dossiers.hand_in", id=new_id(), slip_code=listed["slip_code"], preparation_id=listed["id"], procedure=PROCEDURE, full_name=GIVEN_NAME, term={"many": 3})
    must(hoa, "dossiers.give_task", id=new_id(), preparation_id=listed["id"], task="bring_paper", next_date=local_today())
    books(hoa, services(hoa)[0])
    call_team(COMMUNE, "web", PHONE, "", wish="call")
    calendar, raw = read(address_of(hoa))
    assert len(calendar.walk("VEVENT")) == 4
    with acting(hoa):
        names = {*Resident.objects.values_list("full_name", flat=True), *Household.objects.values_list("head_name", flat=True), *Member.objects.values_list("full_name", flat=True)}
    assert len(names) >= 4
    assert not [name for name in {*names, PHONE, GIVEN_NAME} if name in raw]


def test_what_has_not_changed_is_not_sent_again_and_nobody_on_the_way_may_keep_it(world: World) -> None:
    hoa = officer()
    due_dossier(hoa)
    address = address_of(hoa)
    first = Client().get(address)
    assert first.headers["Cache-Control"].startswith("private")
    again = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    due_dossier(hoa)
    assert Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_an_address_that_was_ended_replaced_or_never_made_opens_nothing(world: World) -> None:
    hoa = officer()
    old, new = address_of(hoa), address_of(hoa)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    with acting(hoa):
        open_one = Calendar.objects.get(ended_at=None)
    other = officer(login="hoa-2")
    assert tell(other, "links.end_calendar", calendar_id=open_one.id).state == "refused", "only one's own"
    must(hoa, "links.end_calendar", calendar_id=open_one.id)
    assert Client().get(new).status_code == 404
    assert Client().get("/lich/rieng/" + "a" * 43 + ".ics").status_code == 404


def test_whoever_left_or_works_elsewhere_now_has_no_calendar_here(world: World) -> None:
    hoa = officer()
    address, rows = address_of(hoa), Member.objects.filter(id=hoa.id)
    for change, back in (({"left_at": now(), "left_on": local_today()}, {"left_at": None, "left_on": None}), ({"scope": NEIGHBOUR}, {"scope": COMMUNE}), ({"role": "member"}, {"role": DESK})):
        rows.update(**change)
        assert Client().get(address).status_code == 404, change
        rows.update(**back)
        assert Client().get(address).status_code == 200


def test_guessing_addresses_comes_to_an_end_and_right_ones_are_not_counted(world: World) -> None:
    address = address_of(officer())
    told = [Client().get(f"/lich/rieng/{guess}.ics", REMOTE_ADDR="10.9.8.7").status_code for guess in range(settings.RATES["calendar"].free + 1)]
    assert (set(told[:-1]), told[-1]) == ({404}, 429)
    assert {Client().get(address).status_code for _ in range(3)} == {200}


def test_the_page_shows_the_address_once_keeps_a_digest_and_ends_it(world: World) -> None:
    browser = at_browser(COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn", "son")
    made = browser.post(PAGE)
    assert (made.status_code, made.headers["Cache-Control"]) == (200, "no-store")
    address = made.context["address"]
    assert address in made.content.decode()
    token = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert Client().get(f"/lich/rieng/{token}.ics").status_code == 200
    assert token not in browser.get(PAGE).content.decode()
    with acting(actor_for(Member.objects.get(user__username="son"))):
        kept = Calendar.objects.get()
    assert token.encode() not in bytes(kept.mark)
    assert browser.post(PAGE, {"bo": str(kept.id)}).status_code == 302
    assert Client().get(f"/lich/rieng/{token}.ics").status_code == 404
    assert browser.post(PAGE, {"bo": "khong-co"}).status_code == 404
