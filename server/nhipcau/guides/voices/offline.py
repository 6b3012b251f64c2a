"""Voices on the wire."""

from typing import Any

from nhipcau.guides.voices import commands, queries
from nhipcau.guides.voices.bodies import (
    RecordingRow,
    RecordVoice,
    ReturnVoice,
    SignVoice,
    VoiceArrived,
    WithdrawVoice,
)
from nhipcau.guides.voices.tongues import glossary, tongues
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import FileDuty, bundle, collection, command, files

SPEAKERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})
OWNERS = SPEAKERS | {COMMUNE_LEAD}

command("guides.record_voice", RecordVoice, roles=SPEAKERS, purpose=CONTENT)(commands.record_voice)
command("guides.sign_voice", SignVoice, roles=SPEAKERS, purpose=CONTENT)(commands.sign_voice)
command("guides.return_voice", ReturnVoice, roles=SPEAKERS, purpose=CONTENT)(commands.return_voice)
command("guides.withdraw_voice", WithdrawVoice, roles=OWNERS, purpose=CONTENT)(commands.withdraw_voice)
command("guides.voice_arrived", VoiceArrived, roles=frozenset({SYSTEM}), purpose=CONTENT)(commands.voice_arrived)
shows_work("guides.record_voice", Source("voice", "Thu tiếng địa phương", "Recording local voices"))
collection("guides.recordings", RecordingRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.recordings_visible_to)
files(
    "guides",
    FileDuty(queries.voice_awaited, commands.tell_arrived, queries.voice_readable, queries.voices_wanted),
)


@bundle("tongues")
def tongues_bundle() -> dict[str, Any]:
    """Return the tongues that are recorded, and the hard words with what local speakers have signed."""
    return {"tongues": [{"code": one.code, "name": one.name} for one in tongues().values()], "words": glossary()}
