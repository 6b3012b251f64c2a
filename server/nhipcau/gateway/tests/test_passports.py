"""The passport by slip and on paper: who may open it, what stands on it, and who looked."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import acting
from nhipcau.learning.skills.tests.people import agrees
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle, tell


@pytest.fixture
def world(db: None) -> World:
    return settle()


def slip_of(world: World) -> str:
    listed = world.preparation(world.ba_tu)
    must(world.lan, "dossiers.prepare", **listed)
    return str(listed["slip_code"])


def ticks(world: World, **changes: Any) -> None:
    body = {"id": new_id(), "resident_id": world.ba_tu.resident, "skill": "D1", "mode": "done_for"}
    must(world.lan, "learning.observe", **(body | changes))


def looks(person: UUID) -> list[str]:
    return list(Read.objects.filter(resident=person).values_list("door", flat=True))


def test_whoever_holds_the_slip_reads_levels_in_words_and_the_given_name_only(world: World) -> None:
    code = slip_of(world)
    agrees(world)
    ticks(world)
    answer = Client().get(f"/s/{code}/ho-chieu")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "của <b>Tư</b>" in page
    assert "Có người cầm tay" in page
    assert "Quyết định 757" in page
    for hidden in ("Lô Thị Tư", "Lan", str(world.ba_tu.resident), str(world.lan_id), "Tùng Hương"):
        assert hidden not in page
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_without_a_passport_a_slip_shows_none(world: World) -> None:
    code = slip_of(world)
    door = f'href="/s/{code}/ho-chieu"'
    assert Client().get(f"/s/{code}/ho-chieu").status_code == 404
    assert door not in Client().get(f"/s/{code}").content.decode()
    agrees(world)
    assert Client().get(f"/s/{code}/ho-chieu").status_code == 200
    assert door in Client().get(f"/s/{code}").content.decode()
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    assert Client().get(f"/s/{code}/ho-chieu").status_code == 404


def test_a_code_that_is_none_opens_nothing(db: None) -> None:
    assert Client().get("/s/khong-phai/ho-chieu").status_code == 422


def test_the_commune_prints_a_card_and_that_look_is_noted(world: World) -> None:
    agrees(world)
    ticks(world)
    desk = at_browser("desk", COMMUNE)
    for _ in range(2):
        answer = desk.get(f"/xa/ho-chieu/{world.ba_tu.resident}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
        slip_of(world)
    with acting(world.system):
        assert looks(world.ba_tu.resident) == ["passport_print"] * 2


def test_nobody_prints_a_card_of_somebody_without_a_passport_or_from_elsewhere(world: World) -> None:
    desk = at_browser("desk", COMMUNE)
    assert desk.get(f"/xa/ho-chieu/{world.ba_tu.resident}").status_code == 404
    assert desk.get(f"/xa/ho-chieu/{new_id()}").status_code == 404
    assert Client().get(f"/xa/ho-chieu/{world.ba_tu.resident}").status_code == 302


def test_four_helpings_by_two_helpers_lead_from_nothing_to_alone(world: World) -> None:
    agreed = now() - timedelta(days=30)
    told = {"given_by": "self", "method": "tap", "wording": "v3", "receipt": "7M3N9RZY4H0"}
    agreed_body = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": "passport", **told}
    assert tell(world.lan, "people.agree", agreed, **agreed_body).state == "done"
    code, levels = slip_of(world), []
    road = (("done_for", 20, world.lan), ("prompted", 15, world.lan), ("alone", 10, world.lan), ("alone", 2, world.minh))
    for mode, days_ago, helper in road:
        body = world.assist(world.ba_tu, steps=[{"step": "find_procedure", "mode": mode}])
        consent_stood = now() - timedelta(days=days_ago)
        assert tell(helper, "support.record_assist", consent_stood, **body).state == "done"
        page = Client().get(f"/s/{code}/ho-chieu").content.decode()
        levels += re.findall(r"Tìm thủ tục, quét mã QR: <b>([^<]+)</b>", page)
    assert levels == ["Có người cầm tay", "Có người nhắc", "Có người nhắc", "Tự làm"]
