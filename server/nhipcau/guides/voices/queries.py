"""What is recorded, what can be heard, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.guides.models import Guide
from nhipcau.guides.shapes import Guide as GuideBody
from nhipcau.guides.voices.models import MadeVoice, Recording
from nhipcau.guides.voices.pieces import Piece, all_pieces, key_of, pieces_of
from nhipcau.guides.voices.problems import UNKNOWN_VOICE
from nhipcau.guides.voices.tongues import tongues
from nhipcau.kernel import synth
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.letters import BEGINNING
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, commune_path
from nhipcau.kernel.spoken import spoken
from nhipcau.people.models import Member


def recordings_visible_to(actor: Actor) -> QuerySet[Recording]:
    """Return what the communes of an actor's places recorded, as far as nobody has taken it back."""
    condition = Q(pk__in=())
    for scope in actor.scopes:
        condition |= Q(place__under=scope) | Q(place=commune_path(scope))
    return Recording.objects.filter(condition, ended_at=None)


def speaks(actor: Actor, tongue: str) -> bool:
    """Say whether somebody is known to speak a tongue."""
    member = Member.objects.filter(id=actor.id).first()
    return member is not None and tongue in member.languages


def name_of(actor: Actor) -> str:
    """Return how somebody is named beside what they recorded or signed."""
    return Member.objects.filter(id=actor.id).values_list("full_name", flat=True).first() or actor.name


def tongue_names() -> dict[str, str]:
    """Return the tongues in which somebody can be spoken to here, Vietnamese first."""
    return {"vi": "Tiếng Việt", **{one.code: one.name for one in tongues().values()}}


# ── pieces


def current_pieces() -> dict[str, Piece]:
    """Return every piece of today's guides, with today's amounts, by its key."""
    return _pieces(_versions(), local_today().isoformat())


def out_of_date(recording: Recording) -> bool:
    """Say whether the guide says this piece otherwise today; a guide that is not here cannot tell."""
    code = recording.spot.partition("/")[0]
    return recording.key not in current_pieces() and Guide.objects.filter(current=True, procedure=code).exists()


def _versions() -> tuple[str, ...]:
    return tuple(Guide.objects.filter(current=True).order_by("procedure_id").values_list("version", flat=True))


@lru_cache(maxsize=2)
def _pieces(versions: tuple[str, ...], on: str) -> dict[str, Piece]:
    return all_pieces(_bodies(versions), on)


def _bodies(versions: Iterable[str]) -> list[GuideBody]:
    rows = Guide.objects.filter(current=True, version__in=list(versions)).order_by("procedure_id")
    return [cast("GuideBody", body) for body in rows.values_list("body", flat=True)]


# ── the synthesised voice


def made_voice(key: str) -> MadeVoice:
    """Return a piece of our guides as the synthesiser says it, made now where nobody has asked for it before.

    Raises:
        Refusal: 404.134 no guide says this today; 503.136 there is no synthesiser, and it was not made before.
    """
    maker = synth.maker()
    known = MadeVoice.objects.filter(key=key, **({"maker": maker.mark} if maker else {})).first()
    if known:
        return known
    piece = current_pieces().get(key)
    if piece is None:
        raise Refusal(UNKNOWN_VOICE)
    sound = synth.make(spoken(piece.text))
    fields = {"hash": sound.hash, "seconds": sound.seconds, "content": sound.content, "made_at": now()}
    return MadeVoice.objects.get_or_create(key=key, maker=maker.mark if maker else "", defaults=fields)[0]


def sound(digest: str) -> bytes:
    """Return the sound that has this hash.

    Raises:
        Refusal: 404.134 there is none.
    """
    found = MadeVoice.objects.filter(hash=digest).values_list("content", flat=True).first()
    if found is None:
        raise Refusal(UNKNOWN_VOICE)
    return bytes(found)


# ── files of recordings


def voice_awaited(actor: Actor, digest: str) -> Awaited | None:
    """Return what this member's letters announced of a recording, also from a place they have left since."""
    anywhere = actor.as_of(BEGINNING)
    with acting(anywhere):
        return _file(recordings_visible_to(anywhere).filter(digest=digest, member_id=actor.id))


def voice_readable(actor: Actor, digest: str) -> Awaited | None:
    """Return a recording that has arrived in the actor's commune."""
    with acting(actor):
        return _file(recordings_visible_to(actor).filter(digest=digest).exclude(arrived_at=None))


def voices_wanted(folder: str, digests: Iterable[str]) -> set[str]:
    """Return which files of a commune's folder are recordings that nobody has taken back."""
    with acting(system(COUNTRY)):
        kept = Recording.objects.filter(place=f"{folder}.", digest__in=list(digests), ended_at=None)
        return set(kept.values_list("digest", flat=True))


