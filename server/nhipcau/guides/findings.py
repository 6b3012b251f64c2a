"""What a check of the content finds."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """Something about the content: an error stops it, a warning is for the editor."""

    level: Literal["error", "warning"]
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.level}: {self.where}: {self.what}"


def error(where: str, what: str) -> Finding:
    """Return a finding that stops the content."""
    return Finding("error", where, what)
