"""No door shows a family to somebody we know without a line in the log of looks, and none costs more than one."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.sync.shelf import Disk
from tests.attachments import FILES, Sender, at, digest_of, kept_photo, webp
from tests.house.doors import ABOVE, OPENS, POSTED
from tests.house.test_doors import address
from tests.officers import at_browser, real_guide
from tests.phones import phone_of
from tests.world import COMMUNE, PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def lines() -> list[Read]:
    with acting(system(COUNTRY)):
        return list(Read.objects.order_by("number"))


@pytest.fixture
def code(world: World) -> str:
    real_guide(PROCEDURE)
    made = new_slip_code()
    must(world.hoa, "dossiers.prepare", **world.preparation(world.ba_tu, slip_code=made))
    return made


def test_the_desk_opens_a_slip_and_is_noted_with_the_family_of_it(world: World, code: str) -> None:
    page = at_browser("desk", COMMUNE).get(f"/ban?phieu={code}")
    assert "Lô Thị Tư" in page.content.decode()
    (line,) = lines()
    assert (line.resident, line.household, line.role) == (world.ba_tu.resident, world.ba_tu.household, "desk")
    assert (line.door, line.reason, line.place) == ("desk", "reception", world.scope(world.tung_huong))
    assert set(line.kinds.split(",")) >= {"name", "papers", "answers"}


def test_a_desk_page_that_shows_nobody_is_not_noted(world: World, code: str) -> None:
    desk = at_browser("desk", COMMUNE)
    assert desk.get("/ban").status_code == 200
    assert desk.get("/ban?phieu=7M3N9RZY4H0").status_code in {404, 422}
    assert lines() == []


def test_one_look_costs_one_statement(world: World, code: str) -> None:
    desk = at_browser("desk", COMMUNE)
    desk.get(f"/ban?phieu={code}")
    with CaptureQueriesContext(connection) as asked:
        desk.get(f"/ban?phieu={code}")
    with acting(system(COUNTRY)):
        assert Read.objects.count() == 2
    # written through kernel.statements, past what Django counts: the page itself asks nothing more than before
    assert not [one for one in asked.captured_queries if "kernel_read" in one["sql"]]


def test_the_twin_of_an_identity_paper_is_noted_too(world: World, code: str) -> None:
    desk = at_browser("desk", COMMUNE)
    desk.post("/ban/so-giay-to", {"phieu": code, "so": "040190000017"})
    other = new_slip_code()
    must(world.hoa, "dossiers.prepare", **world.preparation(world.pao, slip_code=other))
    page = desk.post("/ban/so-giay-to", {"phieu": other, "so": "040190000017"})
    assert "Lô Thị Tư" in page.content.decode()
    family, twin = lines()[-2:]
    assert (family.resident, twin.resident) == (world.pao.resident, world.ba_tu.resident)
    assert twin.kinds == "name,birth_year,home"


@pytest.mark.parametrize("page", ["", "/in"])
def test_an_officer_at_a_slips_page_is_noted_and_the_family_that_holds_it_is_not(world: World, code: str, page: str) -> None:
    assert Client().get(f"/s/{code}{page}").status_code == 200
    assert lines() == []
    at_browser("content_editor", "vn.40.").get(f"/s/{code}{page}")
    (line,) = lines()
    assert (line.door, line.resident, line.scope) == ("slip", world.ba_tu.resident, "vn.40.")


def test_no_page_names_a_family_to_somebody_we_know_without_a_line(world: World, code: str) -> None:
    """Every page of the office, for every role that may open it, with the slip where a slip is asked for."""
    pages = {route: who for route, who in OPENS.items() if isinstance(who, set) and route not in POSTED}
    assert len(pages) > 20
    named = set()
    for role in sorted(set().union(*pages.values())):
        browser = at_browser(role, "vn.40." if role in ABOVE else COMMUNE, login=f"{role}2")
        for route in sorted(route for route, who in pages.items() if role in who):
            before = len(lines())
            page = browser.get(f"{address(route)}?phieu={code}").content.decode(errors="replace")
            page = page.replace("ví dụ Lô Thị Tư", "")  # a hint beside a field names nobody
            if "Lô Thị Tư" in page or "Và Bá Páo" in page:
                named.add(route)
                assert len(lines()) > before, (route, role)
    assert "ban" in named


def pulled(world: World, phone: Client, **since: Any) -> Any:
    return phone.get("/api/v1/sync/pull", since).json()


def test_a_pull_is_one_line_with_its_place_and_number_and_an_empty_one_is_none(world: World, code: str) -> None:
    phone = Client(headers=phone_of(world, world.lan_id).head)
    first = pulled(world, phone)
    (line,) = lines()
    assert (line.door, line.reason, line.place) == ("sync", "village_sync", world.scope(world.tung_huong))
    assert (line.resident, line.household) == (None, None)
    assert line.count == sum(one["collection"] != "places.villages" for one in first["changes"]) >= 3
    assert line.kinds == "dossiers.preparations,people.households,people.residents"
    pulled(world, phone, cursor=first["cursor"], scope=first["scope"])
    assert len(lines()) == 1


def test_a_pull_of_a_packed_place_says_how_many_rows_were_in_it(world: World, code: str) -> None:
    told = pulled(world, Client(headers=phone_of(world, world.lan_id).head), snapshot=1)
    (line,) = lines()
    assert line.count >= told["snapshot"]["rows"] >= 3
    assert "people.residents" in line.kinds


def test_a_kept_photo_is_noted_with_the_person_it_was_kept_for(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, content = Disk(str(tmp_path)), webp(20_000)
    for module in ("files", "keeping"):
        monkeypatch.setattr(f"nhipcau.sync.{module}.shelf", lambda: disk)
    lan = Sender(phone_of(world, world.lan_id))
    must(world.lan, "support.attach_file", **kept_photo(world, world.ba_tu, content))
    lan.sends(at(lan.begins(content)), 0, content)
    assert lines() == []
    address = f"{FILES}/{digest_of(content)}"
    assert Client().get(address, headers=lan.phone.head).status_code == 200
    assert Client().get(address, headers={**lan.phone.head, "range": "bytes=1-"}).status_code == 206
    whole, part = lines()
    assert (whole.door, whole.kinds, whole.resident, whole.household) == (
        "file", "photo", world.ba_tu.resident, world.ba_tu.household,
    )  # fmt: skip
    assert part.number == whole.number + 1
