"""Programs of others: how they come in, what they are let do, and what every answer to them has."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client as Browser

from nhipcau.gateway.systems.courtesy import DEPRECATED
from nhipcau.gateway.systems.tests.programs import Program, form_post, let_in
from nhipcau.gateway.urls_api import api
from nhipcau.kernel import bus, events
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.links.clients import tokens
from nhipcau.links.clients.bodies import LockClient, RenewSecret, UnlockClient
from nhipcau.links.clients.keeping import let_go
from nhipcau.links.clients.models import Once, Secret, Token
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, World, must, neighbour, settle

pytestmark = pytest.mark.django_db
CATALOGUE, EVENTS, STANDING = "/api/v1/figures/catalogue", "/api/v1/events", "/api/v1/dossiers/standing"
STATES = "/api/v1/dossiers/states"
READINGS = "/api/v1/readings?code=support.assists&period=2026-11"


@pytest.fixture
def world() -> World:
    return settle()


def opened(world: World, *codes: str) -> None:
    """Open dossiers with official codes at the world's desk."""
    for code in codes:
        must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=new_slip_code(), procedure=PROCEDURE, official_code=code)


# ── coming in


def test_a_secret_becomes_a_token_that_opens_what_was_granted_and_nothing_else(world: World) -> None:
    program = let_in(scopes=("figures:read",))
    given = program.ask_token()
    assert given.status_code == 200, given.content
    assert given.headers["Cache-Control"] == "no-store"
    told = given.json()
    assert (told["token_type"], told["expires_in"], told["scope"]) == ("Bearer", 3600, "figures:read")
    assert program.get(CATALOGUE, told["access_token"]).status_code == 200
    shut = program.get(EVENTS, told["access_token"])
    assert (shut.status_code, shut.json()["number"]) == (403, "403.520")
    assert 'error="insufficient_scope"' in shut.headers["WWW-Authenticate"]
    nobody = Browser().get(CATALOGUE)
    assert (nobody.status_code, nobody.json()["number"]) == (401, "401.520")
    assert nobody.headers["WWW-Authenticate"].startswith("Bearer realm=")


def test_a_secret_may_be_shown_in_the_form_too_but_not_twice(world: World) -> None:
    program = let_in()
    form = {"grant_type": "client_credentials", "client_id": str(program.id), "client_secret": program.secret}
    assert form_post("/oauth/token", form).status_code == 200
    twice = form_post("/oauth/token", form, program.basic())
    assert (twice.status_code, twice.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    ("form", "error", "status"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type", 400),
        ({"scope": "events:read everything"}, "invalid_scope", 400),
        ({"scope": "dossiers:write"}, "invalid_scope", 400),
    ],
)
def test_what_was_not_granted_gives_no_token(world: World, form: dict[str, str], error: str, status: int) -> None:
    answer = let_in(scopes=("events:read",)).ask_token(**form)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert not Token.objects.exists()


def test_a_wrong_secret_is_told_to_the_watch_and_counted_until_the_door_shuts(world: World, monkeypatch: Any) -> None:
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "listeners", [heard.append])
    program = let_in()
    wrong = Program(program.id, "ncs_sai", program.lead)
    with time_machine.travel(now(), tick=False):
        told = [wrong.ask_token() for _ in range(settings.RATES["client secret"].free + 1)]
    assert (told[0].status_code, told[0].json()["error"], told[0].headers["WWW-Authenticate"][:5]) == (401, "invalid_client", "Basic")
    assert told[-1].status_code == 429
    assert int(told[-1].headers["Retry-After"]) > 0
    assert {one.kind for one in heard} >= {"client.registered", "client.refused"}


def test_no_secret_and_no_token_lies_anywhere_but_as_a_keyed_hash(world: World) -> None:
    program = let_in()
    token = program.token()
    kept = repr(list(Secret.objects.values_list())) + repr(list(Token.objects.values_list()))
    assert program.secret not in kept
    assert token not in kept


def test_a_new_secret_and_the_one_before_both_open_until_the_overlap_is_over(world: World) -> None:
    program = let_in()
    secret, mark = tokens.new_secret()
    bus.do(program.lead, "links.renew_secret", RenewSecret(id=new_id(), client_id=program.id, mark=mark, overlap_hours=1))
    fresh = Program(program.id, secret, program.lead)
    assert (program.ask_token().status_code, fresh.ask_token().status_code) == (200, 200)
    with time_machine.travel(now() + timedelta(minutes=61)):
        assert (program.ask_token().status_code, fresh.ask_token().status_code) == (401, 200)


