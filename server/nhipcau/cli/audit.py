"""`nhipcau audit`: is our code unsafe, are known faults in what we depend on? Where nobody can be asked, that is said."""

import json
import subprocess
import sys
from pathlib import Path

from nhipcau.settings import places

LOCKS = ("run.lock", "dev.lock", "tool.lock")


def audit(arguments: list[str]) -> int:
    """Look for unsafe code of ours and ask the advisory services about every locked package.

    Returns 1 for something unsafe or a known fault, 2 where nobody could be asked. ``--sbom FILE`` writes the list
    of everything the house stands on (CycloneDX) and does nothing else.
    """
    if not places.in_checkout():
        print("Việc này cần bản mã nguồn. · This verb needs the source checkout.", file=sys.stderr)
        return 2
    if arguments[:1] == ["--sbom"] and len(arguments) > 1:
        return _run([sys.executable, "-m", "nhipcau.cli.sbom", arguments[1]], Path.cwd(), quiet=False).returncode
    codes = [own_code(places.CHECKOUT)]
    codes += [python_lock(places.CHECKOUT / "requirements" / name) for name in LOCKS]
    return max([*codes, phone_lock(places.CHECKOUT / "field")])


def own_code(folder: Path) -> int:
    """Let bandit look at our Python: what it finds of medium weight or more fails, unless the line says why it is safe."""
    asked = ["-q", "-r", "server/nhipcau", "nhipcau", "-x", "*/tests/*", "-ll", "-f", "json"]
    done = _run([sys.executable, "-m", "bandit", *asked], folder)
    try:
        told = json.loads(done.stdout)
        found, lines = told["results"], told["metrics"]["_totals"]["loc"]
    except (ValueError, KeyError, TypeError):
        return _not_asked("bandit", done.stderr)
    print(f"bandit: {lines} dòng đã soát, {len(found)} chỗ chưa an toàn · lines looked at, unsafe places")
    for one in found:
        print(f"  {one['filename']}:{one['line_number']} {one['test_id']} {one['issue_text']}")
    return int(bool(found))


def python_lock(lock: Path) -> int:
    """Ask about one Python lock. A package that the service does not know counts as not asked."""
    asking = [
        "--strict",
        "--disable-pip",
        "--require-hashes",
        "--progress-spinner=off",
        "--format=json",
        "-r",
        str(lock),
    ]
    done = _run([sys.executable, "-m", "pip_audit", *asking], lock.parent)
    try:
        told = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return _not_asked(lock.name, done.stderr)
    if not told or any("skip_reason" in package for package in told):
        return _not_asked(lock.name, done.stderr)
    bad = {package["name"]: [fault["id"] for fault in package["vulns"]] for package in told if package["vulns"]}
    return _say(lock.name, len(told), bad)


def phone_lock(field: Path) -> int:
    """Ask about the phone app's lock; the service has answered only when it counted the packages."""
    npm = Path(sys.executable).with_name("npm")
    done = _run([str(npm) if npm.exists() else "npm", "audit", "--json", "--package-lock-only"], field)
    try:
        told = json.loads(done.stdout)
        asked, faults = told["metadata"]["dependencies"]["total"], told["vulnerabilities"]
    except (ValueError, KeyError, TypeError):
        return _not_asked("package-lock.json", done.stderr)
    return _say("package-lock.json", asked, {name: [str(fault["severity"])] for name, fault in faults.items()})


def _run(command: list[str], folder: Path, *, quiet: bool = True) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=folder, capture_output=quiet, text=True, check=False)


def _say(name: str, asked: int, bad: dict[str, list[str]]) -> int:
    print(f"{name}: {asked} gói đã hỏi, {len(bad)} có lỗi đã biết · packages asked about, with known faults")
    for package, faults in sorted(bad.items()):
        print(f"  {package}: {', '.join(faults)}")
    return int(bool(bad))


def _not_asked(name: str, why: str) -> int:
    print(
        f"{name}: KHÔNG HỎI ĐƯỢC · COULD NOT BE CHECKED. Không biết có lỗi hay không; chạy lại khi có mạng.",
        file=sys.stderr,
    )
    print(
        "  Nothing is known about these packages; run this again where the advisory service can be reached.",
        file=sys.stderr,
    )
    for line in [line for line in why.strip().splitlines() if line.strip()][-2:]:
        print(f"  {line[:200]}", file=sys.stderr)
    return 2
