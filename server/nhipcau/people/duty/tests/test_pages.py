"""The page of active days: from the ledger, put right by two officers, taken along as a workbook and on paper."""

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from nhipcau.kernel.clock import VIETNAM, local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.people.duty import allowances
from nhipcau.people.duty.allowances import allowance, rules_for
from nhipcau.people.duty.models import DayClaim
from nhipcau.people.duty.queries import Line, days_of, statement, team_members
from nhipcau.people.models import Member
from nhipcau.places.models import FormerCommune, Succession
from tests.officers import at_browser, enrol
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
RULE = allowance("40-thu", {
    "province": "40", "name": "Tỉnh thử", "valid_from": "2020-01-01", "source": "NQ thử", "sure": False, "check": "Chỉ để thử.", "ceiling": 120_000,
    "ways": [{"id": "ngay", "name": "Theo ngày", "rates": {"person_day": 50_000}}, {"id": "to", "name": "Theo tổ", "rates": {"team_month": 300_000}}],
})  # fmt: skip


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowances, "allowances", lambda: (RULE,))


@pytest.fixture
def noon() -> Any:
    """The middle of a month, so that yesterday is of the same one."""
    with time_machine.travel(now().astimezone(VIETNAM).replace(day=20, hour=12)):
        yield


def month() -> tuple[date, date]:
    return local_today().replace(day=1), local_today()


def lines(world: World) -> dict[str, Line]:
    with acting(world.son):
        return {line.member.full_name: line for line in statement(world.son, COMMUNE, *month()).lines}


def claim(actor: Any, member: UUID, day: date | None = None, **changes: Any) -> Any:
    return tell(actor, "people.claim_day", **{"id": new_id(), "member_id": member, "day": day or local_today(), "kind": "day", "why": "meeting", **changes})


def number(told: Any) -> str | None:
    return told.problem.number if told.problem else None


def test_ten_helpings_on_one_day_are_one_day(world: World, noon: None) -> None:
    for _ in range(10):
        must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    assert [one.day for one in lines(world)["Lô Thị Lan"].days] == [local_today()]
    assert lines(world)["Lô Thị Lan"].sources == {"helping": 1}
    assert lines(world)["Vi Văn Minh"].days == []


def test_an_officers_work_and_a_refused_letter_are_no_active_day(world: World, noon: None) -> None:
    must(world.hoa, "support.record_assist", **world.assist(world.ba_tu))
    assert tell(world.lan, "support.record_assist", **world.assist(world.ba_tu, steps=[{"step": "enter_otp", "mode": "done_for"}])).problem
    assert all(not line.days for line in lines(world).values())


def test_a_day_is_put_right_by_two_officers_and_never_by_one(world: World, noon: None) -> None:
    told = claim(world.hoa, world.minh_id)
    assert number(told) is None
    assert lines(world)["Vi Văn Minh"].days == []
    with acting(world.hoa):
        known = DayClaim.objects.get()
    assert number(tell(world.hoa, "people.settle_day", claim_id=known.id, agreed=True)) == "403.376"
    assert number(claim(world.son, world.minh_id)) == "409.375"
    must(world.son, "people.settle_day", claim_id=known.id, agreed=True)
    assert lines(world)["Vi Văn Minh"].sources == {"by_hand": 1}
    assert number(tell(world.son, "people.settle_day", claim_id=known.id, agreed=False)) == "409.376"
    assert number(tell(world.son, "people.settle_day", claim_id=new_id(), agreed=True)) == "404.376"


def test_the_database_itself_takes_no_day_from_one_pair_of_eyes(world: World) -> None:
    fields = {"place": COMMUNE, "member": world.lan_id, "day": local_today(), "kind": "day", "why": "other", "claimed_at": now()}
    with acting(world.son):
        for by, settled in ((world.hoa.id, world.hoa.id), (world.lan_id, None), (world.hoa.id, world.lan_id)):
            with pytest.raises(IntegrityError, match="day_claim"), transaction.atomic():
                DayClaim.objects.create(id=new_id(), claimed_by=by, settled_by=settled, **fields)


def test_a_day_that_is_not_agreed_to_changes_nothing_and_one_taken_off_is_gone(world: World, noon: None) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    for agreed, left in ((False, 1), (True, 0)):
        assert number(claim(world.hoa, world.lan_id, kind="none", why="mistake")) is None
        with acting(world.son):
            waiting = DayClaim.objects.get(settled_at=None)
        must(world.son, "people.settle_day", claim_id=waiting.id, agreed=agreed)
        assert len(lines(world)["Lô Thị Lan"].days) == left


def test_odd_days_strangers_and_ones_own_are_refused(world: World) -> None:
    there = neighbour(world)
    other = new_id()
    must(replace(world.system, scope=NEIGHBOUR), "people.enrol_member", id=other, full_name="Lô Văn Khác", given_name="Khác", role="member", affiliation="youth", scope=f"vn.40.16936.{there}.")
    for said, problem in (
        (claim(world.hoa, world.lan_id, local_today() + timedelta(days=1)), "422.375"),
        (claim(world.hoa, world.lan_id, local_today() - timedelta(days=400)), "422.375"),
        (claim(world.hoa, other), "404.375"),
        (claim(world.hoa, world.hoa.id), "403.375"),
    ):
        assert number(said) == problem


