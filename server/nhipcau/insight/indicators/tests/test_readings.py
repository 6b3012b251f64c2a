"""What was told comes out as figures: every one of the content by hand, both parts, by its statement, and told again visibly."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.insight import counters
from nhipcau.insight.indicators.arithmetic import Counted, work_out
from nhipcau.insight.indicators.content import definitions
from nhipcau.insight.indicators.formulas import Term, leaves, parsed
from nhipcau.insight.indicators.reading import read
from nhipcau.insight.indicators.shapes import Definition
from nhipcau.insight.indicators.sql import statement
from nhipcau.insight.indicators.store import versions
from nhipcau.insight.rules import Period, month_at
from nhipcau.kernel import registry
from nhipcau.kernel.actor import system
from nhipcau.kernel.facts import Count, Told
from nhipcau.kernel.scope import COUNTRY, acting

COMMUNE = "vn.40.16933."
VILLAGE = f"{COMMUNE}{UUID(int=7)}."
NOON = datetime(2026, 11, 19, 5, tzinfo=UTC)
NOVEMBER = month_at(NOON.date(), NOON.date())
TOLD: dict[tuple[str, str], int] = {
    ("support.assists", ""): 5, ("support.steps", "alone"): 6, ("support.steps", "prompted"): 3, ("support.steps", "done_for"): 1,
    ("support.difficulties", "no_signal"): 2, ("feedback.difficulties", "language"): 1,
    ("support.safety", "right"): 3, ("support.safety", "unsure"): 1, ("support.safety", "not_asked"): 1,
    ("support.team_answers", "in_time"): 2, ("support.team_answers", "late"): 2,
    ("dossiers.submitted_online", ""): 3, ("dossiers.handed_in", ""): 1, ("dossiers.tasks_done", ""): 2,
    ("dossiers.prepared", ""): 4, ("dossiers.complete", ""): 3,
    ("dossiers.finished", "before"): 2, ("dossiers.finished", "on"): 1, ("dossiers.finished", "late"): 1, ("dossiers.finished", "undated"): 1,
    ("dossiers.finished_days", "days"): 12, ("dossiers.finished_days", "dossiers"): 4,
    ("dossiers.first_time", "first"): 4, ("dossiers.first_time", "again"): 1,
    ("bulletin.villages_warned", ""): 4, ("bulletin.acknowledged", "tap"): 2, ("bulletin.acknowledged", "call"): 1,
    ("feedback.answered", "in_time"): 3, ("feedback.answered", "late"): 1, ("feedback.confirmed", "yes"): 1, ("feedback.confirmed", "no"): 1,
    ("learning.classes", "elderly"): 2, ("learning.class_people", "elderly"): 21, ("learning.drills", "passed"): 3, ("learning.drills", "missed"): 2,
    ("safety.reports", "bank"): 2,
}  # fmt: skip
BY_HAND: dict[str, tuple[float | None, float | None, float | None]] = {
    "support.assists": (5, None, 5), "share.reached": (2, 0, None), "share.covered": (1, 0, None), "share.alone": (6, 10, 0.6),
    "share.habit": (None, None, None), "support.difficulties": (3, None, 3), "share.calls_in_time": (2, 4, 0.5), "trips.saved": (5, None, 5),
    "learning.classes": (2, None, 2), "learning.class_people": (21, None, 21),
    "share.online_received": (3, 4, 0.75), "share.online_resolved": (3, 5, 0.6), "share.full_online": (None, None, None),
    "share.before_due": (2, 4, 0.5), "share.on_due": (1, 4, 0.25), "share.late": (1, 4, 0.25), "share.in_time": (3, 4, 0.75),
    "desk.days": (12, 4, 3.0), "share.first_time": (4, 5, 0.8), "share.complete": (3, 4, 0.75),
    "share.digitised_in": (None, None, None), "share.digitised_out": (None, None, None), "share.paid_online": (None, None, None),
    "share.satisfied": (None, None, None),
    "share.safety_missed": (1, 4, 0.25), "share.safety_asked": (4, 5, 0.8), "share.drills_missed": (2, 5, 0.4), "safety.reports": (2, None, 2),
    "share.warnings_acknowledged": (3, 4, 0.75), "share.petitions_in_time": (3, 4, 0.75), "share.petitions_done": (1, 2, 0.5),
    # on time 0,75 x 20; online 0,75 x 6; petitions 0,75 x 6 and 0,5 x 6: 15 + 4,5 + 4,5 + 3, of 20 + 6 + 12 points
    "qd766.total": (27, 38, 27.0), "qd766.ckmb": (None, None, None), "qd766.tdgq": (15, 20, 15.0), "qd766.mdsh": (None, None, None),
    "qd766.clgq": (4, 6, 4.5), "qd766.tttt": (None, None, None), "qd766.mdhl": (8, 12, 7.5),
}  # fmt: skip


def tell(counts: dict[tuple[str, str], int] = TOLD, at: datetime = NOON, homes: Sequence[int] = (1, 2)) -> None:
    sums = [Count(measure, value, key=key) for (measure, key), value in counts.items()]
    met = [Count("support.households_reached", subject=UUID(int=home)) for home in homes]
    counters.write([Told(VILLAGE, at, (*sums, *met, Count("support.villages_covered", subject=UUID(int=7))))])


def asked(code: str, path: str, period: Period) -> tuple[Any, ...]:
    standing = versions().all_at(period.last)
    with connection.cursor() as cursor:
        cursor.execute(statement(standing[code], path, period, standing))
        return tuple(None if one is None else float(one) for one in cursor.fetchone())


@pytest.mark.django_db
@time_machine.travel(NOON, tick=False)
def test_every_figure_of_the_content_comes_out_as_counted_by_hand_and_its_statement_gives_the_same() -> None:
    tell()
    assert set(BY_HAND) == set(definitions())
    for one in read(list(BY_HAND), COMMUNE, NOVEMBER):
        part, whole, value = BY_HAND[one.indicator.code]
        assert (one.part, one.whole, one.value) == (part, whole, pytest.approx(value) if value is not None else None), one.indicator.code
        ran = asked(one.indicator.code, COMMUNE, NOVEMBER)
        assert ran[2] == (None if one.value is None else pytest.approx(one.value)), one.indicator.code
        assert (round(ran[0] or 0), round(ran[1] or 0)) == (one.part or 0, one.whole or 0), one.indicator.code


@pytest.mark.django_db
@time_machine.travel(NOON, tick=False)
def test_what_nobody_told_is_no_data_and_not_nought() -> None:
    total, late, assists = read(["qd766.total", "share.in_time", "support.assists"], COMMUNE, NOVEMBER)
    assert (total.part, total.whole, total.value) == (None, None, None)
    assert (late.part, late.whole) == (None, None), "the ledger does not have it from before"
    assert assists.part == 0


@pytest.mark.django_db
@time_machine.travel(NOON, tick=False)
def test_who_came_back_alone_is_a_share_as_it_stands_and_of_no_time_before_it_was_kept() -> None:
    back = {"kept": 6, "unseen": 2, "not_back": 12, "open": 40}
    known = {"day": NOON.date(), "stand": 1, "counted_at": NOON, "told": {"back": back}, "villages": {}}
    with acting(system(COUNTRY)):
        apps.get_model("support", "KeptIndependence").objects.create(place=COMMUNE, **known)
        (one,) = read(["share.habit"], COMMUNE, NOVEMBER)
        assert (one.part, one.whole, one.value, one.few) == (6, 20, 0.3, True)
        assert asked("share.habit", COMMUNE, NOVEMBER) == (6, 20, 0.3)
        (before,) = read(["share.habit"], COMMUNE, month_at(date(2026, 10, 1), NOON.date()))
    assert (before.part, before.whole, before.value) == (None, None, None)


def test_every_formula_names_what_is_registered_and_every_figure_says_how_it_is_counted() -> None:
    for code, (_, one) in definitions().items():
        for text in filter(None, (one.numerator, one.denominator)):
            terms = [leaf.name for leaf in leaves(parsed(text)) if isinstance(leaf, Term)]
            assert all(name in registry.measures or name in registry.denominators for name in terms), code
        assert one.words.endswith("."), code
        assert one.counted or one.official or one.method, code


SHARES = [one for _, one in definitions().values() if one.unit == "percent" and one.counted]


@given(st.sampled_from(SHARES), st.dictionaries(st.sampled_from(sorted(TOLD)), st.integers(0, 10_000)), st.integers(0, 500))
@settings(max_examples=150, deadline=None)
def test_parts_are_never_negative_and_the_value_lies_within_its_interval(one: Definition, sums: dict[tuple[str, str], int], total: int) -> None:
    find = {code: each for code, (_, each) in definitions().items()}.get
    distinct = frozenset(name for name, each in registry.measures.items() if each.kind == "distinct")
    worked = work_out(one, Counted(sums, {}, lambda _: total, distinct, frozenset(registry.denominators)), find)
    assert (worked.part or 0) >= 0
    assert (worked.whole or 0) >= 0
    if worked.value is not None and worked.low is not None and worked.high is not None:
        assert worked.low - 1e-9 <= min(worked.value, 1.0) <= worked.high + 1e-9
    assert (worked.value is None) == (not worked.whole)
