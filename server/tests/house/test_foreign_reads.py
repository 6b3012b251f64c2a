"""Two communes, and strangers who look into the other one: a hundred thousand random reads, and not one row.

First with the second wall alone (raw SQL as the application's role, nothing filtered in Python), then with the
first wall alone (the registered questions, asked under the eyes of the house, which sees the whole country), then
at the doors with both.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, connections, transaction

from nhipcau.bulletin.warnings.tests.rooms import everything_of
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.feedback.petitions.asking import raise_here
from nhipcau.kernel import registry
from nhipcau.kernel.actor import ROLES, SYSTEM, Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.learning.classes.tests.rooms import planned
from nhipcau.learning.lessons.tests.people import went
from nhipcau.support.calls.asking import call_team
from nhipcau.surveys.tests.made import everything_of as surveys_of
from tests.attachments import kept_photo
from tests.house.doors import OPENS, PHONE
from tests.house.test_doors import ask
from tests.officers import at_browser
from tests.phones import phone_of
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, Home, World, move_in, must, neighbour, settle

HOMES = 12
BEHIND_WALL, BEHIND_QUESTIONS = 96_000, 4_000  # reads
AT_ONCE = 60  # reads in one statement
OPEN = {  # tables that the application's role reads whole, and why nobody's life stands in them
    "auth_permission": "Django's own",
    "auth_group": "Django's own",
    "bulletin_weather": "the weather of communes, for anybody",
    "auth_user": "names to log in with; read before anybody is known",
    "django_content_type": "Django's own",
    "django_session": "keys and ids of sessions",
    "gateway_*": "phones and log-ins, as hashes; read before anybody is known",
    "guides_*": "public content, its drafts and who wrote them",
    "insight_*": "figures",
    "kernel_body": "cannot be read by the application at all",
    "kernel_checkpoint": "hashes",
    "kernel_entry": "verbs, numbers and hashes; bodies lie beside it",
    "kernel_feed": "ids and places",
    "kernel_head": "hashes",
    "kernel_ending": "ids of what has ended",
    "kernel_pace": "keyed hashes of who tried",
    "kernel_trail_head": "hashes",
    "links_*": "programs of others: what each may do, secrets as keyed hashes, ids and codes of what happened",
    "market_shown*": "the shop window: what makers agreed that everybody sees",
    "messaging_line": "gateways",
    "messaging_receipt": "ids of gateways",
    "messaging_stop": "keyed marks of telephones",
    "surveys_key": "keys of other programs, as hashes; read before anybody is known",
    "people_member": "who works here: on every card and slip; read before anybody is known",
    "people_former_scope": "where somebody worked before",
    "places_*": "the map of the country",
    "safety_card": "public content",
    "safety_bad_*": "public names of bad pages, and which officers brought them in",
    "safety_payee": "accounts of offices and schools that the commune publishes, and which officers stood for them",
    "safety_own_account": "keyed marks of accounts",
    "sync_bundle": "public content",
    "sync_file": "hashes and sizes",
    "sync_receipt": "hashes and keys",
    "sync_restored": "moments and numbers",
    "sync_returned": "moments and numbers",
    "sync_upload": "hashes and sizes",
    "watch_*": "security events on their way: codes and numbers",
}


@pytest.fixture
def world(real_database: str) -> World:
    cache.clear()
    return settle()


def walled() -> set[str]:
    """Return the tables behind the second wall, as PostgreSQL says."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'")
        return {name for (name,) in cursor.fetchall()}


