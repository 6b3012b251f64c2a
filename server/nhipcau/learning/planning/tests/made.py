"""Tasks for tests: small ones drawn by Hypothesis, and every plan of one of them, by brute force."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from nhipcau.learning.planning.shapes import Plan, Site, Slot, Task, Topic, Trainer, faults, total
from nhipcau.places.queries import Reason

TONGUES = ("vi", "thai", "mong")
BUSY = Reason("harvest", "Gặt lúa xuân", "xã", refuses=True)
BETTER_NOT = Reason("storm", "Mùa bão", "xã", refuses=False)


@st.composite
def small_tasks(draw: st.DrawFn, classes: int = 4, weeks: int = 3) -> Task:
    """Draw a task of a few classes, weeks and trainers: refused weeks, tongues, people away, tight rooms."""
    sites = [
        Site(f"p{at}", f"Bản {at}", draw(st.sampled_from(TONGUES[:2])), 20, draw(st.sampled_from((15, 30))), draw(st.integers(1, 2)), _weeks(draw, weeks))
        for at in range(draw(st.integers(1, 3)))
    ]
    topics = [Topic(f"k{at}", f"Bài {at}") for at in range(draw(st.integers(1, 2)))]
    trainers = [_trainer(draw, f"t{at}", weeks) for at in range(draw(st.integers(1, 3)))]
    far = {(who.id, site.id): draw(st.integers(0, 60)) for who in trainers for site in sites}
    task = Task(weeks, sites, topics, trainers, far, seed=draw(st.integers(1, 5)))
    while len(task.classes) > classes:
        sites = sites[:-1] or [Site("p0", "Bản 0", room=30)]
        topics = topics[: max(1, classes // len(sites))]
        task = Task(weeks, sites, topics, trainers, {**far, **{(who.id, "p0"): far[who.id, "p0"] for who in trainers}}, seed=task.seed)
    return task


def _weeks(draw: st.DrawFn, weeks: int) -> dict[int, list[Reason]]:
    drawn = {week: draw(st.sampled_from(((), (), (BUSY,), (BETTER_NOT,)))) for week in range(weeks)}
    return {week: list(said) for week, said in drawn.items() if said}


def _trainer(draw: st.DrawFn, name: str, weeks: int) -> Trainer:
    tongues = draw(st.sets(st.sampled_from(TONGUES[:2]), min_size=1))
    topics = draw(st.sampled_from((frozenset[str](), frozenset({"k0"}))))
    return Trainer(name, name, frozenset(tongues), topics, draw(st.integers(1, 2)), frozenset(draw(st.sets(st.integers(0, weeks - 1), max_size=1))))


def every_plan(task: Task) -> Iterator[Plan]:
    """Yield every plan that keeps the rules, those with classes that are not held as well."""
    choices: list[list[Slot | None]] = [
        [None, *(Slot(week, who) for week in range(task.weeks) for who in task.able[one.site, one.topic])] if one not in task.pinned else [task.pinned[one]]
        for one in task.classes
    ]
    for slots in product(*choices):
        plan = {one: slot for one, slot in zip(task.classes, slots, strict=True) if slot}
        if not faults(task, plan):
            yield plan


def cheapest(task: Task) -> int:
    """Return the least cost of all plans."""
    return min(total(task, plan) for plan in every_plan(task))


def fewest_moves(task: Task, before: Plan) -> int:
    """Return how few classes of a plan can change place, among the plans that hold the most classes."""
    plans = list(every_plan(task))
    most = max(len(plan) for plan in plans)
    return min(sum(plan.get(one) != slot for one, slot in before.items()) for plan in plans if len(plan) == most)
