"""`./nhipcau bench`: sizes, push, pull, delta and a mix, each beside its target and what peers need."""

import os
import sys
import tempfile
import time
from pathlib import Path

SETTINGS = "nhipcau.settings.base"


def main() -> int:
    """Measure on a scratch house that is gone afterwards; 1 when an exact budget is passed."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nhipcau-bench-") as folder:
        Path(folder).chmod(0o711)
        os.environ |= {"NHIPCAU_DATA": folder, "DJANGO_SETTINGS_MODULE": SETTINGS}
        from parts import measure  # noqa: PLC0415 (the settings read the scratch folder when they are imported)

        code = measure(sys.argv[1:])
    print(f"\nbench: {time.monotonic() - started:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
