"""A definition as it stands in the form, and as it comes back from it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from nhipcau.insight.indicators.shapes import Definition

_TEXTS = ("name", "name_en", "words", "numerator", "denominator", "method", "official")


def typed_of(one: Definition) -> dict[str, str]:
    """Return a definition as the texts of the form."""
    return {
        **{name: getattr(one, name) for name in (*_TEXTS, "unit", "better")},
        "scores": "\n".join(f"{row.name} | {row.of} | {row.most:g} | {_sure(sure=row.sure)}" for row in one.scores),
        "law": "\n".join(f"{row.document} | {row.article} | {row.dated or ''} | {_sure(sure=row.sure)}" for row in one.law),
        "public": "1" if one.public else "",
    }


def _sure(*, sure: bool) -> str:
    return "chắc" if sure else "chưa chắc"


def sent(post: Mapping[str, str], one: Definition) -> dict[str, Any]:
    """Return a definition as it was typed, whatever it is worth; what the form does not hold stays."""
    body = one.model_dump(mode="json")
    body |= {name: post.get(name, "").strip() for name in (*_TEXTS, "unit", "better")}
    body["public"] = post.get("public") == "1"
    body["scores"] = [_score(cells) for cells in _lines(post.get("scores", ""))]
    body["law"] = [_law(cells) for cells in _lines(post.get("law", ""))]
    return body


def _lines(text: str) -> list[list[str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    return [[*cells, "", "", ""][:4] for cells in lines]


def _score(cells: list[str]) -> dict[str, Any]:
    name, code, most, sure = cells
    return {"name": name, "of": code, "most": most.replace(",", "."), "sure": sure.casefold() == "chắc"}


def _law(cells: list[str]) -> dict[str, Any]:
    document, article, dated, sure = cells
    return {"document": document, "article": article, "dated": dated or None, "sure": sure.casefold() == "chắc"}


def month_of(text: str) -> date | None:
    """Return the day that was typed, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
