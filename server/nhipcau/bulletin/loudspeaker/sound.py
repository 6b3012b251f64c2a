"""A script as sound: WAV, which every station plays, and Opus, which is small. Said once by the voice, put together here.

Nobody needs a licence for either. MP3 is not made: the machine has no encoder of it, and no station needs one that plays WAV.
"""

import io
import wave
from collections.abc import Sequence
from typing import Final

from nhipcau.bulletin.loudspeaker.shapes import Recording
from nhipcau.kernel import synth
from nhipcau.kernel.problems import Refusal

WAV, OPUS = "wav", "opus"
MEDIA: Final = {WAV: "audio/wav", OPUS: "audio/ogg; codecs=opus"}
PAUSE: Final = 0.6  # seconds between sentences
_HEADER: Final = 44  # bytes of a WAV file without a sound


def sound_of(script: str, kind: str = WAV) -> Recording:
    """Return a script as sound; a sentence that comes twice is said once.

    Raises:
        Refusal: 503.136 there is no voice here, or, for Opus, nothing that packs it.
    """
    lines = script.splitlines()
    said = {line: synth.plain(line) for line in dict.fromkeys(lines)}
    content, lasts = joined([said[line] for line in lines])
    if kind == OPUS:
        packed = synth.pack(content)
        return Recording(packed.content, MEDIA[OPUS], packed.seconds)
    return Recording(content, MEDIA[WAV], lasts)


def joined(parts: Sequence[bytes]) -> tuple[bytes, float]:
    """Return WAV files of one kind as one, with a pause between them, and how long it lasts.

    Raises:
        Refusal: 503.136 a voice wrote something that is no WAV file, or files of several kinds.
    """
    try:
        read = [_frames(part) for part in parts]
    except (wave.Error, EOFError) as error:
        raise Refusal(synth.NO_SYNTHESISER, programs="WAV") from error
    if len({kind for kind, _ in read}) != 1:
        raise Refusal(synth.NO_SYNTHESISER, programs="WAV")
    channels, width, rate = read[0][0]
    silence = bytes(channels * width * int(rate * PAUSE))
    whole = silence.join(frames for _, frames in read)
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(whole)
    return out.getvalue(), len(whole) / (channels * width * rate)


def duration_of(content: bytes) -> float:
    """Return how many seconds a WAV file of ours lasts."""
    with wave.open(io.BytesIO(content), "rb") as file:
        return file.getnframes() / file.getframerate()


def _frames(content: bytes) -> tuple[tuple[int, int, int], bytes]:
    """Return the kind and the samples of a WAV file."""
    with wave.open(io.BytesIO(content), "rb") as file:
        return (file.getnchannels(), file.getsampwidth(), file.getframerate()), file.readframes(file.getnframes())
