"""The door of OpenRosa, used from outside over HTTP by programs that are not ours.

No package of a registry speaks OpenRosa's HTTP as a client (those of ODK Central speak Central's own REST). So two halves stand
in for a phone with ODK Collect: ODK's engine of forms fetches the form, is filled in, and writes the submission with its own hand;
and `requests`, led by the rules that ODK Collect follows, speaks the rest: challenge and answer, where to, how large, once more.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests
from lxml import etree
from playwright.sync_api import Browser, Page

from nhipcau.gateway.demo.cast import LAN
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Member
from nhipcau.surveys.models import LIVE, Answer, Form
from nhipcau.surveys.openrosa.keys import mark_of
from nhipcau.surveys.sample import SAMPLE, workbook
from nhipcau.surveys.workbook import xform_of
from tests.world import COMMUNE, must

ENGINE = Path(__file__).resolve().parents[3] / "field" / "node_modules" / "@getodk" / "xforms-engine" / "dist" / "index.js"
SECRET = "mot-khoa-de-thu-that-dai"
LIST, MANIFEST, RESPONSE = (
    "{http://openrosa.org/xforms/xformsList}", "{http://openrosa.org/xforms/xformsManifest}", "{http://openrosa.org/http/response}",
)  # fmt: skip
SENDS = """async ([door, form, said]) => {
  const { loadForm } = await import('/engine.js');
  const told = { 'X-OpenRosa-Version': '1.0' };
  const list = new DOMParser().parseFromString(await (await fetch(`${door}/formList`, { headers: told })).text(), 'text/xml');
  const line = [...list.querySelectorAll('xform')].find((one) => one.querySelector('formID').textContent === form);
  const loaded = await loadForm(new URL(line.querySelector('downloadUrl').textContent), { fetchFormDefinition: (url) => fetch(url, { headers: told }) });
  if (loaded.status === 'failure') throw loaded.error;
  const { root } = loaded.createInstance();
  const leaves = (node) => (node.currentState.children ?? []).flatMap((one) => (one.currentState.children ? leaves(one) : [one]));
  for (const [name, value] of Object.entries(said)) {
    const node = leaves(root).find(({ currentState }) => currentState.reference.endsWith(`/${name}`));
    if (node.nodeType === 'select') node.selectValues(value.split(' '));
    else node.setValue(value);
  }
  const asked = await fetch(`${door}/submission`, { method: 'HEAD', headers: told });
  const most = Number(asked.headers.get('X-OpenRosa-Accept-Content-Length'));
  const made = await root.prepareInstancePayload({ payloadType: 'chunked', maxSize: most });
  const answers = [];
  for (const body of made.data) {
    const answer = await fetch(new URL(asked.headers.get('Location')), { method: 'POST', headers: told, body });
    answers.push([answer.status, await answer.text()]);
  }
  return { asked: asked.status, most, made: made.status, answers, xml: await made.data[0].get('xml_submission_file').text() };
}"""


@dataclass
class Collect:
    """A program that keeps the rules of ODK Collect; `door` is the address it was set up with."""

    door: str
    login: tuple[str, str] | None = None

    def asks(self, method: str, address: str, **more: Any) -> requests.Response:
        """Ask, with the headers every request has; answer a challenge with Basic once, as RFC 9110 has it."""
        headers = {"X-OpenRosa-Version": "1.0", "Date": formatdate(usegmt=True), **more.pop("headers", {})}
        answer = requests.request(method, address, headers=headers, timeout=30, allow_redirects=False, **more)
        if answer.status_code == 401 and self.login and answer.headers["WWW-Authenticate"].startswith("Basic "):
            answer = requests.request(method, address, headers=headers, timeout=30, allow_redirects=False, auth=self.login, **more)
        assert answer.headers["X-OpenRosa-Version"] == "1.0", "else Collect takes it for a server of before OpenRosa, or a proxy"
        assert parsedate_to_datetime(answer.headers["Date"]).tzinfo
        return answer

    def lists(self, **picked: str) -> list[dict[str, str]]:
        """Return the forms that are offered, as a list of OpenRosa has them."""
        answer = self.asks("GET", f"{self.door}/formList", params=picked)
        assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (200, "text/xml")
        root = etree.fromstring(answer.content)
        assert root.tag == f"{LIST}xforms"
        return [{one.tag.removeprefix(LIST): one.text or "" for one in line} for line in root]

    def fetches(self, offered: dict[str, str]) -> etree._Element:
        """Return a form: the one that was offered, by its hash, id and version; it has no files beside it."""
        content = self.asks("GET", offered["downloadUrl"]).content
        assert offered["hash"] == f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}"
        beside = etree.fromstring(self.asks("GET", offered["manifestUrl"]).content)
        assert (beside.tag, len(beside)) == (f"{MANIFEST}manifest", 0)
        root = etree.fromstring(content)
        (instance,) = root.xpath("//*[local-name()='model']/*[local-name()='instance'][1]/*")
        assert (instance.get("id"), instance.get("version")) == (offered["formID"], offered["version"])
        return root

    def sends(self, *parts: tuple[str, tuple[str, bytes, str]], **words: str) -> requests.Response:
        """Ask where to and how much with HEAD, then send there in parts; what is not 201 or 202 stays on the phone."""
        asked = self.asks("HEAD", f"{self.door}/submission")
        assert (asked.status_code, asked.content) == (204, b"")
        assert asked.headers["Location"].startswith(self.door.partition("/openrosa")[0]), "Collect goes to no other host"
        assert int(asked.headers["X-OpenRosa-Accept-Content-Length"]) >= 4 * 1024 * 1024
        return self.asks("POST", asked.headers["Location"], files=parts, data=words)


def part(content: bytes, name: str = "xml_submission_file", kind: str = "text/xml") -> tuple[str, tuple[str, bytes, str]]:
    return name, (f"{name}.xml" if kind == "text/xml" else name, content, kind)


def filled(version: str, answers: str = "<nguon>khe</nguon><so_nguoi>4</so_nguoi>", form: str = "nuoc_thu") -> bytes:
    meta = f"<orx:meta xmlns:orx='http://openrosa.org/xforms'><orx:instanceID>uuid:{uuid4()}</orx:instanceID></orx:meta>"
    return f"<?xml version='1.0'?><data id='{form}' version='{version}'>{answers}{meta}</data>".encode()


def message(answer: requests.Response) -> str:
    root = etree.fromstring(answer.content)
    assert root.tag == f"{RESPONSE}OpenRosaResponse"
    return root.findtext(f"{RESPONSE}message") or ""


def kept() -> list[Answer]:
    with acting(system(COUNTRY)):
        return list(Answer.objects.filter(form__name="nuoc_thu").select_related("form"))


@pytest.fixture
def door(live_house: str) -> str:
    """The door of Lan's program, with a form that is asked."""
    sheets = {**SAMPLE, "settings": (SAMPLE["settings"][0], ("Nước", "nuoc_thu", "7", "Vietnamese (vi)"))}
    named, office = new_id(), system(COMMUNE)
    must(office, "surveys.enter_form", id=named, xml=xform_of(workbook(sheets)), about="nobody", purpose="", days=90)
    must(office, "surveys.open_form", form_id=named)
    must(office, "surveys.give_key", id=new_id(), member_id=Member.objects.get(full_name=LAN).id, mark=mark_of(SECRET).hex())
    return f"{live_house}/openrosa/{SECRET}"


