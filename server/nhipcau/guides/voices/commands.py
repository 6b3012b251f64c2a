"""The verbs about recorded voices: recorded by one, signed or sent back by another, taken back by who spoke."""

from uuid import UUID

from nhipcau.guides.voices.bodies import RecordVoice, ReturnVoice, SignVoice, VoiceArrived, WithdrawVoice
from nhipcau.guides.voices.models import Recording
from nhipcau.guides.voices.pieces import key_of
from nhipcau.guides.voices.problems import SECOND_SPEAKER, UNKNOWN_VOICE, VOICE_NOT_TAKEN, VOICE_SETTLED
from nhipcau.guides.voices.queries import get_recording, name_of, out_of_date, speaks
from nhipcau.guides.voices.tongues import tongues
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, SYSTEM, Actor, system
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, commune_path

RECORDINGS = "guides.recordings"
MOST_BYTES, MOST_MS = 40 * 1024, 20_500  # of one piece: twenty seconds, and half a second for the thumb


def record_voice(actor: Actor, body: RecordVoice, *, when: When) -> Facts:
    """Announce a piece said in a tongue; its sound follows by itself, and a second speaker listens before anybody else.

    Raises:
        Refusal: 422.132 the tongue is not recorded here, or it is too long or too heavy.
    """
    _check(body)
    place = commune_path(actor.scope)
    fields = body.model_dump() | {"key": key_of(body.text), "recorded_by": name_of(actor)}
    clocks = {"happened_at": when.happened_at, "received_at": when.received_at}
    Recording.objects.create(place=place, member_id=actor.id, **fields, **clocks)
    return Facts(place, changes=(Change(RECORDINGS, body.id),))


def _check(body: RecordVoice) -> None:
    if body.tongue not in tongues():
        raise Refusal(VOICE_NOT_TAKEN, why="chưa có tiếng này trong danh sách", why_en="this tongue is not listed")
    if body.ms > MOST_MS:
        raise Refusal(VOICE_NOT_TAKEN, why="dài quá 20 giây", why_en="it is longer than 20 seconds")
    if body.bytes > MOST_BYTES:
        raise Refusal(VOICE_NOT_TAKEN, why="nặng quá 40 KB", why_en="it is heavier than 40 KB")


def sign_voice(actor: Actor, body: SignVoice, *, when: When) -> Facts:
    """Sign a recording as a second speaker: from now on it travels; an older one of the same text is replaced.

    Raises:
        Refusal: as `_judged`.
    """
    recording = _judged(actor, body)
    if recording.standing == "signed" and recording.judge_id == actor.id:
        return Facts(recording.place)
    older = Recording.objects.filter(place=recording.place, tongue=recording.tongue, key=recording.key, ended_at=None)
    replaced = [one for one in older.exclude(id=recording.id).exclude(judge_id=None) if one.standing == "signed"]
    for one in replaced:
        one.ended_at = when.received_at
        one.save(update_fields=["ended_at"])
    return _judge(actor, recording, "", when, [one.id for one in replaced])


def return_voice(actor: Actor, body: ReturnVoice, *, when: When) -> Facts:
    """Send a recording back as a second speaker, with a reason; who recorded sees it and records again.

    Raises:
        Refusal: as `_judged`.
    """
    recording = _judged(actor, body)
    if recording.standing == "returned" and recording.judge_id == actor.id:
        return Facts(recording.place)
    return _judge(actor, recording, body.reason, when, [])


def _judged(actor: Actor, body: SignVoice | ReturnVoice) -> Recording:
    """Return the recording that a second speaker speaks about.

    Raises:
        Refusal: 404.134 it is not there yet; 403.133 the actor recorded it, or does not speak the tongue;
            409.135 somebody else was quicker, or the text has changed since.
    """
    recording = get_recording(actor, body.recording_id)
    if recording.member_id == actor.id or not speaks(actor, recording.tongue):
        raise Refusal(SECOND_SPEAKER)
    if recording.standing == "coming":
        raise Refusal(UNKNOWN_VOICE)
    mine = recording.judge_id == actor.id and bool(recording.reason) == isinstance(body, ReturnVoice)
    if (recording.judge_id and not mine) or out_of_date(recording):
        raise Refusal(VOICE_SETTLED)
    return recording


def _judge(actor: Actor, recording: Recording, reason: str, when: When, replaced: list[UUID]) -> Facts:
    recording.judge_id, recording.judged_by = actor.id, name_of(actor)
    recording.judged_at, recording.reason = when.happened_at, reason
    recording.save(update_fields=["judge_id", "judged_by", "judged_at", "reason"])
    told = [recording.id, *replaced]
    return Facts(recording.place, changes=tuple(Change(RECORDINGS, one) for one in told))


def withdraw_voice(actor: Actor, body: WithdrawVoice, *, when: When) -> Facts:
    """Take a voice back: who recorded it may, and the commune for somebody who cannot; every phone drops it.

    Raises:
        Refusal: 404.134 there is none, or it was taken back before; 403.133 it is somebody else's voice.
    """
    recording = get_recording(actor, body.recording_id)
    if recording.member_id != actor.id and actor.role not in (COMMUNE_LEAD, SYSTEM):
        raise Refusal(SECOND_SPEAKER)
    recording.ended_at = when.received_at
    recording.save(update_fields=["ended_at"])
    return Facts(recording.place, changes=(Change(RECORDINGS, recording.id),))


def voice_arrived(actor: Actor, body: VoiceArrived, *, when: When) -> Facts:
    """Note that the sound of a recording is whole, so that a second speaker can listen; a second time changes nothing."""
    place = f"{body.folder}."
    waiting = Recording.objects.select_for_update().filter(place=place, digest=body.digest, arrived_at=None)
    found = list(waiting.order_by("id"))
    for recording in found:
        recording.arrived_at = when.received_at
        recording.save(update_fields=["arrived_at"])
    return Facts(actor.scope, changes=tuple(Change(RECORDINGS, one.id, place) for one in found))


def tell_arrived(file: Awaited, digest: str) -> None:
    """Tell the commune whose recording this file is that it is whole, in the words of the house itself."""
    place = f"{file.folder}."
    with acting(system(COUNTRY)):
        waits = Recording.objects.filter(place=place, digest=digest, arrived_at=None).exists()
    if waits:
        bus.do(system(place), "guides.voice_arrived", VoiceArrived(digest=digest, folder=file.folder))
