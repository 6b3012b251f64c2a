"""How often each door may be tried: one table, and thirty people behind one address never meet it; who guesses does."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from nhipcau.gateway.login.tests.ways import code_of, with_second_step
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.codes import code_of_day
from nhipcau.people.models import Member
from tests.house.doors import OPENS
from tests.keyed import Keyed
from tests.officers import PASSWORD, at_browser, enrol
from tests.phones import PULL, Phone, activate, post, visit
from tests.world import COMMUNE, PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db

PACKAGE = Path(__file__).resolve().parents[2] / "nhipcau"
PEOPLE, SLIPS = 30, 2  # at one commune's office, behind one address; wrong tries of each
SHARE = "/api/v1/phones/share"
LONG = 80  # tries of somebody who guesses


@pytest.fixture
def world() -> World:
    return settle()


def wrong_helper_code(world: World) -> str:
    """Return a code that begins like those of the commune and is nobody's: what a mistyped one is."""
    right = code_of_day(Member.objects.get(id=world.lan_id), local_today())
    return right[:3] + f"{(int(right[3:]) + 1) % 100_000:05}"


GUESSES: dict[str, Callable[[World, Client, int], int]] = {
    "dang-nhap": lambda _world, client, _at: client.post("/dang-nhap", {"username": "hoa", "password": "sai"}).status_code,
    "mo-tai-khoan": lambda _world, client, at: client.post("/mo-tai-khoan", {"ma": f"AAAAA-BBB{at:02}"}).status_code,
    "api/v1/phones/activate": lambda _world, _client, at: activate(f"AAAAA-BBB{at:02}", new_id()).status_code,
    "api/v1/phones/share": lambda _world, _client, _at: Keyed().post(SHARE, {"device_id": str(new_id())}, token=False).status_code,
    "s/<str:code>": lambda _world, client, _at: client.get(f"/s/{new_slip_code()}").status_code,
    "bien-nhan/<str:code>": lambda _world, client, _at: client.get(f"/bien-nhan/{new_slip_code()}").status_code,
    "api/v1/courier": lambda _world, _client, _at: post("/api/v1/courier", b"rac").status_code,
    "kiem-tra": lambda world, client, _at: client.get("/kiem-tra", {"ma": wrong_helper_code(world)}).status_code,
}


def test_every_count_stands_in_the_one_table_and_every_line_of_it_counts() -> None:
    made = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[0] == "Pace":
                assert ast.unparse(node.func).startswith("Pace.of"), f"{path.name}: a pace of its own"
                if ast.unparse(node.func) == "Pace.of":
                    made.add(ast.literal_eval(node.args[0]))
    assert made == set(settings.RATES)
    for name, rate in settings.RATES.items():
        assert set(rate.doors) <= set(OPENS), name


def test_where_an_address_is_counted_thirty_people_may_each_be_wrong() -> None:
    by_address = {name: rate for name, rate in settings.RATES.items() if "network address" in rate.by}
    assert len(by_address) > 5
    for name, rate in by_address.items():
        assert rate.free > PEOPLE, name
        assert "wrong" in rate.what or "none" in rate.what, f"{name}: what is right is never counted by address"


def a_morning_at_the_office(world: World, at: int) -> list[tuple[str, int]]:
    """Return what one of thirty met, who came in, was wrong once at each door, and did the work."""
    login, answers = f"can-bo-{at}", []
    user = User.objects.get(username=login)
    client = Client()

    def met(name: str, answer: Any) -> Any:
        answers.append((name, answer.status_code))
        return answer

    for typed in ("sai", PASSWORD):
        met("log-in", client.post("/dang-nhap", {"username": login, "password": typed}))
    for typed in ("000000", code_of(user)):
        met("second step", client.post("/dang-nhap/buoc-hai", {"ma": typed}))
    answers += [(door, guess(world, client, at)) for door, guess in GUESSES.items() if door != "dang-nhap"]
    slip = new_slip_code()
    must(world.hoa, "dossiers.prepare", **world.preparation(world.ba_tu, slip_code=slip))
    for path in (f"/s/{slip}", f"/ban?phieu={slip}", "/ban", "/thu-tuc?q=khai+sinh", f"/thu-tuc/{PROCEDURE}", "/quyen"):
        met(path, client.get(path))
    right = code_of_day(Member.objects.get(id=world.lan_id), local_today())
    met("helper's code", client.get("/kiem-tra", {"ma": right}))
    token = met("phone", activate(give_code(world.system, world.lan_id), new_id())).json()["token"]
    phone = Phone(token)
    met("push", phone.push(visit(world)))
    for _ in range(5):
        met("pull", Client().get(PULL, headers=phone.head))
    return answers


def test_thirty_people_behind_one_address_meet_no_limit_in_ordinary_work(world: World) -> None:
    for at in range(PEOPLE):
        with_second_step(enrol("desk", COMMUNE, f"Lữ Thị Hoa {at}", f"can-bo-{at}", password=PASSWORD).user)
    with time_machine.travel(now(), tick=False):  # all of it at the same moment: no quiet while forgets anything
        answers = [one for at in range(PEOPLE) for one in a_morning_at_the_office(world, at)]
    assert [one for one in answers if one[1] in {429, 503}] == []
    rightly = {"push", "pull", "phone", "helper's code", "/ban", "/quyen", "/thu-tuc?q=khai+sinh"}
    assert {status for name, status in answers if name in rightly} == {200}
    assert sum(status in {401, 404, 422} for _, status in answers) >= PEOPLE * (len(GUESSES) + SLIPS - 1)


@pytest.mark.parametrize("door", GUESSES)
def test_who_guesses_meets_the_limit_at_every_counted_door(world: World, door: str) -> None:
    enrol("desk", COMMUNE, password=PASSWORD)
    client, told = Client(), []
    with time_machine.travel(now(), tick=False):
        for at in range(10, LONG + 10):
            told.append(GUESSES[door](world, client, at))
            if told[-1] == 429:
                break
    rate = next(rate for rate in settings.RATES.values() if door in rate.doors)
    assert told[-1] == 429
    assert len(told) == rate.free + 1
    assert 429 not in told[:-1]


def test_a_phone_number_that_guesses_helpers_codes_is_told_to_wait(world: World, settings: Any) -> None:
    settings.SMS_SECRET = "kannel-thu"
    wrong = wrong_helper_code(world)

    def texts(sender: str) -> str:
        asked = {"tu": sender, "tin": f"KT {wrong}", "khoa": "kannel-thu"}
        return str(Client().get("/tin-nhan", asked).content.decode())

    with time_machine.travel(now(), tick=False):
        told = [texts("0912345678") for _ in range(settings.RATES["helper code"].free + 1)]
        assert "KHONG AI" in told[-2]
        assert "Doi" in told[-1]
        assert "KHONG AI" in texts("0987654321")


def test_an_officer_who_is_logged_in_and_mistypes_a_slip_is_no_guesser_yet(world: World) -> None:
    browser = at_browser("desk", COMMUNE)
    assert [browser.get(f"/s/{new_slip_code()}").status_code for _ in range(PEOPLE)] == [404] * PEOPLE
    assert browser.get("/ban").status_code == 200
