"""The mark of an identity paper at the desk: doubles are found, and the number is nowhere."""

import logging
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, PROVINCE_ANALYST, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.people.bodies import SetIdentity
from nhipcau.people.models import Resident
from nhipcau.people.rules import identity_mark
from nhipcau.places.models import Commune
from tests.officers import at_browser, enrol, real_guide
from tests.world import COMMUNE, PROCEDURE, Home, World, move_in, must, settle

DOOR, NUMBER = "/ban/so-giay-to", "040 190 001 234"
NEIGHBOUR = "vn.40.16936."


def slip_of(world, home):
    body = world.preparation(home)
    must(world.system, "dossiers.prepare", **body)
    return body["slip_code"]


def neighbours(world: World) -> Home:
    """Found the next commune, with one home in it."""
    fields = {"province_id": "40", "name": "Tam Thái", "kind": "Xã", "folded": "tam thai", "valid_from": "2025-07-01"}
    Commune.objects.create(code="16936", **fields)
    there, village, home = replace(world, system=system(NEIGHBOUR)), new_id(), Home()
    fields = {"commune": "16936", "name": "Xoóng Con", "kind": "Bản", "valid_from": date(2025, 7, 1)}
    must(there.system, "places.add_village", id=village, **fields)
    move_in(there, home, village, "Lang Thị Xa")
    return home


def mark_of(world, home):
    with acting(world.hoa):
        resident = Resident.objects.get(id=home.resident)
    return bytes(resident.identity_hash) if resident.identity_hash else None, resident.identity_last4


@pytest.fixture
def world(db):
    real_guide(PROCEDURE)
    return settle()


@pytest.fixture
def hoa(world) -> Client:
    return at_browser(DESK, COMMUNE)


def test_a_typed_number_leaves_a_mark_and_four_digits(world, hoa):
    slip = slip_of(world, world.ba_tu)
    assert "Tìm trùng bằng số giấy tờ" in hoa.get(f"/ban?phieu={slip}").content.decode()
    answer = hoa.post(DOOR, {"phieu": slip, "so": NUMBER})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/ban?phieu={slip}&dau=xong#so-giay-to")
    mark = identity_mark(NUMBER, settings.LOOKUP_KEY.encode())
    assert mark
    assert mark_of(world, world.ba_tu) == (bytes.fromhex(mark[0]), "1234")
    page = hoa.get(answer.headers["Location"]).content.decode()
    assert "Đã ghi dấu, bốn số cuối 1234. Số đầy đủ không được giữ." in page


def test_the_same_number_twice_for_the_same_person_is_one_mark(world, hoa):
    slip = slip_of(world, world.ba_tu)
    for _ in range(2):
        assert hoa.post(DOOR, {"phieu": slip, "so": NUMBER}).status_code == 302
    assert "Đã có dấu." in hoa.get(f"/ban?phieu={slip}").content.decode()


def test_a_double_names_the_other_record_and_changes_neither(world, hoa):
    hoa.post(DOOR, {"phieu": slip_of(world, world.ba_tu), "so": NUMBER})
    answer = hoa.post(DOOR, {"phieu": slip_of(world, world.pao), "so": NUMBER})
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in (
        "409.30",
        "Bản ghi kia: <b>Lô Thị Tư</b>",
        "Bản Tùng Hương",
        "Đối chiếu thẻ với cả hai người",
        "Và Bá Páo",
    ):
        assert words in page, words
    assert mark_of(world, world.pao) == (None, "")
    assert mark_of(world, world.ba_tu)[1] == "1234"
    assert Entry.objects.filter(verb="people.set_identity", verdict="refused", problem="409.30").count() == 1


def test_a_double_in_another_commune_is_found_and_nobody_there_is_named(world, hoa):
    body = SetIdentity.from_number(neighbours(world).resident, NUMBER, settings.LOOKUP_KEY.encode())
    must(system(NEIGHBOUR), "people.set_identity", **body.model_dump())
    answer = hoa.post(DOOR, {"phieu": slip_of(world, world.ba_tu), "so": NUMBER})
    page = answer.content.decode()
    assert (answer.status_code, "409.30" in page) == (409, True)
    assert "Bản ghi kia không nằm trong xã này." in page
    assert "Lang Thị Xa" not in page


