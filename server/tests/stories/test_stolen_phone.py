"""Lan's phone is stolen: what a thief reads in it and sends with it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Playwright

from nhipcau.gateway.demo.cast import LAN
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household, Member, Resident
from tests.stories.phone import Phone
from tests.stories.test_bad_days import HOUSE, records_a_visit
from tests.stories.thief import copied, history, opened, traces
from tests.world import COMMUNE

ADDED = "Kha Văn Đồng Rừng"  # typed on the phone itself, and known nowhere else


@pytest.fixture
def heard(lan: Phone, code: str) -> dict[str, set[str]]:
    """What somebody at the phone's own line would know: the addresses it asked, the tokens it showed."""
    known: dict[str, set[str]] = {"asked": set(), "tokens": set()}
    lan.opens()
    assert lan.context

    def hear(request: Any) -> None:
        known["asked"].add(request.url)
        if said := request.headers.get("authorization"):
            known["tokens"].add(said.removeprefix("Bearer "))

    lan.context.on("request", hear)
    return known


def secrets_of_the_village() -> set[str]:
    """Every name and note of the families whose list Lan carries, and who she is."""
    with acting(system(COMMUNE)):
        lan = Member.objects.get(full_name=LAN)
        homes = Household.objects.filter(place__startswith=lan.scope)
        people = Resident.objects.filter(household__in=homes)
        told = {word for home in homes for word in (home.head_name, home.note) if word}
        team = {word for one in Member.objects.all() for word in (one.full_name, one.phone) if word}
        return told | team | {one.full_name for one in people}


def works_for_a_day(lan: Phone, code: str) -> None:
    """Go through all pages that name somebody, without signal: a visit, a new house, an errand left in the middle."""
    lan.activates(code)
    lan.goes_offline()
    records_a_visit(lan)
    lan.adds_a_house(ADDED)
    lan.opens("#/nha")
    lan.types("lo thi tu")
    lan.taps_link(f"Nhà {HOUSE}")
    lan.taps_on(lan.page.get_by_role("link", name=re.compile(f"^Quyền: {HOUSE}")))
    lan.sees("Đang đồng ý")
    lan.page.go_back()
    lan.taps_on(lan.page.get_by_role("link", name=re.compile("^Công dân số")).first)
    lan.sees("Tài khoản nhận tiền an sinh xã hội")
    lan.opens()
    lan.finds_house("lo thi tu", HOUSE)
    lan.finds_procedure("tro cap huu tri", "Tiền cho người già không lương hưu")
    lan.page.wait_for_url(re.compile(r"/hoi/\w+$"))
    first = lan.page.url
    lan.taps_on(lan.page.locator("main .opts label").first)
    lan.page.wait_for_url(lambda url: "/hoi/" in url and url != first)
    lan.waiting()


def test_the_history_of_a_phone_names_nobody(lan: Phone, code: str) -> None:
    works_for_a_day(lan, code)
    lan.closes()
    told = history(copied(lan.profile))
    assert "/app/#/nha/" in told, "there was something to find"
    assert [word for word in secrets_of_the_village() | {ADDED} if word in told] == []


def test_the_thief_would_have_found_what_lies_open(lan: Phone, playwright: Playwright) -> None:
    """Plant a name in every place where a browser keeps things; each of them is found again."""
    lan.opens()
    lan.page.evaluate(PLANT, [ADDED, "lo van trang"])
    lan.page.evaluate("(name) => { document.title = name; location.hash = '#/' + name }", ADDED)
    lan.closes()
    copy = copied(lan.profile)
    named = [file for file, secrets in traces(copy, {ADDED, "Lò Văn Trăng"}).items() if len(secrets) > 0]
    for place in ("IndexedDB", "Local Storage", "CacheStorage"):
        assert any(place in file for file in named), (place, named)
    assert ADDED in history(copy)
    found = opened(playwright.chromium, copy, lan.address)
    assert sum(ADDED in str(kept) for kept in found.values()) >= 3, found.keys()


PLANT = """async ([name, bare]) => {
  localStorage.setItem('planted', name);
  const cache = await caches.open('planted');
  await cache.put('/planted', new Response(name));
  const asked = indexedDB.open('planted');
  asked.onupgradeneeded = () => asked.result.createObjectStore('t');
  await new Promise((done) => { asked.onsuccess = done; });
  const tx = asked.result.transaction('t', 'readwrite');
  tx.objectStore('t').put({ name, many: (bare + ' ').repeat(20_000) }, 1);
  await new Promise((done) => { tx.oncomplete = done; });
}"""


def test_the_token_of_a_stolen_phone_opens_nothing_elsewhere(
    lan: Phone, code: str, heard: dict[str, set[str]], playwright: Playwright
) -> None:
    lan.activates(code)
    elsewhere = playwright.request.new_context()
    for token in heard["tokens"]:
        answer = elsewhere.get(f"{lan.address}/api/v1/sync/pull", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status, answer.json()["number"]) == (401, "401.200")
    elsewhere.dispose()
