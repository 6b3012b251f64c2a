"""Who may do what, where and what for: the table that the doors themselves make, its page, and each line tried.

That each role is let in or turned away at each door is in `test_doors`; here it is the places: what a role may do or
see at home, and nowhere else. The page is written by ``NHIPCAU_ACCESS=1 ./nhipcau test server/tests/house/test_access.py``.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client

from nhipcau.gateway import access
from nhipcau.gateway.access import USUAL_PLACE, Access
from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import ROLES, WITH_FAMILIES, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.purposes import PURPOSES
from nhipcau.kernel.reads import doors
from nhipcau.kernel.scope import acting, covers
from nhipcau.people.models import Member
from tests.attachments import kept_photo
from tests.contract.test_said_before import INTO, letter_of, said, speaker
from tests.house.doors import ABOVE, ANYBODY, DESK, LEAD, MAY_SAY, OPENS, PHONE, PROVINCE
from tests.house.test_doors import at_browser
from tests.world import COMMUNE, NEIGHBOUR, Home, World, move_in, must, neighbour, settle

pytestmark = pytest.mark.django_db

PAGE = Path(__file__).resolve().parents[3] / "docs" / "access.md"
BEGINS = """# Who may do what, where and what for

Written from the doors themselves by a test; do not edit by hand. “Own place” is the place somebody answers for and what
lies in it; nobody reaches another. Beyond it stands a second wall in PostgreSQL. Every line is tried, for whoever may
and for whoever may not: `server/tests/house/test_doors.py`, `server/tests/house/test_access.py`,
`server/tests/house/test_foreign_reads.py`.
"""
NAMES_NO_PLACE = {  # they write into the place of whoever says them
    "bulletin.bring_cap", "bulletin.propose_cap_rule", "bulletin.bring_prices", "bulletin.look_arrived", "desk.set_service", "desk.open_screen", "desk.lend_series",
    "guides.record_voice", "market.photo_arrived", "market.report", "support.file_arrived", "support.call_team", "messaging.stop", "messaging.resume", "messaging.call_me",
    "messaging.send_again", "safety.bring_bad_list", "safety.propose_payee", "safety.name_own_account",
    "feedback.photo_arrived", "feedback.tend", "feedback.relay", "insight.set_alarm_rule", "insight.set_report_schedule", "insight.offer_template",
    "insight.save_question", "insight.decide_open_data", "surveys.enter_form", "links.open_calendar",
}  # fmt: skip
FILES = ("xa/so-ho-so.xlsx", "bao-cao/mau/chuan.docx", "xa/bieu-mau/mau.xlsx", *(f"xa/lgsp/{what}.{kind}" for what in ("ho-so", "thong-ke") for kind in ("xml", "json")))  # they are files and nothing else
OF_THE_HOUSE = {f"insight.{what}_definition" for what in ("propose", "approve", "drop")}  # a figure is counted in one way in the whole house, as a guide is one


@pytest.fixture
def world() -> World:
    return settle()


# ── the page


def table(title: str, heads: str, lines: list[tuple[str, ...]]) -> str:
    rule = "|".join("---" for _ in heads.split("|"))
    rows = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"\n## {title}\n\n| {heads} |\n|{rule}|\n{rows}\n"


def lines_of(found: list[Access]) -> list[tuple[str, ...]]:
    named = [(name_of(one.door), roles_of(one), one.place, one.purpose.code, one.export) for one in found]
    return [line if any(one.export for one in found) else line[:4] for line in named]


def name_of(door: str) -> str:
    """Return a verb or rows by their name, an address as one types it."""
    return f"`{door}`" if door in registry.commands or door in registry.collections else f"`/{door}`"


def roles_of(one: Access) -> str:
    known = [role for role in ROLES if role in one.roles]
    return "all officers" if len(known) == len(ROLES) - 1 and "system" not in known else ", ".join(known or sorted(one.roles))


def page() -> str:
    """Return the page as the doors make it today."""
    heads = "door | roles | place | purpose"
    rates = [
        (", ".join(map(name_of, one.doors)), one.what, one.by, str(one.free), f"{one.first} s", f"{one.most} s", f"{one.window // 60} min")
        for one in settings.RATES.values()
    ]
    seen = [(f"`{one.code}`", one.reason, one.words.en, ", ".join(kind.en for kind in one.kinds.values())) for _, one in sorted(doors.items())]
    return BEGINS + "".join((
        table("Roles", "role | answers for", [(role, USUAL_PLACE[role]) for role in ROLES]),
        table("Purposes", "purpose | để làm gì | what for", [(one.code, one.vi, one.en) for one in PURPOSES]),
        table("Verbs", heads, lines_of(access.verbs())),
        table("Rows that phones keep", heads, lines_of(access.rows())),
        table("Pages and the API", f"{heads} | taken along as", lines_of(access.addresses())),
        table("Looks at people that are noted", "where | reason | what for | what is seen", seen),
        table("How often", "door | what is counted | for each | free | first wait | longest wait | forgotten after", rates),
    ))  # fmt: skip


def test_the_page_of_access_is_what_the_doors_say() -> None:
    if os.environ.get("NHIPCAU_ACCESS"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "run with NHIPCAU_ACCESS=1 to write it anew"


def test_the_table_says_what_the_hand_written_tables_of_the_tests_say() -> None:
    assert {one.door: set(one.roles) for one in access.verbs()} == MAY_SAY
    expected = {ANYBODY: {"anybody"}, PHONE: {"member", "leader", "desk"}}
    assert {one.door: set(one.roles) for one in access.addresses()} == {
        route: who if isinstance(who, set) else set(access.SYSTEMS.get(route, expected[who])) for route, who in OPENS.items()
    }


def test_a_door_that_does_not_say_what_it_is_for_stops_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(access.UNGUARDED, "kiem-tra")
    with pytest.raises(LookupError, match="kiem-tra"):
        access.addresses()


def test_no_purpose_is_written_for_a_door_that_is_not_there_or_says_it_itself() -> None:
    assert set(access.UNGUARDED) == {route for route, who in OPENS.items() if not isinstance(who, set)}


# ── verbs: at home, and elsewhere


def tried(actor: Actor, letter: Letter) -> str:
    """Say a letter and undo it; return what became of it."""
    with transaction.atomic():
        told = bus.obey(actor, [Letter(new_id(), letter.verb, letter.body, letter.happened_at)]).verdicts[0]
        transaction.set_rollback(True)
    return told.state


def elsewhere(world: World, theirs: UUID, after_the_move: bool) -> Iterator[tuple[str, str]]:
    """Yield places that are not those of the story; from its seventeenth turn, it goes on in the neighbouring commune."""
    yield "another village", f"{COMMUNE}{world.bai_so}."
    if not after_the_move:
        yield "another commune", NEIGHBOUR
        yield "a village of another commune", f"{NEIGHBOUR}{theirs}."
    yield "a commune that knows nobody", "vn.40.16939."
    yield "another province", "vn.37."


def test_a_verb_is_obeyed_at_home_and_nowhere_else() -> None:
    """The story of `contract/said_before/`: before each letter is said, everybody elsewhere who may say such a thing tries it."""
    where = {one.door: one.place for one in access.verbs()}
    tries, wrong, moved = 0, [], 17
    with time_machine.travel(datetime(2026, 11, 21, 3, tzinfo=UTC)):
        world = settle()
        theirs = neighbour(world)
        fields = {"name": "Huồi Xá", "kind": "Bản", "signal": "weak", "valid_from": "2025-07-01"}
        must(world.system, "places.add_village", id=INTO, commune="16933", **fields)
        for one in said():
            for before in one.get("after", ()):
                assert bus.obey(speaker(one), [letter_of({"letter": before})]).verdicts[0].state == "done"
            letter = letter_of(one)
            for name, scope in elsewhere(world, theirs, one["turn"] >= moved):
                free = where[letter.verb] == "the country" or letter.verb in NAMES_NO_PLACE | OF_THE_HOUSE
                free |= name == "another village" and (where[letter.verb] == "own commune" or letter.verb == "surveys.answer")  # a form is the commune's
                for role in sorted(MAY_SAY[letter.verb]):
                    state = tried(Actor(new_id(), role, scope), letter)
                    tries += 1
                    if state != "refused" and not free:
                        wrong.append((letter.verb, role, name))
            assert bus.obey(speaker(one), [letter]).verdicts[0].state == "done", letter.verb
    assert not wrong, "\n".join(map(str, wrong))
    assert tries > 500


# ── rows: of each role, in each place


def test_each_role_sees_the_rows_of_its_own_place_and_other_roles_see_none(world: World) -> None:
    theirs = neighbour(world)
    there = World(Actor(UUID(int=1), "system", NEIGHBOUR), theirs, theirs, new_id(), new_id())
    home = Home()
    move_in(there, home, theirs, "Lương Thị Mùi")
    for who, at in ((world.hoa, world.ba_tu), (world.hoa, world.pao), (there.system, home)):
        must(who, "dossiers.prepare", **world.preparation(at))
        must(who, "support.record_assist", **world.assist(at))
        must(who, "support.attach_file", **kept_photo(there if at is home else world, at))
    village = world.scope(world.tung_huong)
    scopes = (village, world.scope(world.bai_so), COMMUNE, NEIGHBOUR, f"{NEIGHBOUR}{theirs}.", "vn.40.", "vn.37.", "vn.37.14620.")
    with acting(Actor(UUID(int=1), "system", "vn.")):
        everything = {name: list(one.visible_to(Actor(UUID(int=1), "system", "vn."))) for name, one in registry.collections.items()}
    for name, rows in everything.items():
        if name in {"guides.recordings", "safety.payees", "learning.classes"} or not rows:
            continue  # what a commune says, all of it hears: tried with the cast in `test_doors`
        for role in ROLES:
            for scope in scopes:
                actor = Actor(new_id(), role, scope)
                due = {row.pk for row in rows if covers(scope, row.place)} if role in WITH_FAMILIES else set()
                with acting(actor):
                    seen = {row.pk for row in registry.collections[name].visible_to(actor)}
                assert seen == due, (name, role, scope)


# ── pages: with what lies in the neighbouring commune


def test_an_officers_pages_know_nobody_of_another_commune(world: World) -> None:
    lan = Member.objects.get(id=world.lan_id)
    asked = new_id()
    must(world.hoa, "people.ask_right", id=asked, resident_id=world.ba_tu.resident, kind="see")
    person = f"/quyen/nguoi/{world.ba_tu.resident}"
    opened = [person, f"{person}/tep.json"]
    pressed = {
        f"{person}/hoi": {"viec": "see", "id": str(new_id())},
        f"{person}/rut": {"muc_dich": "help_now", "id": str(new_id())},
        f"/quyen/yeu-cau/{asked}": {"xong": "done"},
        **{f"/to/{verb}": {"nguoi": str(lan.id), "ma": str(new_id()), "thon": str(world.bai_so)} for verb in ("ma", "khoa", "chuyen", "nghi")},
        **{f"/can-bo/{verb}": {"nguoi": str(lan.id), "ma": str(new_id())} for verb in ("moi", "nghi", "gan")},
    }
    own, strange = Client(), Client()
    for role in ("desk", "commune_lead"):
        own, strange = (at_browser(role, scope, login=f"{role}{scope[6:11]}") for scope in (COMMUNE, NEIGHBOUR))
        for path in opened:
            assert (own.get(path).status_code, strange.get(path).status_code) == (200, 404), (path, role)
        for path, fields in pressed.items():
            before = Member.objects.get(id=lan.id).__dict__ | {"_state": None}
            answer = strange.post(path, fields)
            assert answer.status_code in {400, 403, 404, 422}, (path, role, answer.status_code)
            assert "Lô Thị" not in answer.content.decode(), (path, role)
            assert Member.objects.get(id=lan.id).__dict__ | {"_state": None} == before, (path, role)
    assert own.post("/to/nghi", {"nguoi": str(lan.id)}).status_code == 302  # the commune's own leader may


def test_figures_end_at_the_border_of_whoever_reads_them(world: World) -> None:
    neighbour(world)
    for _ in range(7):
        must(world.hoa, "support.record_assist", **world.assist(world.ba_tu))
    for role, scope, path, seen in (
        ("commune_lead", COMMUNE, "/xa?dang=csv", ["Tùng Hương", "Bãi Sở"]),
        ("commune_lead", NEIGHBOUR, "/xa?dang=csv", ["Xốp Kha"]),
        ("province_analyst", "vn.40.", "/tinh?dang=csv", ["Tam Quang", "Nga My"]),
    ):
        text = at_browser(role, scope, login=f"{role}{scope[-3]}{len(seen)}").get(path).content.decode()
        places = {name for name in ("Tùng Hương", "Bãi Sở", "Xốp Kha", "Tam Quang", "Nga My") if name in text}
        assert places == set(seen), (role, scope)


# ── what can be taken along


def test_what_is_handed_out_as_a_file_says_so_and_goes_to_its_roles_only(world: World) -> None:
    """Ask every page for every form that any page knows: only the doors marked in the table answer with a file."""
    marked = {one.door: one for one in access.addresses() if one.export}
    made = {role: at_browser(role, "vn.40." if role in ABOVE else COMMUNE, login=role) for role in set(ROLES) - {"system"}}
    asks = {"so-lieu/noi/<str:code>": "/so-lieu/noi/16933?dang=csv", **{page: f"/{page}?dang=csv" for page in ("xa", "tinh", "xa/tu-lam", "tinh/tu-lam", "so-lieu/cau-hoi")}, **{file: f"/{file}" for file in FILES}, "xa/ngay-cong.xlsx": "/xa/ngay-cong.xlsx", "lich-lop.xlsx": "/lich-lop.xlsx", **{f"kiem-toan/{log}": f"/kiem-toan/{log}?dang=csv" for log in ("so-cai", "luot-xem", "su-kien")}, "quyen/nguoi/<uuid:person_id>/tep.json": f"/quyen/nguoi/{world.ba_tu.resident}/tep.json"}
    found = set()
    for route, who in OPENS.items():
        if not isinstance(who, set) or ("<" in route and route not in asks):
            continue
        for role, client in made.items():
            answer = client.get(asks.get(route, f"/{route}?dang=csv"))
            file = answer.headers.get("Content-Disposition", "").startswith("attachment")
            assert not file or (route in marked and role in marked[route].roles), (route, role)
            assert answer.status_code != 200 or role in who, (route, role)
            if file:
                found.add(route)
                assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'"), route
                assert (answer.headers["X-Content-Type-Options"], "no-store" in answer.headers["Cache-Control"]) == ("nosniff", True), route
    assert found == set(asks)
    assert {door for door in set(marked) - found if "<" not in door} == {"to/to-dan", "xa/so-ho-so.pdf", "xa/ngay-cong.pdf", "soan/nhap-bai", "xa/gia/nhap"}  # a poster wants a procedure, a draft a package, a wrong table comes back, and the register is looked at before it is printed; others want a name
    assert {*DESK, *LEAD, *PROVINCE} <= set(made)
