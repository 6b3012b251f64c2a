"""A real browser, and a furnished house for it to visit."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser, Playwright, sync_playwright

from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.rules import spell_slip_code
from nhipcau.gateway.demo.cast import LAN
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging import judging
from nhipcau.messaging.models import OutMessage
from nhipcau.people.models import Member
from nhipcau.settings.sending import LIVE, sending
from tests.databases import Databases, point_at
from tests.kannel import Kannel
from tests.stories.browser import launch_options
from tests.stories.furnished import build_phone_app, furnish
from tests.stories.office import Officer
from tests.stories.phone import Phone
from tests.world import COMMUNE

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps an event loop in this thread


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every story, so that it can be left out."""
    for item in items:
        if "stories" in item.path.parts:
            item.add_marker("stories")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The browser's driver."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all stories; each story opens its own context."""
    browser = playwright.chromium.launch(**launch_options())
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def furnished(django_db_setup: None, databases: Databases, django_db_blocker: Any) -> str:
    """The name of the database every story starts from, with the phone app built beside it."""
    build_phone_app()
    with django_db_blocker.unblock():
        return furnish(databases)


@pytest.fixture
def real_database(furnished: str, databases: Databases, django_db_blocker: Any) -> Iterator[str]:
    """A fresh copy of the furnished house for one story."""
    name = f"{databases.own}_story"
    with django_db_blocker.unblock():
        databases.clone(name, of=furnished)
        point_at(databases.server.socket, name)
        try:
            yield name
        finally:
            connections.close_all()
            databases.drop(name)
            point_at(databases.server.socket, databases.own)


@pytest.fixture
def code(real_database: str) -> str:
    """A one-time code for Lan's phone, as her team leader gives it."""
    return give_code(system(COMMUNE), Member.objects.get(full_name=LAN).id)


@pytest.fixture
def slip(real_database: str) -> str:
    """The code of bà Tư's slip, on which one paper is missing."""
    with acting(system(COMMUNE)):
        return spell_slip_code(Preparation.objects.get(resident__full_name="Lô Thị Tư").slip_code)


@pytest.fixture
def new_phone(playwright: Playwright, live_house: str, tmp_path: Path) -> Iterator[Callable[..., Phone]]:
    """Phones, each with its own storage; all are switched off at the end."""
    phones: list[Phone] = []

    def buy(name: str = "lan", **looks: Any) -> Phone:
        phones.append(Phone(playwright.chromium, live_house, tmp_path / name, looks))
        return phones[-1]

    yield buy
    for phone in phones:
        phone.closes()


@pytest.fixture
def lan(new_phone: Callable[..., Phone]) -> Phone:
    """Lan, with a phone in her hand."""
    return new_phone()


@pytest.fixture
def officer(chromium: Browser, live_house: str) -> Iterator[Callable[[str], Officer]]:
    """Officers of the demo world at their desks, logged in by hand."""
    present: list[Officer] = []

    def sits_down(login: str) -> Officer:
        present.append(Officer(chromium.new_context(locale="vi-VN"), live_house))
        present[-1].logs_in(login, settings.DEMO_PASSWORD)
        return present[-1]

    yield sits_down
    for one in present:
        one.leaves()


@pytest.fixture
def kannel(tmp_path: Path, live_house: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kannel]:
    """A running Kannel and a made-up operator, whatever the hour."""
    folder, secret = tmp_path / "kannel", "kho-doan-that-dai-va-la"
    folder.mkdir()
    made = Kannel(folder, live_house, secret)
    settings.SMS_SECRET, settings.SMS_PLACE = secret, COMMUNE
    monkeypatch.setenv("NHIPCAU_MESSAGES", LIVE)
    monkeypatch.setenv("NHIPCAU_SMS_GATEWAYS", made.address)
    monkeypatch.setenv("NHIPCAU_SMS_DOOR", live_house)
    settings.SENDING = sending()
    rules = {**judging.written(), "quiet": {"from": "00:00", "until": "00:00"}}
    monkeypatch.setattr(judging, "written", lambda: rules)
    with acting(system(COUNTRY)):  # what the demo's own warnings say was said before the story begins
        OutMessage.objects.all().delete()
    made.start()
    made.phone()
    yield made
    made.stop()