def test_a_locked_program_is_out_at_once_and_back_when_it_is_let_in_again(world: World) -> None:
    program = let_in()
    token = program.token()
    bus.do(program.lead, "links.lock_client", LockClient(client_id=program.id))
    assert program.get(CATALOGUE, token).status_code == 401
    assert program.ask_token().status_code == 401
    bus.do(program.lead, "links.unlock_client", UnlockClient(client_id=program.id))
    assert program.get(CATALOGUE, token).status_code == 401, "a token that ended does not come back"
    assert program.get(CATALOGUE).status_code == 200


def test_a_token_ends_when_it_is_revoked_or_after_an_hour_and_is_let_go_of(world: World) -> None:
    program = let_in()
    first, second = program.token(), program.token()
    assert form_post("/oauth/revoke", {"token": first}, program.basic()).status_code == 200
    assert form_post("/oauth/revoke", {"token": "nct_nobody"}, program.basic()).status_code == 200
    assert (program.get(CATALOGUE, first).status_code, program.get(CATALOGUE, second).status_code) == (401, 200)
    with time_machine.travel(now() + timedelta(minutes=61)):
        assert program.get(CATALOGUE, second).status_code == 401
        assert let_go() == 1


def test_the_address_of_what_the_token_door_can_do_is_the_one_of_the_standard(world: World) -> None:
    told = Browser().get("/.well-known/oauth-authorization-server").json()
    assert told["token_endpoint"] == "http://testserver/oauth/token"
    assert told["grant_types_supported"] == ["client_credentials"]


# ── what it sees


def test_row_level_security_holds_for_a_program_too(world: World) -> None:
    neighbour(world)
    opened(world, "H40.17-261123-0001")
    assert [one["code"] for one in let_in(COMMUNE).get(STANDING).json()["items"]] == ["H40.17-261123-0001"]
    assert let_in(NEIGHBOUR).get(STANDING).json()["items"] == []
    outside = let_in(COMMUNE).get(f"{READINGS}&place=40")
    assert (outside.status_code, outside.json()["number"]) == (403, "403.600")


def test_states_are_handed_in_with_the_token_and_only_for_places_that_were_granted(world: World) -> None:
    neighbour(world)
    row = {"MaHoSo": "H40.17-261123-0009", "TrangThaiHoSo": "4", "NgayTiepNhan": "20261120080000"}
    pushed = {"commune": "16933", "rows": [row]}
    assert let_in(COMMUNE).post(STATES, pushed).status_code == 200
    assert let_in(COMMUNE, NEIGHBOUR).post(STATES, pushed).status_code == 200
    assert let_in().post(STATES, pushed).status_code == 200
    refused = let_in(NEIGHBOUR).post(STATES, pushed)
    assert (refused.status_code, refused.json()["number"]) == (403, "403.231")
    assert let_in(scopes=("dossiers:read",)).post(STATES, pushed).json()["number"] == "403.520"


def test_pages_of_a_list_stay_as_they_are_while_something_is_added(world: World) -> None:
    opened(world, *(f"H40.17-261123-{number:04}" for number in range(5)))
    program, token = (found := let_in()), found.token()
    first = program.get(f"{STANDING}?limit=2", token).json()
    opened(world, "H40.17-261123-9999")
    codes, cursor = [one["code"] for one in first["items"]], first["next"]
    while cursor:
        page = program.get(f"{STANDING}?limit=2&cursor={cursor}", token).json()
        codes += [one["code"] for one in page["items"]]
        cursor = page["next"]
    assert codes == [*(f"H40.17-261123-{number:04}" for number in range(5)), "H40.17-261123-9999"]
    for wrong in ("x", first["next"][:-2] + "AA", let_in().get(f"{STANDING}?limit=1").json()["next"]):
        assert program.get(f"{STANDING}?cursor={wrong}", token).json()["number"] == "422.601"


def test_events_name_nobody_and_come_in_the_order_of_their_numbers(world: World) -> None:
    opened(world, "H40.17-261123-0001", "H40.17-261123-0002")
    program = let_in()
    answer = program.get(f"{EVENTS}?limit=1")
    told = answer.json()
    assert [one["kind"] for one in told["items"]] == ["dossier.state_changed"]
    rest = program.get(f"{EVENTS}?cursor={told['next']}").json()
    assert [one["data"]["code"] for one in (*told["items"], *rest["items"])] == ["H40.17-261123-0001", "H40.17-261123-0002"]
    assert [one["number"] for one in (*told["items"], *rest["items"])] == [1, 2]
    assert program.get(f"{EVENTS}?cursor={rest['next']}").json() == {"items": [], "next": rest["next"], "more": False}
    assert "Tư" not in answer.content.decode()