@pytest.fixture
def engine(chromium: Browser, live_house: str) -> Iterator[Page]:
    """ODK's engine of forms, in a page at the house's own address; everything else of that address is the real house."""
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/engine.js", lambda route: route.fulfill(body=ENGINE.read_text(encoding="utf-8"), content_type="text/javascript"))
    page.route("**/engine.html", lambda route: route.fulfill(body="<!doctype html><title>engine</title>", content_type="text/html"))
    page.goto(f"{live_house}/engine.html")
    yield page
    context.close()


def test_the_engine_of_odk_fetches_a_form_fills_it_in_and_hands_in_what_it_wrote_itself(door: str, engine: Page) -> None:
    said = {"nguon": "khac", "nguon_khac": "giếng làng & <mó> nước", "so_nguoi": "4", "kho": "thieu xa", "thang_thieu": "5"}
    done = engine.evaluate(SENDS, [door, "nuoc_thu", said])
    assert (done["asked"], done["most"], done["made"]) == (204, 4 * 1024 * 1024, "ready")
    ((status, told),) = done["answers"]
    assert status == 201, told
    (found,) = kept()
    assert f"uuid:{found.id}" in done["xml"]
    assert {name: found.data[name] for name in said} == said
    assert (found.data["nang"], found.source, found.form.version) == ("co", "odk", "7")
    again = Collect(door).sends(part(done["xml"].encode()))
    assert (again.status_code, len(kept())) == (201, 1)