def people_everywhere(world: World) -> dict[str, list[Home]]:
    """Let homes stand in both communes, with helpings, papers and photos in each."""
    there = neighbour(world)
    homes: dict[str, list[Home]] = {}
    before = world.system
    for commune, villages in ((COMMUNE, [world.tung_huong, world.bai_so]), (NEIGHBOUR, [there])):
        house = Actor(UUID(int=1), SYSTEM, commune, "system")
        for at in range(HOMES):
            home = Home()
            world.system = house
            move_in(world, home, villages[at % len(villages)], f"Lò Văn {commune[6:11]} {at}")
            listed = world.preparation(home)
            must(house, "dossiers.prepare", **listed)
            must(house, "dossiers.hand_in", id=new_id(), slip_code=listed["slip_code"], procedure=PROCEDURE, full_name=f"Lò Văn {commune[6:11]}", official_code=f"H40-261120-{at:04}")
            must(house, "dossiers.take_states", run_id=new_id(), source="import", place=commune, rows=[{"code": f"X{at}", "state": 2, "since": "2026-11-20T09:00:00+07:00"}])
            must(house, "support.record_assist", **world.assist(home))
            must(house, "people.agree", id=new_id(), resident_id=home.resident, purpose="passport", receipt=new_slip_code(), wording="v3", given_by="self", method="tap")
            must(house, "learning.record_progress", **went(learner={"resident_id": str(home.resident)}))
            course = planned(world, house, village_id=None, trainers=[])
            must(house, "learning.enrol", id=new_id(), class_id=course.id, resident_id=home.resident)
            must(house, "learning.count_heads", id=new_id(), class_id=course.id, many=3)
            must(house, "support.attach_file", **kept_photo(world, home, bytes([at]) * 900 + commune.encode()))
            call_team(commune, "web", f"09123456{at:02}", wish="call")
            raise_here(commune, "page", f"09123457{at:02}", category="duong", what=f"Cống số {at} bị sập", village_id=villages[at % len(villages)])
            homes.setdefault(commune, []).append(home)
        everything_of(world, commune, villages[0], homes[commune][0])
        surveys_of(commune, villages[0])
    world.system = before
    return homes


def strangers(of: str, chance: Random) -> Iterator[Actor]:
    """Yield actors of every role who have no business in a commune."""
    elsewhere = [NEIGHBOUR if of == COMMUNE else COMMUNE, "vn.37.14620.", "vn.37.", f"vn.37.14620.{new_id()}."]
    while True:
        yield Actor(new_id(), chance.choice(ROLES), chance.choice(elsewhere), "Kẻ Lạ")


def rows_of(table: str, commune: str) -> list[tuple[str, str]]:
    """Return (id, place) of what a table holds of a commune, as its owner sees it."""
    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    column = "place" if any(field.name == "place" for field in model._meta.fields) else "scope"
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            f'SELECT "{model._meta.pk.column}"::text, "{column}" FROM "{table}" WHERE "{column}" LIKE %s', [f"{commune}%"]
        )
        return [(str(key), str(place)) for key, place in cursor.fetchall()]


def a_read(chance: Random, table: str, key: str, commune: str, row: tuple[str, str]) -> str:
    """Return one way of looking, that answers with how much it saw; none of the values comes from outside."""
    own, place = row
    near = f"place LIKE '{commune}%'"
    return chance.choice(
        (
            f"(SELECT count(*) FROM {table} WHERE {key}::text = '{own}')",
            f"(SELECT count(*) FROM {table} WHERE place = '{place}')",
            f"(SELECT count(*) FROM {table} WHERE {near})",
            f"(SELECT count(*) FROM (SELECT * FROM {table} WHERE {near} ORDER BY random() LIMIT 3) AS few)",
            f"(SELECT count(*) FROM {table} AS line WHERE line::text LIKE '%{own}%' AND {near})",
            f"(SELECT count(place) FROM {table} WHERE {near} OR {key}::text = '{own}')",
            f"(SELECT count(*) FROM {table} AS a JOIN {table} AS b USING (place) WHERE a.{near})",
            f"(SELECT count(*) FROM {table} WHERE {near} AND 1 / (length(place) - length(place)) > 0)",  # tells by breaking
            f"(SELECT CASE WHEN EXISTS (SELECT FROM {table} WHERE {key}::text = '{own}') THEN 1 ELSE 0 END)",
            f"(SELECT coalesce(max(length(place)), 0) FROM {table} WHERE {near})",
        )
    )


def test_every_table_is_behind_the_wall_or_says_why_not(world: World) -> None:
    tables = {model._meta.db_table for model in apps.get_models()}
    said = {table for table in tables for name in OPEN if table == name or (name[-1] == "*" and table.startswith(name[:-1]))}
    behind = walled()
    assert tables - behind - said == set(), "a new table stands open"
    assert {"people_household", "people_resident", "people_consent", "support_assist", "support_attachment", "support_team_call", "dossiers_preparation", "dossiers_dossier", "dossiers_code", "dossiers_entry", "dossiers_petitioner", "dossiers_progress", "dossiers_import", "dossiers_waiting", "dossiers_book", "dossiers_line", "dossiers_handover", "sync_snapshot"} <= behind


