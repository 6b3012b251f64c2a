"""`./nhipcau faults`: make the databases, live the histories, say what was found."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.settings.base")
django.setup()

from django.core.management import CommandError, call_command  # noqa: E402 (Django has to stand first)
from django.db import connections  # noqa: E402

from nhipcau.insight.models import Tally as Counter  # noqa: E402
from tests.faults import plan, report  # noqa: E402
from tests.faults.house import House, why_no_small_disk  # noqa: E402
from tests.faults.machine import TOGETHER, Machine  # noqa: E402
from tests.faults.plan import Plan  # noqa: E402

AGAIN = 20  # a kill's exact instruction cannot be replayed, so a seed is lived this often, at the same time
PER_PAIR = 50  # a lost primary stays lost: each wave gets a pair of its own


def main() -> int:
    """Run, and return 1 when something was lost, doubled or contradicted."""
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is taken down again
    _into_a_name_space(options)
    started = time.monotonic()
    if options.seed:
        one = plan.read_seed(options.seed)
        print(f"replaying {one.seed}: the same plan {AGAIN} times at once (a kill hits another instruction each time)")
        work = {one.kind: [one] * AGAIN}
    else:
        work = _work(options)
    left_out = _leave_out(work)
    total = report.Tally()
    with Machine() as machine:
        for kind, plans in _houses(work):
            _run(machine, kind, plans, total, started)
    for history in total.broken[:5]:
        print(report.story(history))
    print(report.told(total, time.monotonic() - started, left_out))
    return int(bool(total.broken or total.lost or total.doubled))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="nhipcau faults", description="Lose answers, repeat, kill; look for lost work."
    )
    parser.add_argument("--histories", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--start", type=int, default=1, help="the number of the first history; another gives others")
    parser.add_argument("--seed", help="live one history again, by the seed that was printed")
    parser.add_argument("--kinds", default=",".join(plan.KINDS), help="only these kinds of mishap, by comma")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)  # already in our own name space
    options = parser.parse_args()
    unknown = set(options.kinds.split(",")) - set(plan.KINDS)
    if unknown:
        parser.error(f"no such kind: {', '.join(sorted(unknown))}; there are {', '.join(plan.KINDS)}")
    return options


def _work(options: argparse.Namespace) -> dict[str, list[Plan]]:
    kinds = tuple(options.kinds.split(","))
    return {
        kind: [plan.plan(kind, options.start + number) for number in range(count)]
        for kind, count in plan.shares(options.histories, kinds).items()
    }


def _leave_out(work: dict[str, list[Plan]]) -> dict[str, str]:
    """Drop the kinds that cannot be had on this machine, and say why."""
    left_out = {}
    if "disk-full" in work and (why := why_no_small_disk()):
        left_out["disk-full"] = f"no small file system can be mounted here ({why})"
        del work["disk-full"]
    return left_out


def _houses(work: dict[str, list[Plan]]) -> list[tuple[str, list[Plan]]]:
    """Return who lives together: all own troubles of phones in one house, each shared mishap in its own."""
    own = [plans for kind, plans in work.items() if kind in plan.OWN]
    mixed = [one for row in zip_longest(own) for one in row]
    shared = [(kind, plans) for kind, plans in work.items() if kind in plan.SHARED and plans]
    houses = [("phones", mixed)] if mixed else []
    for kind, plans in shared:
        size = PER_PAIR if kind == "primary-lost" else len(plans)
        houses += [(kind, plans[at : at + size]) for at in range(0, len(plans), size)]
    return houses


def zip_longest(lists: list[list[Plan]]) -> list[list[Plan]]:
    """Return the rows of lists of unequal length."""
    return [[one[at] for one in lists if at < len(one)] for at in range(max(map(len, lists), default=0))]


def _run(machine: Machine, kind: str, plans: list[Plan], total: report.Tally, started: float) -> None:
    with machine.house(kind) as house:
        for at in range(0, len(plans), TOGETHER):
            tally = machine.wave(house, plans[at : at + TOGETHER])
            total.add(tally)
            seconds = time.monotonic() - started
            print(f"\r· {total.total} histories, {seconds:.0f} s, {kind}        ", end="", file=sys.stderr, flush=True)
            for history in tally.broken[:1]:
                print(f"\n{history.plan.seed}: {history.complaints[0]}", file=sys.stderr)
        _whole_house(house, total)
    print(file=sys.stderr)


def _whole_house(house: House, total: report.Tally) -> None:
    """The product's own words on the whole house: the chain verifies, and rebuilding changes no figure."""
    try:
        call_command("verify", "ledger", stdout=StringIO())
        before = sorted(Counter.objects.values_list("place", "day", "measure", "key", "value"))
        call_command("rebuild", "counters", stdout=StringIO())
        after = sorted(Counter.objects.values_list("place", "day", "measure", "key", "value"))
    except CommandError as error:
        raise SystemExit(f"faults: {house.kind}: {error}") from error
    finally:
        connections.close_all()
    if before != after:
        total.doubled += 1
        print(f"\n{house.kind}: rebuilding changed {len(set(before) ^ set(after))} figures", file=sys.stderr)


def _into_a_name_space(options: argparse.Namespace) -> None:
    """Where we are not root, become somebody who may mount a small disk, in a name space of our own."""
    wanted = "disk-full" in (options.seed or options.kinds)
    if not wanted or os.geteuid() == 0 or options.inside or not shutil.which("unshare"):
        return
    probe = ["unshare", "--user", "--mount", "--map-current-user", "--keep-caps"]
    if subprocess.run([*probe, "true"], check=False, capture_output=True).returncode == 0:
        os.execvp(probe[0], [*probe, sys.executable, *sys.orig_argv[1:], "--inside"])  # noqa: S606 (the same program again)


if __name__ == "__main__":
    sys.exit(main())
