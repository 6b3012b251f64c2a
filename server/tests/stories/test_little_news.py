"""When something changes, a phone that has the version before is sent the difference."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from playwright.sync_api import Browser, Page

from nhipcau.gateway.statics import StaticAndPhoneApp
from nhipcau.kernel import registry
from nhipcau.sync.bundles import publish
from tests.stories.phone import Phone


class Wire:
    """What comes over the wire to a phone's page, by address: the coding and the bytes of the body as they travelled."""

    def __init__(self, page: Page) -> None:
        self.heard: dict[str, tuple[str, str, int]] = {}
        self._asked: dict[str, tuple[str, str]] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._answered)
        session.on("Network.dataReceived", self._came)

    def _answered(self, event: dict[str, Any]) -> None:
        answer = event["response"]
        headers = {name.lower(): value for name, value in answer["headers"].items()}
        self._asked[event["requestId"]] = (answer["url"], headers.get("content-encoding", ""))

    def _came(self, event: dict[str, Any]) -> None:
        url, coding = self._asked.get(event["requestId"], ("", ""))
        before = self.heard.get(url, ("", "", 0))[2]
        self.heard[url] = (url, coding, before + event["encodedDataLength"])

    def of(self, part: str) -> tuple[str, int]:
        """The coding and size of the one answer whose address holds this."""
        (found,) = [(coding, size) for url, coding, size in self.heard.values() if part in url]
        return found


@pytest.fixture
def changed_fee(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let a fee of one guide change, and publish it."""

    def change() -> str:
        content = registry.bundles["guides"]()
        content["guides"][0]["title"] += " (mới)"
        monkeypatch.setitem(registry.bundles, "guides", lambda: content)
        return next(label.hash for label in publish() if label.name == "guides")

    return change


HELD = """() => new Promise((tell) => {
  const asked = indexedDB.open('nhipcau');
  asked.onsuccess = () => {
    const got = asked.result.transaction('bundles').objectStore('bundles').get('guides');
    got.onsuccess = () => { asked.result.close(); tell(got.result?.hash ?? ''); };
  };
})"""


def test_a_changed_guide_travels_as_what_changed(lan: Phone, code: str, changed_fee: Any) -> None:
    lan.opens()
    wire = Wire(lan.page)
    lan.activates(code)
    lan.waits_for(lambda: lan.page.evaluate(HELD) != "")
    first, whole = wire.of("/bundles/guides/")
    assert first == "br"
    new = changed_fee()
    wire.heard.clear()
    lan.page.evaluate("window.dispatchEvent(new Event('online'))")
    lan.waits_for(lambda: lan.page.evaluate(HELD) == new)
    second, difference = wire.of(f"/bundles/guides/{new}")
    assert second == "dcz"
    assert difference < whole / 20


KEPT = """async (address) => {
  const late = Date.now() + 30_000;
  while (!(await caches.match(address))) {
    if (Date.now() > late) throw new Error(`${address} was not kept`);
    await new Promise((again) => setTimeout(again, 50));
  }
}"""
WORKER = """self.addEventListener('install', (event) => event.waitUntil((async () => {
  const address = '/app/assets/%s';
  await (await caches.open('shell')).put(address, await fetch(address, { cache: 'no-cache', redirect: 'error' }));
})()));"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def releases(tmp_path: Path, settings: Any) -> Iterator[tuple[str, Callable[[str, str], None], dict[str, Any]]]:
    """An address, a way to put a release of the phone app there, and what was sent: coding and bytes by address."""
    settings.DATA_DIR = tmp_path
    served: list[StaticAndPhoneApp] = []
    sent: dict[str, tuple[str, int]] = {}

    def put(name: str, script: str) -> None:
        settings.PHONE_APP_DIR = tmp_path / name
        (settings.PHONE_APP_DIR / "assets").mkdir(parents=True)
        (settings.PHONE_APP_DIR / "assets" / name).write_text(script)
        (settings.PHONE_APP_DIR / "sw.js").write_text(WORKER % name)
        page = f'<title>waits</title><script type="module" src="/app/assets/{name}"></script>'
        (settings.PHONE_APP_DIR / "index.html").write_text(page)
        for fixed in ("index.html", "sw.js"):  # no two releases in one second: their tags would be the same
            os.utime(settings.PHONE_APP_DIR / fixed, (1e9 + len(served), 1e9 + len(served)))
        served.append(StaticAndPhoneApp(lambda _: HttpResponse(status=404)))

    def answer(environ: Any, start: Any) -> list[bytes]:
        told = served[-1](WSGIRequest(environ))
        start(f"{told.status_code} {told.reason_phrase}", list(told.headers.items()))
        body = list(told)
        if told.status_code == 200:
            sent[environ["PATH_INFO"]] = (told.headers.get("Content-Encoding", ""), sum(map(len, body)))
        return body

    server = WSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", put, sent
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_new_release_of_the_app_travels_as_what_changed(chromium: Browser, releases: Any) -> None:
    """Both ways: to the page, and to the service worker, which fetches a release before anybody sees it."""
    address, put, sent = releases
    long = "//" + "".join(Random(7).choices("abcdefghijklmnopqrstuvwxyz", k=40_000))
    put("index-a1b2c3d4.js", f"{long}\ndocument.title = 'first'")
    page = chromium.new_context().new_page()
    page.goto(f"{address}/app/")
    page.wait_for_function("document.title == 'first'")
    put("index-e5-_g7H8.js", f"{long}\ndocument.title = 'second'")
    page.reload()
    page.wait_for_function("document.title == 'second'")
    page.evaluate("navigator.serviceWorker.register('/app/sw.js').then(() => navigator.serviceWorker.ready)")
    put("index-Z9y8X7w6.js", f"{long}\ndocument.title = 'third'")
    page.evaluate("navigator.serviceWorker.getRegistration('/app/').then((known) => known.update())")
    page.evaluate(KEPT, "/app/assets/index-Z9y8X7w6.js")
    page.context.close()
    told = {path.removeprefix("/app/assets/index-"): how for path, how in sent.items() if "/assets/" in path}
    coding, whole = told["a1b2c3d4.js"]
    assert coding == "br"
    for release in ("e5-_g7H8.js", "Z9y8X7w6.js"):
        coding, difference = told[release]
        assert coding == "dcz", release
        assert difference < whole / 50, release
