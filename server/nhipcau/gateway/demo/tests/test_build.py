"""The demo world in a database: everything through the ledger, marked as invented, refused where work is real."""

import json
from dataclasses import replace
from io import StringIO
from uuid import UUID

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from nhipcau.gateway.demo.build import build
from nhipcau.gateway.demo.cast import STAGES, TAM_QUANG, Stage
from nhipcau.gateway.demo.payee import MADE_UP, WITH_A_FEE
from nhipcau.gateway.phones import let_in
from nhipcau.insight.alarms.evaluating import sweep
from nhipcau.insight.models import AlarmRule, Tally
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.kernel.text import plain
from nhipcau.people.models import Household, Member
from nhipcau.people.queries import demo_communes
from nhipcau.places.models import Commune, Province
from nhipcau.safety.queries import payees_for
from nhipcau.support.models import Assist
from tests.officers import real_guide


@pytest.fixture
def communes(db) -> None:
    for code, name, commune, called in (
        ("40", "Nghệ An", "16933", "Tam Quang"),
        ("37", "Ninh Bình", "14620", "Phát Diệm"),
    ):
        province = Province.objects.create(code=code, name=name, kind="Tỉnh", valid_from="2025-07-01")
        Commune.objects.create(
            code=commune, province=province, name=called, kind="Xã", folded="", valid_from="2025-07-01"
        )


def who(*options: str) -> dict[str, object]:
    out = StringIO()
    call_command("demo", "--json", *options, stdout=out)
    return json.loads(out.getvalue())


def test_the_world_is_built_once_through_the_ledger_and_counted(communes):
    told = build()
    assert build() == 0
    assert told == Entry.objects.exclude(verb="gateway.issue_code").count() > 1000
    assert not Entry.objects.exclude(verdict="done").exists()
    assert demo_communes() == {"16933", "14620"}
    with acting(system("vn.")):
        assert Household.objects.filter(place__startswith="vn.40.").count() == 140
        assert Household.objects.filter(place__startswith="vn.37.").count() == 180
        assists = Assist.objects.count()
        assert Household.objects.filter(reached=False).exists()
    assert sum(Tally.objects.filter(measure="support.assists").values_list("value", flat=True)) == assists == 242


def test_the_officers_can_log_in_and_lan_can_open_a_phone(communes, client, monkeypatch):
    monkeypatch.setattr("nhipcau.gateway.demo.build.STAGES", tuple(small(stage) for stage in STAGES))
    first, second = who(), who("--who")
    assert {login["username"] for login in first["logins"]} == {
        "hoa", "son", "tam", "hien", "dung", "binh", "vy", "quynh", "khoa", "dat", "minh",
    }  # fmt: skip
    for login in first["logins"]:
        assert client.login(username=login["username"], password=login["password"])
        assert client.get(login["open"]).status_code == 200
    assert first["phone"]["code"] != second["phone"]["code"]
    for found in (first, second):
        assert let_in(found["phone"]["code"], new_id(), "máy thử")[0].full_name == "Lô Thị Lan"


def test_the_counter_of_the_demo_gives_numbers_and_appointments(communes, client, monkeypatch):
    monkeypatch.setattr("nhipcau.gateway.demo.build.STAGES", tuple(small(stage) for stage in STAGES))
    who()
    page = client.get("/hen-gio").content.decode()
    assert "Tam Quang" in page
    assert "Phát Diệm" in page


def test_an_early_warning_stands_by_a_rule_of_the_analyst_and_is_there_once(communes, client):
    build()
    assert build() == sweep() == 0
    with acting(system("vn.")):
        rule = AlarmRule.objects.get()
        assert Member.objects.get(id=rule.set_by).full_name == "Phan Thị Tâm"
        assert rule.rang > 0, "it was tried before"
    for login in ("tam", "son"):
        assert client.login(username=login, password=settings.DEMO_PASSWORD)
        for page in ("/so-lieu/canh-bao-som", "/so-lieu/noi/16933"):
            assert client.get(page).content.decode().count("Xã Tam Quang: bước người dân tự làm tuần") == 1, (login, page)
        client.logout()


def test_a_made_up_account_is_published_by_two_and_stands_on_the_page_and_on_the_slip(communes, client, monkeypatch):
    monkeypatch.setattr("nhipcau.gateway.demo.build.STAGES", tuple(small(stage) for stage in STAGES))
    build()
    for stage, desk in zip(STAGES, ("hoa", "hien"), strict=True):
        with acting(system(stage.path)):
            (payee,) = payees_for(stage.path, WITH_A_FEE)
        assert {payee.proposed_role, payee.standing} == {"desk", "published"}
        assert payee.proposed_by != payee.confirmed_by
        assert set(payee.account) == {"0"}, "nobody's account"
        for words in (payee.unit, payee.holder, payee.source):
            assert "trinh dien" in plain(words)
        client.login(username=desk, password=settings.DEMO_PASSWORD)
        told = client.get("/xa/noi-nhan-tien").content.decode()
        assert told.count("Đang công bố") == 1
        assert payee.unit in told
        client.logout()
        sheet = client.get(f"/tra-tien/{payee.id}")
        assert sheet.status_code == 200
        for page in (told, sheet.content.decode()):
            assert "Số liệu mẫu" in page


def test_the_account_stands_on_the_slip_that_a_guest_is_shown(communes, client, monkeypatch):
    monkeypatch.setattr("nhipcau.gateway.demo.build.STAGES", (small(TAM_QUANG),))
    real_guide(WITH_A_FEE)
    build()
    shown = who("--who", "--address", "http://test")
    answer = client.get(shown["slip_with_fee"].removeprefix("http://test"))
    assert answer.status_code == 200
    assert MADE_UP["unit"] in answer.content.decode()
    assert "/tra-tien/" in answer.content.decode()


def test_it_is_refused_in_production_with_a_number(communes, settings):
    settings.PRODUCTION = True
    for options in ((), ("--who",)):
        with pytest.raises(CommandError, match=r"\[403\.118\]"):
            call_command("demo", *options)
    assert not Member.objects.exists()


def test_it_is_refused_beside_real_members(communes):
    Member.objects.create(id=UUID(int=1), full_name="Thật", given_name="Thật", role="desk", scope="vn.40.16933.")
    with pytest.raises(CommandError, match=r"\[403\.118\]"):
        call_command("demo")


def test_a_member_who_joins_the_demo_world_does_not_shut_it(communes, monkeypatch):
    monkeypatch.setattr("nhipcau.gateway.demo.build.STAGES", (small(TAM_QUANG),))
    call_command("demo", verbosity=0)
    Member.objects.create(id=UUID(int=1), full_name="Mới", given_name="Mới", role="member", scope="vn.40.16933.")
    call_command("demo", verbosity=0)
    assert who("--who")["phone"]["member"] == "Lô Thị Lan"


def small(stage: Stage) -> Stage:
    """The same stage with few homes and few assists."""
    return replace(stage, hamlets=tuple(replace(hamlet, homes=5) for hamlet in stage.hamlets), assists=6)


def test_there_is_nobody_to_name_before_it_is_built(communes):
    with pytest.raises(CommandError, match="nhipcau demo"):
        call_command("demo", "--who")
