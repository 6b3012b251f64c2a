"""`./nhipcau bench`: what it downloads, what it costs, what it bears, each beside its target and what peers need."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

SETTINGS = "nhipcau.settings.base"
NAMES = ("sizes", "phone", "pages", "pull", "push", "mixed", "morning", "evening", "logins", "seven", "search", "planner", "market", "soc", "restore", "imports", "growth")
ROWS = 200_000
COUNT = 10_000


def main() -> int:
    """Measure on a scratch house that is gone afterwards; 1 when an exact budget is passed."""
    if sys.argv[1:2] == ["photos"]:
        from photos.measure import main as photos  # noqa: PLC0415 (needs no house; draws with what only developers have)

        return photos(sys.argv[2:])
    if sys.argv[1:2] == ["province"]:
        from province.command import main as province  # noqa: PLC0415 (its house lies in a folder of its own, and may be kept)

        return province(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="nhipcau bench", description="Print figures beside targets and peers.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(NAMES)}; without: all but the last five")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/performance.md")
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of the export that `imports` sends")
    parser.add_argument("--count", type=int, default=COUNT, help="products that `market` shows")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(NAMES):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as folder:
        Path(folder).chmod(0o711)
        os.environ |= {"NHIPCAU_DATA": folder, "DJANGO_SETTINGS_MODULE": SETTINGS}
        from parts import measure  # noqa: PLC0415 (the settings read the scratch folder when they are imported)

        code = measure(options.parts, page=options.write, rows=options.rows, count=options.count)
    print(f"\nbench: {time.monotonic() - started:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
