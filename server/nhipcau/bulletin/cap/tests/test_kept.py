"""Alerts of others at the office: kept as they came, chained, drafted by a person or under a signed rule; and ours for others."""

import hashlib
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from lxml import etree

from nhipcau.bulletin.cap.bringing import FEED, bring
from nhipcau.bulletin.cap.feed import links_of, take
from nhipcau.bulletin.cap.making import written
from nhipcau.bulletin.cap.models import CapMessage, CapRule
from nhipcau.bulletin.cap.reading import check, parsed, read
from nhipcau.bulletin.cap.tests.files import HOSTILE, REAL, elements
from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.bulletin.warnings.tests.rooms import issued
from nhipcau.bulletin.warnings.tests.rooms import written as drafted_warning
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from tests.officers import at_browser, enrol
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
PAGE, RULES = "/xa/canh-bao/nhap-cap", "/xa/canh-bao/quy-tac"
SENDER = "dai@kttv.example"


@pytest.fixture
def world() -> World:
    return settle()


def alert(
    name: str = "a-1", kind: str = "Alert", level: str = "2", *, status: str = "Actual", commune: str = "16933", about: str = "", hours: int = 12, sender: str = SENDER
) -> bytes:
    earlier = f"<references>{about}</references>" if about else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{name}</identifier><sender>{sender}</sender>'
        f"<sent>{written(now())}</sent><status>{status}</status><msgType>{kind}</msgType><scope>Public</scope>{earlier}<info><language>vi-VN</language>"
        f"<category>Met</category><event>Mưa lớn</event><urgency>Expected</urgency><severity>Moderate</severity><certainty>Likely</certainty>"
        f"<expires>{written(now() + timedelta(hours=hours))}</expires><senderName>Đài Khí tượng</senderName><headline>Mưa lớn cục bộ</headline>"
        f"<description>Mưa 80 mm trong 6 giờ.</description><instruction>Tránh khe suối.</instruction><parameter><valueName>VN:capDo</valueName><value>{level}</value></parameter>"
        f"<area><areaDesc>Xã Nga My</areaDesc><geocode><valueName>VN:maXa</valueName><value>{commune}</value></geocode></area></info></alert>"
    ).encode()


def send(browser: Client, content: bytes, name: str = "bản tin.cap") -> Any:
    return browser.post(PAGE, {"tep": SimpleUploadedFile(name, content)})


def come(actor: Actor, content: bytes, via: str = "file") -> CapMessage:
    with acting(actor):
        bring(actor, content, via)
        return CapMessage.objects.get(place=COMMUNE, digest=hashlib.sha256(content).hexdigest())


def again(message: CapMessage) -> CapMessage:
    with acting(system(COMMUNE)):
        return CapMessage.objects.get(id=message.id)


def ruled(world: World, *, signed: bool = True, **changes: Any) -> UUID:
    rule = new_id()
    told = {"sender": SENDER, "hazard": "heavy_rain", "level": 2, "until": (now() + timedelta(days=30)).isoformat(), **changes}
    must(world.hoa, "bulletin.propose_cap_rule", id=rule, **told)
    if signed:
        must(world.son, "bulletin.sign_cap_rule", rule_id=rule)
    return rule


# ── kept as it came


def test_each_real_alert_is_brought_looked_at_and_given_out_byte_for_byte(world: World) -> None:
    browser = at_browser(DESK, COMMUNE)
    for name, content in REAL.items():
        led = send(browser, content)
        assert led.status_code == 302, name
        page = browser.get(led.headers["Location"]).content.decode()
        assert "Đã nhận và giữ nguyên tệp." in page
        assert ("Có, chưa kiểm" in page) == bool(read(content).signatures), name
        for info in read(content).infos:
            assert f'lang="{info.language or "en-US"}"' in page
        given = browser.get(led.headers["Location"].split("?")[0] + ".cap")
        assert given.content == content, name
        assert given.headers["Content-Type"] == "application/cap+xml"


