"""Which backups are kept: the newest of so many days, weeks and months that have one."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from nhipcau.cli.backup.problems import KEEP_UNREAD
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.problems import Refusal

NAME = re.compile(r"nhipcau-(\d{8}T\d{6}Z)\.tar\.age")
RULE = re.compile(r"(\d{1,3})([dwm])")
SPANS: dict[str, Callable[[datetime], object]] = {
    "d": lambda when: when.date(),
    "w": lambda when: when.isocalendar()[:2],
    "m": lambda when: (when.year, when.month),
}


def name_of(when: datetime, kind: str = "tar") -> str:
    """Return the name of a backup made at this moment."""
    return f"nhipcau-{when.astimezone(UTC):%Y%m%dT%H%M%SZ}.{kind}.age"


def rule_of(text: str) -> dict[str, int]:
    """Read ``7d/4w/12m``.

    Raises:
        Refusal: 422.194 it is something else, or would keep nothing.
    """
    found = [RULE.fullmatch(part) for part in text.split("/")]
    rule = {one[2]: int(one[1]) for one in found if one}
    if None in found or not any(rule.values()):
        raise Refusal(KEEP_UNREAD, text=text)
    return rule


def worn(names: Iterable[str], rule: dict[str, int]) -> list[str]:
    """Return which of these backups the rule does not keep, oldest first; strange names are left alone."""
    dated = {name: _when(found[1]) for name in names if (found := NAME.fullmatch(name))}
    newest_first = sorted(dated, key=lambda name: dated[name], reverse=True)
    kept: set[str] = set()
    for unit, most in rule.items():
        spans: dict[object, str] = {}
        for name in newest_first:
            spans.setdefault(SPANS[unit](dated[name]), name)
        kept |= set(list(spans.values())[:most])
    return [name for name in reversed(newest_first) if name not in kept]


def clear(folder: Path, rule: dict[str, int]) -> list[str]:
    """Remove what the rule does not keep, with its keys; return the names."""
    gone = worn((path.name for path in folder.iterdir()), rule)
    for name in gone:
        (folder / name).unlink(missing_ok=True)
        (folder / name.replace(".tar.", ".keys.")).unlink(missing_ok=True)
    return gone


def _when(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(VIETNAM)
