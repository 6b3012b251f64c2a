"""Sounds that were made once and are kept for a while, by what they say and by whom it was said."""

import hashlib
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from nhipcau.bulletin.loudspeaker.shapes import Recording
from nhipcau.bulletin.loudspeaker.sound import MEDIA, OPUS, WAV, duration_of, sound_of
from nhipcau.kernel import synth
from nhipcau.kernel.ids import new_id

DAYS: Final = 4  # no warning stands longer
MOST: Final = 40  # files


def kept_sound(script: str, kind: str = WAV) -> Recording:
    """Return a script as sound; made when it is first asked for.

    Raises:
        Refusal: 503.136 there is no voice here, or, for Opus, nothing that packs it.
    """
    file = _file(script, kind)
    with suppress(OSError):
        content = file.read_bytes()
        return Recording(content, MEDIA[kind], synth.seconds_of(content) if kind == OPUS else duration_of(content))
    made = sound_of(script, kind)
    with suppress(OSError):  # without a folder to write in it is made again each time
        file.parent.mkdir(exist_ok=True)
        draft = file.with_suffix(f".{new_id()}")
        draft.write_bytes(made.content)
        draft.replace(file)
        _let_go(file.parent)
    return made


def _file(script: str, kind: str) -> Path:
    maker = synth.maker()
    said = f"{maker.mark if maker else settings.VOICE}\0{script}"
    return Path(settings.DATA_DIR) / "loa" / f"{hashlib.sha256(said.encode()).hexdigest()[:40]}.{kind}"


def _let_go(folder: Path) -> None:
    """Drop what is old, and the oldest of too many."""
    kept = sorted((file for kind in MEDIA for file in folder.glob(f"*.{kind}")), key=lambda file: file.stat().st_mtime, reverse=True)
    old = time.time() - DAYS * 24 * 3600
    for file in [*kept[MOST:], *(file for file in kept[:MOST] if file.stat().st_mtime < old)]:
        file.unlink(missing_ok=True)
