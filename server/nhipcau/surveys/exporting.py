"""Answers as a table: for the page, as CSV and as a workbook. A cell that a program would take for a formula is text."""

import csv
import io
from collections.abc import Iterable, Sequence

from nhipcau.kernel.clock import VIETNAM
from nhipcau.surveys.models import Answer, Form
from nhipcau.surveys.plans.evaluating import Data
from nhipcau.surveys.plans.xform import Node, Plan, questions


def columns(plan: Plan) -> list[Node]:
    """Return the questions that make a column: what was asked or worked out."""
    return [one for one in questions(plan["nodes"]) if one["k"] != "note" and one.get("pre") != "uid"]


def label_of(one: Node) -> str:
    """Return what a question is called in the first language; without words, its name."""
    texts = [part if isinstance(part, str) else "…" for part in next(iter(one.get("l", [])), [])]
    return " ".join("".join(texts).split()) or str(one["n"])


def cell(plan: Plan, one: Node, data: Data) -> str:
    """Return what was answered to a question, choices in words; the rounds of a repeat one after the other."""
    values = [each for each in _values(data, one["p"].split("/")) if each]
    if "ls" in one:
        names = {line["v"]: label_of({"n": line["v"], "l": line["l"]}) for line in plan["choices"].get(one["ls"], [])}
        values = [", ".join(names.get(word, word) for word in each.split()) for each in values]
    return "; ".join(values)


def _values(part: object, steps: Sequence[str]) -> list[str]:
    if isinstance(part, list):
        return [found for each in part for found in _values(each, steps)]
    if not steps:
        return [part] if isinstance(part, str) else []
    return _values(part.get(steps[0]), steps[1:]) if isinstance(part, dict) else []


def table(form: Form, answers: Iterable[Answer], villages: dict[str, str]) -> list[list[str]]:
    """Return the heading and a line for each answer, by the questions of one version."""
    asked = columns(form.plan)
    lines = [["Lúc", "Nơi", "Qua", *(label_of(one) for one in asked)]]
    for answer in answers:
        at = f"{answer.happened_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
        how = "ODK Collect" if answer.source == "odk" else "Nhịp Cầu"
        lines.append([at, villages.get(answer.place, ""), how, *(cell(answer.form.plan, one, answer.data) for one in asked)])
    return lines


def csv_of(lines: Iterable[Sequence[str]]) -> bytes:
    """Return lines as CSV in UTF-8, as office programs read it."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows([[plain(one) for one in line] for line in lines])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def plain(text: str) -> str:
    """Return a cell that no program takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and not text[1:].replace(".", "", 1).isdigit() else text
