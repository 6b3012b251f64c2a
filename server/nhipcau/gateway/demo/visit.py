"""What happens on a visit: the procedure, the answers, the papers, how each step went. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from nhipcau.guides.replay import Checklist, replay
from nhipcau.guides.shapes import Guide, Question

OFTEN = {"3.000228": 5, "1.001193": 4, "2.000815": 4, "1.014063": 3, "1.001939": 3, "1.014027": 2, "3.000722": 2}
CARDS = ("first_three_acts", "otp", "fake_police_vneid", "fees_only_official", "sim_and_face", "strange_links_apk")
OLD = 55
PLACES = ("40.16933", "40", "37")  # this commune, another of the province, another province
TRIES = 12


@dataclass(frozen=True)
class Listed:
    """A family's list: their answers, and where each paper stands."""

    answers: dict[str, Any]
    papers: list[dict[str, str]]


def choose_guide(guides: Mapping[str, Guide], age: int, chance: Random) -> Guide:
    """Return a guide, the frequent errands more often; the pension goes to the old."""
    codes = [code for code in sorted(guides) if code != "1.014027" or age >= 70]  # noqa: PLR2004 (years: the pension's age)
    return guides[chance.choices(codes, [OFTEN.get(code, 1) for code in codes])[0]]


def given_list(guide: Guide, answers: dict[str, Any], on: str) -> Listed | None:
    """Return the list for answers that are given, its first paper still missing; None when the guide cannot take them."""
    found = replay(guide, answers, on)
    if not _usable(found):
        return None
    states = ["missing", *["have"] * len(found.items)]
    return Listed(
        answers, [{"id": paper["id"], "state": state} for paper, state in zip(found.items, states, strict=False)]
    )


def make_list(guide: Guide, on: str, chance: Random) -> Listed | None:
    """Answer a guide as a family would, until a list of papers comes out; None when none did."""
    for _ in range(TRIES):
        answers: dict[str, Any] = {}
        found = replay(guide, answers, on)
        while found.open and len(answers) < len(guide["questions"]):
            question = found.open[0]
            answers[question["id"]] = _answer(question, chance)
            found = replay(guide, answers, on)
        if _usable(found):
            return Listed(answers, [{"id": paper["id"], "state": _state(chance)} for paper in found.items])
    return None


def _usable(found: Checklist) -> bool:
    stopped = any(warning["stop"] for warning in found.warnings)
    return bool(found.items) and found.complete and not stopped and not found.conflicts


def _answer(question: Question, chance: Random) -> object:
    if question["kind"] == "number":
        return chance.randint(question.get("min", 1), min(question.get("max", 5), question.get("min", 1) + 4))
    if question["kind"] == "place":
        return chance.choice(PLACES)
    if question["kind"] == "date":
        return "2026-06-01"
    options = [option["id"] for option in question["options"]]
    weights = [max(1, 4 - place) for place in range(len(options))]
    picked: str = chance.choices(options, weights)[0]
    return [picked] if question["kind"] == "many" else picked


def _state(chance: Random) -> str:
    return chance.choices(("have", "missing"), (84, 16))[0]


def steps(age: int, progress: float, *, online: bool, chance: Random) -> list[dict[str, Any]]:
    """Return the steps that took place; over the month people do more alone, the old a little later."""
    names = ["find_procedure", "answer_questions", "check_papers"]
    if online:
        names += [*chance.sample(["fill_form", "photograph_papers"], chance.randint(1, 2)), "enter_otp", "submit"]
    if chance.random() < 0.2:  # noqa: PLR2004 (share of visits that also follow a dossier)
        names.append("track")
    return [_step(step, age, progress, chance) for step in names]


def _step(step: str, age: int, progress: float, chance: Random) -> dict[str, Any]:
    alone = 24 + 20 * progress - (10 if age >= OLD else 0)
    done_for = 26 - 14 * progress + (8 if age >= OLD else 0)
    weights = [alone, 100 - alone - done_for, 0 if step == "enter_otp" else done_for]
    mode = chance.choices(("alone", "prompted", "done_for"), weights)[0]
    return {"step": step, "mode": mode, "secret": step == "enter_otp"}


def difficulties(signal: str, listed: Listed | None, language: str, age: int, chance: Random) -> list[str]:
    """Return what people got stuck on, as the village and the papers have it."""
    likely = {
        "no_signal": {"none": 0.5, "weak": 0.25}.get(signal, 0.02),
        "paper_missing": 0.7 if listed and any(paper["state"] == "missing" for paper in listed.papers) else 0.02,
        "language": 0.12 if language != "vi" else 0.0,
        "no_smartphone": 0.15 if age >= OLD else 0.04,
        "otp_not_received": 0.08,
        "forgot_password": 0.07,
        "portal_error": 0.06,
        "sim_not_own": 0.05,
        "face_check": 0.05 if age >= OLD else 0.02,
        "distrust": 0.02,
    }
    return [code for code, share in likely.items() if chance.random() < share]
