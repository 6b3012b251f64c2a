"""Sentences of our own that no guide holds, said by the synthesiser: the road of a dossier. Kept for a day under a keyed name.

Only the house itself says what is read: no text from outside comes here.
"""

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from nhipcau.kernel import synth
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.sealing import marked
from nhipcau.kernel.spoken import spoken

KEPT: Final = 24 * 3600  # seconds
MOST: Final = 300  # sounds that are kept


def can_speak() -> bool:
    """Say whether this house has a synthesiser."""
    return synth.maker() is not None


def known_sound(text: str) -> bytes | None:
    """Return a text as it was said before, if that is still kept."""
    with suppress(OSError):
        file = _file(text)
        if time.time() - file.stat().st_mtime < KEPT:
            return file.read_bytes()
    return None


def say(text: str) -> bytes:
    """Return a text as Ogg Opus, and keep it for a day.

    Raises:
        Refusal: 503.136 there is no synthesiser.
    """
    content = synth.make(spoken(text)).content
    with suppress(OSError):  # without a folder to write in it is made again each time
        file = _file(text)
        file.parent.mkdir(exist_ok=True)
        draft = file.with_suffix(f".{new_id()}")
        draft.write_bytes(content)
        draft.replace(file)
        _let_go(file.parent)
    return content


def _file(text: str) -> Path:
    maker = synth.maker()
    name = marked("voices: said aloud", f"{maker.mark if maker else ''}\0{text}").hex()[:40]
    return Path(settings.DATA_DIR) / "aloud" / f"{name}.opus"


def _let_go(folder: Path) -> None:
    """Drop what is old, and the oldest of too many."""
    kept = sorted(folder.glob("*.opus"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in [*kept[MOST:], *(file for file in kept[:MOST] if time.time() - file.stat().st_mtime > KEPT)]:
        file.unlink(missing_ok=True)
