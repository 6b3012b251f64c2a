"""The commune's page of rights: requests with their clocks, all that is kept about somebody, taking it back at the desk."""

import json
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry, Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.models import Request, Resident
from tests.officers import at_browser
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
CODE = "7M3N9RZY4H0"


@pytest.fixture
def world() -> World:
    cache.clear()
    found = settle()
    told = {"id": new_id(), "resident_id": found.ba_tu.resident, "purpose": "follow_up", "given_by": "self", "method": "tap"}
    must(found.lan, "people.agree", **told, wording="v2", receipt=CODE)
    must(found.lan, "dossiers.prepare", **found.preparation(found.ba_tu))
    must(found.lan, "support.record_assist", **found.assist(found.ba_tu))
    return found


@pytest.fixture
def hoa(world: World) -> Client:
    return at_browser(DESK, COMMUNE)


def page_of(person: UUID) -> str:
    return f"/quyen/nguoi/{person}"


def posts(browser: Client, address: str, **typed: Any) -> Any:
    return browser.post(address, {name: str(value) for name, value in typed.items()})


def the_request() -> Request:
    with acting(system(COUNTRY)):
        return Request.objects.get()


def looks() -> list[Read]:
    with acting(system(COUNTRY)):
        return list(Read.objects.order_by("number"))


def asks(hoa: Client, world: World, kind: str, **more: Any) -> Request:
    answer = posts(hoa, page_of(world.ba_tu.resident) + "/hoi", ma=new_id(), loai=kind, **more)
    assert answer.status_code == 302, answer.content
    return the_request()


def test_a_person_is_found_by_name_or_receipt_and_nobody_of_another_commune(world: World, hoa: Client) -> None:
    for typed in ("lô thị tư", CODE):
        assert "Lô Thị Tư" in hoa.get("/quyen", {"tim": typed}).content.decode()
    neighbour(world)
    other = at_browser(DESK, NEIGHBOUR, login="khac")
    assert other.get("/quyen", {"tim": "Lô"}).content.decode().count("Lô Thị Tư") == 1  # only the hint beside the field
    assert other.get(page_of(world.ba_tu.resident)).status_code == 404
    assert hoa.get("/quyen", {"tim": new_slip_code()}).content.decode().count("Tìm thấy 0 người") == 1


def test_a_person_sees_everything_that_is_kept_and_who_looked(world: World, hoa: Client) -> None:
    hoa.get(page_of(world.ba_tu.resident))
    text = hoa.get(page_of(world.ba_tu.resident)).content.decode()
    for known in ("Có nhắc".lower(), "còn thiếu", "Về bà con", "Về nhà", "Những lần giúp", "Giấy tờ đã soạn", "Ghé thăm, nhắc hẹn", CODE, "Mã phiếu"):
        assert known in text, known
    assert "Xem giúp bà con theo yêu cầu về quyền" in text
    assert "Lữ Thị Hoa" in text


def test_the_file_holds_every_collection_and_every_consent(world: World, hoa: Client) -> None:
    answer = hoa.get(page_of(world.ba_tu.resident) + "/tep.json")
    told = json.loads(answer.content)
    assert set(told["kept"]) == {"people.residents", "people.households", "support.assists", "dossiers.preparations"}
    assert [one["purpose"] for one in told["consents"]] == ["help_now", "follow_up"]
    assert told["kept"]["people.residents"][0]["full_name"] == "Lô Thị Tư"
    assert "Và Bá Páo" not in answer.content.decode()
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_request_has_two_dates_with_words_and_shapes_and_the_late_ones_stand_first(world: World, hoa: Client) -> None:
    with time_machine.travel("2026-11-18T03:00:00Z", tick=False):
        asks(hoa, world, "delete")
    with time_machine.travel("2026-11-20T03:00:00Z", tick=False):
        text = hoa.get("/quyen").content.decode()
        assert "hạn hôm nay" in text
        assert "còn 13 ngày" in text
    with time_machine.travel("2026-12-05T03:00:00Z", tick=False):
        son = at_browser(COMMUNE_LEAD, COMMUNE, login="son")
        assert "quá hạn 2 ngày" in son.get("/quyen").content.decode()
        posts(son, f"/quyen/yeu-cau/{the_request().id}", buoc="extended")
        text = son.get("/quyen").content.decode()
        assert "đã gia hạn" in text
        assert "còn 13 ngày" in text


