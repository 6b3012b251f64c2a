"""What lives beside the house: begun with it, begun anew when it dies, ended with it; and nothing unasked."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from nhipcau.cli import beside as module
from nhipcau.cli.beside import Beside

PATIENCE = 60


def until(state: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not state():
        assert time.monotonic() < end
        time.sleep(0.02)


def told(file: Path) -> list[str]:
    return file.read_text().split() if file.exists() else []


def test_what_dies_is_begun_anew_after_a_growing_pause_and_ends_with_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "FIRST", 0.01)
    born, words = tmp_path / "born", f"import os, time; open('{tmp_path / 'born'}', 'a').write(f'{{os.getpid()}} '); time.sleep(600)"
    found = Beside([sys.executable, "-c", words], "x")
    found.begin()
    assert found.process is not None, "begun before anything else can fork"
    for many in (1, 2, 3):
        until(lambda many=many: len(told(born)) == many)  # type: ignore[misc]
        if many < 3:
            os.kill(int(told(born)[-1]), signal.SIGKILL)
    found.end()
    assert not any(psutil.pid_exists(int(pid)) for pid in told(born))
    said = re.findall(r"x: dừng \(-9\)", capfd.readouterr().err)
    assert len(said) == 2
    found.end()
    assert len(told(born)) == 3


def test_what_does_not_listen_is_ended_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    born = tmp_path / "born"
    deaf = f"import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open('{born}', 'w').write('1'); time.sleep(600)"
    found = Beside([sys.executable, "-c", deaf], "x")
    found.begin()
    assert found.process is not None, "begun before anything else can fork"
    until(lambda: told(born))
    found.end()
    assert found.process is not None
    assert found.process.poll() == -signal.SIGKILL
    assert not found.keeper.is_alive()
