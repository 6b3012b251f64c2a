"""Everything that can be wrong on the way in: a numbered Problem each, in two languages, and nothing stored changes."""

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from nhipcau.dossiers.models import Preparation
from nhipcau.gateway.models import ActivationCode, Device
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.problems import CATALOGUE
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Consent, Household, Member, Resident
from nhipcau.places.models import Village
from nhipcau.support.models import Assist
from tests.officers import real_guide
from tests.phones import PULL, PUSH, Phone, activate, phone_of, post, sealed, visit
from tests.world import PROCEDURE, World, letter, must, settle

pytestmark = pytest.mark.django_db
GB = 1024**3
CHECKLIST = f"/api/v1/procedures/{PROCEDURE}/checklist"
KEPT = (Assist, Preparation, Household, Resident, Consent, Member, Village, Device, ActivationCode)


@dataclass
class House:
    """The world, a phone of Lan's, a code that her phone has used, and a table of villages on disk."""

    world: World
    phone: Phone
    used_code: str
    folder: Path

    def get(self, path: str, **more: Any) -> Any:
        return Client(raise_request_exception=False).get(path, **more)

    def told(self, one: Any) -> dict[str, Any]:
        """Push one letter and return its problem."""
        answer = self.phone.push(one)
        assert answer.status_code == 200, answer.content
        return dict(answer.json()["verdicts"][0]["problem"])

    def table(self, text: str | bytes) -> Path:
        path = self.folder / "thon.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def import_villages(self, path: Path, commune: str = "16933") -> str:
        """Run the village command and return what it says."""
        with pytest.raises(CommandError) as error:
            call_command("import", "villages", str(path), commune=commune, stdout=StringIO(), stderr=StringIO())
        return str(error.value)

    def one_gigabyte(self) -> Path:
        path = self.folder / "lon.csv"
        with path.open("wb") as file:
            file.truncate(GB)
        return path


@pytest.fixture
def house(tmp_path: Path) -> House:
    world = settle()
    real_guide(PROCEDURE)
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    must(world.lan, "dossiers.prepare", **world.preparation(world.ba_tu))
    code = give_code(world.system, world.minh_id)
    assert activate(code, new_id()).status_code == 200
    return House(world, phone_of(world, world.lan_id), code, tmp_path)


def stored() -> dict[str, Any]:
    """Everything that must not change, row by row."""
    with acting(system("vn.")):
        return {model.__name__: sorted(map(repr, model._default_manager.values_list())) for model in KEPT}


def ledger() -> list[bytes]:
    return [bytes(digest) for digest in Entry.objects.order_by("commune", "number").values_list("digest", flat=True)]


def ahead(**by: float) -> str:
    return (now() + timedelta(**by)).isoformat()


def batch(*letters: Any, **changes: Any) -> dict[str, Any]:
    return {"sent_at": now().isoformat(), "letters": list(letters), **changes}


