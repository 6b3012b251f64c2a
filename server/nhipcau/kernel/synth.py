"""The one way to the programs that make a voice: text in, a small Opus file out.

A voice is any program that reads a text and writes a sound file: ``NHIPCAU_VOICE="program {file} {out}"``. Where it is
not set, espeak-ng is looked for. The sound is then packed by opusenc or ffmpeg, or by ``NHIPCAU_ENCODER="… {in} {out}"``.
No shell is asked, and no word of the text is ever an option.
"""

import hashlib
import shlex
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from nhipcau.kernel.problems import Refusal, Words, problem

VOICE: Final = "espeak-ng -v vi -s 140 -a 90 -f {file} -w {out}"
ENCODERS: Final = (
    "opusenc --quiet --bitrate 12 --downmix-mono --speech --framesize 60 --padding 0 --serial 1 --discard-comments {in} {out}",
    "ffmpeg -loglevel error -y -i {in} -map_metadata -1 -ac 1 -c:a libopus -b:a 12k -frame_duration 60 -application voip -serial_offset 1 {out}",
)
SECONDS: Final = 30  # that a program may take
LONGEST: Final = 2000  # letters of a text
_OPUS_RATE: Final = 48_000
_lanes = threading.BoundedSemaphore(2)
NO_SYNTHESISER: Final = problem(
    "503.136",
    "no_synthesiser",
    vi=Words(
        "Máy chủ chưa có giọng đọc ({programs}).",
        "Chữ vẫn đủ, các đoạn bà con ghi vẫn nghe được.",
        "Dùng giọng của máy, hoặc nhờ quản trị cài chương trình đọc.",
    ),
    en=Words(
        "This server has no voice ({programs}).",
        "All texts are there, and what local people recorded can be heard.",
        "Use the phone's own voice, or ask whoever runs the server to install the program.",
    ),
)


@dataclass(frozen=True)
class Maker:
    """The programs that are there: what says a text, what packs the sound, and a mark of both."""

    voice: tuple[str, ...]
    encoder: tuple[str, ...]

    @property
    def mark(self) -> str:
        """Return what tells the sounds of this maker from those of another."""
        return hashlib.sha256("\n".join((*self.voice, "", *self.encoder)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Sound:
    """A piece of speech: Ogg Opus bytes and how long they last."""

    content: bytes
    seconds: float

    @property
    def hash(self) -> str:
        """The name of the sound: the SHA-256 of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


def maker() -> Maker | None:
    """Return the programs to be used, or None where one of the two is missing on this machine."""
    voice = _found(settings.VOICE or VOICE)
    packers = (settings.ENCODER,) if settings.ENCODER else ENCODERS
    encoder = next(filter(None, map(_found, packers)), None)
    return Maker(voice, encoder) if voice and encoder else None


def missing() -> list[str]:
    """Return the programs that would have to be installed before this house can speak."""
    wanted = [] if _found(settings.VOICE or VOICE) else [shlex.split(settings.VOICE or VOICE)[0]]
    packers = (settings.ENCODER,) if settings.ENCODER else ENCODERS
    return wanted if any(map(_found, packers)) else [*wanted, shlex.split(packers[0])[0]]


def make(text: str) -> Sound:
    """Say a text that is in words already.

    Raises:
        Refusal: 503.136 a program is missing, or it made nothing.
    """
    return pack(plain(text))


def plain(text: str) -> bytes:
    """Say a text that is in words already, as the voice itself writes it: a WAV file.

    Raises:
        Refusal: 503.136 the program is missing, or it made nothing.
    """
    voice = _found(settings.VOICE or VOICE)
    if voice is None:
        raise Refusal(NO_SYNTHESISER, programs=", ".join(missing()))
    with _lanes, tempfile.TemporaryDirectory(prefix="nhipcau-voice-") as folder:
        written, made = (Path(folder) / name for name in ("text.txt", "voice.wav"))
        written.write_text(text[:LONGEST], encoding="utf-8")
        _run(voice, {"{file}": str(written), "{text}": text[:LONGEST], "{out}": str(made)}, made)
        return made.read_bytes()


def pack(wav: bytes) -> Sound:
    """Pack a WAV file small.

    Raises:
        Refusal: 503.136 a program is missing, or it made nothing.
    """
    found = maker()
    if found is None:
        raise Refusal(NO_SYNTHESISER, programs=", ".join(missing()))
    with _lanes, tempfile.TemporaryDirectory(prefix="nhipcau-voice-") as folder:
        written, packed = (Path(folder) / name for name in ("voice.wav", "voice.opus"))
        written.write_bytes(wav)
        _run(found.encoder, {"{in}": str(written), "{out}": str(packed)}, packed)
        content = packed.read_bytes()
    return Sound(content, seconds_of(content))


def seconds_of(content: bytes) -> float:
    """Return how long an Ogg Opus file lasts: the last page says how many samples came before its end."""
    first, last = content.find(b"OpusHead"), content.rfind(b"OggS")
    if first < 0 or last < 0:
        return 0.0
    skipped = int.from_bytes(content[first + 10 : first + 12], "little")
    return max(0, int.from_bytes(content[last + 6 : last + 14], "little") - skipped) / _OPUS_RATE


def _found(command: str) -> tuple[str, ...] | None:
    parts = shlex.split(command)
    return tuple(parts) if parts and shutil.which(parts[0]) else None


def _run(command: tuple[str, ...], names: dict[str, str], made: Path) -> None:
    """Run one program; the places in its command are whole arguments or parts of one."""
    filled = [_fill(part, names) for part in command]
    try:
        subprocess.run(filled, check=True, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError) as error:
        raise Refusal(NO_SYNTHESISER, programs=command[0]) from error
    if not made.is_file() or not made.stat().st_size:
        raise Refusal(NO_SYNTHESISER, programs=command[0])


def _fill(part: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        part = part.replace(name, value) if name in part else part
    return part