def test_who_left_or_went_to_another_commune_stands_in_the_month_in_which_they_worked(world: World, noon: None) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    must(world.minh, "people.leave_member", member_id=world.lan_id)
    assert len(lines(world)["Lô Thị Lan"].days) == 1
    later = local_today() + timedelta(days=40)
    assert world.lan_id not in team_members(COMMUNE, later, later)
    with acting(world.son):
        assert days_of(world.son, COMMUNE, *month(), world.minh_id) == {}


def page(client: Client, path: str = "/xa/ngay-cong") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_province_without_a_rule_gets_the_days_and_no_amount(world: World, noon: None) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    text = page(at_browser("commune_lead", COMMUNE))
    assert "Chưa có mức bồi dưỡng nào cho tháng này." in text
    assert "Giúp bà con: 1 ngày" in text
    assert "Bồi dưỡng, đồng" not in text


@pytest.mark.usefixtures("rule", "noon")
def test_a_rule_gives_by_the_day_up_to_its_ceiling_or_to_the_team_once(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    for ago in (1, 2):
        claim(world.hoa, world.lan_id, local_today() - timedelta(days=ago))
    client = at_browser("commune_lead", COMMUNE, login="son")
    with acting(world.son):
        waiting = list(DayClaim.objects.values_list("id", flat=True))
    assert "50.000" in page(client)
    assert "Còn 2 ngày chờ người thứ hai duyệt" in page(client)
    for one in waiting:
        assert client.post("/xa/ngay-cong", {"viec": "duyet", "ma": str(one)}).status_code == 302
    text = page(client)
    assert "120.000" in text
    assert "đã đến mức nhiều nhất" in text
    assert "Cần đối chiếu trước khi chi: Chỉ để thử." in text
    by_team = page(client, "/xa/ngay-cong?cach=40-thu:to")
    assert "<dt>Bản Tùng Hương</dt><dd>300.000 đ</dd>" in by_team
    assert "Bồi dưỡng, đồng" not in page(client, "/xa/ngay-cong?cach=khong")


@pytest.mark.usefixtures("rule", "noon")
def test_the_statement_is_a_workbook_and_a_paper_and_thanks_tell_no_amount(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    client = at_browser("desk", COMMUNE)
    with zipfile.ZipFile(io.BytesIO(client.get("/xa/ngay-cong.xlsx").content)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        assert "<v>50000</v>" in book.read("xl/worksheets/sheet1.xml").decode()
    assert "Lô Thị Lan" in words
    assert "Chỉ để thử." in words
    assert "Cộng" in words
    for path in ("/xa/ngay-cong.pdf", "/xa/ngay-cong.pdf?cach=40-thu:to", f"/xa/ngay-cong/cam-on/{world.lan_id}.pdf"):
        answer = client.get(path)
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-"), path
    assert client.get(f"/xa/ngay-cong/cam-on/{world.minh_id}.pdf").status_code == 404


def test_officers_claim_and_agree_on_the_page_and_are_told_what_is_wrong(world: World, noon: None) -> None:
    desk, lead = at_browser("desk", COMMUNE, login="hoa"), at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", login="son")
    form = {"viec": "ghi", "ma": str(new_id()), "nguoi": str(world.minh_id), "ngay": local_today().isoformat(), "loai": "day", "vi_sao": "event", "ghi_chu": "Chợ phiên"}
    assert desk.post("/xa/ngay-cong", {**form, "ngay": ""}).status_code == 422
    assert desk.post("/xa/ngay-cong", form).status_code == 302
    assert "Chờ người khác duyệt" in page(desk)
    assert "Duyệt<span" not in page(desk)
    assert "Duyệt<span" in page(lead)
    assert lead.post("/xa/ngay-cong", {"viec": "duyet", "ma": form["ma"]}).headers["Location"].startswith("/xa/ngay-cong?xong=duyet")
    assert "Xã ghi thêm: 1 ngày" in page(lead)
    assert "Vi Văn Sơn" in page(desk)


def test_a_rule_of_a_former_province_is_for_the_communes_that_came_from_it(world: World) -> None:
    assert rules_for("16933", "40") == []
    assert [one.key for one in rules_for("16933", "48")] == ["48-da-nang"]
    assert rules_for("16933", "79") == []
    former = FormerCommune.objects.create(code="25741", name="Phường cũ", district="Thành phố Thủ Dầu Một", province="Tỉnh Bình Dương", folded="phuong cu")
    Succession.objects.create(former=former, commune_id="16933", extent="whole")
    assert [one.key for one in rules_for("16933", "79")] == ["79-binh-duong-cu"]


def test_a_neighbours_officer_sees_neither_the_team_nor_its_claims(world: World, noon: None) -> None:
    neighbour(world)
    claim(world.hoa, world.lan_id)
    text = page(at_browser("commune_lead", "vn.40.16936.", login="khac"))
    assert "Lô Thị Lan" not in text
    assert enrol("desk", "vn.40.16936.", login="ban") != Member.objects.get(id=world.lan_id)
    assert number(tell(world.ke_la, "people.claim_day")) == "403.1"
