"""`check content` is green on our pack and red on every fault that is planted in it."""

import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from django.core.management import CommandError, call_command

from nhipcau.guides.check import Around, check_guide
from nhipcau.guides.commands import guide_files, procedure_files
from nhipcau.guides.pack import around_of_the_pack
from nhipcau.kernel.content import load_toml

TODAY = "2026-11-22"
Plant = Callable[[dict[str, Any]], object]


def line(guide: dict[str, Any], kind: str, name: str) -> dict[str, Any]:
    return next(row for row in guide[kind] if row["id"] == name)


def add(kind: str, /, **row: Any) -> Plant:
    return lambda guide: guide.setdefault(kind, []).append(row)


def change(kind: str, name: str, **changes: Any) -> Plant:
    return lambda guide: line(guide, kind, name).update(changes)


def put(**changes: Any) -> Plant:
    return lambda guide: guide.update(changes)


BORN = {"var": "where_born"}


def nothing_for_home_births(guide: dict[str, Any]) -> None:
    at_clinic = {"==": [BORN, "clinic"]}
    for row in guide["papers"]:
        row["when"] = {"and": [at_clinic, row["when"]]} if "when" in row else at_clinic
    for row in guide["warnings"]:
        row.update(goto="", stop=False)


PAPER = {"id": "extra", "name": "Giấy lạ", "how": "bring", "originals": 1, "why": "Cần.", "law": ["60/2014/QH13"]}
MISTAKE = {"id": "extra", "text": "Sai tên.", "fix": "Sửa tên.", "reason": "name_differs"}
VALUE = {"id": "extra", "label": "Mức", "unit": "dong", "law": ["x"]}
USED = {"id": "extra_fee", "text": "Phí {extra}.", "value": "extra", "law": ["x"]}


def value(*periods: tuple[str, str, Any], **changes: Any) -> Plant:
    def plant(guide: dict[str, Any]) -> None:
        rows = [{"from": start, "to": end, "amount": amount} for start, end, amount in periods]
        guide.setdefault("values", []).append({**VALUE, "periods": rows, **changes})
        guide["fees"].append(USED)

    return plant


