"""The files of `deploy/` and the pages of `docs/run/` speak of what is there: figures, commands, units, files, places on a page."""

import configparser
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from nhipcau.cli import VERBS
from nhipcau.gateway.telemetry import house
from nhipcau.kernel import beats, gauges, rounds
from nhipcau.settings.places import CHECKOUT

DEPLOY, PAGES = CHECKOUT / "deploy", CHECKOUT / "docs" / "run"
ALERTS, BOARD = DEPLOY / "dashboards" / "alerts.yml", DEPLOY / "dashboards" / "nhip-cau.json"
FIGURE = re.compile(r"\bnhipcau_[a-z_]*[a-z]\b")
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
NAMED = re.compile(r"(?<![\w/])(?:deploy|server|docs|requirements|contract)/[\w./-]*\w(?![\w*])")
FAMILY = re.compile(r'(?:GaugeMetricFamily|_one)\(\s*"(nhipcau_\w+)"')
COMPOSE = {  # of the compose specification: what we use of a service
    "image", "build", "restart", "environment", "env_file", "secrets", "volumes", "command", "healthcheck", "shm_size", "depends_on",
    "ports", "ulimits", "sysctls", "read_only", "tmpfs", "cap_drop", "security_opt", "stop_grace_period", "network_mode",
}  # fmt: skip


def figures() -> set[str]:
    """Return every name that `/metrics` may answer with."""
    counted = {sample.name for metric in gauges.registry.collect() for sample in metric.samples}
    named = {metric.name + end for metric in gauges.registry.collect() for end in ("", "_total", "_bucket", "_count", "_sum")}
    asked = set(house.QUESTIONS) | set(FAMILY.findall(Path(house.__file__).read_text(encoding="utf-8")))
    return counted | named | asked


def rules() -> list[dict[str, Any]]:
    """Return the alarms."""
    told = yaml.safe_load(ALERTS.read_text(encoding="utf-8"))
    return [rule for group in told["groups"] for rule in group["rules"]]


def anchors(page: Path) -> set[str]:
    """Return the places of a page that a link may name."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_alarm_asks_for_figures_that_are_there_and_names_a_page_that_helps() -> None:
    assert len({rule["alert"] for rule in rules()}) == len(rules()) > 8
    for rule in rules():
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert set(FIGURE.findall(rule["expr"])) <= figures(), rule["alert"]
        assert rule["labels"]["severity"] in {"page", "ticket"}
        page, _, place = rule["annotations"]["runbook"].partition("#")
        assert not place or place in anchors(PAGES / page), rule["alert"]
        works = re.findall(r'work=~?"([^"]+)"', rule["expr"])
        known = {*beats.TIMED, *beats.STEADY, *rounds.rounds}
        assert {one for work in works for one in work.split("|")} <= {name.replace(" ", "-") for name in known}


def test_the_board_shows_figures_that_are_there() -> None:
    panels = json.loads(BOARD.read_text(encoding="utf-8"))["panels"]
    asked = [target["expr"] for panel in panels for target in panel["targets"]]
    assert len(panels) > 10
    for expr in asked:
        found = set(FIGURE.findall(expr))
        assert found, expr
        assert found <= figures(), expr


def test_the_page_of_figures_names_what_is_there() -> None:
    words = (PAGES / "watching.md").read_text(encoding="utf-8")
    assert set(FIGURE.findall(words)) - {"nhipcau_app"} <= figures()
    missing = {name for name in house.QUESTIONS if name not in words and not name.endswith(("_is_replica", "_phones", "_most"))}
    assert not missing


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("one/*.service")), ids=lambda path: path.name)
def test_a_unit_runs_commands_that_are_there_as_its_own_user_and_hardened(unit: Path) -> None:
    read = configparser.RawConfigParser(strict=False, delimiters=("=",))
    read.optionxform = str  # type: ignore[assignment, method-assign]  # systemd knows capital letters
    read.read_string(unit.read_text(encoding="utf-8"))
    service = read["Service"]
    assert (service["User"], service["ProtectSystem"], service["NoNewPrivileges"]) == ("nhipcau", "strict", "yes")
    for command in re.findall(r"^ExecStart=(.+)$", unit.read_text(encoding="utf-8"), re.MULTILINE):
        program, verb, *_ = command.split()
        assert program == "/opt/nhipcau/bin/nhipcau"
        assert verb in VERBS or verb in get_commands(), command
    if unit.stem != "nhipcau":
        assert unit.with_suffix(".timer").is_file()
        assert unit.stem in (PAGES / "one.md").read_text(encoding="utf-8")


def test_compose_says_only_what_compose_knows_and_gives_each_secret_and_store_a_name() -> None:
    told = yaml.safe_load((DEPLOY / "one" / "compose.yaml").read_text(encoding="utf-8"))
    assert set(told) == {"services", "secrets", "volumes"}
    for name, service in told["services"].items():
        assert set(service) <= COMPOSE, name
        assert ("image" in service) != ("build" in service), name
        assert not ("network_mode" in service and "ports" in service), name
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert (DEPLOY / "one" / source).is_file() if source.startswith(".") else source in told["volumes"], volume


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda path: path.name)
def test_a_page_leads_to_pages_and_files_that_are_there(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    for file, place in LINK.findall(words):
        there = (page.parent / file) if file else page
        assert there.exists(), file
        assert not place or place in anchors(there), f"{file}#{place}"
    for named in NAMED.findall(words):
        assert (CHECKOUT / named).exists(), named


def test_every_step_of_the_switch_that_a_page_names_is_there() -> None:
    said = {word for page in PAGES.glob("*.md") for word in re.findall(r"deploy/province/switch (\w+)", page.read_text(encoding="utf-8"))}
    there = set(re.findall(r"^(\w+)\)", (DEPLOY / "province" / "switch").read_text(encoding="utf-8"), re.MULTILINE))
    assert said <= there
    assert {"promote", "point", "follow"} <= said
