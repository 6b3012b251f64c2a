"""The door to snapshots: in parts, by hash, for the phone whose place it is."""

from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from tests.phones import PULL, Phone, phone_of, problem
from tests.world import World, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def lan(world: World) -> Phone:
    return phone_of(world, world.lan_id)


def offered(phone: Phone) -> dict[str, Any]:
    told = Client().get(PULL, {"snapshot": 1}, headers=phone.head).json()
    assert told["reset"]
    return dict(told["snapshot"])


def fetch(phone: Phone, url: str, **headers: str) -> Any:
    return Client(raise_request_exception=False).get(url, headers={**phone.head, **headers})


def test_a_first_sync_is_two_requests(lan: Phone) -> None:
    ready = offered(lan)
    answer = fetch(lan, ready["url"])
    assert (len(answer.content), sha256(answer.content).hexdigest()) == (ready["bytes"], ready["hash"])
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in answer.headers


def test_a_fetch_that_was_cut_goes_on_at_its_byte(lan: Phone) -> None:
    ready = offered(lan)
    whole = fetch(lan, ready["url"]).content
    size = len(whole)
    for asked, part, told in (
        ("bytes=100-", whole[100:], f"bytes 100-{size - 1}/{size}"),
        ("bytes=0-9", whole[:10], f"bytes 0-9/{size}"),
        ("bytes=-7", whole[-7:], f"bytes {size - 7}-{size - 1}/{size}"),
        (f"bytes={size - 1}-99999", whole[-1:], f"bytes {size - 1}-{size - 1}/{size}"),
    ):
        answer = fetch(lan, ready["url"], **{"Range": asked, "If-Range": f'"{ready["hash"]}"'})
        assert (answer.status_code, answer.content, answer.headers["Content-Range"]) == (206, part, told), asked


@pytest.mark.parametrize("asked", ["bytes=5-3", "bytes=-", "bytes=0-1,5-6", "rows=1-2", "bytes=a-b", "bytes=٣-"])
def test_a_range_that_means_nothing_gives_the_whole(lan: Phone, asked: str) -> None:
    ready = offered(lan)
    answer = fetch(lan, ready["url"], Range=asked)
    assert (answer.status_code, len(answer.content)) == (200, ready["bytes"])


def test_a_rest_of_something_else_gives_the_whole(lan: Phone) -> None:
    ready = offered(lan)
    answer = fetch(lan, ready["url"], **{"Range": "bytes=100-", "If-Range": '"another"'})
    assert (answer.status_code, len(answer.content)) == (200, ready["bytes"])


@pytest.mark.parametrize("asked", ["bytes={size}-", "bytes=-0"])
def test_past_the_end_there_is_nothing(lan: Phone, asked: str) -> None:
    ready = offered(lan)
    answer = fetch(lan, ready["url"], Range=asked.format(size=ready["bytes"]))
    problem(answer, "416.92")
    assert answer.headers["Content-Range"] == f"bytes */{ready['bytes']}"


def test_another_phone_finds_nothing_there(world: World, lan: Phone) -> None:
    url = offered(lan)["url"]
    problem(fetch(phone_of(world, world.minh_id), url), "404.91")
    problem(fetch(Phone("x"), url), "401.95")
    problem(fetch(lan, "/api/v1/snapshots/nothing"), "404.91")