def test_third_parties_give_it_twenty_days(world: World, hoa: Client) -> None:
    with time_machine.travel("2026-11-18T03:00:00Z", tick=False):
        assert asks(hoa, world, "restrict", ben_ba="co").third_parties
        assert "còn 20 ngày" in hoa.get("/quyen").content.decode()


def test_a_request_is_extended_once_settled_once_and_the_rest_is_refused_with_words(world: World, hoa: Client) -> None:
    asked = asks(hoa, world, "see")
    address = f"/quyen/yeu-cau/{asked.id}"
    assert posts(hoa, address, buoc="extended").status_code == 302
    again = posts(hoa, address, buoc="extended")
    assert again.status_code == 409
    assert "409.141" in again.content.decode()
    assert posts(hoa, address, buoc="done").status_code == 302
    assert posts(hoa, address, buoc="answered").status_code == 409
    assert (the_request().outcome, the_request().answered_on is not None) == ("done", True)
    assert Entry.objects.filter(verb="people.settle_right", verdict="refused").count() == 2


def test_the_desk_takes_back_one_purpose_and_the_person_stays(world: World, hoa: Client) -> None:
    answer = posts(hoa, page_of(world.ba_tu.resident) + "/rut", ma=new_id(), muc="follow_up")
    assert answer.headers["Location"] == page_of(world.ba_tu.resident) + "?xong=rut"
    assert "Dữ liệu đã xóa ở xã" in hoa.get(answer.headers["Location"]).content.decode()


def test_who_takes_everything_back_at_the_desk_is_gone_and_their_request_stays_without_a_name(
    world: World, hoa: Client
) -> None:
    asks(hoa, world, "delete")
    assert posts(hoa, page_of(world.ba_tu.resident) + "/rut", ma=new_id(), muc="help_now").status_code == 302
    with acting(system(COUNTRY)):
        assert not Resident.objects.filter(id=world.ba_tu.resident).exists()
    text = hoa.get("/quyen").content.decode()
    assert "Người đã được xóa" in text
    assert hoa.get(page_of(world.ba_tu.resident)).status_code == 404


def test_the_team_may_bring_a_request_and_only_the_office_settles_it(world: World) -> None:
    body = {"id": new_id(), "resident_id": world.ba_tu.resident, "kind": "who_looked"}
    must(world.lan, "people.ask_right", **body)
    settling = {"request_id": body["id"], "step": "done"}
    refused = tell(world.lan, "people.settle_right", **settling)
    assert refused.problem
    assert refused.problem.number == "403.1"
    strange = tell(world.ke_la, "people.ask_right", **{**body, "id": new_id()})
    assert strange.problem
    assert strange.problem.number == "404.31"
    must(world.son, "people.settle_right", **settling)


def test_the_leader_of_the_commune_has_the_page_too(world: World) -> None:
    assert at_browser(COMMUNE_LEAD, COMMUNE, login="son").get("/quyen").status_code == 200


def test_whom_the_list_names_is_noted_as_looked_at_and_who_asked_nothing_is_not(world: World, hoa: Client) -> None:
    asks(hoa, world, "see")
    before = looks()
    assert "Lô Thị Tư" in hoa.get("/quyen").content.decode()
    fresh = looks()[len(before) :]
    assert [(one.door, one.resident, one.household) for one in fresh] == [("rights_list", world.ba_tu.resident, world.ba_tu.household)]


def test_a_broken_form_is_refused_and_changes_nothing(world: World, hoa: Client) -> None:
    address = page_of(world.ba_tu.resident)
    assert posts(hoa, address + "/rut", ma=new_id(), muc="everything").status_code == 404
    assert posts(hoa, address + "/hoi", ma="no id", loai="see").status_code == 404