def test_the_same_file_twice_is_one_alert_and_the_list_shows_it(world: World) -> None:
    browser, content = at_browser(DESK, COMMUNE), alert()
    assert send(browser, content).headers["Location"] == send(browser, content).headers["Location"]
    listed = browser.get(PAGE).content.decode()
    assert listed.count("Mưa lớn cục bộ</a></h2>") == 1
    assert "Còn hiệu lực" in listed
    assert "Máy chủ không tự đọc nguồn nào" in listed


REFUSED = [
    (HOSTILE["xee"], "422.388"), (HOSTILE["invalid"], "422.390"), (HOSTILE["us-flood-1.1"], "422.389"), (b"x" * (1024 * 1024 + 1), "413.386"), (b"x", "422.387"),
]  # fmt: skip


def test_what_is_hostile_is_refused_on_the_page_and_nothing_is_kept(world: World) -> None:
    browser = at_browser(DESK, COMMUNE)
    for content, number in REFUSED:
        answer = send(browser, content)
        assert answer.status_code == int(number[:3])
        assert number in answer.content.decode()
    with acting(world.system):
        assert not CapMessage.objects.exists()


def test_a_letter_without_its_file_shows_nothing(world: World) -> None:
    must(world.hoa, "bulletin.bring_cap", id=new_id(), digest="0" * 64, via="file", signed=False)
    assert "Chưa nhận cảnh báo nào." in at_browser(DESK, COMMUNE).get(PAGE).content.decode()


def test_a_form_without_a_file_says_so(world: World) -> None:
    assert "422.387" in at_browser(DESK, COMMUNE).post(PAGE).content.decode()


def test_another_commune_finds_none_of_it(world: World) -> None:
    kept = come(world.hoa, alert())
    neighbour(world)
    other = at_browser(DESK, NEIGHBOUR, login="khac")
    assert other.get(f"{PAGE}/{kept.id}").status_code == 404
    assert other.get(f"{PAGE}/{kept.id}.cap").status_code == 404
    assert "Chưa nhận cảnh báo nào." in other.get(PAGE).content.decode()


# ── update, cancel, in whichever order they come


def about(content: bytes) -> str:
    one = read(content)
    return f"{one.sender},{one.identifier},{one.sent}"


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "the later one first"])
@pytest.mark.parametrize(("kind", "how", "word"), [("Update", "update", "Đã có bản thay"), ("Cancel", "cancel", "Đã bị hủy")])
def test_a_later_message_ends_the_earlier_one_in_whichever_order_they_come(world: World, kind: str, how: str, word: str, turned: bool) -> None:
    first = alert("a-1")
    later = alert("a-2", kind, about=about(first))
    for content in (later, first) if turned else (first, later):
        come(world.hoa, content)
    old, new = (come(world.hoa, content) for content in (first, later))
    assert (old.ended_by, old.ended_how, new.ended_by) == (new.id, how, None)
    page = at_browser(DESK, COMMUNE).get(f"{PAGE}/{old.id}").content.decode()
    assert word in page
    assert f'<a href="{PAGE}/{new.id}">a-2</a>' in page
    assert "Soạn bản nháp" not in page


def test_a_message_of_another_sender_ends_nothing(world: World) -> None:
    first = alert("a-1")
    come(world.hoa, first)
    come(world.hoa, alert("a-2", "Cancel", about=about(first).replace(SENDER, "khac@kttv.example"), sender="khac@kttv.example"))
    assert come(world.hoa, first).ended_by is None


def test_only_the_sender_itself_may_take_an_alert_back(world: World) -> None:
    first = alert("a-1")
    come(world.hoa, first)
    come(world.hoa, alert("a-2", "Cancel", about=about(first), sender="ke-la@xau.example"))
    assert come(world.hoa, first).ended_by is None


# ── a draft


def test_an_officer_drafts_of_it_and_nobody_hears_of_it_yet(world: World) -> None:
    browser = at_browser(DESK, COMMUNE)
    kept = come(world.hoa, alert(level="4"))
    assert kept.draft is None
    led = browser.post(f"{PAGE}/{kept.id}")
    assert led.status_code == 302
    with acting(world.system):
        drafted = HazardWarning.objects.get()
    assert led.headers["Location"] == f"/xa/canh-bao/{drafted.id}"
    assert (drafted.issued_at, drafted.level, drafted.hazard, drafted.title, drafted.communes) == (None, 4, "heavy_rain", "Mưa lớn cục bộ", ["16933"])
    assert drafted.source.startswith("Đài Khí tượng, ")
    assert again(kept).draft == drafted.id


