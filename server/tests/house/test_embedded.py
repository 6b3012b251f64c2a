"""The embedded PostgreSQL survives what people do to their machines."""

import os
import signal
import subprocess
import sys

import psutil
import psycopg
import pytest
from psycopg import sql

from nhipcau.kernel.postgres import Embedded

OPEN_AND_WAIT = (
    "import sys, time; from pathlib import Path; from nhipcau.kernel.postgres import Embedded;"
    " server = Embedded(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
)


@pytest.fixture
def folder(open_folder):
    yield open_folder / "postgres"
    Embedded(open_folder / "postgres").stop()


def processes_in(folder):
    running = [process for process in psutil.process_iter(["name", "cmdline"]) if process.info["name"] == "postgres"]
    return [process for process in running if str(folder) in (process.info["cmdline"] or [])]


def open_and_kill_the_parent(folder):
    parent = subprocess.Popen([sys.executable, "-c", OPEN_AND_WAIT, str(folder)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout.readline() == "open\n"
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()


def test_a_stopped_server_leaves_no_process_and_starts_again_with_its_data(folder):
    server = Embedded(folder)
    server.prepare("here", owner="o", app="a")
    server.run("here", sql.SQL("CREATE TABLE kept (x int)"))
    server.stop()
    assert processes_in(folder) == []
    again = Embedded(folder)
    again.run("here", sql.SQL("SELECT * FROM kept"))
    again.stop()


def test_a_killed_parent_leaves_a_server_that_the_next_start_takes_over_and_stops(folder):
    open_and_kill_the_parent(folder)
    assert len(processes_in(folder)) == 1
    server = Embedded(folder)
    assert "postgres" in server.names("datname")
    server.stop()
    assert processes_in(folder) == []


def test_a_machine_that_lost_power_starts_again(folder):
    """The server was killed too; its pid file now points at a stranger."""
    open_and_kill_the_parent(folder)
    (main,) = processes_in(folder)
    pid_file = (folder / "postmaster.pid").read_text()
    family = [main, *main.children()]
    for process in family:
        process.kill()
    psutil.wait_procs(family, timeout=10)
    stranger = pid_file.replace(str(main.pid), str(os.getpid()), 1)
    (folder / "postmaster.pid").write_text(stranger)
    again = Embedded(folder)
    assert "postgres" in again.names("datname")
    again.stop()


def test_preparing_twice_changes_nothing(folder):
    server = Embedded(folder)
    for _ in range(2):
        server.prepare("here", owner="o", app="a")
    with psycopg.connect(host=server.socket, user="a", dbname="here") as connection:
        assert connection.execute("SELECT unaccent('Đường lên Tam Quang')").fetchone() == ("Duong len Tam Quang",)
    server.stop()
