"""Who may do what, who sees what, who may open what: as tables. A verb, row or route without a line here fails."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from nhipcau.bulletin.notices.tests.told import answered_notice
from nhipcau.bulletin.warnings.tests.rooms import looked_after
from nhipcau.bulletin.weather.tests.test_pages import brought as brought_weather
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.guides.voices.tests.people import recorded
from nhipcau.kernel import registry
from nhipcau.kernel.actor import ROLES, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.learning.classes.tests.rooms import planned
from nhipcau.learning.lessons.tests.people import went
from nhipcau.market.makers.tests.people import agrees as agrees_to_be_shown
from nhipcau.market.makers.tests.people import makes, stall
from nhipcau.market.selling.tests.people import planned_live
from nhipcau.safety.tests.test_payees import publish as publish_payee
from nhipcau.support.calls.asking import call_team
from nhipcau.support.models import TeamCall
from nhipcau.surveys.tests.made import given
from nhipcau.sync.bundles import publish
from nhipcau.sync.pull import pull
from tests.attachments import kept_photo
from tests.house.doors import ABOVE, ANYBODY, DELETED, MAY_SAY, NAMES_NOBODY, NOT_BEGUN, OPENS, PHONE, POSTED, SEES
from tests.officers import at_browser, real_guide
from tests.phones import phone_of
from tests.world import COMMUNE, PROCEDURE, World, must, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


# ── verbs


def test_every_verb_has_its_line_and_every_line_its_verb() -> None:
    assert set(MAY_SAY) == set(registry.commands)


def test_a_verb_is_carried_to_its_command_for_its_roles_only(world: World) -> None:
    """An empty letter is refused for its body when the role may say it, and for the role when not."""
    for verb, roles in MAY_SAY.items():
        for role in ROLES:
            told = tell(Actor(new_id(), role, "vn.40." if role in ABOVE else COMMUNE), verb)
            assert told.problem is not None
            assert told.problem.number == ("422.2" if role in roles else "403.1"), (verb, role)
            assert Entry.objects.get(id=told.id).verdict == "refused"


def test_a_role_that_nobody_knows_says_nothing(world: World) -> None:
    for verb in MAY_SAY:
        told = tell(Actor(new_id(), "emperor", COMMUNE), verb)
        assert told.problem is not None
        assert told.problem.number == "403.1", verb


# ── rows


def test_every_collection_has_its_line_and_every_line_its_collection() -> None:
    assert set(SEES) == set(registry.collections)


def test_each_of_the_cast_sees_the_rows_of_their_place_and_no_other(world: World) -> None:
    for home, visits in ((world.ba_tu, 2), (world.pao, 1)):
        listed = world.preparation(home)
        must(world.hoa, "dossiers.prepare", **listed)
        must(world.hoa, "dossiers.submit_online", id=new_id(), preparation_id=listed["id"])
        must(world.hoa, "dossiers.give_task", id=new_id(), preparation_id=listed["id"], task="sign", next_date="2026-12-01")
        for _ in range(visits):
            must(world.hoa, "support.record_assist", **world.assist(home))
        must(world.hoa, "support.attach_file", **kept_photo(world, home))
        must(world.hoa, "people.take_back", id=new_id(), resident_id=home.resident, purpose="location")
        must(world.hoa, "people.agree", id=new_id(), resident_id=home.resident, purpose="passport", receipt=new_slip_code(), wording="v3", given_by="self", method="tap")
        must(world.hoa, "learning.record_progress", **went(learner={"resident_id": str(home.resident)}))
    course = planned(world)
    for home in (world.ba_tu, world.pao):
        must(world.hoa, "learning.enrol", id=new_id(), class_id=course.id, resident_id=home.resident)
    for home in (world.ba_tu, world.pao):
        agrees_to_be_shown(world, home)
        goods = makes(world, stall(world, world.hoa, resident_id=home.resident), world.hoa)
    planned_live(world, goods)
    must(world.lan, "guides.record_voice", **recorded(world))
    publish_payee(world)
    for village in (world.tung_huong, world.bai_so):
        must(world.son, "places.set_point", id=new_id(), village_id=village, lat=19.27, lon=104.33)
    must(world.lan, "safety.report_scam", id=new_id(), village_id=world.tung_huong, kind="prize", way="call", asked="money")
    must(world.son, "bulletin.bring_weather", **brought_weather())
    must(world.son, "safety.warn", id=new_id(), kind="prize")
    must(world.hoa, "feedback.answer_difficulty", id=new_id(), cause="no_signal", kind="fixed", words="Trạm sóng mới đã bật.")
    ginger = {"item": "gung", "unit": "kg", "low": 18_000, "high": 22_000, "kind": "market", "on": local_today()}
    must(world.lan, "bulletin.tell_price", id=new_id(), **ginger)
    answered_notice(world)
    looked_after(world)
    given(world)
    for village in (world.tung_huong, world.bai_so):
        must(world.hoa, "feedback.raise_petition", id=new_id(), code=new_slip_code(), village_id=village, category="duong", what="Cống qua suối bị sập")
    for number, village in (("0912345678", world.tung_huong), ("0987654321", world.bai_so)):
        call_team(COMMUNE, "web", number, village_id=village, wish="call")
    with acting(world.system):  # the second is given to nobody yet
        TeamCall.objects.filter(village_id=world.bai_so).update(helper_id=None, place=COMMUNE)
    for name, row in SEES.items():
        for who, count in row.items():
            actor = getattr(world, who)
            with acting(actor):
                seen = registry.collections[name].visible_to(actor).count()
            pulled = [one for one in pull(actor, 0, "").changes if one.collection == name]
            assert (seen, len(pulled)) == (count, count), (name, who)


def test_no_row_on_the_wire_has_a_field_that_nobody_described(world: World) -> None:
    for name, collection in registry.collections.items():
        secret = {"identity_hash", "identity_last4", "place", "consent_id", "fee"} & set(collection.row.model_fields)
        assert not secret, name


# ── routes


def routes(patterns: Any = None, before: str = "") -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def address(route: str) -> str:
    """Return an address that a route answers."""
    for part, value in (
        ("<str:code>", "7M3N9RZY4H0" if route.startswith(("s/", "bien-nhan/", "chung-nhan/", "y-kien/")) else PROCEDURE),
        ("<code>", PROCEDURE),
        ("<name>", "guides"),
        ("<digest>", "0" * 64),
        ("<str:digest>", "0" * 64),
        ("<uuid:warning_id>", str(UUID(int=0))),
        ("<call_id>", str(UUID(int=0))),
        ("<key>", "0" * 32),
        ("<upload>", str(UUID(int=0))),
        ("<str:number>", "404.60"),
        ("<str:site>", "16933"),
        ("<str:commune>", "16933"),
        ("<slug:item>", "gung"),
        ("<uuid:notice_id>", str(UUID(int=0))),
        ("<uuid:person_id>", str(UUID(int=0))),
        ("<uuid:petition_id>", str(UUID(int=0))),
        ("<uuid:village_id>", str(UUID(int=0))),
        ("<uuid:member_id>", str(UUID(int=0))),
        ("<uuid:request_id>", str(UUID(int=0))),
        ("<uuid:run_id>", str(UUID(int=0))),
        *((f"<uuid:{name}_id>", str(UUID(int=0))) for name in ("brought", "client")),
        ("<uuid:ticket_id>", str(UUID(int=0))),
        ("<uuid:payee_id>", str(UUID(int=0))),
        *((f"<uuid:{name}_id>", str(UUID(int=0))) for name in ("warning", "message")),
        *((f"<uuid:{name}_id>", str(UUID(int=0))) for name in ("maker", "product")),
        *(("<str:commune>", "16933"), ("<str:name>", "hang.xlsx"), ("<int:part>", "0")),
        *((f"<uuid:{name}_id>", str(UUID(int=0))) for name in ("plan", "report", "template")),
        ("<str:province>", "40"),
        *(("<uuid:class_id>", str(UUID(int=0))), ("<slug:sheet>", "ky-ten")),
        *(("<uuid:dossier_id>", str(UUID(int=0))), ("<slug:key>", "tiep-nhan")),
        ("<int:number>", "7"),
        ("<slug:lesson>", "ma-otp"),
        *(("<uuid:form_id>", str(UUID(int=0))), ("<str:key>", "khong-co")),
        ("^api(?:/.*)?$", "api/nothing"),
    ):
        route = route.replace(part, value)
    return f"/{route}"


def ask(client: Client, route: str, **extra: Any) -> Any:
    if route in POSTED:
        return client.post(address(route), "{}", content_type="application/json", **extra)
    return client.delete(address(route), **extra) if route in DELETED else client.get(address(route), **extra)


def test_every_route_has_its_line_and_every_line_its_route() -> None:
    assert sorted(set(routes())) == sorted(OPENS)  # a door that takes several methods stands there for each


def test_a_stranger_opens_what_is_for_anybody_and_nothing_else(world: World) -> None:
    real_guide(PROCEDURE)
    for route, who in OPENS.items():
        answer = ask(Client(raise_request_exception=False), route)
        if who is ANYBODY:
            assert answer.status_code not in {401, 403, 500}, route
            assert not answer.headers.get("Location", "").startswith("/dang-nhap"), route
        elif who is PHONE:
            assert answer.status_code == 401, route
        else:
            assert answer.status_code == 302, route
            assert answer.headers["Location"].startswith("/dang-nhap?next="), route


def test_an_office_page_opens_for_its_roles_and_a_phones_token_opens_none(world: World) -> None:
    pages = {route: who for route, who in OPENS.items() if isinstance(who, set)}
    token = phone_of(world, world.lan_id).head
    for role in set(ROLES) - {"system"}:
        browser = at_browser(role, "vn.40." if role in ABOVE else COMMUNE, login=role)
        for route, roles in pages.items():
            opened = (NAMES_NOBODY | NOT_BEGUN).get(route, 200)
            assert ask(browser, route).status_code == (opened if role in roles else 403), (route, role)
    for route in pages:
        assert ask(Client(headers=token), route).status_code == 302, route


def test_an_officers_session_is_no_phone(world: World) -> None:
    for role in ("desk", "commune_lead"):
        browser = at_browser(role, COMMUNE, login=role)
        for route, who in OPENS.items():
            if who is PHONE:
                assert ask(browser, route).status_code == 401, (route, role)


def test_no_open_door_says_a_word_of_the_families(world: World) -> None:
    code = new_slip_code()
    real_guide(PROCEDURE)
    publish()
    must(world.hoa, "dossiers.prepare", **world.preparation(world.ba_tu, slip_code=code))
    for route, who in OPENS.items():
        if who is ANYBODY:
            page = ask(Client(raise_request_exception=False), route).content.decode(errors="replace")
            for secret in ("Lô Thị Tư", "Và Bá Páo", str(world.ba_tu.household), "Lô Thị Lan", code):
                assert secret not in page, (route, secret)