def test_a_program_that_keeps_collects_rules_gets_each_form_whole_and_its_answer_lands_once(door: str) -> None:
    program = Collect(door)
    offered = program.lists()
    with acting(system(COUNTRY)):
        assert {one["formID"] for one in offered} <= {*Form.objects.filter(state=LIVE).values_list("name", flat=True)}
    assert "nuoc_thu" in {one["formID"] for one in offered}
    for one in offered:
        program.fetches(one)
    assert [one["formID"] for one in program.lists(formID="nuoc_thu")] == ["nuoc_thu"]
    content = filled("7")
    first, again = program.sends(part(content)), program.sends(part(content))
    assert (first.status_code, again.status_code, len(kept())) == (201, 201, 1), message(first)
    assert program.sends(part(filled("7")), **{"*isIncomplete*": "yes"}).status_code == 202


def test_what_is_refused_is_said_in_openrosas_envelope_and_kept_nowhere(door: str) -> None:
    program = Collect(door)
    for sent, status, number in (
        ((part(filled("8")),), 404, "404.496"),
        ((part(filled("7", form="khong_co")),), 404, "404.496"),
        ((part(filled("7", "<nguon>khe</nguon><so_nguoi>99</so_nguoi>")),), 422, "422.498"),
        ((part(filled("7")), part(b"\xff\xd8\xff", "anh.jpg", "image/jpeg")), 422, "422.510"),
        ((part(b"<a>"),), 400, "400.504"),
        ((part(b"<a>" + b" " * (4 * 1024 * 1024) + b"</a>"),), 413, "413.508"),
    ):
        answer = program.sends(*sent)
        assert (answer.status_code, number in message(answer)) == (status, True), message(answer)
        assert int(answer.headers["X-OpenRosa-Accept-Content-Length"]) == 4 * 1024 * 1024
    assert kept() == []


def test_without_the_key_a_program_is_challenged_and_basic_opens_every_door(door: str) -> None:
    bare = door.removesuffix(f"/{SECRET}")
    for program in (Collect(bare), Collect(bare, ("lan", "sai")), Collect(f"{bare}/sai")):
        answer = program.asks("GET", f"{program.door}/formList")
        assert (answer.status_code, "401.503" in message(answer)) == (401, True)
        assert answer.headers["WWW-Authenticate"].startswith('Basic realm="')
        assert program.asks("HEAD", f"{program.door}/submission").status_code == 401
    program = Collect(bare, ("lan", SECRET))
    (offered,) = program.lists(formID="nuoc_thu")
    assert SECRET not in offered["downloadUrl"]
    program.fetches(offered)
    assert program.sends(part(filled("7"))).status_code == 201
    assert len(kept()) == 1
