"""What the house stands on is listed whole, and unsafe code is found."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nhipcau.cli import audit
from nhipcau.settings.places import CHECKOUT


def test_the_list_of_parts_names_everything_that_is_locked_with_its_hashes(open_folder: Path) -> None:
    file = open_folder / "sbom.json"
    assert subprocess.run([sys.executable, "-m", "nhipcau.cli", "audit", "--sbom", str(file)], check=False).returncode == 0
    told = json.loads(file.read_text())
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    parts = {part["purl"]: part for part in told["components"]}
    locked = (CHECKOUT / "requirements/run.lock").read_text()
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\\\]+)", locked, re.MULTILINE):
        part = parts[f"pkg:pypi/{name.lower()}@{version}"]
        assert part["scope"] == "required"
        assert part["hashes"], name
    phone = json.loads((CHECKOUT / "field/package-lock.json").read_text())["packages"]
    assert {path.rpartition("node_modules/")[2] for path in phone if path} == {
        "/".join(filter(None, (part.get("group"), part["name"]))) for purl, part in parts.items() if purl.startswith("pkg:npm/")
    }
    assert parts["pkg:npm/preact@" + phone["node_modules/preact"]["version"]]["scope"] == "required"


def test_unsafe_code_is_found_and_named(open_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (open_folder / "server/nhipcau").mkdir(parents=True)
    (open_folder / "nhipcau").write_text("")
    (open_folder / "server/nhipcau/odd.py").write_text("import subprocess\nsubprocess.call(input(), shell=True)\n")
    assert audit.own_code(open_folder) == 1
    assert "odd.py:2 B602" in capsys.readouterr().out


def test_where_nothing_could_be_looked_at_that_is_said(open_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.phone_lock(open_folder) == 2
    assert "KHÔNG HỎI ĐƯỢC" in capsys.readouterr().err
