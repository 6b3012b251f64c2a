"""OR-Tools, where the extra `planning` is installed: it proves a small plan best, or makes it better. Without it, nothing is missing."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from nhipcau.learning.planning.bound import Kind
from nhipcau.learning.planning.search import Found, in_order
from nhipcau.learning.planning.shapes import NOT_HELD, Class, Plan, Slot, Task, total

LARGEST: Final = 20_000  # choices beyond which it only costs time here (130 × 30: minutes, and no better plan)
EFFORT: Final = 6.0  # of its own steady measure of work, about as many seconds


def is_there() -> bool:
    """Say whether OR-Tools is installed."""
    return find_spec("ortools") is not None


def prove(task: Task, found: Found, effort: float = EFFORT) -> Found:
    """Return the plan, proved or improved where OR-Tools is there and the task is small; else as it was.

    One worker and a steady measure of work instead of a clock: the same task gives the same plan on every machine.
    """
    ways = _ways(task)
    if found.cost <= found.bound or len(ways) > LARGEST or not is_there():
        return found
    cp: Any = import_module("ortools.sat.python.cp_model")
    model, chosen = _model(cp, task, ways, found)
    solver = cp.CpSolver()
    solver.parameters.num_workers, solver.parameters.random_seed = 1, task.seed
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(model)
    if status not in {cp.OPTIMAL, cp.FEASIBLE}:
        return found
    plan = _read(task, {way: solver.value(one) for way, one in chosen.items()})
    bound = max(found.bound, -int(-solver.best_objective_bound // 1))
    cost = total(task, plan)
    return Found(in_order(task, plan), cost, bound) if cost < found.cost else found._replace(bound=min(bound, found.cost))


def _loose(task: Task) -> dict[Kind, list[Class]]:
    found: dict[Kind, list[Class]] = {}
    for one in task.classes:
        if one not in task.pinned:
            found.setdefault(Kind(one.site, task.able[one.site, one.topic]), []).append(one)
    return found


def _ways(task: Task) -> list[tuple[Kind, Slot]]:
    return [
        (kind, Slot(week, who))
        for kind in _loose(task)
        for who in kind.able
        for week in range(task.weeks)
        if task.site[kind.site].open_in(week) and task.room_for(who, week)
    ]


def _model(cp: Any, task: Task, ways: list[tuple[Kind, Slot]], found: Found) -> tuple[Any, dict[tuple[Kind, Slot], Any]]:  # noqa: ANN401 (no types)
    model, loose = cp.CpModel(), _loose(task)
    chosen = {way: model.new_int_var(0, task.site[way[0].site].most, "") for way in ways}
    missing = {kind: model.new_int_var(0, len(ones), "") for kind, ones in loose.items()}
    by_kind: dict[Kind, list[Any]] = {kind: [one] for kind, one in missing.items()}
    places: dict[tuple[str, int], list[Any]] = {}
    people: dict[Slot, list[Any]] = {}
    for (kind, slot), one in chosen.items():
        by_kind[kind].append(one)
        places.setdefault((kind.site, slot.week), []).append(one)
        people.setdefault(slot, []).append(one)
    pins = list(task.pinned.items())
    for kind, ones in by_kind.items():
        model.add(sum(ones) == len(loose[kind]))
    for (site, week), ones in places.items():
        model.add(sum(ones) <= max(0, task.site[site].most - sum(one.site == site and at.week == week for one, at in pins)))
    for slot, ones in people.items():
        model.add(sum(ones) <= max(0, task.room_for(slot.trainer, slot.week) - sum(at == slot for _, at in pins)))
    fixed = sum(task.cost(one, at) for one, at in pins)
    paid = [task.cost(loose[kind][0], slot) * one for (kind, slot), one in chosen.items()]
    model.minimize(fixed + sum(paid) + NOT_HELD * sum(missing.values()))
    _hint(model, task, chosen, found.plan)
    return model, chosen


def _hint(model: Any, task: Task, chosen: dict[tuple[Kind, Slot], Any], plan: Plan) -> None:  # noqa: ANN401
    there: dict[tuple[Kind, Slot], int] = {}
    for one, slot in plan.items():
        way = (Kind(one.site, task.able[one.site, one.topic]), slot)
        there[way] = there.get(way, 0) + (one not in task.pinned)
    for way, variable in chosen.items():
        model.add_hint(variable, there.get(way, 0))


def _read(task: Task, many: dict[tuple[Kind, Slot], int]) -> Plan:
    plan, loose = dict(task.pinned), _loose(task)
    for (kind, slot), times in many.items():
        for _ in range(times):
            plan[loose[kind].pop(0)] = slot
    return plan
