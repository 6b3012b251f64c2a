"""Another system tells states at the open door: with its token, for its province, in any order and as often as it likes."""

import io
import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from nhipcau.dossiers.api import token_of
from nhipcau.dossiers.models import Entry, Waiting
from nhipcau.dossiers.queries import road
from nhipcau.dossiers.road_rules import HANDED_OUT
from nhipcau.dossiers.tests.test_exports import HEAD, ROW, dossier
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db
DONE = dict(zip(HEAD, [*ROW[:6], "10", *ROW[7:]], strict=True)) | {"NgayTra": "18/11/2026"}


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def system(world: World) -> UUID:
    name = new_id()
    fields = {"full_name": "Hệ thống một cửa tỉnh", "given_name": "Một cửa", "role": "integrator", "affiliation": "other"}
    must(replace(world.system, scope="vn.40."), "people.enrol_member", id=name, scope="vn.40.", **fields)
    return name


def push(token: str, rows: list[dict[str, Any]], commune: str = "16933") -> Any:
    body = json.dumps({"commune": commune, "rows": rows})
    return Client().post("/api/v1/dossiers/states", body, content_type="application/json", headers={"Authorization": f"Bearer {token}"})


def test_states_are_taken_once_however_often_they_are_told(world: World, system: UUID) -> None:
    name = dossier(world, ROW[0])
    for _ in range(3):
        answer = push(token_of(system), [DONE, {"MaHoSo": "X-1", "TrangThai": "99"}, {**DONE, "MaHoSo": "H40.99-261116-0001"}])
        assert answer.status_code == 200, answer.content
        assert answer.json() == {"taken": 2, "refused": [{"row": 2, "why": "Không có trạng thái “99”."}]}
    with acting(world.hoa):
        assert [stage.state for stage in road(world.hoa, name).stages][-1] == HANDED_OUT
        assert Entry.objects.filter(dossier=name, source="integrator").count() == 2
        assert Waiting.objects.count() == 2


@pytest.mark.parametrize("spoil", [lambda _: "", lambda token: token[:-1] + ("0" if token[-1] != "0" else "1"), lambda _: "x", lambda token: token.partition(".")[0]])
def test_without_its_token_nobody_is_let_in(system: UUID, spoil: Any) -> None:
    assert push(spoil(token_of(system)), [DONE]).status_code == 401


def test_a_token_ends_with_its_member_and_is_nobody_elses(world: World, system: UUID) -> None:
    assert push(token_of(world.lan_id), [DONE]).json()["number"] == "401.235"
    must(replace(world.system, scope="vn.40."), "people.leave_member", member_id=system)
    assert push(token_of(system), [DONE]).status_code == 401


def test_a_commune_of_another_province_is_refused(world: World, system: UUID) -> None:
    answer = push(token_of(system), [DONE], "14620")
    assert answer.json()["number"] == "403.231"
    with acting(world.hoa):
        assert not Entry.objects.exists()


def test_the_command_prints_the_token_of_an_integrator_only(world: World, system: UUID) -> None:
    said = io.StringIO()
    call_command("integrator", str(system), stdout=said)
    assert said.getvalue().strip() == token_of(system)
    with pytest.raises(CommandError):
        call_command("integrator", str(world.lan_id))
