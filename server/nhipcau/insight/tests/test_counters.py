from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from nhipcau.insight import counters, queries
from nhipcau.insight.models import Tally, Touch
from nhipcau.insight.rules import month_at
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Count, Told
from tests.world import must, settle, yesterday

VILLAGE = f"vn.40.16933.{UUID(int=7)}."
HOME, OTHER = UUID(int=11), UUID(int=12)
NOON = datetime(2026, 11, 19, 5, tzinfo=UTC)
NOVEMBER = month_at(NOON.date(), NOON.date())

pytestmark = pytest.mark.django_db


def visit(home=HOME, at=NOON, place=VILLAGE, difficulties=()):
    stuck = tuple(Count("support.difficulties", key=code) for code in difficulties)
    return Told(place, at, (Count("support.assists"), Count("support.households_reached", subject=home), *stuck))


def snapshot():
    tallies = Tally.objects.values_list("place", "commune", "day", "measure", "key", "value")
    touches = Touch.objects.values_list("place", "commune", "month", "measure", "subject")
    return sorted(tallies), sorted(touches)


def test_two_visits_to_one_home_are_two_assists_and_one_home():
    counters.write([visit(), visit()])
    counters.write([visit()])
    assert queries.sums(VILLAGE, NOVEMBER) == {("support.assists", ""): 3}
    assert queries.met(VILLAGE, NOVEMBER) == {"support.households_reached": 1}


def test_a_home_is_counted_again_in_the_next_month():
    counters.write([visit(), visit(at=datetime(2026, 12, 2, 5, tzinfo=UTC))])
    assert Touch.objects.count() == 2


def test_a_key_splits_a_measure():
    counters.write([visit(difficulties=["no_signal", "language"]), visit(difficulties=["no_signal"])])
    sums = queries.sums("vn.40.", NOVEMBER)
    assert sums["support.difficulties", "no_signal"] == 2
    assert sums["support.difficulties", "language"] == 1


def test_the_day_is_vietnams_even_when_it_is_still_yesterday_in_utc():
    counters.write([visit(at=datetime(2026, 11, 18, 18, 30, tzinfo=UTC))])
    assert Tally.objects.get().day.isoformat() == "2026-11-19"


def test_a_province_adds_up_homes_without_counting_one_twice():
    elsewhere = f"vn.40.16936.{UUID(int=8)}."
    counters.write([visit(), visit(home=OTHER, place=elsewhere), visit(place=elsewhere)])
    assert queries.met("vn.40.", NOVEMBER)["support.households_reached"] == 2
    assert queries.met_by("vn.40.", NOVEMBER, "commune")["16936"]["support.households_reached"] == 2


def test_a_code_that_begins_alike_is_another_place():
    counters.write([visit()])
    assert queries.sums("vn.4.", NOVEMBER) == {}
    assert queries.met_by("vn.40.1693.", NOVEMBER, "place") == {}


@pytest.mark.parametrize(
    "count", [Count("support.made_up"), Count("support.households_reached")], ids=["unregistered", "no subject"]
)
def test_a_count_that_nobody_registered_stops_the_command(count):
    with pytest.raises(LookupError):
        counters.write([Told(VILLAGE, NOON, (count,))])


def test_counting_again_from_the_ledger_gives_the_running_counters():
    world = settle()
    for home in (world.ba_tu, world.pao, world.ba_tu):
        must(world.system, "support.record_assist", **world.assist(home, difficulties=["no_signal"]))
    must(world.system, "support.record_assist", happened_at=yesterday(), **world.assist(world.pao))
    must(world.system, "dossiers.prepare", **world.preparation(world.pao))
    running = snapshot()
    assert running[0]
    assert running[1]
    Tally.objects.update(value=99)
    counters.rebuild()
    assert snapshot() == running


def test_a_refused_command_is_not_counted_again():
    world = settle()
    before = snapshot()
    counters.rebuild()
    assert snapshot() == before
    assert world.ba_tu.household


def test_counting_again_writes_only_the_months_of_communes_that_were_wrong():
    world = settle()
    last_month = datetime.now(UTC) - timedelta(days=40)
    for moment in (last_month, datetime.now(UTC) - timedelta(minutes=5)):
        for home in (world.ba_tu, world.pao):
            must(world.system, "support.record_assist", happened_at=moment, **world.assist(home))
    running, lying = snapshot(), where_they_lie()
    counters.rebuild()
    assert where_they_lie() == lying, "all was right: no row was written"
    wrong = Tally.objects.filter(day__gt=local_date(last_month)).first()
    Tally.objects.filter(pk=wrong.pk).update(value=99)
    Tally.objects.exclude(pk=wrong.pk).filter(day=wrong.day).first().delete()
    Touch.objects.filter(month=wrong.day.replace(day=1)).first().delete()
    Touch.objects.create(place=wrong.place, commune=wrong.commune, month=wrong.day.replace(day=1), measure="support.households_reached", subject=OTHER)
    counters.rebuild()
    assert snapshot() == running
    other_month = {row for row in lying if row[1].startswith(f"{local_date(last_month):%Y-%m}")}
    assert other_month
    assert other_month <= set(where_they_lie()), "it was right, so it lies where it lay"


def where_they_lie():
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctid::text, day::text, place, measure, key FROM insight_tally UNION ALL SELECT ctid::text, month::text, place, measure, subject::text FROM insight_touch")
        return sorted(cursor.fetchall())
