"""Bà Tư asks that her name be put right: the office does it once, everybody hears of it, and nothing old is left lying about."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client

from nhipcau.dossiers.models import Preparation
from nhipcau.kernel.actor import DESK, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Consent, Household, Request, Resident
from nhipcau.sync.pull import pull
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle, tell

pytestmark = pytest.mark.django_db
CODE = "7M3N9RZY4H0"
CORRECT = "people.correct_resident"


@pytest.fixture
def world() -> World:
    cache.clear()
    found = settle()
    told = {"id": new_id(), "resident_id": found.ba_tu.resident, "purpose": "follow_up", "given_by": "self", "method": "tap"}
    must(found.lan, "people.agree", **told, wording="v2", receipt=CODE)
    must(found.lan, "dossiers.prepare", **found.preparation(found.ba_tu))
    return found


@pytest.fixture
def asked(world: World) -> UUID:
    return asks(world, "correct")


@pytest.fixture
def hoa(world: World) -> Client:
    return at_browser(DESK, COMMUNE)


def asks(world: World, kind: str) -> UUID:
    request = new_id()
    must(world.lan, "people.ask_right", id=request, resident_id=world.ba_tu.resident, kind=kind)
    return request


def ba_tu(world: World) -> Resident:
    with acting(system(COUNTRY)):
        return Resident.objects.get(id=world.ba_tu.resident)


def about(world: World, **changes: Any) -> dict[str, Any]:
    fields = ("full_name", "given_name", "birth_year", "sex", "language")
    return {name: getattr(ba_tu(world), name) for name in fields} | changes


def correction(world: World, request: UUID, **changes: Any) -> dict[str, Any]:
    named = {"request_id": request, "resident_id": world.ba_tu.resident}
    return {**named, "was": about(world), "now": about(world, **changes)}


def number(verdict: Verdict) -> str:
    return verdict.problem.number if verdict.problem else ""


RIGHT = {"full_name": "Lô Thị Từ", "given_name": "Từ", "birth_year": 1957}


def test_what_was_asked_is_put_right_everywhere_and_the_request_is_closed(world: World, asked: UUID) -> None:
    before = pull(world.minh, 0, "")
    must(world.hoa, CORRECT, **correction(world, asked, **RIGHT))
    with acting(system(COUNTRY)):
        assert Household.objects.get(id=world.ba_tu.household).head_name == "Lô Thị Từ"
        assert Preparation.objects.get().given_name == "Từ"
        assert Consent.objects.get(receipt=CODE).given_name == "Từ"
        closed = Request.objects.get()
    assert (closed.outcome, bool(closed.answered_on), bool(closed.done_on)) == ("done", True, True)
    told = {one.collection: one.row for one in pull(world.minh, before.cursor, before.scope).changes}
    assert told["people.residents"]
    assert told["people.residents"]["birth_year"] == 1957
    assert told["people.households"]
    assert told["people.households"]["head_name"] == "Lô Thị Từ"


@pytest.mark.parametrize(
    ("refused", "changes"),
    [
        ("422.280", {"now": "same"}),
        ("409.280", {"was": "older"}),
        ("404.142", {"request_id": new_id()}),
        ("404.142", {"resident_id": new_id()}),
        ("422.2", {"now": "nameless"}),
    ],
)
def test_a_correction_that_does_not_fit_changes_nothing(world: World, asked: UUID, refused: str, changes: dict[str, Any]) -> None:
    bodies = {"same": about(world), "older": about(world, birth_year=1901), "nameless": about(world, full_name=" ")}
    body = correction(world, asked, **RIGHT) | {name: bodies.get(value, value) for name, value in changes.items()}
    assert number(tell(world.hoa, CORRECT, **body)) == refused
    assert ba_tu(world).full_name == "Lô Thị Tư"


def test_a_request_for_something_else_or_one_that_is_settled_corrects_nothing(world: World, asked: UUID) -> None:
    other = asks(world, "see")
    assert number(tell(world.hoa, CORRECT, **correction(world, other, **RIGHT))) == "404.142"
    must(world.hoa, "people.settle_right", request_id=asked, step="refused")
    assert number(tell(world.hoa, CORRECT, **correction(world, asked, **RIGHT))) == "409.141"
    assert number(tell(world.lan, CORRECT, **correction(world, asked, **RIGHT))) == "403.1"
    assert number(tell(world.ke_la, CORRECT, **correction(world, asked, **RIGHT))) in {"403.1", "404.142"}


def page_of(world: World) -> str:
    return f"/quyen/nguoi/{world.ba_tu.resident}"


def hidden(text: str) -> dict[str, str]:
    """What the form carries without asking."""
    form = text[text.index('id="sua"') :]
    return dict(re.findall(r'type="hidden" name="(yeu_cau|cu_\w+)" value="([^"]*)"', form))


def typed(**changes: str) -> dict[str, str]:
    return {"ho_ten": "Lô Thị Từ", "ten_goi": "Từ", "nam_sinh": "1957", "gioi": "female", "tieng": "thai", **changes}


def test_the_office_puts_it_right_from_the_page_and_the_person_reads_it_on_the_receipt(
    world: World, asked: UUID, hoa: Client
) -> None:
    assert "Sửa chỗ sai" in Client().get(f"/bien-nhan/{CODE}").content.decode()
    told = hidden(hoa.get(page_of(world)).content.decode())
    assert hoa.post(page_of(world) + "/sua", {**told, **typed()}).headers["Location"] == page_of(world) + "?xong=sua"
    text = hoa.get(page_of(world) + "?xong=sua").content.decode()
    assert "Lô Thị Từ" in text
    assert 'id="sua"' not in text
    receipt = Client().get(f"/bien-nhan/{CODE}").content.decode()
    assert "Đã làm xong" in receipt
    assert "của <b>Từ</b>" in receipt


def test_what_was_typed_wrongly_is_said_and_still_stands_in_the_form(world: World, asked: UUID, hoa: Client) -> None:
    told = hidden(hoa.get(page_of(world)).content.decode())
    answer = hoa.post(page_of(world) + "/sua", {**told, **typed(nam_sinh="57")})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "422.281" in text
    assert 'value="57"' in text
    assert 'value="Lô Thị Từ"' in text


def test_two_officers_at_once_do_not_write_over_each_other(world: World, asked: UUID, hoa: Client) -> None:
    told = hidden(hoa.get(page_of(world)).content.decode())
    asks(world, "correct")
    must(world.son, CORRECT, **correction(world, asked, birth_year=1960))
    again = hidden(hoa.get(page_of(world)).content.decode())
    answer = hoa.post(page_of(world) + "/sua", {**told, "yeu_cau": again["yeu_cau"], **typed()})
    assert answer.status_code == 409
    assert "409.280" in answer.content.decode()
    assert ba_tu(world).birth_year == 1960


def test_who_has_asked_nothing_is_shown_no_form_and_a_press_without_one_is_refused(world: World, hoa: Client) -> None:
    assert 'id="sua"' not in hoa.get(page_of(world)).content.decode()
    assert hoa.post(page_of(world) + "/sua", typed()).status_code == 422
    assert ba_tu(world).full_name == "Lô Thị Tư"


def test_a_request_follows_the_home_to_its_new_place(world: World, asked: UUID) -> None:
    must(world.son, "people.move_household", household_id=world.ba_tu.household, village_id=world.bai_so)
    with acting(system(COUNTRY)):
        assert Request.objects.get().place == world.scope(world.bai_so)
    must(world.hoa, CORRECT, **correction(world, asked, **RIGHT))
