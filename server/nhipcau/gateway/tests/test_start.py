"""Where a citizen begins: a page that leads everywhere and says the same to everybody, and the worker that keeps it."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from nhipcau.gateway.start import SHELL, WORKER
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, PROCEDURE, settle

pytestmark = pytest.mark.django_db


def test_the_start_page_leads_to_everything_without_an_account(settings: Any) -> None:
    settings.SMS_NUMBER = "8099"
    settle()
    real_guide(PROCEDURE)
    page = Client().get("/tu-lam").content.decode()
    for door in ('action="/thu-tuc"', 'action="/s"', 'href="/goi-to"', 'href="/kiem-tra"', 'href="/xa-cu"', 'id="nhom"'):
        assert door in page, door
    assert "8099" in page
    assert Client().get("/tu-lam").headers.get("Set-Cookie") is None


def test_the_page_that_is_kept_says_the_same_to_an_officer_and_to_a_stranger() -> None:
    settle()
    stranger = Client().get("/tu-lam").content
    assert at_browser("commune_lead", COMMUNE, login="son").get("/tu-lam").content == stranger


def test_the_worker_keeps_no_page_in_which_a_family_may_stand() -> None:
    told = Client().get("/sw.js")
    assert told.headers["Content-Type"].startswith("text/javascript")
    assert "__" not in told.content.decode().replace("__proto__", "")
    page = re.compile(re.search(r"const PAGE = /(.+)/;", WORKER.read_text())[1].replace("\\/", "/"))  # type: ignore[index]
    for kept in ("/tu-lam", "/thu-tuc", "/thu-tuc/1.001193", "/thu-tuc/1.001193/hoi", "/xa-cu"):
        assert page.fullmatch(kept), kept
    for never in ("/", "/s/7M3N9RZY4H0", "/kiem-tra", "/goi-to", "/thu-tuc/1.001193/danh-sach", "/ban", "/quyen", "/bien-nhan/7M3N9RZY4H0", "/to", "/app/"):
        assert not page.fullmatch(never), never


def test_a_change_of_the_shell_makes_another_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Client().get("/sw.js").content
    assert Client().get("/sw.js").content == first
    monkeypatch.setattr("nhipcau.gateway.start._mark", lambda name: f"other {name}")
    assert Client().get("/sw.js").content != first
    assert len(SHELL) == 4