FAULTS: list[tuple[str, Plant, str]] = [
    ("a dead end", nothing_for_home_births, "no paper and no way on"),
    ("a line that no answers reach", add("papers", **PAPER, when={"and": [{"==": [BORN, "home"]}, {"==": [BORN, "clinic"]}]}), "no answers lead here"),
    ("a circle of questions", change("questions", "where_born", when={"==": [{"var": "witness"}, "yes"]}), "depends on the later question"),
    ("a stale review", lambda guide: guide["review"].update(next_review="2026-11-21"), "was due on"),
    ("a line whose own review is stale", change("papers", "form", checked={"by": "Hoa", "on": "2026-01-01", "next_review": "2026-06-01"}), "was due on"),
    ("a guide that has ended", put(valid_to="2026-11-01"), "the guide ended"),
    ("an undated fee", add("fees", id="extra", text="Phí 8.000 đ.", law=["x"]), "undated fee"),
    ("a fee without a law", add("fees", id="extra", text="Phí.", valid_from="2026-01-01"), "no law is named"),
    ("a sentence too long", change("steps", "hand_in", text=" ".join(["dài"] * 16) + "."), "words in a sentence"),
    ("a step too long", change("steps", "hand_in", text=" ".join(["Một hai ba bốn năm."] * 13)), "words in a step"),
    ("a term without an entry", change("steps", "hand_in", text="Nộp theo NĐCP nhé."), "glossary does not explain"),
    ("a paper without a law", change("papers", "form", law=[]), "no law is named"),
    ("a paper without a reason", change("papers", "form", why=""), "does not say why"),
    ("an option that does not exist", change("papers", "form", when={"==": [BORN, "moon"]}), "has no option"),
    ("a question that does not exist", change("papers", "form", when={"==": [{"var": "moon"}, "x"]}), "does not exist"),
    ("a question that changes nothing", add("questions", id="extra", kind="date", ask="Ngày nào?"), "changes nothing"),
    ("a condition outside the subset", change("papers", "form", when={"xor": [1, 2]}), "unknown operator"),
    ("an id used twice", add("papers", **{**PAPER, "id": "form"}), "used twice"),
    ("a key nobody knows", put(colour="red"), "unknown key"),
    ("a picture that is not drawn", put(pictogram="dragon"), "not drawn"),
    ("a secret that somebody else enters", change("steps", "enter_otp", who="together"), "resident alone"),
    ("a way to nowhere", change("warnings", "late", goto="9.999999"), "not in the reference"),
    ("a mistake of no known kind", add("mistakes", **{**MISTAKE, "reason": "bad_luck"}), "not in the catalogue"),
    ("a mistake about no paper", add("mistakes", **MISTAKE, paper="moon"), "there is no paper"),
    ("a guide without a source", put(source=""), "source: missing"),
    ("a date that is none", change("papers", "form", valid_from="2026-02-30"), "not a day"),
    ("a line that ends before it begins", change("papers", "form", valid_from="2026-02-02", valid_to="2026-01-01"), "ends before"),
    ("a value named but not there", change("steps", "hand_in", text="Phí {moon}."), "does not exist"),
    ("a value nobody names", add("values", **VALUE, periods=[{"from": "2026-01-01", "to": "", "amount": 1}]), "named nowhere"),
    ("a value without a first amount", value(("2027-01-01", "", 8000)), "no amount on the first day"),
    ("periods that overlap", value(("2025-01-01", "2026-12-31", 1), ("2026-06-01", "", 2)), "overlaps"),
    ("an amount that is no number", value(("2025-01-01", "", "8.000")), "no whole number"),
    ("a value without a law", value(("2025-01-01", "", 8000), law=[]), "no law is named"),
    ("a period without a day", value(("", "", 8000)), "not dated"),
    ("a usual answer that is no option", change("questions", "age", assume="moon"), "not one of its options"),
    ("a place compared like a number", add("questions", id="extra", kind="place", ask="Ở đâu?", when={"<": [BORN, 3]}), "does not fit"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sound() -> tuple[dict[str, Any], Around]:
    """A guide without errors and what it points to, read once."""
    return guide_files()["1.001193"], around_of_the_pack(TODAY)


def test_our_pack_is_green(capsys: pytest.CaptureFixture[str]):
    call_command("check_content", today=TODAY)
    assert "no errors" in capsys.readouterr().out


@pytest.mark.parametrize(("plant", "words"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_planted_fault_is_found(sound: tuple[dict[str, Any], Around], plant: Plant, words: str):
    guide, around = deepcopy(sound[0]), sound[1]
    assert not [finding for finding in check_guide(guide, around) if finding.level == "error"]
    plant(guide)
    errors = [str(finding) for finding in check_guide(guide, around) if finding.level == "error"]
    assert any(words in error for error in errors), errors


IN_FILES: list[tuple[str, Plant, str]] = [
    ("guides/1.001193.toml", put(title=""), "title: missing"),
    ("procedures/1.001193.toml", put(field="moon"), "not in fields.toml"),
    ("procedures/former.toml", lambda raw: raw["codes"][0].update(replaced_by="2.002621"), "in a circle"),
    ("glossary/words.toml", lambda raw: raw["words"][0].update(plain=""), "plain is missing"),
    ("glossary/words.toml", lambda raw: raw["hard"].append("khó quá"), "has no entry"),
]


def test_the_whole_check_is_red_and_names_each_file(settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    shutil.copytree(settings.CONTENT_DIR, tmp_path, dirs_exist_ok=True)
    for path, plant, _ in IN_FILES:
        told = load_toml(tmp_path / path)
        plant(told)
        (tmp_path / path).write_text(tomli_w.dumps(told), encoding="utf-8")
    settings.CONTENT_DIR = tmp_path
    with pytest.raises(CommandError):
        call_command("check_content", today=TODAY)
    said = capsys.readouterr().out.splitlines()
    for path, _, words in IN_FILES:
        assert any(found.startswith(path.removesuffix(".toml")) and words in found for found in said), (path, said)


def test_every_goto_of_the_pack_leads_to_a_procedure_in_force():
    codes = procedure_files()
    for guide in guide_files().values():
        assert {row["goto"] for row in guide.get("warnings", []) if row.get("goto")} <= codes.keys()
