"""What every answer tells a browser, and what no page holds: over each door of the house, by its row in the table of doors."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client, override_settings

from nhipcau.kernel.actor import ROLES
from nhipcau.settings.headers import HEADERS
from tests.house.doors import ABOVE, ANYBODY, OPENS, PHONE
from tests.house.test_doors import address, ask
from tests.markup import Markup
from tests.officers import PASSWORD, at_browser, enrol, real_guide
from tests.phones import phone_of
from tests.world import COMMUNE, PROCEDURE, settle

pytestmark = pytest.mark.django_db

NO_COOKIE = {"tin-nhan", "s/<str:code>/bao", "oauth/token", "oauth/revoke", "openrosa/submission", "openrosa/<str:key>/submission"}  # the gateway of text messages, programs of others and phones that fill in forms know a secret instead, who holds a slip its code
PAGES = [route for route in OPENS if not route.startswith(("api", "^api", "healthz", "readyz", "metrics", ".well-known"))]
STRANGE = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "strict-dynamic", "*", "http:", "https:")


@pytest.fixture
def browsers() -> dict[str, Client]:
    """Everybody's browser by role, a stranger's and a phone's among them; a real guide lies behind the pages."""
    world = settle()
    real_guide(PROCEDURE)
    made = {role: at_browser(role, "vn.40." if role in ABOVE else COMMUNE, login=role) for role in set(ROLES) - {"system"}}
    for client in made.values():
        client.raise_request_exception = False
    made[ANYBODY] = Client(raise_request_exception=False)
    made[PHONE] = Client(raise_request_exception=False, headers=phone_of(world, world.lan_id).head)
    return made


def openers(route: str) -> list[str]:
    """Return who opens a door: a stranger too, since a refusal is an answer like any other."""
    who = OPENS[route]
    return [ANYBODY, *(sorted(who) if isinstance(who, set) else [PHONE] if who is PHONE else [])]


def answers(browsers: dict[str, Client]) -> Iterator[tuple[str, str, Any]]:
    """Yield every door as each of its openers finds it."""
    for route in OPENS:
        for who in openers(route):
            yield route, who, ask(browsers[who], route)


def directives(answer: HttpResponse) -> dict[str, list[str]]:
    said = (part.split() for part in answer.headers["Content-Security-Policy"].split(";") if part.strip())
    return {first: rest for first, *rest in said}


# ── what every answer says, and what no page holds


def test_every_door_sends_the_headers_and_a_strict_policy(browsers: dict[str, Client]) -> None:
    for route, who, answer in answers(browsers):
        where = (route, who, answer.status_code)
        assert answer.status_code != 500, where
        for name in HEADERS:
            assert name in answer.headers, (*where, name)
        assert answer.headers["X-Content-Type-Options"] == "nosniff", where
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", where
        assert answer.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, where
        assert answer.headers.get("X-Frame-Options", "DENY") == "DENY", where
        policy = directives(answer)
        assert policy["default-src"] in (["'self'"], ["'none'"]), where
        assert policy.get("frame-ancestors", ["'none'"]) == ["'none'"], where
        assert not [word for words in policy.values() for word in words if word.strip("'") in STRANGE], where


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(browsers: dict[str, Client]) -> None:
    pages = 0
    for route, who, answer in answers(browsers):
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            pages += 1
            assert Markup(answer.content.decode()).faults == [], (route, who)
    assert pages > len(PAGES)


def test_the_built_phone_app_holds_none_either() -> None:
    page = settings.PHONE_APP_DIR / "index.html"
    if not page.exists():
        pytest.skip("the phone app is not built here")
    assert Markup(page.read_text()).faults == []


# ── forms


def test_every_form_that_writes_carries_the_pages_own_token(browsers: dict[str, Client]) -> None:
    seen = 0
    for route, who, answer in answers(browsers):
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            for form in Markup(answer.content.decode()).forms:
                seen += form.method == "post"
                assert form.method != "post" or "csrfmiddlewaretoken" in form.fields, (route, who, form.action)
                assert not form.action.startswith(("http", "//")), (route, who, form.action)
    assert seen > len(ROLES)  # everybody can at least log out


@pytest.mark.parametrize("sent", [{}, {"headers": {"origin": "https://ke-la.example"}}, {"headers": {"origin": "null"}}], ids=["no token", "from elsewhere", "from nowhere"])
def test_a_post_without_the_pages_token_or_from_elsewhere_is_refused(browsers: dict[str, Client], sent: dict[str, Any]) -> None:
    for route in PAGES:
        for who in openers(route) if not sent else openers(route)[-1:]:  # of the guards of Django, one asks who it is: nobody
            token = _get_new_csrf_string()
            client = browsers[who]
            client.handler.enforce_csrf_checks = True
            client.cookies[settings.CSRF_COOKIE_NAME] = token
            plain = {"csrfmiddlewaretoken": token} if sent else {}
            answer = client.post(address(route), plain, **sent)
            if route not in NO_COOKIE:
                assert (answer.status_code, b"403.110" in answer.content) == (403, True), (route, who, answer.status_code)
            good = client.post(address(route), {"csrfmiddlewaretoken": token}, headers={"origin": "http://testserver"})
            assert b"403.110" not in good.content, (route, who)  # the same with the token and from here is heard


def test_an_officers_cookie_is_believed_at_no_door_of_the_api(browsers: dict[str, Client]) -> None:
    for route in OPENS:
        if route.startswith("api/v1"):
            stranger, officer = ask(browsers[ANYBODY], route), ask(browsers["commune_lead"], route)
            assert (officer.status_code, len(officer.content)) == (stranger.status_code, len(stranger.content)), route


# ── the real house: cookies and transport


TOLD = "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SAMESITE CSRF_COOKIE_SAMESITE"


def production() -> dict[str, Any]:
    """Return these settings as a real house reads them."""
    asked = f"import json; from nhipcau.settings import base; print(json.dumps({{name: getattr(base, name) for name in {TOLD.split()!r}}}))"
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, env={**os.environ, "NHIPCAU_ENV": "production"})
    return dict(json.loads(run.stdout))


def test_in_production_cookies_and_pages_travel_by_https_only() -> None:
    enrol("desk", COMMUNE, password=PASSWORD)
    with override_settings(**production()):
        plain = Client().get("/dang-nhap")
        assert (plain.status_code, plain.headers["Location"]) == (301, "https://testserver/dang-nhap")
        client = Client()
        page = client.get("/dang-nhap", secure=True)
        client.post("/dang-nhap", {"username": "hoa", "password": PASSWORD}, secure=True)
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert {"csrftoken", "sessionid"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert (bool(cookie["secure"]), cookie["samesite"] in {"Lax", "Strict"}) == (True, True), cookie.key
        assert cookie["httponly"] or cookie.key == "csrftoken", cookie.key
