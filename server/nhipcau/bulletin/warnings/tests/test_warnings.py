"""A warning is written, seen by two where it is grave, goes out to everybody concerned, and ends; drills stay drills."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from nhipcau.bulletin.warnings import messages
from nhipcau.bulletin.warnings.bodies import Named, SignWarning
from nhipcau.bulletin.warnings.issuing import carry_out
from nhipcau.bulletin.warnings.models import HazardWarning, Reach
from nhipcau.bulletin.warnings.tests.rooms import CANCEL, DRAFT, ISSUE, SIGN, issued, lead_of_province, look, written
from nhipcau.kernel import outgoing, registry
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.gsm import parts, plain_letters
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.models import Member
from tests.figures import summed
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
SPREAD = "bulletin.spread_warning"


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[outgoing.Message]:
    """What left the house, as the machine of messages was handed it."""
    kept: list[outgoing.Message] = []
    monkeypatch.setattr(outgoing, "takers", [lambda taken: kept.extend(one.message for one in taken)])
    return kept


def refused(actor: Actor, verb: str, **body: Any) -> str:
    verdict = tell(actor, verb, **body)
    assert verdict.state == "refused", verb
    return str(verdict.problem.number) if verdict.problem else ""


def on_phones(actor: Actor) -> list[UUID]:
    with acting(actor):
        return list(registry.collections["bulletin.warnings"].visible_to(actor).order_by("issued_at").values_list("id", flat=True))


def reads(message: outgoing.Message) -> str:
    return plain_letters(outgoing.templates[message.kind].texts["vi"].format(**message.params))


def agrees_to_texts(world: World, number: str = "0912345678") -> None:
    told = {"given_by": "self", "method": "tap", "wording": "v4", "receipt": new_slip_code(), "telephone": number}
    must(world.hoa, "people.agree", id=new_id(), resident_id=world.ba_tu.resident, purpose="follow_up", **told)


def test_a_light_warning_goes_out_by_one_and_every_phone_of_the_commune_has_it(world: World) -> None:
    name = written(world)
    assert on_phones(world.lan) == [], "a draft is nobody's warning"
    must(world.hoa, ISSUE, warning_id=name)
    assert on_phones(world.lan) == on_phones(world.son) == [name]
    assert on_phones(world.ke_la) == []
    row = registry.collections["bulletin.warnings"].row.model_validate(look(name)).model_dump(mode="json")
    assert row["follow_on"]
    assert row["ended_why"] == ""
    assert row["drill"] is False
    assert summed("bulletin.") == {"bulletin.villages_warned": 2, "bulletin.warnings/heavy_rain": 1}


def test_a_grave_one_never_goes_out_by_whoever_wrote_it(world: World) -> None:
    by_hoa, by_son = written(world, level=3), written(world, world.son, level=4, hazard="storm")
    assert refused(world.hoa, ISSUE, warning_id=by_hoa) == refused(world.hoa, SIGN, warning_id=by_hoa) == "403.395"
    assert refused(world.son, SIGN, warning_id=by_son) == refused(world.son, ISSUE, warning_id=by_son) == "403.395"
    other_desk = Actor(new_id(), "desk", COMMUNE, "Người khác")
    assert refused(other_desk, SIGN, warning_id=by_hoa) == "403.395", "one of the two leads the commune"
    assert refused(world.son, "bulletin.replace_warning", warning_id=by_hoa, replaces=new_id()) == "403.395"
    must(world.son, SIGN, warning_id=by_hoa)
    must(other_desk, SIGN, warning_id=by_son)
    assert look(by_hoa).signed_name == "Vi Văn Sơn"
    assert on_phones(world.lan) == [by_hoa, by_son]


def test_the_database_itself_lets_no_grave_warning_out_alone_and_rewrites_nothing(world: World) -> None:
    name = written(world, level=3)
    tried: list[dict[str, Any]] = [
        {"issued_at": look(name).drafted_at},
        {"issued_at": look(name).drafted_at, "signed_by": world.hoa.id, "signed_role": "commune_lead"},
        {"issued_at": look(name).drafted_at, "signed_by": new_id(), "signed_role": "desk"},
        {"issued_at": look(name).drafted_at - timedelta(days=9), "signed_by": new_id(), "signed_role": "commune_lead"},
        {"level": 2},
        {"drill": True},
        {"title": "Khác"},
        {"expires_at": look(name).expires_at + timedelta(hours=1)},
    ]
    for changes in tried:
        with pytest.raises(IntegrityError), transaction.atomic(), acting(world.son):
            HazardWarning.objects.filter(id=name).update(**changes)
    must(world.son, SIGN, warning_id=name)
    with pytest.raises(IntegrityError), transaction.atomic(), acting(world.son):
        HazardWarning.objects.filter(id=name).delete()


def test_who_may_write_and_where(world: World) -> None:
    neighbour(world)
    assert refused(world.lan, DRAFT, id=new_id()) == refused(world.system, DRAFT, id=new_id()) == "403.1"
    about = {"hazard": "flood", "level": 1, "drill": False, "title": "Lũ", "what": "Nước lên.", "expires_at": look(written(world)).expires_at.isoformat()}
    assert refused(world.hoa, DRAFT, id=new_id(), communes=["16936"], **about) == "422.400"
    assert refused(world.tam, DRAFT, id=new_id(), communes=["16933", "99999"], **about) == "422.400"
    assert refused(world.hoa, DRAFT, id=new_id(), communes=["16933"], villages=[str(new_id())], **about) == "422.400"
    assert refused(world.hoa, DRAFT, id=new_id(), communes=["16933"], **{**about, "what": "Gọi 0912345678"}) == "422.398"
    late = (look(written(world)).drafted_at + timedelta(hours=80)).isoformat()
    assert refused(world.hoa, DRAFT, id=new_id(), communes=["16933"], **{**about, "expires_at": late}) == "422.399"


def test_one_that_stands_is_replaced_never_doubled(world: World) -> None:
    first = issued(world)
    second = written(world, villages=[str(world.bai_so)])
    assert refused(world.hoa, ISSUE, warning_id=second) == "409.397"
    issued(world, hazard="cold"), issued(world, drill=True)
    must(world.hoa, "bulletin.replace_warning", warning_id=second, replaces=first)
    assert (look(first).ended_why, look(second).replaces) == ("replaced", first)
    assert refused(world.hoa, ISSUE, warning_id=second) == "409.396"
    dropped = written(world, hazard="heat")
    must(world.hoa, "bulletin.drop_warning", warning_id=dropped)
    assert refused(world.hoa, ISSUE, warning_id=dropped) == "409.396"


def test_a_cancelled_one_is_over_at_once_and_the_second_press_changes_nothing(world: World, said: list[outgoing.Message]) -> None:
    agrees_to_texts(world)
    name = issued(world, over="Mưa đã tạnh, suối đã cạn.")
    must(world.son, CANCEL, warning_id=name)
    must(world.hoa, CANCEL, warning_id=name)
    assert (look(name).ended_why, look(name).ended_name) == ("cancelled", "Vi Văn Sơn")
    texts = [reads(one) for one in said if one.kind.startswith("bulletin.")]
    assert texts[0].startswith("CANH BAO cap 2, xa Tam Quang:")
    assert "Goi" not in texts[0][:10]
    assert texts[1] == "HET CANH BAO mua lon, xa Tam Quang. Mua da tanh, suoi da can."


def test_leaders_are_asked_to_answer_and_families_come_by_their_consent(world: World, said: list[outgoing.Message]) -> None:
    agrees_to_texts(world)
    with acting(world.system):
        Member.objects.filter(id=world.minh_id).update(phone="0987654321")
    name = issued(world, level=3, hazard="flash_flood")
    with acting(world.son):
        reach = Reach.objects.get(warning=name)
        assert (len(reach.villages), reach.leaders, reach.families) == (2, 1, 1)
    texts = {one.to.book: reads(one) for one in said}
    assert texts["member"].endswith("Truong thon nhan DA NHAN.")
    assert "112" in texts["phone"]
    assert all(outgoing.templates[one.kind].urgent for one in said if one.kind.startswith("bulletin."))


def test_no_text_of_a_drill_reads_like_the_real_thing_nor_the_other_way_round(world: World) -> None:
    for drill in (False, True):
        for hazard in ("storm", "flood", "flash_flood", "landslide", "heavy_rain", "cold", "heat", "wildfire", "thunder", "drought", "dam", "other"):
            warning = HazardWarning(hazard=hazard, level=5, drill=drill, over="Đã qua.")
            for text in messages.preview(warning, COMMUNE).values():
                plain = plain_letters(text)
                assert parts(plain) == 1, plain
                assert (plain.startswith("DIEN TAP") and plain.endswith("DIEN TAP.")) is drill
                assert ("DIEN TAP" in plain.upper()) is drill


def test_a_province_reaches_the_communes_that_it_chose_each_with_its_ledger(world: World) -> None:
    neighbour(world)
    name = written(world, world.tam, level=3, communes=["16933", "16936"])
    with pytest.raises(Refusal):
        carry_out(world.tam, SIGN, SignWarning(warning_id=name), name)
    carry_out(lead_of_province(), SIGN, SignWarning(warning_id=name), name)
    assert on_phones(world.lan) == [name]
    with acting(system(COUNTRY)):
        assert sorted(Reach.objects.values_list("place", flat=True)) == [COMMUNE, NEIGHBOUR]
        assert sorted(Entry.objects.filter(verb=SPREAD).values_list("commune", flat=True)) == ["16933", "16936"]
    assert refused(world.hoa, CANCEL, warning_id=name) == "404.394", "only whoever said it takes it back"
    carry_out(world.tam, CANCEL, Named(warning_id=name), name)
    assert look(name).ended_why == "cancelled"
    assert refused(system(COMMUNE), SPREAD, warning_id=written(world)) == "404.394", "no draft is spread"
