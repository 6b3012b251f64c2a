"""The desk sends an export in the browser, fetches the bad rows, and says whose an unknown code is."""

import io
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.dossiers.models import Dossier, ImportRun, Waiting
from nhipcau.dossiers.queries import road
from nhipcau.dossiers.road_rules import READY
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.dossiers.tests.test_exports import HEAD, ROW, as_csv, as_xlsx
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from tests.officers import at_browser
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, World, must, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def browser(world: World) -> Client:
    return at_browser("desk", COMMUNE, login="hoa")


def sent(browser: Client, content: bytes, name: str) -> Any:
    file = io.BytesIO(content)
    file.name = name
    return browser.post("/xa/nhap-ho-so", {"tep": file})


def dossier(world: World, home_name: str = "Bưởi", code: str = "") -> UUID:
    name = new_id()
    body = {"id": name, "slip_code": new_slip_code(), "procedure": PROCEDURE, "full_name": home_name, "official_code": code}
    assert tell(world.hoa, "dossiers.hand_in", datetime(2026, 11, 16, 1, tzinfo=UTC), **body).state == "done"
    return name


@pytest.mark.parametrize(("make", "media", "ending"), [(as_csv, "text/csv", ".csv"), (as_xlsx, "application/vnd.openxml", ".xlsx")])
def test_an_export_is_sent_and_its_bad_rows_are_fetched(
    world: World, browser: Client, make: Any, media: str, ending: str
) -> None:
    dossier(world, code=ROW[0])
    answer = sent(browser, make([HEAD, ROW, [*ROW[:6], "99", *ROW[7:]]]), f"Hồ sơ <b>{ending}")
    assert answer.status_code == 302
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "còn dòng lỗi" in page
    with acting(world.hoa):
        run = ImportRun.objects.get()
    assert (run.fresh, run.waiting, run.faulty) == (2, 0, 1)
    back = browser.get(f"/xa/nhap-ho-so/{run.id}/loi")
    assert back.headers["Content-Type"].startswith(media)
    assert ending in back.headers["Content-Disposition"]
    assert "<" not in back.headers["Content-Disposition"]
    assert back.content


def test_what_is_no_export_is_refused_on_the_page(world: World, browser: Client) -> None:
    answer = sent(browser, b"ten,tuoi\nA,1\n", "ten.csv")
    assert answer.status_code == 422
    assert "422.233" in answer.content.decode()
    assert browser.post("/xa/nhap-ho-so").status_code == 422
    assert not ImportRun.objects.exists()


def test_another_commune_fetches_nothing(world: World, browser: Client) -> None:
    sent(browser, as_csv([HEAD, [*ROW[:6], "99", *ROW[7:]]]), "a.csv")
    with acting(world.hoa):
        run = ImportRun.objects.get()
    other = at_browser("desk", NEIGHBOUR, login="other")
    refused = other.get(f"/xa/nhap-ho-so/{run.id}/loi")
    assert (refused.status_code, "Bưởi" in refused.content.decode()) == (404, False)
    assert str(run.id) not in other.get("/xa/nhap-ho-so").content.decode()


def test_a_person_says_whose_a_code_is_and_what_waited_joins_the_road(world: World, browser: Client) -> None:
    mine, namesake = dossier(world, "Nguyễn Thị Bưởi"), dossier(world, "Vi Văn Páo")
    row = {"code": "H40.99-261116-0077", "state": READY, "since": "2026-11-18T10:00:00+07:00", "procedure": PROCEDURE, "given_name": "Bưởi"}
    must(world.hoa, "dossiers.take_states", run_id=new_id(), source="import", place=COMMUNE, rows=[row])
    page = browser.get("/xa/ma-ho-so").content.decode()
    assert str(mine) in page
    assert str(namesake) not in page
    assert "Nguyễn" not in page, "a given name is enough"
    with acting(system(COUNTRY)):
        assert Read.objects.filter(door="dossier_codes").exists()
    wrong = browser.post("/xa/ma-ho-so", {"ma": "H40.99-261116-0077", "ho_so": "nothing"})
    assert wrong.status_code == 404
    done = browser.post("/xa/ma-ho-so", {"ma": "H40.99-261116-0077", "ho_so": str(mine)}, follow=True)
    assert "Đã gắn mã" in done.content.decode()
    with acting(world.hoa):
        assert not Waiting.objects.exists()
        assert [stage.state for stage in road(world.hoa, mine).stages][-1] == READY
        assert Dossier.objects.get(id=mine).codes.get().raw == "H40.99-261116-0077"
    must(world.hoa, "dossiers.attach_code", id=new_id(), dossier_id=mine, code="H40.99-261116-0077")


def test_a_slip_code_may_be_typed_where_nothing_is_proposed(world: World, browser: Client) -> None:
    slip = new_slip_code()
    must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=slip, procedure=PROCEDURE)
    must(world.hoa, "dossiers.take_states", run_id=new_id(), source="import", place=COMMUNE, rows=[{"code": "X-1", "state": 4, "since": "2026-11-18T10:00:00+07:00"}])
    assert "Không có hồ sơ nào giống" in browser.get("/xa/ma-ho-so").content.decode()
    assert browser.post("/xa/ma-ho-so", {"ma": "X-1", "ho_so": slip}).status_code == 302
