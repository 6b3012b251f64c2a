"""Markup planted in every text that a verb, a form or an address takes, and then every page looked at: it stays text.

The letters are those of `contract/said_before/`, told as one story; wherever a body takes free text, it says a planted one.
"""

import copy
import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from pydantic import ValidationError

from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import ROLES
from nhipcau.kernel.letters import Letter
from tests.contract.test_said_before import INTO, letter_of, said, speaker
from tests.house.doors import ABOVE, ANYBODY, OPENS, PHONE
from tests.house.test_doors import address
from tests.markup import Form, Markup
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, PROCEDURE, must, neighbour, settle

pytestmark = pytest.mark.django_db

PLANTS = (
    'nhip"><img src=x onerror=nhip()><script>nhip()</script>{{7*7}}{% now "Y" %}',
    '=nhip()"><img src=x onerror=nhip()>',
    '"><b onclick=nhip()>',
    "javascript:nhip()",
    '"><script>',
)
DRAFT, IN_FORCE = 20, 23
FIRST_LOOK, NOT_YET = 10.9, range(11, 20)  # the family is there; then it moves, leaves and is forgotten
MORE = "?q={0}&ma={0}&phieu={0}&ky={0}&xep={0}&nhom={0}&tieng={0}&viec={0}&thon={0}&ban={0}&next={0}&xong={0}&a={0}&b={0}&o={0}&_kho={0}&_v={0}&_q={0}"
DESK_ASKS = {"ban": "?phieu=7M3N-9RZY-4H0"}  # the slip of the story


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*path, key))


def with_text(body: dict[str, Any], path: tuple[Any, ...], text: str) -> dict[str, Any]:
    made: Any = copy.deepcopy(body)
    at = made
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = text
    return dict(made)


def obeyed(actor: Any, letter: Letter, body: dict[str, Any]) -> bool:
    """Say a letter with this body."""
    return bus.obey(actor, [Letter(letter.id, letter.verb, body, letter.happened_at)]).verdicts[0].state == "done"


def would_be_obeyed(actor: Any, letter: Letter, body: dict[str, Any], later: list[dict[str, Any]]) -> bool:
    """Try a letter with this body, and what hangs on it later; all of it is undone."""
    with transaction.atomic():
        done = obeyed(actor, letter, body) and all(obeyed(speaker(one), letter_of(one), one["letter"]["body"]) for one in later)
        transaction.set_rollback(True)
    return done


def planted(actor: Any, letter: Letter, later: list[dict[str, Any]]) -> tuple[dict[str, Any], int]:
    """Return the letter's body with a plant in each text that takes one, and how many it took."""
    body, took = letter.body, 0
    model = registry.commands[letter.verb].body
    for path in list(leaves(body)):
        for plant in PLANTS:
            tried = with_text(body, path, plant)
            try:
                model.model_validate(tried)
            except (ValidationError, ValueError):
                continue
            if would_be_obeyed(actor, letter, tried, later):
                body, took = tried, took + 1
                break
    return body, took


def tell(story: list[dict[str, Any]]) -> dict[str, int]:
    """Tell a part of the story with its plants, and return how many each verb took."""
    took = {}
    for one in story:
        for before in one.get("after", ()):
            assert obeyed(speaker(one), letter_of({"letter": before}), letter_of({"letter": before}).body)
        letter = letter_of(one)
        later = [found for found in story if one["turn"] == DRAFT and found["turn"] in range(DRAFT + 1, IN_FORCE + 1)]
        body, took[letter.verb] = planted(speaker(one), letter, later)
        assert obeyed(speaker(one), letter, body), (letter.verb, body)
    return took


def browsers() -> dict[str, Client]:
    made = {role: at_browser(role, "vn.40." if role in ABOVE else COMMUNE, login=f"{role}.thu") for role in set(ROLES) - {"system"}}
    made[ANYBODY] = Client()
    for client in made.values():
        client.raise_request_exception = False
    return made


