"""Lists and posters on paper: each a template and its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from nhipcau.guides.told import LAPSED, SAFETY, SECRET, STALE, UNREVIEWED, Told
from nhipcau.kernel.qr import qr_drawing
from nhipcau.kernel.say import day
from nhipcau.kernel.typesetting import compiled

SIZES: Final = ("a5", "a4")
POSTERS: Final = ("a4", "a3")
_HERE: Final = Path(__file__).parent / "typst"


def size_of(asked: str, sizes: tuple[str, ...] = SIZES) -> str:
    """Return a size of paper that was asked for, or the usual one."""
    return asked if asked in sizes else sizes[0]


def list_pdf(told: Told, size: str, address: str) -> bytes:
    """Print a family's list with tick boxes, the law, the version, and a QR code that opens it again."""
    return compiled(_HERE / "list.typ", {**list_data(told), "size": size, "qr": qr_drawing(address).decode()})


def list_data(told: Told) -> dict[str, Any]:
    """Return what the printed list says, as its template reads it."""
    basis = told.basis
    review = f"{basis.reviewed_by} kiểm ngày {_said(basis.reviewed_on)}." if basis.reviewed_by else UNREVIEWED
    dates = [
        f"Theo luật đến {_said(basis.legal_as_of)}." if basis.legal_as_of else "",
        f"Soát lại trước {_said(basis.next_review)}." if basis.next_review else "",
        STALE if basis.stale else "",
    ]
    return {
        "code": told.procedure,
        "version": told.version,
        "title": told.title,
        "day": _said(told.on),
        "open": len(told.open),
        "no_papers": told.no_papers,
        "papers": [{**asdict(paper), "short": paper.short} for paper in told.papers],
        "stops": [asdict(warning) for warning in told.stops],
        "advice": [asdict(warning) for warning in told.advice],
        "steps": [asdict(step) for step in told.steps],
        "mistakes": [asdict(mistake) for mistake in told.mistakes],
        "fees": list(told.fees),
        "lapsed": list(told.lapsed),
        "assumed": [asdict(line) for line in told.assumed],
        "place": told.place,
        "time": told.time,
        "law": ", ".join(basis.law),
        "review": " ".join(filter(None, [review, *dates])),
        "words": {"lapsed": LAPSED, "secret": SECRET, "safety": SAFETY},
    }


def poster_pdf(data: Mapping[str, Any], size: str, address: str) -> bytes:
    """Print a poster of one procedure, with a QR code that leads to its questions."""
    return compiled(_HERE / "poster.typ", {**data, "size": size, "qr": qr_drawing(address).decode(), "safety": SAFETY})


def _said(text: str) -> str:
    return day(date.fromisoformat(text), year=True)
