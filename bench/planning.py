"""A year's calendar of classes for a made-up province, and for a commune: how long it takes, how far from its bound it may be."""

import time
from dataclasses import replace

from report import Report

from nhipcau.learning.planning.bound import lacks
from nhipcau.learning.planning.mending import mend
from nhipcau.learning.planning.proving import LARGEST, is_there, prove
from nhipcau.learning.planning.sample import province
from nhipcau.learning.planning.search import search
from nhipcau.learning.planning.shapes import Task, faults

SEEDS = (1, 2, 3)
SECONDS = 10


def planner(report: Report) -> None:
    """Plan three drawn provinces of 130 communes × 30 classes; change one by hand; let OR-Tools try a small one."""
    report.heading("A calendar of 130 communes × 30 classes, 52 trainers, 52 weeks")
    report.note("Drawn by a seed, no real place; refused weeks, three tongues, leave. One core. The bound is explained in learning/planning/bound.py.")
    for seed in SEEDS:
        _one(report, province(seed), f"seed {seed}")
    task = province()
    before = search(task).plan
    ill = task.trainers[0].id
    changed = replace(task, trainers=[replace(one, away=one.away | {8, 9, 10}) if one.id == ill else one for one in task.trainers])
    lost = sum(slot.trainer == ill and slot.week in {8, 9, 10} for slot in before.values())
    began = time.monotonic()
    after = mend(changed, before)
    report.figure("planned again around a trainer ill for three weeks", time.monotonic() - began, "s", target=SECONDS)
    report.line("  classes that lost their slot · that changed", f"{lost} · {len(after.moved)}", "", f"held {len(after.found.plan):,}, broken rules {len(faults(changed, after.found.plan))}")
    if is_there():
        _proved(report)


def _one(report: Report, task: Task, name: str) -> None:
    began = time.monotonic()
    missing = lacks(task)
    report.figure(f"{name}: who lacks what, said before the search", 1000 * (time.monotonic() - began), "ms", peers=f"{len(missing)} lacks")
    began = time.monotonic()
    found = search(task)
    report.figure(f"{name}: plan and bound", time.monotonic() - began, "s", target=SECONDS, peers="CP-SAT on such tasks: 54 s; not in 100 s")
    wrong = len(faults(task, found.plan))
    report.line("  held · broken rules", f"{len(found.plan):,} of {len(task.classes):,} · {wrong}")
    report.line("  cost · lower bound · gap at most", f"{found.cost:,} · {found.bound:,} · {found.gap:.2%}")


def _proved(report: Report) -> None:
    small = province(places=16, trainers=5)
    found, began = search(small), time.monotonic()
    after = prove(small, found)
    report.figure(f"OR-Tools on 16 places × 30 classes (at most {LARGEST:,} choices)", time.monotonic() - began, "s")
    report.line("  our cost · its cost · best bound", f"{found.cost:,} · {after.cost:,} · {after.bound:,}", "", f"our bound {found.bound:,}")
