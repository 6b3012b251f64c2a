"""A test that failed is run once more, alone and slowly. What fails again is a fault; what passes is named, never hidden.

Two busy cores are no judge of the code: without this, one late answer among five thousand tests says nothing about the
rest. A test named here has still told of something, and is mended like any other fault (CONTRIBUTING.md).
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

MOST: Final = 2  # in one step; where more fail, it is not chance

Command = list[str]


class SecondLook:
    """The tests of one step, and which of them passed only the second time."""

    def __init__(self, root: Path, step: str, run: Callable[[Command], int]) -> None:
        """``run`` starts a command in ``root`` and returns its code."""
        self._folder, self._run = f".pytest_cache/{step}", run
        self._list = root / self._folder / "v/cache/lastfailed"
        self.unsteady: list[str] = []

    def one(self, command: Command) -> int:
        """Run a command; where it is pytest and few tests failed, run those again."""
        if command[0] != "pytest":
            return self._run(command)
        kept = ["-o", f"cache_dir={self._folder}"]
        self._list.unlink(missing_ok=True)
        code = self._run([*command, *kept])
        failed = self._failed()
        if not code or not 1 <= len(failed) <= MOST:
            return code
        print(f"\n━━ lần nữa, riêng một mình · once more, alone: {', '.join(failed)}", flush=True)
        code = self._run(["pytest", "-q", "-p", "no:randomly", *kept, *failed])
        if not code:
            self.unsteady += failed
        return code

    def _failed(self) -> list[str]:
        return list(json.loads(self._list.read_text())) if self._list.exists() else []