CONTRADICTION = {"answers": {"parents": "abandoned", "who_files": "parent"}}
Row = tuple[str, str, Callable[[House], Any]]
OPEN_DOORS: list[Row] = [
    ("an unknown procedure", "404.40", lambda h: h.get("/api/v1/procedures/9.999999")),
    ("an unknown procedure's list", "404.40", lambda _: post("/api/v1/procedures/9.999999/checklist", {"answers": {}})),
    ("an unknown question", "422.42", lambda _: post(CHECKLIST, {"answers": {"no_such": "x"}})),
    ("an unknown answer", "422.43", lambda _: post(CHECKLIST, {"answers": {"where_born": "on_the_moon"}})),
    ("an answer of the wrong kind", "422.44", lambda _: post(CHECKLIST, {"answers": {"where_born": ["home"]}})),
    ("answers that contradict", "422.46", lambda _: post(CHECKLIST, CONTRADICTION)),
    ("answers that are no answers", "422.103", lambda _: post(CHECKLIST, {"answers": []})),
    ("an address that is not there", "404.100", lambda h: h.get("/api/v1/no/such/door")),
    ("a slip that does not exist", "404.60", lambda h: h.get("/s/7M3N9RZY4H0")),
    ("a slip that was mistyped", "422.60", lambda h: h.get("/s/7M3N9RZY4HA")),
    ("a slip that is no slip", "422.60", lambda h: h.get("/s?ma=xin-chao")),
    ("a slip to print that does not exist", "404.60", lambda h: h.get("/s/7M3N9RZY4H0/in?kho=a5")),
    ("a procedure's page that does not exist", "404.40", lambda h: h.get("/thu-tuc/9.999999")),
]  # fmt: skip
PHONE_DOORS: list[Row] = [
    ("a phone activated twice", "409.95", lambda h: activate(h.used_code, new_id())),
    ("a code that nobody gave", "404.95", lambda _: activate("AAAAA-AAAAA", new_id())),
    ("a code of nothing", "422.103", lambda _: activate("", new_id())),
    ("a phone of somebody else", "409.96", lambda h: activate(give_code(h.world.system, h.world.minh_id), h.phone.device)),
    ("a token that nobody got", "401.95", lambda h: h.get(PULL, headers={"authorization": "Bearer x"})),
    ("a cursor that is no number", "422.103", lambda h: h.get(f"{PULL}?cursor=x", headers=h.phone.head)),
    ("a bundle that is not there", "404.90", lambda h: h.get(f"/api/v1/bundles/{'0' * 64}.json")),
    ("a body of 50 MB", "413.1", lambda h: post(PUSH, b" " * 50_000_000, headers=h.phone.head)),
    ("a body of 50 MB from a stranger", "413.1", lambda _: post("/api/v1/phones/activate", b" " * 50_000_000)),
    ("a body that is no JSON", "400.1", lambda h: post(PUSH, "{", headers=h.phone.head)),
    ("501 letters", "413.90", lambda h: post(PUSH, batch(*[None] * 501), headers=h.phone.head)),
    ("a batch without its time", "422.103", lambda h: post(PUSH, {"letters": []}, headers=h.phone.head)),
]  # fmt: skip
LETTERS: list[Row] = [
    ("an unknown verb", "422.1", lambda h: h.told(letter("support.dance"))),
    ("a wrong field", "422.2", lambda h: h.told(visit(h.world, money=50_000))),
    ("a command from the future", "422.3", lambda h: h.told({**sealed(visit(h.world)), "happened_at": ahead(days=2)})),
    ("a command from before us", "422.4", lambda h: h.told({**sealed(visit(h.world)), "happened_at": ahead(days=-9999)})),
    ("a letter without a name", "400.2", lambda h: h.told({**sealed(visit(h.world)), "id": "x"})),
    ("a home of another place", "404.31", lambda h: h.told(letter("support.record_assist", **h.world.assist(h.world.pao)))),
    ("a village of nowhere", "404.21", lambda h: h.told(letter("people.register_household", id=new_id(), village_id=new_id(), head_name="Lô"))),
    ("a slip code that is none", "422.60", lambda h: h.told(letter("dossiers.prepare", **h.world.preparation(h.world.ba_tu, slip_code="7M3N9RZY4HA")))),
    ("an unknown procedure prepared", "404.40", lambda h: h.told(letter("dossiers.prepare", **h.world.preparation(h.world.ba_tu, procedure="9.999999")))),
]  # fmt: skip
TABLES: list[Row] = [
    ("a commune that is none", "404.20", lambda h: h.import_villages(h.table("Tên,Loại\nA,Bản\n"), "99999")),
    ("a table that is not there", "404.22", lambda h: h.import_villages(h.folder / "không có.csv")),
    ("a table without its column", "422.22", lambda h: h.import_villages(h.table("Số,Loại\n1,Bản\n"))),
    ("a table with wrong codes", "422.23", lambda h: h.import_villages(h.table("Tên,Loại,Mã xã\nA,Bản,17032\nB,Bản,1\n"))),
    ("a table with half a good list", "422.23", lambda h: h.import_villages(h.table("Tên,Loại\nBản Mới,Bản\n,Bản\n"))),
    ("a table of nothing", "422.24", lambda h: h.import_villages(h.table("Tên,Loại\n"))),
    ("a table in an old encoding", "422.21", lambda h: h.import_villages(h.table("Tên,Loại\nB\xe3i,B\xe2n\n".encode("latin-1", "replace")))),
    ("a picture for a table", "422.20", lambda h: h.import_villages(h.table(b"\x89PNG\r\n\x1a\n" + bytes(500)))),
    ("a table of 1 GB", "413.20", lambda h: h.import_villages(h.one_gigabyte())),
]  # fmt: skip


@pytest.mark.parametrize("rows", [OPEN_DOORS, PHONE_DOORS], ids=["open", "phone"])
def test_a_wrong_request_is_a_numbered_problem_and_nothing_changes(house: House, rows: list[Row]) -> None:
    for name, number, ask in rows:
        before, lines = stored(), len(ledger())
        answer = ask(house)
        assert answer.status_code == CATALOGUE[number].status, (name, answer.content)
        _says_all(name, number, answer)
        after = stored()
        assert {key: rows for key, rows in after.items() if rows != before[key]}.keys() <= {"ActivationCode"}, name
        assert len(ledger()) - lines <= 2, "a refusal may be written down, with the code that was given for it"


def test_a_wrong_letter_is_kept_refused_and_nothing_else_changes(house: House) -> None:
    for name, number, ask in LETTERS:
        before, chain = stored(), ledger()
        problem = ask(house)
        assert problem["number"] == number, (name, problem)
        assert all(problem[key] for key in ("detail", "kept", "todo")), name
        assert all(problem["en"][key] for key in ("detail", "kept", "todo")), name
        assert stored() == before, name
        kept = ledger()
        assert kept[: len(chain)] == chain, name
        assert len(kept) - len(chain) == (0 if number == "400.2" else 1), name


def test_a_wrong_table_is_told_line_by_line_and_nothing_is_entered(house: House) -> None:
    for name, number, ask in TABLES:
        before, chain = stored(), ledger()
        said = ask(house)
        assert said.startswith(f"[{number}]"), (name, said)
        assert said.count(".") >= 4, "both languages say what, what was kept and what to do"
        assert (stored(), ledger()) == (before, chain), name


def test_a_clock_off_by_a_year_is_said_and_nothing_is_lost(house: House) -> None:
    late = {**sealed(visit(house.world)), "happened_at": ahead(days=-365, minutes=-9)}
    answer = house.phone.push(late, sent_at=ahead(days=-365)).json()
    assert answer["notice"]["number"] == "409.3"
    assert [one["state"] for one in answer["verdicts"]] == ["done"]


def _says_all(name: str, number: str, answer: Any) -> None:
    """Check number and words: as JSON under /api, else on a page in both languages."""
    if answer.headers["Content-Type"].startswith("application/problem+json"):
        body = json.loads(answer.content)
        assert body["number"] == number, (name, body)
        assert all(body[key] and body["en"][key] for key in ("detail", "kept", "todo")), name
        return
    page = html.unescape(answer.content.decode())
    problem = CATALOGUE[number]
    assert number in page, name
    for words in (problem.vi, problem.en):
        assert words.kept in page, name
        assert words.todo in page, name