@pytest.mark.parametrize(("since", "many"), [("7468-03-08T17:18:31-18:57", 0), ("0001-01-01T00:00:00+23:59", 1), ("9999-12-31T23:59:59-23:59", 0)])
def test_events_since_a_moment_that_no_clock_shows_are_told(world: World, since: str, many: int) -> None:
    opened(world, "H40.17-261123-0001")
    answer = let_in().get(f"{EVENTS}?since={since.replace('+', '%2B')}")
    assert (answer.status_code, len(answer.json()["items"])) == (200, many)


def test_figures_come_with_both_parts_their_version_and_source(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    found = let_in().get(f"{READINGS.replace('2026-11', f'{now():%Y-%m}')}&code=share.alone&place=16933").json()["items"]
    assert (found[0]["code"], found[0]["place"], found[0]["part"]) == ("support.assists", "16933", 1)
    assert found[1]["few"] is True
    assert found[1]["value"] is None


# ── what every answer has


def test_what_was_read_is_not_sent_again(world: World) -> None:
    program = let_in()
    token = program.token()
    first = program.get(CATALOGUE, token)
    again = program.get(CATALOGUE, token, **{"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "Access-Control-Allow-Origin" not in first.headers


def test_a_key_is_obeyed_once_and_another_body_under_it_is_refused(world: World) -> None:
    program = let_in()
    token, asked = program.token(), {"url": "https://nhan.example.vn/h", "kinds": ["warning.issued"]}
    key = {"idempotency-key": "5f8d2b1e-0000-4000-8000-000000000001"}
    first = program.post("/api/v1/webhooks", asked, token, **key)
    again = program.post("/api/v1/webhooks", asked, token, **key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(program.get("/api/v1/webhooks", token).json()["items"]) == 1
    other = program.post("/api/v1/webhooks", asked | {"kinds": ["petition.answered"]}, token, **key)
    assert (other.status_code, other.json()["number"]) == (422, "422.520")
    assert first.json()["secret"] not in repr(bytes(Once.objects.get().answer or b""))
    assert program.post("/api/v1/webhooks", asked, token, **{"idempotency-key": "x"}).json()["number"] == "400.521"


def test_a_program_learns_how_much_of_its_minute_is_left_and_waits_when_it_is_spent(world: World, settings: Any) -> None:
    settings.QUOTA_OF_PROGRAMS = 3
    program = let_in()
    with time_machine.travel(now().replace(second=20), tick=False) as clock:
        token = program.token()
        told = [program.get(CATALOGUE, token) for _ in range(4)]
        assert [one.status_code for one in told] == [200, 200, 200, 429]
        assert told[0].headers["RateLimit"] == '"program";r=2;t=40'
        assert told[0].headers["RateLimit-Policy"] == '"program";q=3;w=60'
        assert (told[3].headers["Retry-After"], told[3].json()["number"]) == ("40", "429.521")
        assert let_in().get(CATALOGUE).status_code == 200, "another program has its own minute"
        clock.shift(41)
        assert program.get(CATALOGUE, token).status_code == 200


def test_every_operation_that_is_going_away_says_so() -> None:
    known = {(method, str(pattern.pattern)) for pattern in api.urls[0] for method in ("GET", "POST", "DELETE")}
    assert set(DEPRECATED) <= known
    answer = Browser().get(f"/api/v1/bundles/{'0' * 64}.json")
    assert answer.headers["Deprecation"] == "@1795392000"
    assert answer.headers["Sunset"] == "Fri, 31 Dec 2027 00:00:00 GMT"
    assert 'rel="deprecation"' in answer.headers["Link"]
    assert "Deprecation" not in Browser().get("/api/v1/procedures").headers


def test_a_code_that_no_column_can_hold_is_the_askers_fault() -> None:
    settle()
    answer = let_in().get(f"{STANDING}?code=H40%00")
    assert (answer.status_code, answer.json()["number"]) == (400, "400.1")


@pytest.mark.parametrize("name", ["cod", "=1", "Limit"])
def test_a_question_that_a_door_does_not_have_is_refused_and_named(name: str) -> None:
    settle()
    program = let_in()
    for door in (f"{STANDING}?limit=5", EVENTS + "?kind=dossier.state_changed"):
        answer = program.get(f"{door}&{name}=3")
        assert answer.status_code == 422, answer.content
        assert "no such question here" in answer.content.decode()
