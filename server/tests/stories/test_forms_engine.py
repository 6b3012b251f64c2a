"""Our reading of XForms beside the engine of ODK itself: what is asked, what is worked out, what is wrong, on the same answers.

`@getodk/xforms-engine` runs in Chromium; we read the same XForm into a plan. The forms hold the whole declared subset. One thing is left out, because ODK's two
programs differ in it: a whole decimal made a text (`concat(${b})`) is 10.0 to this engine, and 10 to us and to JavaRosa in ODK Collect.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from nhipcau.surveys.plans.filling import blank, faults, new_round, settle
from nhipcau.surveys.plans.xform import Node, Plan, plan_of, questions
from nhipcau.surveys.sample import workbook
from nhipcau.surveys.workbook import xform_of
from tests.stories.forms_of_all_kinds import FORMS

ENGINE = Path(__file__).resolve().parents[3] / "field" / "node_modules" / "@getodk" / "xforms-engine" / "dist" / "index.js"
ANSWERS = 25  # for each form
DRIVER = """async ([xml, all]) => {
  const { loadForm } = await import('/engine.js');
  const form = await loadForm(xml);
  if (form.status === 'failure') throw form.error;
  const leavesOf = (node) => (node.currentState.children ?? []).flatMap((one) => (one.currentState.children ? leavesOf(one) : [one]));
  const rangesOf = (node) => (node.currentState.children ?? []).flatMap((one) => [...(one.nodeType.startsWith('repeat-range') ? [one] : []), ...rangesOf(one)]);
  return all.map(({ rounds, values }) => {
    const { root } = form.createInstance();
    for (const range of rangesOf(root)) {
      const wanted = rounds[range.currentState.reference];
      if (wanted === undefined || range.nodeType !== 'repeat-range:uncontrolled') continue;
      const there = range.currentState.children.length;
      if (wanted > there) range.addInstances(there - 1, wanted - there);
      if (wanted < there) range.removeInstances(wanted, there - wanted);
    }
    for (let pass = 0; pass < 2; pass += 1) {
      for (const node of leavesOf(root)) {
        const value = values[node.currentState.reference];
        if (value === undefined || node.currentState.readonly) continue;
        if (node.nodeType === 'select') node.selectValues(value.split(' ').filter(Boolean));
        else if (node.nodeType === 'input') node.setValue(value);
      }
    }
    const found = {};
    for (const node of leavesOf(root)) {
      const { reference, relevant, instanceValue } = node.currentState;
      found[reference] = [relevant, relevant ? instanceValue : '', node.validationState?.violation?.condition ?? null];
    }
    return found;
  });
}"""


@pytest.fixture(scope="module")
def engine(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(timezone_id="UTC")
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(
        body=ENGINE.read_text(encoding="utf-8") if route.request.url.endswith("engine.js") else "<!doctype html><title>engine</title>",
        content_type="text/javascript" if route.request.url.endswith("engine.js") else "text/html",
    ))  # fmt: skip
    page.goto("http://engine.localhost/")
    yield page
    context.close()


def answered(chance: Random, plan: Plan, today: str) -> dict[str, Any]:
    """Random answers of the right kinds, with a random number of rounds."""
    data = blank(plan, today)

    def fill(nodes: list[Node], part: dict[str, Any]) -> None:
        for one in nodes:
            if one["k"] == "repeat":
                if "cnt" not in one:
                    part[one["n"]] = [new_round(one, data, today, {one["p"]: at}) for at in range(chance.randint(1, 3))]
                for inner in part[one["n"]]:
                    fill(one["c"], inner)
            elif "c" in one:
                fill(one["c"], part[one["n"]])
            elif one["k"] not in {"hidden", "note"} and "calc" not in one and chance.random() < 0.8:
                part[one["n"]] = value_of(chance, plan, one, today)

    fill(plan["nodes"], data)
    return data


def value_of(chance: Random, plan: Plan, one: Node, today: str) -> str:
    if one["k"] in {"one", "many"}:
        names = [line["v"] for line in plan["choices"][one["ls"]]]
        return chance.choice(names) if one["k"] == "one" else " ".join(name for name in names if chance.random() < 0.4)
    if one["t"] == "int":
        return str(chance.choice((-3, 0, 1, 2, 5, 12)))
    if one["t"] == "decimal":
        return chance.choice(("0.5", "2.25", "-1.75", "10.5", "3.125", "10", "10.0", "0", "-4", "007.50", "0.1", "1234567.25"))
    if one["t"] == "date":
        return (date.fromisoformat(today[:10]) + timedelta(days=chance.randint(-400, 400))).isoformat()
    return chance.choice(("", "Lan", "bà Tư", "096", "0961234567", "a b c", "ĐỎ", "12"))


def places(plan: Plan, data: dict[str, Any]) -> tuple[dict[str, int], dict[str, str], dict[str, str]]:
    """The rounds, the answers and our marks of each place, by the name that the engine has for it."""
    rounds: dict[str, int] = {}
    values: dict[str, str] = {}
    marks: dict[str, str] = {}

    def walk(nodes: list[Node], part: dict[str, Any], before: str, at: tuple[int, ...]) -> None:
        for one in nodes:
            name = f"{before}/{one['n']}"
            if one["k"] == "repeat":
                rounds[name] = len(part[one["n"]])
                for number, inner in enumerate(part[one["n"]]):
                    walk(one["c"], inner, f"{name}[{number + 1}]", (*at, number))
            elif "c" in one:
                walk(one["c"], part[one["n"]], name, at)
            else:
                values[name] = part[one["n"]]
                marks[name] = one["p"] + (f"#{'.'.join(map(str, at))}" if at else "")

    walk(plan["nodes"], data, f"/{plan['root']}", ())
    return rounds, values, marks


def ours(plan: Plan, data: dict[str, Any], now: str) -> dict[str, list[Any]]:
    filled = settle(plan, data, now)
    _, values, marks = places(plan, filled.data)
    wrong = {one.path + (f"#{'.'.join(str(at) for _, at in one.here)}" if one.here else ""): one.why for one in faults(plan, filled, now)}
    told = {"missing": "required", "wrong": "constraint"}
    decimals = {one["p"] for one in questions(plan["nodes"]) if one.get("t") == "decimal" and "calc" not in one}

    def off(mark: str) -> bool:
        path, _, at = mark.partition("#")
        steps = path.split("/")
        return any("/".join(steps[:many]) + (f"#{at}" if at else "") in filled.off or "/".join(steps[:many]) in filled.off for many in range(1, len(steps) + 1))

    def written(name: str, value: str) -> str:
        """The engine writes a decimal as a float is written, 10.0 for 10; we keep it as it was typed, and both mean the same number."""
        return str(float(value)) if value and marks[name].partition("#")[0] in decimals else value

    return {name: [not off(marks[name]), "" if off(marks[name]) else written(name, value), told.get(wrong.get(marks[name], ""))] for name, value in values.items()}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_reads_and_counts_as_the_engine_of_odk_does(engine: Page, name: str) -> None:
    xml = xform_of(workbook(FORMS[name]))
    plan = plan_of(xml)
    now = engine.evaluate("() => new Date().toISOString()")
    chance = Random(name)
    cases = [answered(chance, plan, now) for _ in range(ANSWERS)]
    asked = []
    for data in cases:
        rounds, values, _ = places(plan, data)
        asked.append({"rounds": rounds, "values": values})
    found = engine.evaluate(DRIVER, [xml, asked])
    for data, theirs in zip(cases, found, strict=True):
        mine = ours(plan, data, now)
        told = {key: theirs[key] for key in mine if key in theirs}
        assert {key: value for key, value in mine.items() if key in told} == told, json.dumps(data, ensure_ascii=False)
        assert len(told) >= len(mine) - 2, "the engine fills in its own preloads"