def test_no_draft_comes_of_what_is_over_or_no_true_warning(world: World) -> None:
    browser = at_browser(DESK, COMMUNE)
    told: tuple[dict[str, Any], ...] = ({"hours": -1}, {"status": "Test"}, {"kind": "Cancel", "about": "x,y,2026-11-22T08:00:00+07:00"})
    for changes in told:
        kept = come(world.hoa, alert(**changes))
        assert "Soạn bản nháp" not in browser.get(f"{PAGE}/{kept.id}").content.decode()
        assert browser.post(f"{PAGE}/{kept.id}").status_code == 422
    with acting(world.system):
        assert not HazardWarning.objects.exists()


def test_an_exercise_of_others_is_drafted_as_a_drill(world: World) -> None:
    kept = come(world.hoa, alert(status="Exercise"))
    at_browser(DESK, COMMUNE).post(f"{PAGE}/{kept.id}")
    with acting(world.system):
        assert HazardWarning.objects.get().drill


# ── rules


def test_without_a_rule_nothing_is_drafted_and_under_a_signed_one_up_to_level_two_is_never_issued(world: World) -> None:
    assert come(world.hoa, alert("a-0")).draft is None
    rule = ruled(world)
    drafted = come(world.hoa, alert("a-1", level="2"))
    assert drafted.draft is not None
    assert drafted.rule == rule
    with acting(world.system):
        assert HazardWarning.objects.get(id=drafted.draft).issued_at is None


MORE: list[dict[str, Any]] = [
    {"level": "3"}, {"level": "4"}, {"level": "5"}, {"commune": "16936"}, {"sender": "ke-la@kttv.example"}, {"status": "Exercise"}, {"status": "Test"}, {"hours": -1},
]  # fmt: skip


def test_a_rule_never_speaks_for_more_than_it_was_signed_for(world: World) -> None:
    ruled(world)
    for at, changes in enumerate(MORE):
        assert come(world.hoa, alert(f"a-{at}", **changes)).draft is None, changes
    with acting(world.system):
        assert not HazardWarning.objects.exists()


def test_a_rule_that_is_unsigned_ended_of_another_hazard_or_lower_speaks_for_nothing(world: World) -> None:
    ruled(world, signed=False)
    must(world.hoa, "bulletin.end_cap_rule", rule_id=ruled(world))
    ruled(world, hazard="flood")
    ruled(world, level=1)
    assert come(world.hoa, alert("a-1", level="2")).draft is None
    assert come(world.hoa, alert("a-2", level="1")).draft is not None


def test_whoever_proposes_a_rule_cannot_sign_it_and_the_database_holds_it_too(world: World) -> None:
    rule = new_id()
    must(world.son, "bulletin.propose_cap_rule", id=rule, sender=SENDER, hazard="flood", level=1, until=(now() + timedelta(days=3)).isoformat())
    refused = tell(world.son, "bulletin.sign_cap_rule", rule_id=rule)
    assert refused.problem is not None
    assert refused.problem.number == "422.393"
    assert tell(world.hoa, "bulletin.sign_cap_rule", rule_id=rule).problem is not None  # a desk signs none
    for wrong in ({"signed_by": world.son.id}, {"level": 3}):
        with acting(world.system), pytest.raises(IntegrityError), transaction.atomic():
            CapRule.objects.filter(id=rule).update(**wrong)


TOO_FAR = [({"level": 3}, "422.2"), ({"until": "2020-01-01T00:00:00Z"}, "422.393"), ({"until": "2099-01-01T00:00:00Z"}, "422.393"), ({"sender": "a b"}, "422.2")]


