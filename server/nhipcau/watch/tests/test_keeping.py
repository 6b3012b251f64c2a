"""Events: kept with their place in the outbox, told of once done, never with a secret or a name."""

import ast
from pathlib import Path
from uuid import UUID

from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.events import Event, tell
from nhipcau.kernel.models import KeptEvent
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.trails import EVENTS
from nhipcau.kernel.verifying import trail_faults
from nhipcau.settings.soc import Receiver, Soc
from nhipcau.watch import keeping
from nhipcau.watch.kinds import KINDS
from nhipcau.watch.models import Outbox

PACKAGE = Path(__file__).resolve().parents[2]
HOA = Actor(UUID(int=3), "desk", "vn.40.16933.", "Lữ Thị Hoa")


def events() -> list[KeptEvent]:
    with acting(system(COUNTRY)):
        return list(KeptEvent.objects.order_by("at"))


def told(kind: str, actor: Actor | None, **facts: object) -> KeptEvent:
    tell(kind, actor, **facts)  # type: ignore[arg-type]
    return events()[-1]


def test_an_event_is_kept_with_who_where_and_its_facts(real_database: str) -> None:
    one = told("login.done", HOA, by="passkey", half=False, address="192.0.2.7")
    assert (one.kind, one.actor, one.role, one.place, one.chain) == ("login.done", HOA.id, "desk", HOA.scope, "16933")
    assert one.facts == {"by": "passkey", "half": 0, "source": "192.0.2.7"}
    assert trail_faults(EVENTS) == []


def test_a_typed_name_is_kept_as_a_hash_that_is_the_same_for_the_same_name(real_database: str) -> None:
    """What is typed there may be a password that slipped into the wrong field."""
    first = told("login.refused", None, why="unknown", name="mat-khau-cua-toi", address="192.0.2.7")
    again = told("login.refused", None, why="wrong", name="Mat-Khau-cua-toi", address="192.0.2.8")
    assert first.facts["user"] == again.facts["user"]
    assert "mat-khau" not in str(first.facts)
    assert (first.actor, first.role, first.place, first.chain) == (None, "", COUNTRY, "vn")


def test_a_fact_that_its_kind_does_not_name_is_not_kept(real_database: str) -> None:
    assert told("phone.locked", HOA, device="0190", token="bi-mat", password="x").facts == {"device": "0190"}
    assert told("what.is.that", HOA, device="0190").facts == {}


def test_what_was_undone_was_not_done_and_is_not_told(real_database: str) -> None:
    with transaction.atomic():
        tell("phone.locked", HOA, device="0190")
        transaction.set_rollback(True)
    assert events() == []
    with transaction.atomic():
        tell("phone.locked", HOA, device="0190")
        assert not KeptEvent.objects.exists()
    assert len(events()) == 1


def test_an_event_and_its_place_in_each_outbox_are_one(real_database: str, settings, monkeypatch) -> None:
    two = (Receiver("file", "", 0, "/a"), Receiver("file", "", 0, "/b"))
    settings.SOC = Soc(two, "", "", "")
    one = told("second.set", HOA)
    assert sorted(Outbox.objects.values_list("receiver", "event")) == [("file:///a", one.id), ("file:///b", one.id)]
    settings.SOC = Soc((Receiver("file", "", 0, None),), "", "", "")  # type: ignore[arg-type]
    monkeypatch.setattr(Receiver, "name", None)  # an outbox that takes nothing
    tell("second.set", HOA)
    assert len(events()) == 1


@given(st.text(max_size=300), st.integers())
def test_any_fact_is_one_short_printable_line(text: str, number: int) -> None:
    plain = keeping._plain(Event("door.refused", None, now(), {"route": text, "status": number, "times": None}))
    assert plain["status"] == number
    assert "times" not in plain
    assert ("route" in plain) == bool(text)
    assert len(str(plain.get("route", ""))) <= keeping.LONGEST
    assert str(plain.get("route", "")).isprintable()


def tellings() -> list[tuple[str, str, set[str]]]:
    """Return every ``tell("kind", …, fact=…)`` of the house: where it stands, the kind, its facts."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if name == "tell" and isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                facts = {one.arg or "**" for one in node.keywords}
                found.append((f"{path.relative_to(PACKAGE)}:{node.lineno}", str(node.args[0].value), facts))
    return found


def test_every_event_that_is_told_is_a_known_kind_with_known_facts() -> None:
    known = [one for one in tellings() if "." in one[1]]
    assert len(known) >= 5
    for where, kind, facts in known:
        assert kind in KINDS, (where, kind)
        assert facts <= set(KINDS[kind].facts), (where, kind)


def test_every_kind_stands_on_the_page_for_a_security_centre() -> None:
    page = (PACKAGE.parents[1] / "docs/kiem-toan.md").read_text(encoding="utf-8")
    rows = [f"| `{name}` | {kind.vi} | {kind.en} | {', '.join(map(renamed, kind.facts)) or '–'} |" for name, kind in KINDS.items()]
    missing = [row for row in rows if row not in page]
    assert missing == []


def renamed(fact: str) -> str:
    return f"`{keeping.RENAMED.get(fact, fact)}`"
