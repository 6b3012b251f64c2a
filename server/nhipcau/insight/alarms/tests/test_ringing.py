"""Rules on the bus, their year of trial, and the round that rings and closes."""

from datetime import date, timedelta

import pytest

from nhipcau.insight.alarms import queries
from nhipcau.insight.alarms.evaluating import finished, sweep, tried
from nhipcau.insight.alarms.models import Alarm, AlarmRule, AlarmWord
from nhipcau.insight.alarms.tests.seen import counted, rule
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from tests.world import COMMUNE, must, settle, tell

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
OCTOBER = date(2026, 10, 14)


@pytest.fixture
def world():
    return settle()


def village(world):
    return f"{COMMUNE}{world.tung_huong}."


def standing(world, path=COMMUNE, **how):
    with acting(world.son):
        return queries.standing(path, **how)


def test_a_rule_rings_once_for_a_place_and_a_month_and_says_what_it_saw(world):
    must(world.son, "insight.set_alarm_rule", **rule())
    counted(village(world), OCTOBER, alone=4, done_for=96)
    assert sweep(TODAY) == 1
    assert sweep(TODAY) == 0
    (found,) = standing(world)
    assert found.path == village(world)
    assert found.text.startswith("Bản Tùng Hương: bước người dân tự làm tháng 10/2026: 4")
    assert "dưới mức 30" in found.text
    assert found.link == "/so-lieu/noi/16933"


def test_noise_and_too_few_do_not_ring(world):
    must(world.son, "insight.set_alarm_rule", **rule())
    counted(village(world), OCTOBER, alone=25, done_for=75)
    assert sweep(TODAY) == 0
    counted(f"{COMMUNE}{world.bai_so}.", OCTOBER, alone=0, done_for=8)
    assert sweep(TODAY) == 0


def test_it_closes_when_it_is_no_longer_so_and_opens_again_without_ringing_twice(world):
    must(world.son, "insight.set_alarm_rule", **rule())
    counted(village(world), OCTOBER, alone=4, done_for=96)
    sweep(TODAY)
    counted(village(world), OCTOBER, alone=200)  # a phone that came late
    sweep(TODAY)
    assert standing(world) == []
    counted(village(world), OCTOBER, done_for=2000)
    assert sweep(TODAY) == 0
    assert len(standing(world)) == 1
    with acting(world.son):
        assert Alarm.objects.count() == 1


def test_a_new_month_closes_the_old_one_and_rings_for_itself(world):
    must(world.son, "insight.set_alarm_rule", **rule())
    counted(village(world), OCTOBER, alone=4, done_for=96)
    sweep(TODAY)
    counted(village(world), date(2026, 11, 25), alone=4, done_for=96)
    assert sweep(date(2026, 12, 3)) == 1
    (found,) = standing(world)
    assert "tháng 11/2026" in found.text


def test_silence_rings_for_villages_that_told_nothing(world):
    must(world.son, "insight.set_alarm_rule", **rule(indicator="support.assists", comparison="silent", bound=None, days=14))
    counted(village(world), TODAY - timedelta(days=3), assists=1)
    sweep(TODAY)
    assert [one.place for one in standing(world)] == ["Bản Bãi Sở"]


def test_the_trial_says_how_often_it_would_have_rung_and_writes_nothing(world):
    for month in (3, 5, 8):
        counted(village(world), date(2026, month, 10), alone=2, done_for=98)
    fields = {key: value for key, value in rule().items() if key not in {"id", "rule_id", "rang", "rang_in"}}
    with acting(world.son):
        trial = tried(AlarmRule(place=COMMUNE, period="month", back=3, least=30, **fields), TODAY)
        assert not Alarm.objects.exists()
    assert (trial.rang, len(trial.places), trial.periods) == (3, 1, 12)
    assert [count for _, count in trial.by_period if count] == [1, 1, 1]


