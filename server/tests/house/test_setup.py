"""The one door and the locks: a new machine needs Python and git, nothing else."""

import ast
import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DOOR = ROOT / "nhipcau"
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def test_the_door_imports_the_standard_library_only():
    named = set()
    for node in ast.walk(ast.parse(DOOR.read_text())):
        if isinstance(node, ast.Import):
            named |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            named.add(node.module.split(".")[0])
    assert named <= sys.stdlib_module_names


def test_the_door_can_be_read_by_an_old_python():
    ast.parse(DOOR.read_text(), feature_version=(3, 7))


def test_the_door_is_executable_and_small():
    assert DOOR.stat().st_mode & stat.S_IXUSR
    assert len(DOOR.read_text().splitlines()) <= 300


def test_a_machine_without_venv_is_told_the_remedy(tmp_path):
    (tmp_path / "ensurepip.py").write_text("raise ImportError")
    script = "import runpy; door = runpy.run_path('nhipcau', run_name='door'); door['need_venv']()"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"sudo apt install python3.{sys.version_info.minor}-venv" in done.stderr
    assert "dnf" in done.stderr


def test_every_locked_package_has_a_hash():
    for lock in LOCKS:
        for block in re.split(r"\n(?=\S)", lock.read_text().strip()):
            assert "--hash=sha256:" in block, f"{lock.name}: {block}"


def test_the_locks_name_no_host_and_no_folder():
    for lock in LOCKS:
        for word in ("://", "index-url", "find-links", "file:", "/"):
            assert word not in lock.read_text(), f"{lock.name} holds {word}"


def test_the_locks_hold_what_pyproject_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run = (ROOT / "requirements" / "run.lock").read_text()
    dev = (ROOT / "requirements" / "dev.lock").read_text()
    for wanted, lock in ((project["project"]["dependencies"], run), (project["dependency-groups"]["dev"], dev)):
        for requirement in wanted:
            name = re.match(r"[\w-]+", requirement)[0]
            assert re.search(rf"^{name}==", lock, re.MULTILINE), name
    assert set(run.split()) <= set(dev.split())


def test_the_command_for_ci_is_the_readmes_command():
    script = (ROOT / ".ci" / "run").read_text()
    assert "./nhipcau test" in script
    assert len(script.splitlines()) <= 15
    assert "./nhipcau test" in (ROOT / "README.md").read_text()
