"""Where the shared cases lie, and a small guide to try things on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from nhipcau.guides.commands import load_content


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The reviewed content, loaded once for the tests of one file and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_content(using="default")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def content(loaded: None, db: None) -> None:
    """The reviewed content, for one test."""


def contract() -> Path:
    return Path(settings.CONTENT_DIR).parent / "contract"


def vectors(name: str) -> Any:
    return json.loads((contract() / "vectors" / name).read_text(encoding="utf-8"))


def small_guide(**changes: Any) -> dict[str, Any]:
    """A guide small enough to read: born at home needs a witness, a grown child needs more."""
    at_home = {"==": [{"var": "where"}, "home"]}
    guide = {
        "procedure": "1.001193",
        "title": "Giấy khai sinh cho con",
        "source": "https://dichvucong.gov.vn/",
        "intro": "Ghi tên cháu vào sổ.",
        "pictogram": "baby",
        "valid_from": "2026-07-18",
        "review": {"legal_as_of": "2026-07-18", "reviewed_by": "", "reviewed_on": "", "next_review": "2027-01-18"},
        "place": {"text": "Nộp ở xã."},
        "time": {"text": "Xong trong ngày."},
        "fees": [{"id": "late", "text": "Theo tỉnh.", "law": ["x"], "valid_from": "2026-07-18",
                  "when": {">=": [{"var": "age"}, 1]}}],
        "questions": [
            {"id": "where", "kind": "one", "ask": "Cháu sinh ở đâu?", "options": options("clinic", "home")},
            {"id": "witness", "kind": "one", "ask": "Có người làm chứng không?", "options": options("yes", "no"),
             "when": at_home},
            {"id": "age", "kind": "number", "ask": "Cháu mấy tuổi?", "min": 0, "max": 17},
            {"id": "have", "kind": "many", "ask": "Nhà có gì?",
             "options": [*options("card", "book"), {"id": "none", "label": "Không có", "exclusive": True}]},
        ],
        "papers": [
            paper("form"),
            paper("birth_note", when={"==": [{"var": "where"}, "clinic"]}),
            paper("witness_note", when={"==": [{"var": "witness"}, "yes"]}),
            paper("promise", when={"==": [{"var": "witness"}, "no"]}),
            paper("card", how="show", when={"has": [{"var": "have"}, "card"]}),
            paper("old_form", valid_to="2026-12-31"),
        ],
        "steps": [
            {"id": "submit", "text": "Nộp ở xã.", "pictogram": "office"},
            {"id": "otp", "text": "Tự bấm mã.", "pictogram": "key", "secret": True, "who": "resident"},
        ],
        "warnings": [
            {"id": "grown", "text": "Cháu lớn rồi.", "goto": "1.004884", "stop": True, "when": {">": [{"var": "age"}, 15]}}
        ],
        "conflicts": [
            {"id": "grown_newborn", "text": "Cháu 17 tuổi thì nhà đã có sổ.",
             "when": {"and": [{"==": [{"var": "age"}, 17]}, {"has": [{"var": "have"}, "none"]}]}},
        ],
    }
    return {**guide, **changes}


def options(*names: str) -> list[dict[str, Any]]:
    return [{"id": name, "label": name.capitalize()} for name in names]


def paper(name: str, /, **changes: Any) -> dict[str, Any]:
    base = {"id": name, "name": name, "how": "bring", "originals": 1, "why": "Cần.", "law": ["60/2014/QH13"]}
    return {**base, **changes}