def test_the_second_wall_alone_shows_a_stranger_no_row(world: World) -> None:
    chance = Random(20261122)
    people_everywhere(world)
    keys = {model._meta.db_table: str(model._meta.pk.column) for model in apps.get_models()}
    victims = {
        (table, commune): rows
        for table in sorted(walled() & set(keys))
        for commune in (COMMUNE, NEIGHBOUR)
        if (rows := rows_of(table, commune))
    }
    assert {table for table, _ in victims} >= {"people_household", "people_resident", "people_consent", "support_assist", "support_attachment", "support_team_call", "dossiers_preparation", "dossiers_dossier", "dossiers_code", "dossiers_entry", "dossiers_petitioner", "dossiers_progress", "dossiers_import", "dossiers_waiting", "learning_progress", "learning_evidence", "learning_class", "learning_seat", "learning_heads", "bulletin_warning", "bulletin_reach", "bulletin_ack", "bulletin_call", "bulletin_safe_home", "bulletin_check", "bulletin_look"}
    reads = 0
    with connection.cursor() as cursor:
        for commune in (COMMUNE, NEIGHBOUR):
            stranger = strangers(commune, chance)
            mine = [(table, rows) for (table, of), rows in victims.items() if of == commune]
            while reads < BEHIND_WALL / (2 if commune == COMMUNE else 1):
                asked = [(table, chance.choice(rows)) for table, rows in (chance.choice(mine) for _ in range(AT_ONCE))]
                looks = [a_read(chance, table, keys[table], commune, row) for table, row in asked]
                with acting(next(stranger)):
                    cursor.execute(f"SELECT {', '.join(looks)}")
                    seen = cursor.fetchone()
                assert not any(seen), [look for look, much in zip(looks, seen, strict=True) if much]
                reads += AT_ONCE
    assert reads >= BEHIND_WALL


def test_a_read_of_ones_own_commune_is_seen_by_the_same_looks(world: World) -> None:
    """The looks can see: without this the test above would prove nothing."""
    chance = Random(1)
    people_everywhere(world)
    rows = rows_of("people_resident", COMMUNE)
    with acting(world.hoa), connection.cursor() as cursor:
        found = 0
        for _ in range(60):
            look = a_read(chance, "people_resident", "id", COMMUNE, chance.choice(rows))
            if "1 /" not in look:
                cursor.execute(f"SELECT {look}")
                found += bool(cursor.fetchone()[0])
        assert found > 40


def test_the_first_wall_alone_shows_a_stranger_no_row(world: World) -> None:
    chance = Random(7)
    people_everywhere(world)
    questions: dict[str, Callable[[Actor], Any]] = {name: one.visible_to for name, one in registry.collections.items()}
    reads = 0
    with acting(system("vn.")):
        for name, ask_for in questions.items():
            everything = ask_for(system("vn."))
            placed = list(everything.values_list("pk", "place")) if _has_place(everything) else []
            for commune in (COMMUNE, NEIGHBOUR):
                keys = [key for key, place in placed if place.startswith(commune)]
                stranger = strangers(commune, chance)
                for _ in range(BEHIND_QUESTIONS // len(questions) // 2 if keys else 0):
                    seen = ask_for(next(stranger)).filter(pk=chance.choice(keys)).exists()
                    assert not seen, name
                    reads += 1
    assert reads > BEHIND_QUESTIONS / 2


def _has_place(rows: Any) -> bool:
    return any(field.name == "place" for field in rows.model._meta.fields)


def test_a_strangers_phone_and_browser_hear_nothing_at_any_door(world: World) -> None:
    homes = people_everywhere(world)
    names = [str(one) for home in homes[NEIGHBOUR] for one in (home.household, home.resident, home.consent)] + ["Lò Văn 16936"]
    phone = phone_of(world, world.lan_id)
    told = str(phone.pull())
    browsers = [at_browser(role, COMMUNE, login=role) for role in ("desk", "commune_lead")]
    for route, who in OPENS.items():
        for browser in browsers:
            if who is not PHONE:
                with transaction.atomic():
                    told += ask(browser, route).content.decode(errors="replace")
    assert str(world.tung_huong) in told
    assert not [name for name in names if name in told]
