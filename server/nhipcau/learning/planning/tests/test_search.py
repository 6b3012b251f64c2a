"""The search against every plan there is, against its bound, and against OR-Tools."""

from dataclasses import replace

from hypothesis import given
from hypothesis import settings as hypothesis_settings

from nhipcau.learning.planning.bound import kinds, lacks, lower_bound
from nhipcau.learning.planning.mending import mend
from nhipcau.learning.planning.proving import is_there, prove
from nhipcau.learning.planning.sample import province
from nhipcau.learning.planning.search import search
from nhipcau.learning.planning.shapes import NOT_HELD, Class, Site, Slot, Task, Topic, Trainer, faults, sessions, total
from nhipcau.learning.planning.tests.made import BETTER_NOT, BUSY, cheapest, every_plan, fewest_moves, small_tasks

MINH, LAN = Trainer("minh", "Minh", frozenset({"vi"}), per_week=1), Trainer("lan", "Lan", frozenset({"vi", "thai"}), per_week=1)


def task_of(*sites: Site, weeks: int = 3, times: int = 1, trainers: tuple[Trainer, ...] = (MINH, LAN)) -> Task:
    """A task in which everybody lives ten kilometres away."""
    far = {(who.id, site.id): 10 for who in trainers for site in sites}
    return Task(weeks, sites, [Topic("otp", "Giữ mã OTP", times)], trainers, far)


# ── against every plan there is


@given(small_tasks())
@hypothesis_settings(max_examples=100)
def test_no_plan_of_all_is_below_the_bound(task: Task) -> None:
    best, found = cheapest(task), search(task, 20)
    assert faults(task, found.plan) == []
    assert total(task, found.plan) == found.cost
    assert found.bound <= best <= found.cost


@given(small_tasks())
@hypothesis_settings(max_examples=200, derandomize=True)
def test_on_two_hundred_small_tasks_the_search_finds_the_cheapest_of_all_plans(task: Task) -> None:
    assert search(task).cost == cheapest(task)


@given(small_tasks())
@hypothesis_settings(max_examples=60)
def test_what_is_said_to_be_missing_is_missing_from_every_plan(task: Task) -> None:
    most = max(len(plan) for plan in every_plan(task))
    for lack in lacks(task):
        assert len(task.classes) - most >= lack.short > 0, lack


@given(small_tasks(classes=3))
@hypothesis_settings(max_examples=60)
def test_ortools_proves_or_improves_and_is_never_below_the_bound(task: Task) -> None:
    assert is_there()
    found = search(task, 0)
    proved = prove(task, found)
    assert faults(task, proved.plan) == []
    assert found.bound <= proved.bound <= cheapest(task) <= proved.cost <= found.cost


@given(small_tasks(classes=3))
@hypothesis_settings(max_examples=80)
def test_one_class_taken_elsewhere_by_hand_moves_as_few_others_as_any_plan_could(task: Task) -> None:
    before = search(task, 50).plan
    for one, slot in before.items() if len(before) == len(task.classes) else ():
        site = task.site[one.site]
        edited = replace(task, sites=[replace(other, forbidden=frozenset({slot.week})) if other is site else other for other in task.sites])
        lost = [other for other, at in before.items() if other.site == one.site and at.week == slot.week]
        if len(lost) != 1:
            continue
        after = mend(edited, before)
        assert faults(edited, after.found.plan) == []
        most = max(len(plan) for plan in every_plan(edited))
        assert len(after.found.plan) == most
        assert len(after.moved) == fewest_moves(edited, before)


# ── the large one


def test_a_whole_province_is_planned_close_to_its_bound() -> None:
    task = province()
    assert (len(task.sites), len(task.classes)) == (130, 3900)
    assert lacks(task) == []
    found = search(task, 400)
    assert faults(task, found.plan) == []
    assert len(found.plan) == 3900
    assert 0 <= found.gap < 0.03, f"{found.cost} over {found.bound}"
    assert prove(task, found) is found, "too large for OR-Tools here"


