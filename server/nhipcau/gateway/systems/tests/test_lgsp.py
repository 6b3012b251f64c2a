"""Messages in the shape of a service bus, asked for by a program: all of them, each once, of its places only, of nobody by name."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from nhipcau.dossiers.lgsp.messages import EMPTY, NOTE
from nhipcau.gateway.systems.tests.programs import Program, let_in
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.slip_codes import new_slip_code
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, World, must, neighbour, settle

pytestmark = pytest.mark.django_db
STATES = "/api/v1/dossiers/states"


@pytest.fixture
def world() -> World:
    return settle()


def opened(world: World, *codes: str, by: Actor | None = None) -> None:
    """Take dossiers with official codes in, at the world's desk or another's."""
    for code in codes:
        must(by or world.hoa, "dossiers.hand_in", id=new_id(), slip_code=new_slip_code(), procedure=PROCEDURE, official_code=code)


def address(what: str = "dossiers", days: int = 0, **asked: str | int) -> str:
    first, last = local_today() - timedelta(days=1 + days), local_today() - timedelta(days=days)
    return f"/api/v1/lgsp/{what}?first={first}&last={last}" + "".join(f"&{name}={value}" for name, value in asked.items())


def walked(program: Program, token: str, **asked: str | int) -> list[str]:
    """Follow the cursor to its end; return the official codes in the order in which they came."""
    codes, cursor = [], ""
    for _ in range(50):
        page = program.get(address(cursor=cursor, **asked), token).json()
        codes += [row["MaHoSo"] for row in page["items"]]
        if page["next"] is None:
            return codes
        cursor = page["next"]
    raise AssertionError("the cursor never ends")


def test_the_cursor_walks_all_and_none_twice_while_more_is_taken_in(world: World) -> None:
    codes = [f"H40.17-261123-{number:04}" for number in range(7)]
    opened(world, *codes)
    program = let_in()
    token = program.token()
    for limit in (1, 2, 3, 7, 50):
        assert walked(program, token, limit=limit) == codes
    first = program.get(address(limit=3), token).json()
    opened(world, "H40.17-261123-9999")
    rest = program.get(address(limit=50, cursor=first["next"]), token).json()
    assert [row["MaHoSo"] for row in (*first["items"], *rest["items"])] == [*codes, "H40.17-261123-9999"]
    assert program.get(address(days=30), token).json()["items"] == [], "days outside are not in it"
    assert program.get(address(cursor=first["next"], place="16933"), token).json()["number"] == "422.601", "the cursor of another list"


def test_each_commune_comes_whole_and_a_program_sees_its_own_places_only(world: World) -> None:
    neighbour(world)
    opened(world, "H40.17-261123-0001", "H40.17-261123-0003")
    opened(world, "H40.17-261123-0002", by=replace(world.hoa, id=new_id(), scope=NEIGHBOUR))
    home, other, all_of_it = let_in(COMMUNE), let_in(NEIGHBOUR), let_in()
    assert walked(home, home.token(), limit=1) == ["H40.17-261123-0001", "H40.17-261123-0003"]
    assert walked(other, other.token(), limit=1) == ["H40.17-261123-0002"]
    assert walked(all_of_it, all_of_it.token(), limit=1) == ["H40.17-261123-0001", "H40.17-261123-0003", "H40.17-261123-0002"]
    for what in ("dossiers", "statistic"):
        refused = other.get(address(what, place="16933"))
        assert (refused.status_code, refused.json()["number"]) == (403, "403.600")
        assert refused.headers["Content-Type"].startswith("application/problem+json")


def test_it_takes_the_right_scope_and_a_living_token(world: World) -> None:
    shut = let_in(scopes=("figures:read", "dossiers:write"))
    for what, more in (("dossiers", {}), ("statistic", {"place": "16933"})):
        answer = shut.get(address(what, **more))
        assert (answer.status_code, answer.json()["number"]) == (403, "403.520")
        assert shut.get(address(what, **more), "nct_nobody").json()["number"] == "401.520"
        assert let_in(scopes=("dossiers:read",)).get(address(what, **more)).status_code == 200


def test_rows_name_nobody_and_what_was_read_is_not_sent_again(world: World) -> None:
    opened(world, "H40.17-261123-0001")
    program = let_in()
    token = program.token()
    first = program.get(address(), token)
    (row,) = first.json()["items"]
    assert first.json()["note"] == NOTE
    assert {row[field] for field in EMPTY} == {""}
    again = program.get(address(), token, **{"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_row_can_be_handed_in_at_another_door_as_it_is(world: World) -> None:
    opened(world, "H40.17-261123-0001")
    program = let_in()
    row: dict[str, Any] = program.get(address()).json()["items"][0]
    assert program.post(STATES, {"commune": "16933", "rows": [row]}).json() == {"taken": 1, "refused": []}


def test_the_statistic_adds_up(world: World) -> None:
    opened(world, "H40.17-261123-0001", "H40.17-261123-0002")
    told = let_in().get(address("statistic", place="16933")).json()
    counted = told["statistic"]
    assert (told["place"], counted["NewReception"], counted["Total"], counted["Pending"]) == ("16933", "2", "2", "2")
    assert counted["PercentSolvedInTime"] == ""
