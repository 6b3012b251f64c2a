"""The verbs of somebody who works on the house: test, lint, types, house, contract, stories, bench, wheel."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from pathlib import Path
from typing import IO, Any

from nhipcau.cli.again import SecondLook
from nhipcau.settings import places

ROOT = places.CHECKOUT
Command = list[str]

LINT: list[Command] = [["ruff", "check", "server", "bench", "hatch_build.py", "nhipcau"], ["npm:lint"]]
TYPES: list[Command] = [["mypy"], ["npm:types"]]
BOTH_CORES = ["-n", "2", "--dist", "loadfile"]  # a file's tests stay together, with what they set up
HOUSE: list[Command] = [["pytest", "-q", *BOTH_CORES, "server/tests/house"], ["npm:cruise"]]
CONTRACT: list[Command] = [["pytest", "-q", "server/tests/contract"], ["npm:contract"]]
SERVER: list[Command] = [
    [
        "pytest",
        "-q",
        *("-n", "2", "--dist", "worksteal"),
        "server",
        *(f"--ignore=server/tests/{part}" for part in ("house", "contract", "stories")),
    ],
]
PHONE: list[Command] = [["npm:test"], ["npm:size"]]
STORIES: list[Command] = [["pytest", "-q", "-p", "no:randomly", *BOTH_CORES, "server/tests/stories"]]
BENCH: list[Command] = [["python", "bench"]]
FAULTS: list[Command] = [["python", "server/tests/faults"]]
PARITY: list[Command] = [["pytest", "-q", "-s", "-p", "no:randomly", "server/tests/parity"]]
MODELS: list[Command] = [
    ["pytest", "-q", "-p", "no:randomly", "server/tests/sync/test_machine.py"],
    ["npm:test", "--", "src/offline/tests/histories.test.ts"],
]
STEPS = {
    "lint": LINT,
    "types": TYPES,
    "house": HOUSE,
    "contract": CONTRACT,
    "server": SERVER,
    "phone": PHONE,
    "stories": STORIES,
}
TOGETHER = (("lint", "types"), ("house",), ("contract", "phone"), ("server",), ("stories",))  # two that need one core each go side by side
_paper: ContextVar[IO[str] | None] = ContextVar("paper", default=None)  # where this thread's words go; None: to the terminal
NO_TESTS = 5  # pytest's code for an empty folder


def test(arguments: list[str]) -> int:
    """Run every check and say which failed; with arguments, hand them to pytest instead."""
    if arguments:
        return _run([["pytest", *arguments]])
    looks = {name: SecondLook(ROOT, name, one_command) for name in STEPS}
    results: dict[str, int] = {}
    for names in TOGETHER:
        results |= dict(zip(names, _side_by_side(names, looks), strict=True))
    failed = [name for name, code in results.items() if code]
    print()
    for name, code in results.items():
        print(f"  {'hỏng · FAILED' if code else 'đạt · passed '}  {name}")
    for test_name in (one for look in looks.values() for one in look.unsteady):
        print(f"  chỉ đạt lần hai, cần sửa · passed only the second time, to be mended: {test_name}")
    print(f"\nchecks: {len(results) - len(failed)} passed, {len(failed)} failed")
    return int(bool(failed))


def lint(arguments: list[str]) -> int:
    """Check the writing of both languages."""
    return _run([[*LINT[0], *arguments], *LINT[1:]])


def types(arguments: list[str]) -> int:
    """Check the types of both languages."""
    return _run([[*TYPES[0], *arguments], *TYPES[1:]])


def house(arguments: list[str]) -> int:
    """Check the walls: import rules, foreign keys, budgets, migrations, wheel."""
    return _run([[*HOUSE[0], *arguments], *HOUSE[1:]])


def contract(arguments: list[str]) -> int:
    """Check what phone and server agreed on."""
    return _run([[*CONTRACT[0], *arguments], *CONTRACT[1:]])


def stories(arguments: list[str]) -> int:
    """Walk through the product in a real browser."""
    return _run([[*STORIES[0], *arguments]])


def bench(arguments: list[str]) -> int:
    """Print sizes, and speed where a bench is there; nothing is judged by the clock."""
    return _run([[*BENCH[0], *arguments]])


def faults(arguments: list[str]) -> int:
    """Live thousands of seeded histories of kills, cuts and lost answers on a database of its own (docs/faults.md).

    Without a kind or a seed, the two random models follow: moves and merges on the server, tabs on the phone.
    """
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--histories", type=int, default=1000)
    known, rest = parser.parse_known_args(arguments)
    code = _run([[*FAULTS[0], *arguments]])
    if code or rest:
        return code
    os.environ["HISTORIES"] = str(max(20, known.histories // 20))
    return _timed(f"moves and tabs, {os.environ['HISTORIES']} random histories each", MODELS)


def parity(arguments: list[str]) -> int:
    """Walk families through web, text messages, voice, print and phone, and compare their lists (--sets N, --seed N)."""
    parser = argparse.ArgumentParser(prog="nhipcau parity")
    parser.add_argument("--sets", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=20261122)
    asked = parser.parse_args(arguments)
    os.environ |= {"PARITY_SETS": str(asked.sets), "PARITY_SEED": str(asked.seed)}
    return _timed(f"parity, {asked.sets} families", PARITY)


def wheel(arguments: list[str]) -> int:
    """Build the wheel into dist/."""
    return _run([["python", "-m", "hatchling", "build", "-t", "wheel", *arguments]])


def _side_by_side(names: tuple[str, ...], looks: dict[str, SecondLook]) -> list[int]:
    """Run steps at the same moment, and show what each said in one piece, as soon as it has ended."""
    if len(names) == 1:
        return [_timed(names[0], STEPS[names[0]], looks[names[0]].one)]

    def apart(name: str) -> int:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as paper:
            _paper.set(paper)
            code = _timed(name, STEPS[name], looks[name].one)
            paper.seek(0)
            sys.stdout.write(paper.read())
            sys.stdout.flush()
        return code

    with ThreadPoolExecutor(len(names)) as pool:
        return list(pool.map(apart, names))


def _timed(name: str, commands: list[Command], one: Callable[[Command], int] | None = None) -> int:
    print(f"\n━━ {name}", flush=True, file=_paper.get())
    started = time.monotonic()
    code = _run(commands, one)
    print(f"── {name}: {time.monotonic() - started:.1f} s", flush=True, file=_paper.get())
    return code


def _run(commands: list[Command], one: Callable[[Command], int] | None = None) -> int:
    """Run these one after the other, all of them, and return the first bad code."""
    if not places.in_checkout():
        print("Việc này cần bản mã nguồn. · This verb needs the source checkout.", file=sys.stderr)
        return 2
    codes = [(one or one_command)(command) for command in commands]
    return next((code for code in codes if code), 0)


def one_command(command: Command) -> int:
    """Run one command and return its code; a folder that is not there has nothing to say."""
    program, *rest = command
    if program.startswith("npm:"):
        return _npm(program.removeprefix("npm:"), rest)
    folders = [part for part in rest if part.startswith(("server/tests/", "bench"))]
    if any(not (ROOT / folder.partition("::")[0]).exists() for folder in folders):
        return 0
    interpreter = Path(sys.executable)
    full = [str(interpreter), *rest] if program == "python" else [str(interpreter.with_name(program)), *rest]
    code = subprocess.run(full, cwd=ROOT, env=_environment(), check=False, **_onto_paper()).returncode
    return 0 if program == "pytest" and code == NO_TESTS else code


def _npm(script: str, rest: list[str]) -> int:
    field = ROOT / "field"
    if f'"{script}"' not in (field / "package.json").read_text():
        return 0
    return subprocess.run(
        ["npm", "run", "--silent", script, *rest], cwd=field, env=_environment(), check=False, **_onto_paper()
    ).returncode


def _onto_paper() -> dict[str, Any]:
    """Return where a command writes: onto the paper of its step, or where we write."""
    paper = _paper.get()
    return {"stdout": paper, "stderr": subprocess.STDOUT} if paper else {}


def _environment() -> dict[str, str]:
    """The user's environment, without what would point the tests at a real installation.

    And compiled modules are kept: the tests start a whole house a hundred times, which reads 2,600 modules each time.
    """
    left = ("DATABASE_URL", "DATABASE_OWNER_URL", "NHIPCAU_ENV", "NHIPCAU_EMBEDDED_SOCKET", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if name not in left}
