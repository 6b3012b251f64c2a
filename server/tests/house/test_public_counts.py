"""What anybody may open tells no small number of people: it says the same whether one, two, three or four were helped.

Nothing public counts people today. Should a figure become public, it may grow from five on; below, it has to stay still.
"""

import re
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.sync.bundles import publish
from tests.house.doors import ANYBODY, OPENS, POSTED
from tests.house.test_doors import address
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, PROCEDURE, Home, World, move_in, must, settle

pytestmark = pytest.mark.django_db

K = 5
ASKED = ("", "?q=tam&dang=csv")
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|"(reference|challenge)": ?"[^"]*"')


def one_more(world: World) -> None:
    """Let one more family move in, agree, prepare its papers and be helped; and one more member begin."""
    home = Home()
    move_in(world, home, world.tung_huong, "Vi Thị Xuyến")
    must(world.system, "dossiers.prepare", **world.preparation(home))
    must(world.system, "support.record_assist", **world.assist(home))
    fields = {"full_name": "Lô Văn Thành", "given_name": "Thành", "role": "member", "affiliation": "youth"}
    must(world.system, "people.enrol_member", id=new_id(), scope=world.scope(world.bai_so), **fields)


def said(client: Client, routes: list[str]) -> dict[str, tuple[int, bytes]]:
    """Return what each door says, without what is new in every answer."""
    answers: dict[str, tuple[int, bytes]] = {}
    for route in routes:
        for asked in ASKED:
            path = address(route) + asked
            posted = route in POSTED and not asked
            answer: Any = client.post(path, "{}", content_type="application/json") if posted else client.get(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            answers[path] = answer.status_code, CHANGING.sub(b"", body)
    return answers


def differing(client: Client, routes: list[str], world: World) -> set[str]:
    """Return the doors that say something else as one, two, three and four families are helped."""
    told, others = {}, set()
    for _ in range(1, K):
        one_more(world)
        publish()
        cache.clear()
        heard = said(client, routes)
        others |= {path for path, answer in heard.items() if told.setdefault(path, answer) != answer}
    return others


def test_no_public_door_tells_how_few_people_were_helped() -> None:
    with time_machine.travel(now(), tick=False):
        world = settle()
        real_guide(PROCEDURE)
        public = [route for route, who in OPENS.items() if who is ANYBODY and route != "metrics"]  # that counts requests, for this machine alone
        assert differing(Client(raise_request_exception=False), public, world) == set()


def test_a_door_that_counts_would_be_noticed() -> None:
    with time_machine.travel(now(), tick=False):
        world = settle()
        assert differing(at_browser("commune_lead", COMMUNE), ["xa"], world) >= {"/xa", "/xa?q=tam&dang=csv"}
