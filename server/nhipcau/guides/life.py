"""What comes in a household's life: reasons why dossiers return, what is due next, the digital citizen's list, events.

Dated content that people review; it is read as it lies in `content/`, and phones keep it as the bundle `life`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml

_FILES: Final = {
    "reasons": ("reasons/reasons.toml", "reasons"),
    "events": ("search/events.toml", "events"),
    "radar": ("radar/rules.toml", "rules"),
}


@dataclass(frozen=True)
class Reason:
    """One reason why a paper or a dossier comes back: its name and what to do about it."""

    key: str
    name: str
    do: str


@cache
def life() -> dict[str, Any]:
    """Return reasons, events and radar rules as lists, and the digital citizen's list as one."""
    folder = content_dir()
    lists = {name: load_toml(folder / path)[key] for name, (path, key) in _FILES.items()}
    return {**lists, "citizen": load_toml(folder / "citizen" / "list.toml")}


@cache
def reasons() -> dict[str, Reason]:
    """Return every reason by its key."""
    return {row["key"]: Reason(row["key"], row["name"], row["do"]) for row in life()["reasons"]}


@cache
def reasons_of_dossiers() -> tuple[Reason, ...]:
    """Return the reasons that a desk may give for a whole dossier or one of its papers, in their order."""
    return tuple(reasons()[row["key"]] for row in life()["reasons"] if {"dossier", "paper"} & set(row["on"]))


def radar_keys() -> frozenset[str]:
    """Return the kinds of reminders there are."""
    return frozenset(rule["key"] for rule in life()["radar"])


def citizen_items() -> frozenset[str]:
    """Return the keys of the digital citizen's list."""
    return frozenset(item["key"] for item in life()["citizen"]["items"])
