"""A second look: a fault fails twice, chance is named, and many failures are no chance. Real pytest runs on a scratch folder."""

import os
import subprocess
import sys
from pathlib import Path

from nhipcau.cli import checks
from nhipcau.cli.again import SecondLook

ALWAYS = "def test_always():\n    assert False\n"
ONCE = """
from pathlib import Path
def test_once():
    seen = Path(__file__).with_name("seen")
    first = not seen.exists()
    seen.touch()
    assert not first
"""
GOOD = "def test_good():\n    pass\n"


def look_at(folder: Path, **tests: str) -> tuple[int, list[str]]:
    """Run these tests in an empty project of their own; return the code, and which passed only the second time."""
    (folder / "pytest.ini").write_text("[pytest]\n")
    for name, text in tests.items():
        (folder / f"test_{name}.py").write_text(text)

    def run(command: list[str]) -> int:
        alone = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        plain = [sys.executable, "-m", *command]
        return subprocess.run(plain, cwd=folder, check=False, capture_output=True, env=alone).returncode

    look = SecondLook(folder, "scratch", run)
    return look.one(["pytest", "-q", "."]), look.unsteady


def test_a_single_test_of_the_house_is_really_run():
    assert checks.one_command(["pytest", "-q", "-p", "no:randomly", "server/tests/house/test_words.py::no_test_of_this_name"]) != 0


def test_what_fails_twice_is_a_fault(tmp_path: Path):
    assert look_at(tmp_path, always=ALWAYS, good=GOOD) == (1, [])


def test_what_passes_the_second_time_is_named(tmp_path: Path):
    assert look_at(tmp_path, once=ONCE, good=GOOD) == (0, ["test_once.py::test_once"])


def test_a_fault_beside_chance_stays_a_fault(tmp_path: Path):
    assert look_at(tmp_path, once=ONCE, always=ALWAYS) == (1, [])


def test_many_failures_are_no_chance(tmp_path: Path):
    many = {f"once{number}": ONCE.replace("seen", f"seen{number}") for number in range(3)}
    assert look_at(tmp_path, **many) == (1, [])


def test_a_step_that_cannot_start_has_failed(tmp_path: Path):
    assert look_at(tmp_path, broken="import nothing_of_the_kind\n")[0] != 0


def test_yesterdays_failures_are_not_looked_at_again(tmp_path: Path):
    assert look_at(tmp_path, always=ALWAYS)[0] == 1
    assert look_at(tmp_path, always=GOOD) == (0, [])