@pytest.mark.parametrize("typed", ["", "04019000123", "0401900012345", "186 123", "số của bà", "\x00", "9" * 5000])
def test_what_is_no_number_is_refused_in_words_and_nothing_is_recorded(world, hoa, typed):
    answer = hoa.post(DOOR, {"phieu": slip_of(world, world.ba_tu), "so": typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("422.32", "Xem lại trên thẻ rồi gõ lại từ đầu.", "Lô Thị Tư"):
        assert words in page, words
    assert mark_of(world, world.ba_tu) == (None, "")
    assert not Entry.objects.filter(verb="people.set_identity").exists()


def test_only_the_desk_of_this_commune_may_mark(world):
    slip = slip_of(world, world.ba_tu)
    neighbours(world)
    assert Client().post(DOOR, {"phieu": slip, "so": NUMBER}).headers["Location"].startswith("/dang-nhap")
    table = [
        (COMMUNE_LEAD, COMMUNE, 403), (LEADER, COMMUNE, 403), (MEMBER, COMMUNE, 403), (PROVINCE_ANALYST, "vn.40.", 403),
        (DESK, NEIGHBOUR, 404), (DESK, COMMUNE, 302),
    ]  # fmt: skip
    for role, scope, status in table:
        client = at_browser(role, scope, login=f"{role} {scope}")
        assert client.post(DOOR, {"phieu": slip, "so": NUMBER}).status_code == status, (role, scope)
        assert (mark_of(world, world.ba_tu)[1] == "1234") == (status == 302), (role, scope)


def test_the_form_stands_on_the_page_of_the_desk_and_no_other(world, hoa):
    slip = slip_of(world, world.ba_tu)
    lead = at_browser(COMMUNE_LEAD, COMMUNE, login="son")
    assert DOOR in hoa.get(f"/ban?phieu={slip}").content.decode()
    assert DOOR not in hoa.get("/ban").content.decode()
    assert DOOR not in lead.get(f"/ban?phieu={slip}").content.decode()


def test_a_link_or_another_site_marks_nobody(world, hoa):
    slip = slip_of(world, world.ba_tu)
    assert hoa.get(DOOR, {"phieu": slip, "so": NUMBER}).status_code == 405
    client = Client(enforce_csrf_checks=True)
    client.force_login(enrol(DESK, COMMUNE, login="other").user)
    assert client.post(DOOR, {"phieu": slip, "so": NUMBER}).status_code == 403
    assert mark_of(world, world.ba_tu) == (None, "")


# ── the number is nowhere

digits = st.text("0123456789", min_size=8, max_size=14).filter(lambda text: len(set(text)) > 4)
gaps = st.sampled_from([(), (3,), (3, 6, 9), (4, 8)])


def spelled(number, at, between):
    return "".join(between * (place in at) + digit for place, digit in enumerate(number))


@pytest.fixture
def office(real_database, caplog):
    """A real house with a desk officer, two slips, and every log kept."""
    caplog.set_level(logging.DEBUG)
    world: World = settle()
    real_guide(PROCEDURE)
    return at_browser(DESK, COMMUNE), [slip_of(world, world.ba_tu), slip_of(world, world.pao)]


@effort(max_examples=25)
@given(number=digits, at=gaps, between=st.sampled_from([" ", "."]))
def test_a_number_typed_at_the_desk_is_found_nowhere_afterwards(office, caplog, number, at, between):
    client, slips = office
    typed, right = spelled(number, at, between), len(number) in {9, 12}
    statuses, texts = [], []
    for slip in slips:
        caplog.clear()
        answer = client.post(DOOR, {"phieu": slip, "so": typed})
        statuses.append(answer.status_code)
        texts += [answer.content.decode(), str(answer.headers), str(client.cookies), caplog.text]
        if answer.status_code == 302:
            texts.append(client.get(answer.headers["Location"]).content.decode())
    assert statuses == ([302, 409] if right else [422, 422])
    texts += [*everything_kept(), *(str(session.get_decoded()) for session in Session.objects.all())]
    for secret in {number, typed}:
        hidden = secret.encode().hex()
        assert not [text[:200] for text in texts if secret in text or hidden in text]


def everything_kept() -> list[str]:
    """Return every row of every table, as the owner of the database reads it."""
    rows = []
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
        tables = {name for (name,) in cursor.fetchall()}
        assert {"kernel_body", "kernel_entry", "django_session", "people_resident"} <= tables
        for table in sorted(tables):
            cursor.execute(f'SELECT one::text FROM "{table}" AS one')
            rows += [text for (text,) in cursor.fetchall()]
    return rows
