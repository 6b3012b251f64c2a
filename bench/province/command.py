"""`./nhipcau bench province`: make it, or take the one that was kept; measure every page on it."""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = "nhipcau.settings.base"
MADE = "province.made"  # lies beside the keys of a house that holds a whole province


def main(words: list[str]) -> int:
    """Measure on a house in a folder; without `--in` it is gone afterwards."""
    parser = argparse.ArgumentParser(prog="nhipcau bench province", description="Make a province of Nghệ An's size, and measure every page on it.")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of it: 0.05 is half a million entries of the ledger")
    parser.add_argument("--in", dest="folder", type=Path, help="keep the house in this folder, and take it from there the next time")
    parser.add_argument("--only-make", action="store_true", help="make it, and stop")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/performance.md")
    options = parser.parse_args(words)
    with _folder(options.folder) as folder:
        os.environ |= {"NHIPCAU_DATA": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS}
        from province import parts  # noqa: PLC0415 (the settings read the folder when they are imported)

        return parts.run(folder / MADE, options.scale, only_make=options.only_make, page=options.write)


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        kept.chmod(0o711)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="nhipcau-province-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@contextmanager
def served(command: str) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """Open the doors of the house as `nhipcau run` does; yield the port and the process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", command, str(port)], env=dict(os.environ))
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield port, server
    finally:
        server.terminate()
        server.wait(30)
