"""The demo world in a database: everything through the ledger, marked as invented, refused where work is real."""

import json
from dataclasses import replace
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from nhipcau.gateway.demo.build import build
from nhipcau.gateway.demo.cast import STAGES, TAM_QUANG, Stage
from nhipcau.gateway.phones import let_in
from nhipcau.insight.models import Tally
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household, Member
from nhipcau.people.queries import demo_communes
from nhipcau.places.models import Commune, Province
from nhipcau.support.models import Assist


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
        "hoa", "son", "tam", "hien", "dung", "binh", "vy", "quynh", "khoa", "dat",
    }  # fmt: skip
    for login in first["logins"]:
        assert client.login(username=login["username"], password=login["password"])
        assert client.get(login["open"]).status_code == 200
    assert first["phone"]["code"] != second["phone"]["code"]
    for found in (first, second):
        assert let_in(found["phone"]["code"], new_id(), "máy thử")[0].full_name == "Lô Thị Lan"


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
