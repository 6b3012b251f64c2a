"""The official forms as dated content: what they are called, which lines they have, what is not sure of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from nhipcau.kernel.content import content_dir, load_toml

REGISTER = "so"
NAMES = frozenset({"petitioner", "phone", "address"})  # lines that say who it is
KEYS = NAMES | frozenset({
    "identity", "procedure", "code", "slip", "papers", "sets", "term", "taken_in", "due", "result_at", "fee", "channel", "missing",
    "asked_why", "asked_on", "refused_why", "refused_on", "old_due", "new_due", "sorry_why", "sorry_on", "stopped_why", "stopped_on",
    "stages", "number", "holder", "handed_out", "sign", "note",
})  # fmt: skip
BY_HAND = frozenset({"identity", "sign"})  # never kept here: a line to write on


@dataclass(frozen=True)
class Sheet:
    """One form. ``sure`` is False while nobody compared it with the law's own; ``check`` says so on the screen.

    ``desk_signs``: the last to sign is whoever recorded the step, and is named; else somebody else signs, who is not.
    """

    key: str
    number: str
    title: str
    mark: str
    size: str
    copies: int
    law: str
    as_of: date
    sure: bool
    check: str
    opening: str
    closing: str
    signs: tuple[str, ...]
    desk_signs: bool
    lines: tuple[tuple[str, str], ...]

    @property
    def names_somebody(self) -> bool:
        """Whether whoever sees it filled sees who handed the dossier in."""
        return any(key in NAMES for key, _ in self.lines)


@cache
def sheets() -> dict[str, Sheet]:
    """Return every form by its key, in the order of their numbers."""
    found = [_sheet(path.stem, load_toml(path)) for path in (content_dir() / "forms").glob("*.toml")]
    return {one.key: one for one in sorted(found, key=lambda one: one.number)}


def _sheet(key: str, body: dict[str, object]) -> Sheet:
    plain = {name: body[name] for name in ("number", "title", "mark", "size", "copies", "law", "sure", "check", "opening", "closing", "desk_signs")}
    lines = tuple((line["key"], line["label"]) for line in body["lines"])  # type: ignore[attr-defined]
    return Sheet(key=key, as_of=date.fromisoformat(str(body["as_of"])), signs=tuple(body["signs"]), lines=lines, **plain)  # type: ignore[arg-type]


def faults(_day: date) -> Iterator[str]:
    """Yield what is wrong with the forms: a line that nobody can fill, a doubt that is not said."""
    for sheet in sheets().values():
        for key, label in sheet.lines:
            if key not in KEYS or not label:
                yield f"{sheet.key}: no such line: {key}"
        if not sheet.sure and not sheet.check:
            yield f"{sheet.key}: not sure, and does not say what to check"
