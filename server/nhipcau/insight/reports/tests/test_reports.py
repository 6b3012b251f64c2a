"""Reports made, kept as told, made by themselves; templates tried before they are used; nobody else's to be seen."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from docx import Document

from nhipcau.insight.models import Dirty, Report, ReportTemplate, Tally
from nhipcau.insight.reports import queries, sweeping
from nhipcau.insight.reports.account import digest_of
from nhipcau.insight.reports.filling import own_template
from nhipcau.insight.reports.tests.test_templates import saying
from nhipcau.insight.rules import month_at
from nhipcau.kernel import rounds
from nhipcau.kernel.clock import VIETNAM, local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from tests.officers import at_browser
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def number(told: Any) -> str | None:
    return told.problem.number if told.problem else None


def this_month() -> str:
    return month_at(local_today(), local_today()).word


def make(actor: Any, **changes: Any) -> Report:
    told = {"id": new_id(), "kind": "team", "place": COMMUNE, "period": this_month(), **changes}
    must(actor, "insight.make_report", **told)
    with acting(actor):
        return Report.objects.get(id=told["id"])


def line(report: Report, code: str) -> Any:
    return next(one for one in report.account["lines"] if one["code"] == code)


def test_a_report_keeps_what_it_told_and_shows_what_was_told_otherwise_since(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    report = make(world.hoa, number="5/BC-UBND", remarks={"assessment": "Tổ đi đủ các nhà."})
    assert (line(report, "support.assists")["part"], report.ended, report.edition) == (1, False, 1)
    assert report.digest == digest_of(report.account)
    assert report.account["rows"][0]["heard"] != report.account["rows"][1]["heard"]
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    with acting(world.son):
        again = Report.objects.get(id=report.id)
        assert line(again, "support.assists")["part"] == 1
        changed = {old["code"]: (old["part"], new["part"]) for old, new in queries.changed_since(again, local_today())}
    assert changed["support.assists"] == (1, 2)
    page = at_browser("commune_lead", COMMUNE).get(f"/bao-cao/{report.id}").content.decode()
    for said in ("Con số đã đổi sau khi lập", "Tổ đi đủ các nhà.", "Kỳ chưa hết", "Lượt giúp"):
        assert said in page, said
    assert make(world.son).edition == 2


def test_a_later_report_puts_earlier_months_right_in_sight(world: World) -> None:
    with time_machine.travel(now().astimezone(VIETNAM).replace(day=3, hour=12)):
        past = month_at(local_today().replace(day=1) - timedelta(days=1), local_today())
        fields = {"place": world.scope(world.tung_huong), "commune": "16933", "day": past.first, "measure": "support.assists", "key": ""}
        Tally.objects.create(**fields, value=7)
        Dirty.objects.create(place=fields["place"], month=past.first)
        assert make(world.hoa, period=past.word).ended
        Tally.objects.filter(day=past.first).update(value=9)
        Dirty.objects.create(place=fields["place"], month=past.first)
        report = make(world.hoa)
    (one,) = [one for one in report.account["corrections"] if one["name"] == "Lượt giúp"]
    assert (one["period"], one["told"]["part"], one["now"]["part"], one["edition"]) == (past.name, 7, 9, 1)


def test_what_is_not_ones_own_or_not_begun_is_refused(world: World) -> None:
    neighbour(world)
    month = this_month()
    later = (local_today() + timedelta(days=70)).strftime("%Y-%m")
    for actor, told, problem in (
        (world.hoa, {"place": NEIGHBOUR}, "403.575"),
        (world.hoa, {"kind": "province", "place": "vn.40."}, "403.575"),
        (world.tam, {"kind": "commune"}, "403.575"),
        (world.hoa, {"period": later}, "422.582"),
        (world.lan, {}, "403.1"),
    ):
        assert number(tell(actor, "insight.make_report", **{"id": new_id(), "kind": "team", "place": COMMUNE, "period": month, **told})) == problem
    report = make(world.hoa)
    for client in (at_browser("commune_lead", NEIGHBOUR, login="khac"), at_browser("province_analyst", "vn.37.", login="la")):
        for rest in ("", ".docx", ".xlsx", ".pdf"):
            assert client.get(f"/bao-cao/{report.id}{rest}").status_code == 404
    assert at_browser("province_analyst", "vn.40.", login="tam").get(f"/bao-cao/{report.id}").status_code == 200


def test_the_page_makes_one_and_its_three_files_are_the_same_whenever_taken(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    client = at_browser("desk", COMMUNE)
    form = {"viec": "lap", "ma": str(new_id()), "loai": "commune", "ky": this_month(), "assessment": "Mưa nhiều.", "nguoi_ky": "Vi Văn Sơn"}
    assert client.post("/bao-cao", {**form, "ky": "2026-13"}).status_code == 422
    where = client.post("/bao-cao", form).headers["Location"]
    assert where == f"/bao-cao/{form['ma']}?xong=lap"
    assert "Mưa nhiều." in client.get(where).content.decode()
    for ending, begins in (("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF-")):
        first = client.get(f"/bao-cao/{form['ma']}.{ending}")
        assert (first.status_code, first.content[: len(begins)]) == (200, begins)
        assert client.get(f"/bao-cao/{form['ma']}.{ending}").content == first.content
    assert "chưa hết kỳ" in client.get("/bao-cao").content.decode()


def test_the_analyst_makes_one_of_all_communes(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    report = make(world.tam, kind="province", place="vn.40.")
    assert [row["name"] for row in report.account["rows"]] == ["Xã Tam Quang"]
    assert report.account["rows"][0]["heard"]


# ── by themselves


def test_what_is_due_is_made_once_and_what_was_missed_is_made_up_for(world: World) -> None:
    start = now().astimezone(VIETNAM).replace(year=2026, month=7, day=20, hour=12)
    with time_machine.travel(start):
        must(world.son, "insight.set_report_schedule", id=new_id(), kind="team", every="month", day=2, on=True)
        must(world.son, "insight.set_report_schedule", id=new_id(), kind="commune", every="quarter", day=5, on=True)
        assert sweeping.make_due() == 0
    with time_machine.travel(start.replace(month=8, day=1)):
        assert sweeping.make_due() == 0
    with time_machine.travel(start.replace(month=10, day=6)):
        assert sweeping.make_due() == 4
        assert sweeping.make_due() == 0
    with acting(world.son):
        made = list(Report.objects.order_by("first", "kind").values_list("kind", "period", "ended", "scheduled"))
    assert made == [("commune", "2026-Q3", True, True), *(("team", f"2026-0{month}", True, True) for month in (7, 8, 9))]
    assert "tự lập theo lịch" in at_browser("commune_lead", COMMUNE).get("/bao-cao").content.decode()
    assert number(tell(world.system, "insight.make_report", id=new_id(), kind="team", place=COMMUNE, period="2026-09", scheduled=True)) == "409.576"
    assert "reports" in rounds.rounds


def test_a_schedule_turned_off_makes_nothing_and_the_page_turns_it_on(world: World) -> None:
    client = at_browser("commune_lead", COMMUNE)
    form = {"viec": "lich", "loai": "team", "moi": "month", "ngay": "1"}
    assert client.post("/bao-cao", {**form, "bat": "1"}).status_code == 302
    assert "đang bật" in client.get("/bao-cao").content.decode()
    assert client.post("/bao-cao", {**form, "bat": "0"}).status_code == 302
    with time_machine.travel(now() + timedelta(days=40)):
        assert sweeping.make_due() == 0
    assert at_browser("desk", COMMUNE, login="quay").post("/bao-cao", {**form, "bat": "1"}).status_code == 403


# ── templates


def sent(client: Client, content: bytes, name: str = "mau.docx", kind: str = "team") -> Any:
    return client.post("/bao-cao/mau", {"viec": "gui", "loai": kind, "ten": "Mẫu văn phòng", "tep": SimpleUploadedFile(name, content)})


def test_a_template_is_tried_before_it_is_used_and_a_wrong_one_changes_nothing(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    lead = at_browser("commune_lead", COMMUNE)
    assert lead.get("/bao-cao/mau/chuan.docx").content == own_template()
    wrong = sent(lead, saying("{{ ten_la }}"))
    assert wrong.status_code == 422
    assert "422.578" in wrong.content.decode()
    assert "ten_la" in wrong.content.decode()
    assert sent(lead, own_template(), "mau.docm").status_code == 422
    assert sent(lead, b"PK").status_code == 422
    assert sent(lead, saying("Kính gửi: Thường trực {{ noi }}")).status_code == 302
    with acting(world.son):
        found = ReportTemplate.objects.get()
        with pytest.raises(IntegrityError, match="tried_first"), transaction.atomic():
            ReportTemplate.objects.update(in_use=True)
    use = {"viec": "dung", "loai": "team", "mau": str(found.id)}
    assert "409.575" in lead.post("/bao-cao/mau", use).content.decode()
    trial = lead.post(f"/bao-cao/mau/{found.id}/xem-thu")
    assert "Kính gửi: Thường trực Xã Tam Quang" in [one.text for one in Document(io.BytesIO(trial.content)).paragraphs]
    assert lead.post("/bao-cao/mau", use).status_code == 302
    report = make(world.hoa)
    theirs = lead.get(f"/bao-cao/{report.id}.docx").content
    assert "Kính gửi: Thường trực Xã Tam Quang" in [one.text for one in Document(io.BytesIO(theirs)).paragraphs]
    assert lead.post("/bao-cao/mau", {"viec": "chuan", "loai": "team"}).status_code == 302
    assert make(world.hoa).template is None
    assert lead.get(f"/bao-cao/{report.id}.docx").content == theirs


def test_a_template_that_broke_since_never_stands_between_an_office_and_its_report(world: World) -> None:
    with acting(world.son):
        broken = ReportTemplate.objects.create(
            id=new_id(), place=COMMUNE, kind="team", edition=1, name="Hỏng", content=b"PK", digest="", sent_by=world.son.id, sent_at=now(), tried_at=now(), in_use=True
        )
    report = make(world.hoa)
    assert report.template == broken.id
    answer = at_browser("desk", COMMUNE).get(f"/bao-cao/{report.id}.docx")
    assert (answer.status_code, answer.headers["X-Report-Template"]) == (200, "standard")


def test_a_template_sent_past_the_page_is_looked_through_all_the_same(world: World) -> None:
    told = {"id": new_id(), "kind": "team", "name": "Lén", "content": b"PK".hex()}
    assert number(tell(world.hoa, "insight.offer_template", **told)) == "422.575"
    assert number(tell(world.hoa, "insight.use_template", kind="team", template_id=new_id())) == "403.1"
    assert number(tell(world.son, "insight.use_template", kind="team", template_id=new_id())) == "404.576"


def test_templates_page_names_every_word_that_may_be_used(world: World) -> None:
    page = at_browser("desk", COMMUNE).get("/bao-cao/mau").content.decode()
    for word in ("trich_yeu", "dong.ket_qua", "chua_het_ky"):
        assert f"<code>{word}</code>" in page
