"""What phones and server must say alike of forms: `contract/vectors/surveys.json`, made here, read by `field/`."""

import json
import math
import os
from contextlib import suppress
from random import Random
from typing import Any

from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.surveys.plans.evaluating import Around, to_number, to_text, work_out
from nhipcau.surveys.plans.expressions import FUNCTIONS, Outside, read
from nhipcau.surveys.plans.filling import blank, faults, settle
from nhipcau.surveys.plans.xform import Plan, plan_of, questions
from nhipcau.surveys.sample import SAMPLE, workbook
from nhipcau.surveys.tests.made import SMALL
from nhipcau.surveys.workbook import xform_of
from tests.stories.forms_of_all_kinds import FORMS

FILE = settings.CONTENT_DIR.parent / "contract" / "vectors" / "surveys.json"
NOW = "2026-11-23T08:30:00.000+07:00"
DATA: dict[str, Any] = {"a": "7", "b": "2.5", "t": "bà Tư", "d": "2026-11-20", "s": "x y z", "e": "", "r": [{"x": "1", "y": "m"}, {"x": "4", "y": ""}]}
EXPRESSIONS = (
    "/f/a + /f/b * 2 - -1", "/f/a div 0", "(0 - 1) div 0", "/f/e + 1", "-/f/a mod 3", "/f/a mod 0", "'a' = \"a\"", "/f/t != ''", "/f/r/x > 3", "/f/r/x = 9",
    "sum(/f/r/x)", "count(/f/r)", "count-non-empty(/f/r/y)", "min(/f/r/x)", "max(/f/r/x, 9)", "max(/f/e)", "/f/d < today()", "today() - /f/d",
    "date(/f/d + 30)", "date(20000.7)", "decimal-date-time('2026-11-23T12:00')", "number('2026-02-30')", "string-length(/f/t)", "substr(/f/t, 1, 3)",
    "substr(/f/t, -2)", "substring(/f/t, 2, 3)", "concat(/f/t, 1.0, true(), /f/r/x)", "join('-', /f/r/x, 'k')", "normalize-space('  a   b ')",
    "contains(/f/t, 'Tư') and starts-with(/f/t, 'b')", "ends-with(/f/t, 'x') or not(/f/e)", "boolean(/f/e)", "boolean('')", "number(true())", "int(-2.7)",
    "round(-2.5)", "round(2.345, 2)", "round(1234, -2)", "abs(-3.5)", "selected(/f/s, 'y')", "selected-at(/f/s, 2)", "selected-at(/f/s, 9)", "count-selected(/f/s)",
    "if(/f/a > 5, 'to', 'nho')", "coalesce(/f/e, /f/t)", "regex(/f/a, '[0-9]')", "regex('0961', '^[0-9]{3}$')", "indexed-repeat(/f/r/x, /f/r, 2)",
    "indexed-repeat(/f/r/x, /f/r, 9)", "0.1 + 0.2", "1 div 3", "1000000 * 1000000 * 1000000 * 10000", "1 div 10000000", "now() > today()", "string(1 div 0)", "string(number('x'))",
)  # fmt: skip
FORM = SMALL.replace('<data id="nho"><cau/>', '<f id="nho"><a/><b/><t/><d/><s/><e/><r><x/><y/></r><cau/>').replace("</meta></data>", "</meta></f>").replace("/data/", "/f/").replace(
    "<h:body>", "<h:body><group ref='/f/r'><repeat nodeset='/f/r'><input ref='/f/r/x'/><input ref='/f/r/y'/></repeat></group>"
)  # fmt: skip


def tree_of(text: str) -> Any:
    xml = FORM.replace('<bind nodeset="/f/cau" type="string"/>', f'<bind nodeset="/f/cau" type="string" calculate="{text.replace("&", "&amp;").replace("<", "&lt;").replace(chr(34), "&quot;")}"/>')
    return next(one for one in questions(plan_of(xml)["nodes"]) if one["n"] == "cau")["calc"]


def made() -> dict[str, Any]:
    """Return the vectors: expressions with what they come to, forms with answers, and how they then stand."""
    lines = []
    for text in EXPRESSIONS:
        tree = tree_of(text)
        lines.append({"text": text, "tree": tree, "is": to_text(work_out(tree, Around(DATA, NOW, {})))})
    cases: list[dict[str, Any]] = []
    for name in ("conditions", "lists", "days", "repeats", "counted"):
        plan, chance = plan_of(xform_of(workbook(FORMS[name]))), Random(name)
        cases += [{"plan": plan} | _case(plan, chance) for _ in range(4)]
    return {"now": NOW, "data": DATA, "expressions": lines, "forms": cases}


def _case(plan: Plan, chance: Random) -> dict[str, Any]:
    data = blank(plan, NOW)
    for one in plan["nodes"]:
        if "c" not in one and one["k"] not in {"hidden", "note"}:
            options = [line["v"] for line in plan["choices"].get(one.get("ls", ""), [])] or ["3", "12", "2026-11-01", "096", ""]
            data[one["n"]] = chance.choice(options)
    filled = settle(plan, data, NOW)
    wrong = [[one.path, dict(one.here), one.why] for one in faults(plan, filled, NOW)]
    return {"given": data, "data": filled.data, "off": sorted(filled.off), "faults": wrong}


def test_the_vectors_say_what_the_server_says() -> None:
    fresh = json.loads(json.dumps(made(), ensure_ascii=False))
    if os.environ.get("NHIPCAU_SURVEYS"):
        FILE.write_text(json.dumps(fresh, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(FILE.read_text(encoding="utf-8")) == fresh


@given(st.text(alphabet="/f.abrxy()[]+-*<>=!'\" 0123456789,today", max_size=60))
def test_whatever_is_written_is_read_or_refused_and_never_trips(text: str) -> None:
    with suppress(Outside):
        json.dumps(read(text, lambda _absolute, steps: ["r", "/".join(steps), 0]))


@given(st.floats())
def test_a_number_reads_again_as_itself(number: float) -> None:
    told = to_text(number)
    if math.isfinite(number) and (number == 0 or abs(number) > 1e-5):
        assert to_number(told) == number
        assert "e" not in told or abs(number) < 1e16


def test_no_function_is_declared_without_being_worked_out() -> None:
    for name in set(FUNCTIONS) - {"position", "indexed-repeat", "count", "sum", "count-non-empty", "regex", "true", "false", "today", "now"}:
        few = FUNCTIONS[name][0]
        assert work_out([name, *([["s", "1"]] * few)], Around({}, NOW, {})) is not None


def test_the_sample_stands_as_it_should() -> None:
    plan = plan_of(xform_of(workbook(SAMPLE)))
    filled = settle(plan, blank(plan, NOW) | {"nguon": "khac", "kho": "thieu xa"}, NOW)
    assert filled.off == {"nho"} - {"nho"}
    assert filled.data["nang"] == "co"
    assert [one.path for one in faults(plan, filled, NOW)] == ["nguon_khac", "so_nguoi"]
