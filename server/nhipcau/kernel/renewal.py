"""What phones fetch whole, made anew after content changed: tried again where it failed, and known to be behind until then."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.db import Error, transaction

_TRIES: Final = 3
log = logging.getLogger("nhipcau.renewal")


@dataclass
class Renewal:
    """What a machine plugs in: how everything is made anew, and which of it is behind the content in force."""

    make: Callable[[], object] = field(default=lambda: None)
    behind: Callable[[], list[str]] = field(default=list)

    def plug(self, make: Callable[[], object], behind: Callable[[], list[str]]) -> None:
        """Let a machine do this work."""
        self.make, self.behind = make, behind

    def now(self) -> bool:
        """Make everything anew; say whether it is done. Never raises: what was put in force stays in force."""
        for attempt in range(1, _TRIES + 1):
            try:
                with transaction.atomic():
                    self.make()
            except Error:
                log.warning("What phones fetch could not be made anew, attempt %s of %s", attempt, _TRIES, exc_info=True)
            except Exception:  # content that cannot be bundled will not be by trying again
                log.exception("What phones fetch could not be made anew")
                return False
            else:
                return True
        return False


renewal: Final = Renewal()
