"""The wheel carries everything a run needs: code, phone app, content."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def build(root, folder):
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    if not (ROOT / "field" / "dist" / "index.html").is_file():
        pytest.skip("the phone app is not built; ./nhipcau test builds it")
    folder = tmp_path_factory.mktemp("wheel")
    done = build(ROOT, folder)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


def test_the_wheel_holds_the_phone_app_and_its_worker(wheel):
    names = set(wheel.namelist())
    assert "nhipcau/_field/index.html" in names
    assert "nhipcau/_field/sw.js" in names


def test_the_wheel_holds_all_content(wheel):
    packed = {
        name.removeprefix("nhipcau/_content/") for name in wheel.namelist() if name.startswith("nhipcau/_content/")
    }
    here = {path.relative_to(ROOT / "content").as_posix() for path in (ROOT / "content").rglob("*.toml")}
    assert here
    assert here <= packed


def test_the_wheel_holds_templates_styles_and_the_command(wheel):
    names = wheel.namelist()
    assert any(name.startswith("nhipcau/kernel/static/") for name in names)
    assert any(name.endswith(".html") and "/templates/" in name for name in names)
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    assert "nhipcau = nhipcau.cli:main" in wheel.read(entry).decode()


def test_the_wheel_holds_no_tests_and_no_data(wheel):
    assert [name for name in wheel.namelist() if "/tests/" in name or ".nhipcau" in name] == []


def test_a_wheel_without_the_phone_app_is_refused_in_clear_words(tmp_path):
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "server" / "nhipcau").mkdir(parents=True)
    (tmp_path / "server" / "nhipcau" / "__init__.py").write_text("")
    done = build(tmp_path, tmp_path / "out")
    assert done.returncode != 0
    assert "field/dist is missing" in done.stderr + done.stdout