def _file(found: QuerySet[Recording]) -> Awaited | None:
    first = found.order_by("-arrived_at", "id").first()
    return Awaited(first.bytes, first.media, first.place.rstrip(".")) if first else None


def recorded(place: str, tongue: str, texts: Iterable[str]) -> dict[str, str]:
    """Return the recordings that a second speaker signed in a commune, by text: the hash of each sound."""
    keys = {key_of(text): text for text in texts}
    with acting(system(commune_path(place))):
        heard = Recording.objects.filter(place=commune_path(place), tongue=tongue, key__in=keys, ended_at=None, reason="")
        found = heard.exclude(judge_id=None).exclude(arrived_at=None).order_by("received_at", "id")
        return {keys[key]: digest for key, digest in found.values_list("key", "digest")}


def tongues_recorded(place: str, texts: Iterable[str]) -> dict[str, str]:
    """Return the tongues, with their names, in which some of these texts can be heard in a commune."""
    keys = {key_of(text) for text in texts}
    with acting(system(commune_path(place))):
        heard = Recording.objects.filter(place=commune_path(place), key__in=keys, ended_at=None, reason="")
        found = set(heard.exclude(judge_id=None).exclude(arrived_at=None).values_list("tongue", flat=True))
    return {code: name for code, name in tongue_names().items() if code in found}


# ── coverage

COUNTED: Final = ("pieces", "signed", "waiting", "stale")


@dataclass
class Cover:
    """How far a guide, or all, is recorded in one tongue. ``stale``: signed once, but the text has changed since."""

    code: str
    title: str
    pieces: int
    signed: int = 0
    waiting: int = 0
    stale: int = 0

    @property
    def share(self) -> float | None:
        """The share of its pieces that can be heard; none where there is no piece."""
        return self.signed / self.pieces if self.pieces else None

    @property
    def lacking(self) -> int:
        """How many pieces nobody has recorded yet."""
        return self.pieces - self.signed - self.waiting


@dataclass(frozen=True)
class Heard:
    """A piece and its newest recording in a tongue, if any."""

    piece: Piece
    recording: Recording | None


def covers_of(actor: Actor, tongue: str) -> list[Cover]:
    """Return for each guide how many of its pieces can be heard in a tongue in the actor's places."""
    best = _best(actor, tongue)
    covers = []
    for body in _bodies(_versions()):
        pieces = pieces_of(body, local_today().isoformat())
        states = [best[piece.key].standing for piece in pieces if piece.key in best]
        cover = Cover(body["procedure"], body["title"], len(pieces), states.count("signed"))
        cover.waiting = sum(state in ("coming", "waiting") for state in states)
        covers.append(cover)
    by_code = {cover.code: cover for cover in covers}
    current = current_pieces()
    for key, recording in best.items():
        cover_of = by_code.get(recording.spot.partition("/")[0])
        if cover_of and key not in current and recording.standing == "signed":
            cover_of.stale += 1
    return covers


def pieces_heard(actor: Actor, tongue: str, code: str) -> tuple[str, list[Heard], list[Recording]]:
    """Return a guide's title, its pieces with their recordings, and the recordings whose text has changed."""
    body = Guide.objects.filter(current=True, procedure=code).values_list("body", flat=True).first()
    if body is None:
        raise Refusal(UNKNOWN_VOICE)
    best, current = _best(actor, tongue), current_pieces()
    heard = [Heard(piece, best.get(piece.key)) for piece in pieces_of(body, local_today().isoformat())]
    stale = [one for key, one in best.items() if key not in current and one.spot.startswith(f"{code}/")]
    return body["title"], heard, stale


def _best(actor: Actor, tongue: str) -> dict[str, Recording]:
    """Return the recording that counts for each text: a signed one before one that waits, the newest of them."""
    rank = {"returned": 0, "coming": 1, "waiting": 2, "signed": 3}
    found: dict[str, Recording] = {}
    for one in recordings_visible_to(actor).filter(tongue=tongue).order_by("received_at"):
        known = found.get(one.key)
        if known is None or rank[one.standing] >= rank[known.standing]:
            found[one.key] = one
    return found


def get_recording(actor: Actor, recording_id: UUID) -> Recording:
    """Return a recording of the actor's commune.

    Raises:
        Refusal: 404.134 there is none.
    """
    found = recordings_visible_to(actor).select_for_update().filter(id=recording_id).first()
    if found is None:
        raise Refusal(UNKNOWN_VOICE)
    return found