def test_the_same_seed_gives_the_same_plan() -> None:
    task = province(places=12, trainers=5)
    assert search(task, 200) == search(task, 200)


# ── each rule by itself


def test_a_room_too_small_makes_two_classes_of_one() -> None:
    small, large = Site("a", "A", people=40, room=20), Site("b", "B", people=40, room=40)
    assert (sessions(small), sessions(large)) == (2, 1)
    assert [one.site for one in task_of(small, large).classes] == ["a", "a", "b"]


def test_a_refused_week_is_never_used_and_one_to_avoid_only_when_there_is_no_other() -> None:
    site = Site("a", "A", most=1, reasons={0: [BUSY], 1: [BETTER_NOT]})
    assert {slot.week for slot in search(task_of(site)).plan.values()} == {2}
    both = search(task_of(site, times=2)).plan
    assert {slot.week for slot in both.values()} == {1, 2}
    three = search(task_of(site, times=3))
    assert len(three.plan) == 2
    assert three.cost > NOT_HELD


def test_who_lacks_a_trainer_or_a_speaker_is_named_before_anything_is_searched() -> None:
    mong, thai = Site("m", "Huồi Xá", "mong"), Site("t", "Tùng Hương", "thai")
    told = {(one.kind, one.sites, one.short, one.about) for one in lacks(task_of(mong, thai, times=2))}
    assert ("no_speaker", ("m",), 2, "mong") in told
    assert not any(sites == ("t",) for _, sites, _, _ in told)
    tight = lacks(task_of(thai, replace(thai, id="u", name="Bãi Sở"), times=2))
    assert [(one.kind, one.sites, one.short, one.about) for one in tight] == [("too_few", ("t", "u"), 1, "thai")]
    closed = Site("c", "C", most=1, reasons={week: [BUSY] for week in range(2)})
    assert [(one.kind, one.short) for one in lacks(task_of(closed, times=3))] == [("no_weeks", 2), ("too_few", 1)]
    only_otp = replace(MINH, topics=frozenset({"otp"}))
    task = replace(task_of(Site("a", "A"), trainers=(only_otp,)), topics=[Topic("otp", "Giữ mã OTP"), Topic("ban", "Bán hàng")])
    assert [(one.kind, one.about) for one in lacks(task)] == [("no_trainer", "Bán hàng")]


def test_topics_come_in_their_order_in_each_place() -> None:
    task = replace(task_of(Site("a", "A", most=1), weeks=5), topics=[Topic("otp", "Giữ mã"), Topic("nop", "Nộp hồ sơ"), Topic("tra", "Trả phí")])
    weeks = [slot.week for _, slot in sorted(search(task).plan.items(), key=lambda one: [topic.id for topic in task.topics].index(one[0].topic))]
    assert weeks == sorted(weeks)


def test_a_pin_stays_also_against_the_calendar_and_the_rest_is_planned_around_it() -> None:
    site = Site("a", "A", most=1, reasons={0: [BUSY]})
    pin = {Class("a", "otp", 0): Slot(0, "lan")}
    task = replace(task_of(site, times=3), pinned=pin)
    found = search(task)
    assert found.plan[Class("a", "otp", 0)] == Slot(0, "lan")
    assert {slot.week for slot in found.plan.values()} == {0, 1, 2}
    assert (faults(task, found.plan), found.bound <= found.cost) == ([], True)


def test_what_still_fits_stays_when_a_trainer_goes_away() -> None:
    task = task_of(Site("a", "A"), Site("b", "B"), weeks=4, times=2)
    before = search(task).plan
    gone = replace(task, trainers=[replace(MINH, away=frozenset(range(4))), LAN])
    after = mend(gone, before)
    assert faults(gone, after.found.plan) == []
    assert len(after.found.plan) == 4
    assert set(after.moved) == {one for one, slot in before.items() if slot.trainer == "minh"}


def test_kinds_count_every_class_once() -> None:
    task = province(places=12, trainers=5)
    assert sum(kinds(task).values()) == len(task.classes)
    assert lower_bound(task, 10**9).value > 0