def test_a_rule_that_reaches_too_far_is_refused(world: World) -> None:
    for changes, number in TOO_FAR:
        told = {"id": new_id(), "sender": SENDER, "hazard": "flood", "level": 1, "until": (now() + timedelta(days=3)).isoformat(), **changes}
        refused = tell(world.hoa, "bulletin.propose_cap_rule", **told)
        assert refused.problem is not None
        assert refused.problem.number == number


def test_the_page_of_rules_takes_a_rule_a_signature_and_an_end(world: World) -> None:
    hoa, son = at_browser(DESK, COMMUNE), at_browser(COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn", "son")
    until = (now() + timedelta(days=9)).date().isoformat()
    told = {"viec": "de-nghi", "noi": SENDER, "loai": "flood", "cap": "2", "den": until}
    assert hoa.post(RULES, told).headers["Location"] == f"{RULES}?xong=de-nghi"
    with acting(world.system):
        rule = CapRule.objects.get()
    assert "Ký quy tắc" not in hoa.get(RULES).content.decode()
    assert "Ký quy tắc" in son.get(RULES).content.decode()
    assert hoa.post(RULES, {"viec": "ky", "ma": rule.id}).status_code == 403
    assert son.post(RULES, {"viec": "ky", "ma": rule.id}).status_code == 302
    assert "Đang dùng" in son.get(RULES).content.decode()
    assert hoa.post(RULES, {"viec": "thoi", "ma": rule.id}).status_code == 302
    assert "Đã thôi" in hoa.get(RULES).content.decode()


WRONG_FORMS: list[tuple[dict[str, str], int]] = [
    ({}, 404), ({"viec": "ky", "ma": "x"}, 404), ({"viec": "thoi", "ma": str(UUID(int=5))}, 404), ({"viec": "de-nghi"}, 422),
    ({"viec": "de-nghi", "noi": SENDER, "loai": "flood", "cap": "3", "den": "2027-01-01"}, 422),
    ({"viec": "de-nghi", "noi": SENDER, "loai": "flood", "cap": "1", "den": "9999-12-31"}, 422),
]  # fmt: skip


def test_a_form_that_says_nothing_is_refused(world: World) -> None:
    browser = at_browser(COMMUNE_LEAD, COMMUNE)
    for told, status in WRONG_FORMS:
        assert browser.post(RULES, told).status_code == status, told


# ── the feed: off, and only for communes with a rule


def test_no_feed_is_read_unless_it_is_named(settings: Any) -> None:
    assert settings.CAP_FEED == ""
    with pytest.raises(CommandError, match="NHIPCAU_CAP_FEED"):
        call_command("cap_feed")


def test_a_feed_keeps_alerts_for_communes_with_a_signed_rule_and_drafts_in_the_name_of_who_signed(world: World, tmp_path: Path) -> None:
    lead = enrol(COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn", "son")
    rule = ruled(world, signed=False)
    files = [tmp_path / f"{name}.cap" for name in ("rain", "grave", "strange", "hostile")]
    for file, content in zip(files, (alert("a-1"), alert("a-2", level="4"), alert("a-3", sender="la@kttv.example"), HOSTILE["xee"]), strict=True):
        file.write_bytes(content)
    assert read_files(files) == "read 4, kept 0, drafted 0, refused 1"
    must(Actor(lead.id, COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn"), "bulletin.sign_cap_rule", rule_id=rule)
    assert read_files(files) == "read 4, kept 2, drafted 1, refused 1"
    with acting(world.system):
        drafted = HazardWarning.objects.get()
        assert set(CapMessage.objects.values_list("via", "identifier")) == {(FEED, "a-1"), (FEED, "a-2")}
    assert (drafted.drafted_by, drafted.issued_at, drafted.level) == (lead.id, None, 2)


def test_when_who_signed_works_here_no_more_the_feed_drafts_nothing(world: World) -> None:
    ruled(world)  # by somebody who is no member
    (kept,) = take(alert("a-1"))
    assert kept.draft is None


def read_files(files: list[Path]) -> str:
    said = StringIO()
    call_command("cap_feed", "--from", *map(str, files), stdout=said, stderr=StringIO())
    return said.getvalue().strip().split(" · ")[1]


def test_only_alerts_on_the_hosts_own_list_are_followed() -> None:
    home = "https://kttv.example/cap/list.atom"
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="a.cap"/></entry><entry><link rel="alternate" href="/b.cap"/></entry>'
    atom += b'<entry><link href="https://127.0.0.1/x.cap"/></entry><entry><link href="http://kttv.example/c.cap"/></entry><entry><link rel="self" href="d"/></entry><entry><link href="file:///etc/passwd"/></entry></feed>'
    assert links_of(atom, home) == ["https://kttv.example/cap/a.cap", "https://kttv.example/b.cap"]
    rss = b"<rss><channel><item><link>https://kttv.example/e.cap</link></item><item><link>https://kttv.example:8443/f.cap</link></item></channel></rss>"
    assert links_of(rss, home) == ["https://kttv.example/e.cap"]
    assert links_of(alert(), home) is None
    for hostile in (b"<!DOCTYPE x><feed/>", b"<feed", b"no"):
        with pytest.raises(Refusal):
            links_of(hostile, home)


# ── ours, for others


def test_a_warning_of_ours_is_served_to_the_standard_with_a_tag_and_listed(world: World) -> None:
    it = issued(world)
    served = Client().get(f"/canh-bao/{it}.cap")
    assert served.headers["Content-Type"] == "application/cap+xml"
    one = read(served.content)
    assert (one.status, one.kind, one.infos[0].areas[0].geocodes[0].value) == ("Actual", "Alert", "16933")
    assert one.infos[0].sender_name == "Ủy ban nhân dân xã Tam Quang"
    tag = served.headers["ETag"]
    assert Client().get(f"/canh-bao/{it}.cap", headers={"if-none-match": tag}).status_code == 304
    assert Client().get(f"/canh-bao/{it}.cap", headers={"if-none-match": '"x"'}).content == served.content
    listed = Client().get("/canh-bao/cap.atom")
    root = etree.fromstring(listed.content)
    assert [link.get("href") for link in root.iterfind("{*}entry/{*}link")] == [f"http://testserver/canh-bao/{it}.cap"]
    assert links_of(listed.content, "http://testserver/canh-bao/cap.atom") == [f"http://testserver/canh-bao/{it}.cap"]
    assert Client().get("/canh-bao/cap.atom", headers={"if-none-match": listed.headers["ETag"]}).status_code == 304
    assert b"<entry" not in Client().get("/canh-bao/cap.atom?xa=16936").content
    check(parsed(served.content))


def test_a_warning_taken_back_is_served_as_a_cancel_and_one_replaced_is_named_by_its_update(world: World) -> None:
    first = issued(world)
    old = read(Client().get(f"/canh-bao/{first}.cap").content)
    second = drafted_warning(world)
    must(world.hoa, "bulletin.replace_warning", warning_id=second, replaces=first)
    new = read(Client().get(f"/canh-bao/{second}.cap").content)
    assert (new.kind, new.earlier) == ("Update", ((old.sender, old.identifier, old.sent),))
    assert read(Client().get(f"/canh-bao/{first}.cap").content) == old
    must(world.son, "bulletin.cancel_warning", warning_id=second)
    gone = read(Client().get(f"/canh-bao/{second}.cap").content)
    assert (gone.kind, gone.earlier) == ("Cancel", ((new.sender, new.identifier, new.sent),))
    assert b"#huy" in Client().get("/canh-bao/cap.atom").content


def test_no_draft_is_ever_served(world: World) -> None:
    kept = come(world.hoa, alert())
    at_browser(DESK, COMMUNE).post(f"{PAGE}/{kept.id}")
    draft = again(kept).draft
    assert Client().get(f"/canh-bao/{draft}.cap").status_code == 404
    assert Client().get(f"/canh-bao/{draft}.opus").status_code == 404
    assert b"<entry" not in Client().get("/canh-bao/cap.atom").content


def test_what_we_give_out_can_be_brought_in_again_elsewhere(world: World) -> None:
    served = Client().get(f"/canh-bao/{issued(world)}.cap").content
    kept = come(world.hoa, served)
    assert elements(bytes(kept.content)) == elements(served)
    assert (kept.level, kept.kind) == (2, "Alert")
