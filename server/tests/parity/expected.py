"""What every channel must say, taken from the rules alone: none of the channels' own words are used to judge them."""

from typing import Any

from nhipcau.guides.replay import replay
from tests.parity.families import Family
from tests.parity.reading import Read

HOW = {
    "bring": "Mang theo, nộp lại",
    "show": "Mang theo, chỉ cho xem",
    "if_not_found": "Chỉ cần nếu xã không tra được trên máy",
}


def expected(family: Family) -> Read:
    """Return the list of a family by the rules; where it is told to stop, only what to know."""
    found = replay(family.guide, family.answers, family.on)
    stops = [with_goto(line) for line in found.warnings if line["stop"]]
    warnings = [with_goto(line) for line in found.warnings if not line["stop"]]
    assumed = [f"{q['ask']} {label(q, q['assume'])}" for q in found.assumed]
    if stops:
        return Read(stops=stops, warnings=warnings, assumed=assumed)
    return Read(
        papers=[(line["name"], how_of(line)) for line in found.items],
        steps=[line["text"] for line in found.steps],
        warnings=warnings,
        mistakes=[f"{line['text']} {line['fix']}" for line in found.mistakes],
        fees=[line["text"] for line in found.fees] or ["Hỏi nơi nhận về phí."],
        lapsed=[value["label"] for value in found.lapsed],
        assumed=assumed,
    )


def with_goto(line: Any) -> str:
    return f"{line['text']} → {line['goto']}" if line["goto"] else line["text"]


def how_of(paper: Any) -> str:
    form = paper["form"].split("(")[0].strip()
    counted = [
        f"{paper[name]} {word}" for name, word in (("originals", "bản chính"), ("copies", "bản sao")) if paper[name]
    ]
    named = [form if form.lower().startswith("mẫu") else f"Mẫu {form}"] if form else []
    return " · ".join([HOW[paper["how"]], *counted, *named])


def label(question: Any, answer: str) -> str:
    return next(option["label"] for option in question["options"] if option["id"] == answer)
