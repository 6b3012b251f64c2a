"""The page of data beside a script and a sound, for a station that plays by itself."""

import hashlib
from typing import Any

from nhipcau.bulletin.loudspeaker.shapes import PRIORITIES, Broadcast, Recording
from nhipcau.kernel.clock import VIETNAM


def data_of(broadcast: Broadcast, recording: Recording | None = None, *, address: str = "") -> dict[str, Any]:
    """Return a broadcast as data: its title, priority, times, communes and script; and its sound by digest, where there is one.

    The shared fields of TT 39/2020/TT-BTTTT, annex 05, are not public; these are what its text asks for.
    """
    return {
        "title": broadcast.title,
        "priority": broadcast.priority,
        "priority_words": PRIORITIES[broadcast.priority],
        "start": broadcast.start.astimezone(VIETNAM).isoformat(timespec="seconds"),
        "repeat": broadcast.repeat,
        "expiry": broadcast.expires_at.astimezone(VIETNAM).isoformat(timespec="seconds"),
        "communes": list(broadcast.communes),
        "language": "vi-VN",
        "script": broadcast.script,
        "sound": _sound(recording, address) if recording else None,
    }


def _sound(recording: Recording, address: str) -> dict[str, Any]:
    digest = hashlib.sha256(recording.content).hexdigest()
    return {"media": recording.media, "bytes": len(recording.content), "seconds": round(recording.seconds, 1), "sha256": digest, "address": address}