def test_a_warning_can_be_seen_with_a_word_and_be_quiet_until_a_day(world):
    must(world.son, "insight.set_alarm_rule", **rule())
    counted(village(world), OCTOBER, alone=4, done_for=96)
    sweep(TODAY)
    (found,) = standing(world)
    must(world.son, "insight.acknowledge_alarm", id=new_id(), rule_id=found.rule, place=found.path, first=found.first, reason="Tổ mới lập, tuần tới tập huấn")
    assert standing(world)[0].reason == "Tổ mới lập, tuần tới tập huấn"
    later = local_today() + timedelta(days=20)
    must(world.son, "insight.mute_alarm", id=new_id(), rule_id=found.rule, place=found.path, until=later, reason="Chờ sau vụ gặt")
    assert standing(world) == []
    assert standing(world, muted=True)[0].until == later
    with acting(world.son):
        assert AlarmWord.objects.get(first=None).reason == "Chờ sau vụ gặt"
    far = local_today() + timedelta(days=200)
    refused = tell(world.son, "insight.mute_alarm", id=new_id(), rule_id=found.rule, place=found.path, until=far, reason="Lâu quá")
    assert refused.problem.number == "422.573"


def test_a_new_version_takes_the_place_of_the_old_which_is_kept(world):
    body = rule()
    must(world.son, "insight.set_alarm_rule", **body)
    must(world.son, "insight.set_alarm_rule", **{**body, "id": new_id(), "bound": 0.2})
    with acting(world.son):
        assert [(one.version, one.bound, one.ended_at is None) for one in queries.versions_of(world.son, body["rule_id"])] == [
            (2, 0.2, True), (1, 0.3, False),
        ]  # fmt: skip
    must(world.son, "insight.end_alarm_rule", id=new_id(), rule_id=body["rule_id"])
    with acting(world.son):
        assert not queries.rules_of(world.son).exists()


def test_nobody_touches_what_is_not_theirs(world):
    must(world.son, "insight.set_alarm_rule", **rule())
    counted(village(world), OCTOBER, alone=4, done_for=96)
    sweep(TODAY)
    (found,) = standing(world)
    for verb, body in (
        ("insight.acknowledge_alarm", {"rule_id": found.rule, "place": found.path, "first": found.first, "reason": "Để tôi xem"}),
        ("insight.end_alarm_rule", {"rule_id": found.rule}),
    ):
        assert tell(world.ke_la, verb, id=new_id(), **body).problem is not None
    other = tell(world.tam, "insight.set_alarm_rule", **rule(rule_id=found.rule, level="commune"))
    assert other.problem.number == "404.571"


@pytest.mark.parametrize(
    "odd",
    [
        {"indicator": "no.such"},
        {"level": "commune"},
        {"comparison": "apart", "indicator": "support.assists"},
        {"bound": 30.0},
        {"period": "week", "indicator": "share.reached"},
    ],
)
def test_a_rule_that_fits_no_figure_is_refused(world, odd):
    assert tell(world.son, "insight.set_alarm_rule", **rule(**odd)).problem.number == "422.572"


def test_a_provinces_rule_is_asked_of_its_communes(world):
    must(world.tam, "insight.set_alarm_rule", **rule(level="commune"))
    counted(village(world), OCTOBER, alone=4, done_for=96)
    sweep(TODAY)
    with acting(world.tam):
        assert [one.place for one in queries.standing("vn.40.", "province_analyst")] == ["Xã Tam Quang"]
    assert [one.path for one in standing(world, role="commune_lead")] == [COMMUNE]


def test_finished_periods_are_whole_and_the_latest_comes_first():
    assert [(one.first, one.last) for one in finished("month", date(2026, 3, 1), 2)] == [
        (date(2026, 2, 1), date(2026, 2, 28)), (date(2026, 1, 1), date(2026, 1, 31)),
    ]  # fmt: skip
    assert [one.first for one in finished("week", date(2026, 11, 23), 2)] == [date(2026, 11, 16), date(2026, 11, 9)]
