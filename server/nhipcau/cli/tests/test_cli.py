"""The command line says what it did and what to do."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

ENDED = 120  # seconds, on a machine with other work: a stop that was lost would never come


def cli(open_folder, *arguments, **env):
    full = {**os.environ, "NHIPCAU_DATA": str(open_folder), **env}
    return subprocess.run(
        [sys.executable, "-m", "nhipcau.cli", *arguments], env=full, capture_output=True, text=True, check=False
    )


def test_help_lists_every_verb_in_both_languages(open_folder):
    text = cli(open_folder, "help").stdout
    for verb in ("run", "test", "lint", "types", "house", "contract", "stories", "bench", "wheel", "verify", "rebuild"):
        assert re.search(rf"\b{verb}\b", text), verb
    assert "chạy mọi phép thử" in text


def test_a_taken_port_is_a_numbered_problem_with_another_port_to_try(open_folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = cli(open_folder, "run", "--port", str(port))
    assert done.returncode == 1
    assert "[503.1]" in done.stderr
    assert f"--port {port + 123}" in done.stderr
    assert list(open_folder.iterdir()) == []


def test_a_production_start_on_the_embedded_database_is_refused_before_anything_starts(open_folder):
    done = cli(open_folder, "run", "--port", "0", NHIPCAU_ENV="production")
    assert done.returncode == 1
    assert "[nhipcau.E004]" in done.stderr
    assert not (open_folder / "postgres").exists()


@contextmanager
def started(folder, more):
    """A real start on a free port, with its own data directory, and what a test adds to its environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "nhipcau.cli", "run", "--no-demo", "--port", str(port)]
    env = {**os.environ, "NHIPCAU_DATA": str(folder), **{name: value.format(folder=folder) for name, value in more.items()}}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        yield process, f"http://127.0.0.1:{port}", folder / "log"
        process.terminate()
        try:
            process.wait(timeout=ENDED)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="session")
def opened_before():
    """A data directory that was opened and closed once, so that the next start finds its tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o711)
        with started(folder, {}) as (_, address, log):
            assert wait_for(f"{address}/healthz", log) == 200
        yield folder


@pytest.fixture
def running(open_folder, opened_before, request):
    """A later start, in a data directory of its own."""
    subprocess.run(["cp", "-a", f"{opened_before}/.", str(open_folder)], check=True)
    with started(open_folder, getattr(request, "param", {})) as house:
        yield house


@pytest.fixture
def first_start(open_folder):
    """A start in an empty data directory."""
    with started(open_folder, {}) as house:
        yield house


def wait_for(address, log, seconds=120):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 (our own loopback address)
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            time.sleep(0.2)
    pytest.fail(log.read_text())


def test_many_callers_at_once_are_all_answered_by_all_workers(running):
    _, address, log = running
    assert wait_for(f"{address}/healthz", log) == 200
    with ThreadPoolExecutor(8) as callers:
        asked = [callers.submit(wait_for, f"{address}/api/v1/procedures?q=khai+sinh", log) for _ in range(120)]
        assert {one.result() for one in asked} == {200}
    assert "Traceback" not in log.read_text()


def test_signals_that_come_in_a_crowd_stop_the_house_as_one_does(running):
    process, address, log = running
    assert wait_for(f"{address}/healthz", log) == 200
    for _ in range(2000):
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        time.sleep(0.00005)
    process.wait(timeout=ENDED)


def test_a_stop_that_is_told_to_every_process_at_once_ends_all_of_them(running):
    process, address, log = running
    assert wait_for(f"{address}/healthz", log) == 200
    everybody = psutil.Process(process.pid).children(recursive=True)
    for one in everybody:  # as a service manager does; a worker then hears it twice, from there and from its parent
        one.terminate()
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=ENDED)
    assert psutil.wait_procs(everybody, timeout=ENDED)[1] == []


def test_a_stop_that_comes_while_the_workers_still_load_is_not_lost(running):
    process, _, log = running
    until = time.monotonic() + 120
    while "Ctrl-C" not in log.read_text() or not _workers(process):
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=ENDED) in {0, 130}


def _workers(process):
    """The forked workers; they have their parent's command line, the database has its own."""
    parent = psutil.Process(process.pid)
    return [one for one in parent.children() if _line(one) == parent.cmdline()]


def _tellers(process):
    """The processes that tell security events on."""
    return [one for one in psutil.Process(process.pid).children() if {"soc", "--beside"} <= set(_line(one))]


def _line(process):
    """The command line of a process; none where it is ending just now."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _until(state, log):
    end = time.monotonic() + 120
    while not (found := state()):
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)
    return found


@pytest.mark.parametrize("running", [{"NHIPCAU_SOC": "file://{folder}/ecs.jsonl"}], indirect=True)
def test_a_house_with_a_security_centre_tells_it_by_itself_and_again_after_a_kill(running, open_folder):
    process, address, log = running
    assert wait_for(f"{address}/healthz", log) == 200
    (first,) = _until(lambda: _tellers(process), log)
    ecs = open_folder / "ecs.jsonl"
    assert wait_for(f"{address}/api/v1/sync/pull", log) == 401
    _until(ecs.exists, log)
    first.kill()
    (second,) = _until(lambda: [one for one in _tellers(process) if one.pid != first.pid], log)
    before = ecs.read_text()
    assert wait_for(f"{address}/api/v1/snapshots/{'0' * 64}", log) == 401
    _until(lambda: ecs.read_text() != before, log)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) in {0, 130}
    assert not second.is_running()


def test_run_serves_the_house_and_ctrl_c_leaves_nothing_behind(first_start, open_folder):
    process, address, log = first_start
    assert wait_for(f"{address}/healthz", log) == 200
    assert address in log.read_text()
    assert _tellers(process) == []
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=ENDED) in {0, 130}
    assert not (open_folder / "postgres" / "postmaster.pid").exists()
