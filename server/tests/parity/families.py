"""Made-up families: a guide, a day, and what is answered to each question in turn until a list is reached."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from nhipcau.guides.cases import build_cases, samples, usual_day
from nhipcau.guides.channels.walk import contradiction, way_of
from nhipcau.guides.replay import check_answers, replay
from nhipcau.guides.shapes import Guide, lines_of

MOST_STEPS = 40
VECTORS = Path(__file__).resolve().parents[3] / "contract" / "vectors" / "guides"


@dataclass(frozen=True)
class Family:
    """What one family says, in the order in which it is asked; ``clash`` if two answers cannot both be true."""

    guide: Guide
    on: str
    script: tuple[tuple[str, Any], ...]
    clash: str

    @property
    def answers(self) -> dict[str, Any]:
        return dict(self.script)

    def asked(self) -> Iterator[tuple[Any, Any]]:
        """Yield each question as it is asked, and its answer."""
        for at, (name, answer) in enumerate(self.script):
            way = way_of(self.guide, dict(self.script[:at]), self.on)
            yield next(question for question in way.asked if question["id"] == name), answer

    @property
    def name(self) -> str:
        return f"{self.guide['procedure']} on {self.on}: {self.answers}"


def families(guides: list[Guide], count: int, seed: int) -> list[Family]:
    """Return so many families, spread evenly over all guides: the built cases first, then walks drawn by lot."""
    draw = Random(seed)
    streams = [_of(guide, Random(draw.random())) for guide in guides]
    return [next(streams[at % len(streams)]) for at in range(count)]


def _of(guide: Guide, draw: Random) -> Iterator[Family]:
    cases = built(guide)
    draw.shuffle(cases)
    days = days_of(guide)
    while True:
        if cases and draw.random() < 0.5:
            case = cases.pop()
            yield walk(guide, case["on"], case["answers"], draw)
        else:
            yield walk(guide, draw.choice(days), {}, draw)


def built(guide: Guide) -> list[dict[str, Any]]:
    """Return the built cases that the phone's rules are held to, as far as this guide takes their answers."""
    path = VECTORS / f"{guide['procedure']}.json"
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"] if path.exists() else build_cases(guide)
    return [case for case in cases if not check_answers(guide, case["answers"])]


def days_of(guide: Guide) -> list[str]:
    """Return the usual day, and the days around every border of a line, a value's period, and the guide itself."""
    borders = {guide["valid_from"], guide["valid_to"], guide["review"].get("next_review", "")}
    for kind in ("papers", "steps", "warnings", "mistakes", "fees"):
        borders |= {line.get(edge, "") for line in lines_of(guide, kind) for edge in ("valid_from", "valid_to")}
    for value in lines_of(guide, "values"):
        borders |= {period[edge] for period in value["periods"] for edge in ("from", "to")}
    shifts = [dt.timedelta(days=days) for days in (-1, 0, 1)]
    around = {(dt.date.fromisoformat(day) + shift).isoformat() for day in filter(None, borders) for shift in shifts}
    return sorted(around | {usual_day(guide), "2026-11-22"})


def walk(guide: Guide, on: str, wanted: dict[str, Any], draw: Random) -> Family:
    """Answer what is asked, in the order in which it is asked; then change some of what was only assumed."""
    script: list[tuple[str, Any]] = []
    changing = set(wanted) or ({q["id"] for q in guide["questions"]} if draw.random() < 0.5 else set())
    while len(script) < MOST_STEPS:
        answers = dict(script)
        clash = contradiction(guide, answers, on)[0]
        stopped = any(line["stop"] for line in replay(guide, answers, on).warnings)
        way = way_of(guide, answers, on)
        question = None if clash or (stopped and script) else way.next(script[-1][0] if script else "")
        if question is None and not clash and not stopped:
            again = [q for q in way.asked if q["id"] in way.assumed and q["id"] in changing]
            question = next((q for q in again if wanted.get(q["id"], "?") != q["assume"]), None)
        if question is None:
            return Family(guide, on, tuple(script), clash)
        tried = samples(guide, question)
        answer = wanted.get(question["id"], draw.choice(tried))
        script.append((question["id"], answer))
    raise AssertionError(f"{guide['procedure']}: asks for ever")