def look(where: Any, answer: Any) -> str:
    """Return what a page shows, when nothing in it has come to life."""
    assert answer.status_code != 500, where
    to = unquote(answer.headers.get("Location", "/"))
    assert to.startswith("/"), (where, to)
    assert not to.startswith(("//", "/\\")), (where, to)
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("text/csv"):
        for cell in (cell for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))) for cell in row):
            assert not cell.startswith(("=", "+", "@", "\t")), (where, cell)
    if not kind.startswith("text/html"):
        assert answer.headers["X-Content-Type-Options"] == "nosniff", where
        return ""
    text = answer.content.decode()
    page = Markup(text)
    assert page.faults == [], (where, page.faults)
    assert "</script>49" not in text.replace("&lt;", "<").replace("&gt;", ">"), where
    return "\n".join(page.shown)


def filled(form: Form) -> dict[str, str]:
    return {name: PLANTS[0] for name in form.fields if name and name != "csrfmiddlewaretoken"}


def walk(clients: dict[str, Client], more: str = "", *, forms: bool = True) -> set[str]:
    """Open every page for everybody, send every form found there full of plants; return the doors where plants were shown."""
    shown = set()
    for route, who in OPENS.items():
        if route.startswith(("api", "^api")) or who is PHONE:
            continue
        for opener in sorted(who) if isinstance(who, set) else [ANYBODY]:
            answer = clients[opener].get(address(route) + (more or DESK_ASKS.get(route, "")))
            seen = look((route, opener), answer)
            shown |= {route} if "onerror=nhip()" in seen or "onclick=nhip()" in seen else set()
            if forms and answer.headers.get("Content-Type", "").startswith("text/html"):
                for form in Markup(answer.content.decode()).forms:
                    if form.action != "/dang-xuat" and "quit" not in form.action:
                        look((route, opener, form.action), send(clients[opener], form, address(route)))
    return shown


def send(client: Client, form: Form, here: str) -> Any:
    """Send a form full of plants, all of it undone afterwards."""
    with transaction.atomic():
        to = form.action.split("#")[0] or here
        answer = client.post(to, filled(form)) if form.method == "post" else client.get(to, filled(form))
        transaction.set_rollback(True)
    return answer


def test_what_people_write_comes_back_as_text_on_every_page() -> None:
    with time_machine.travel(datetime(2026, 11, 21, 3, tzinfo=UTC)):
        world = settle()
        neighbour(world)
        fields = {"name": "Huồi Xá", "kind": "Bản", "signal": "weak", "valid_from": "2025-07-01"}
        must(world.system, "places.add_village", id=INTO, commune="16933", **fields)
        clients = browsers()
        story = said()
        took = tell([one for one in story if one["turn"] < FIRST_LOOK or one["turn"] in range(20, 26) or one["turn"] > 39])
        shown = walk(clients)
        took |= tell([one for one in story if one["turn"] in NOT_YET])
        shown |= walk(clients)
    for verb in ("places.add_village", "people.enrol_member", "people.add_resident", "gateway.activate_phone", "guides.save_draft"):
        assert took[verb], (verb, took)
    assert sum(took.values()) > 60, took
    assert shown >= {"to", "ban", "bien-nhan/<str:code>", "s/<str:code>", "soan/<str:code>", "thu-tuc/<str:code>/hoi"}, shown


def test_what_an_address_says_comes_back_as_text() -> None:
    settle()
    real_guide(PROCEDURE)
    clients = browsers()
    for plant in PLANTS:
        shown = walk(clients, MORE.format(quote(plant)), forms=plant == PLANTS[0])
        assert "thu-tuc" in shown or "nhip()" not in plant or plant.startswith("java"), plant


def test_the_markup_test_itself_would_see_each_plant_come_to_life() -> None:
    for plant in PLANTS[:3] + PLANTS[4:]:
        assert Markup(f'<p title="{plant}">').faults or Markup(f"<p>{plant}</p>").faults, plant
    assert Markup(f'<a href="{PLANTS[3]}">x</a>').faults
