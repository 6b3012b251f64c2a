"""A fraud is told once and seen by the whole commune; the commune warns, and the warning ends."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from nhipcau.kernel import registry
from nhipcau.kernel.actor import LEADER, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.safety.reports import queries
from nhipcau.safety.reports.models import FraudWarning, Report, Sighting
from tests.figures import summed
from tests.world import COMMUNE, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
REPORT, WARN, END = "safety.report_scam", "safety.warn", "safety.end_warning"


@pytest.fixture
def world() -> World:
    return settle()


def told(village: UUID, **changes: Any) -> dict[str, Any]:
    return {"id": new_id(), "village_id": village, "kind": "fake_bank", "way": "call", "asked": "code", "number": "0912345678", **changes}


def refused(verdict: Any) -> str:
    assert verdict.state == "refused"
    return str(verdict.problem.number)


def seen_by(actor: Actor) -> set[tuple[UUID, str]]:
    with acting(actor):
        return set(registry.collections["safety.seen"].visible_to(actor).values_list("village_id", "kind"))


def warned(actor: Actor) -> list[str]:
    with acting(actor):
        return sorted(registry.collections["safety.warnings"].visible_to(actor).values_list("kind", flat=True))


def test_a_report_is_seen_in_the_next_village_and_nowhere_beyond_the_commune(world: World) -> None:
    must(world.lan, REPORT, **told(world.tung_huong))
    next_door = Actor(new_id(), LEADER, world.scope(world.bai_so), "Vừ Bá Dếnh")
    beyond = Actor(new_id(), LEADER, f"vn.40.16936.{neighbour(world)}.", "Ai đó")
    assert seen_by(world.lan) == seen_by(next_door) == seen_by(world.son) == {(world.tung_huong, "fake_bank")}
    assert seen_by(beyond) == set()
    with acting(next_door):
        assert not Report.objects.exists(), "what was said stays in its village"
    assert summed("safety.") == {"safety.reports/fake_bank": 1}


def test_a_kind_seen_twice_in_a_village_is_one_line_with_the_last_day_and_ends_after_thirty(world: World) -> None:
    must(world.lan, REPORT, **told(world.tung_huong))
    must(world.lan, REPORT, **told(world.tung_huong))
    with acting(world.son):
        line = Sighting.objects.get()
        assert line.last_on == local_today()
        Sighting.objects.update(last_on=local_today() - timedelta(days=31))
    assert seen_by(world.lan) == set()
    must(world.lan, REPORT, **told(world.tung_huong))
    assert seen_by(world.lan) == {(world.tung_huong, "fake_bank")}


def test_the_note_keeps_no_secret_and_what_is_too_old_goes(world: World) -> None:
    body = told(world.tung_huong, note="họ xin mã OTP 482913", link="vneid-hotro.example")
    must(world.lan, REPORT, **body)
    with acting(world.son):
        kept = Report.objects.get()
        assert "482913" not in kept.note
        assert (kept.number, kept.link) == ("0912345678", "vneid-hotro.example")
        Report.objects.update(received_at=now() - queries.KEPT - timedelta(days=1))
        assert queries.let_go() == 1
        kept.refresh_from_db()
        assert (kept.number, kept.link, kept.note, kept.kind) == ("", "", "", "fake_bank")


@pytest.mark.parametrize(
    ("changes", "number"),
    [({"kind": "ghost"}, "422.340"), ({"village_id": new_id()}, "404.21"), ({"number": "0912 345"}, "422.2"), ({"resident": "Lô Thị Tư"}, "422.2")],
)
def test_what_cannot_be_told_is_refused_with_its_number(world: World, changes: dict[str, Any], number: str) -> None:
    assert refused(tell(world.lan, REPORT, **told(world.tung_huong, **changes))) == number
    assert summed("safety.") == {}


def test_a_village_leader_warns_the_whole_commune_and_the_warning_ends_by_itself(world: World) -> None:
    leader = Actor(new_id(), LEADER, world.scope(world.bai_so), "Vừ Bá Dếnh")
    must(leader, WARN, id=new_id(), kind="prize")
    assert warned(world.lan) == warned(world.son) == ["prize"]
    assert refused(tell(world.son, WARN, id=new_id(), kind="prize")) == "409.341"
    with acting(world.son):
        FraudWarning.objects.update(until=now())
    assert warned(world.lan) == []
    must(world.son, WARN, id=new_id(), kind="prize")
    assert warned(world.lan) == ["prize"]


def test_a_warning_taken_back_leaves_every_phone_and_may_be_taken_back_twice(world: World) -> None:
    name = new_id()
    must(world.son, WARN, id=name, kind="qr_swap", village_id=world.tung_huong)
    for _ in range(2):
        must(world.son, END, warning_id=name)
    assert warned(world.lan) == []
    assert refused(tell(world.son, END, warning_id=new_id())) == "404.343"


def test_who_may_not_warn_is_refused(world: World) -> None:
    leader = Actor(new_id(), LEADER, COMMUNE, "Vừ Bá Dếnh")
    assert refused(tell(world.lan, WARN, id=new_id(), kind="prize")) == "403.1"
    assert refused(tell(leader, WARN, id=new_id(), kind="prize", texts=True)) == "403.342"
    assert refused(tell(world.son, WARN, id=new_id(), kind="prize", village_id=neighbour(world))) == "404.21"
    assert warned(world.lan) == []


def test_only_who_agreed_to_be_followed_up_and_left_a_number_is_texted_and_once(world: World) -> None:
    about = {"resident_id": world.ba_tu.resident, "given_by": "self", "method": "tap", "wording": "v2", "receipt": new_slip_code()}
    must(world.hoa, "people.agree", id=new_id(), purpose="follow_up", **about, telephone="0912345678")
    with acting(world.son):
        assert queries.telephones(COMMUNE, None) == [(world.ba_tu.resident, "0912345678")]
        assert queries.telephones(COMMUNE, world.bai_so) == []
    must(world.son, WARN, id=new_id(), kind="prize", texts=True)
    with acting(world.son):
        assert FraudWarning.objects.get().texted == 1
    must(world.hoa, "people.stop_reminding", resident_id=world.ba_tu.resident, kind=queries.REMINDER)
    with acting(world.son):
        assert queries.telephones(COMMUNE, None) == []
