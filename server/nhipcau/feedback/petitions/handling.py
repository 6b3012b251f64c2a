"""What an office does: give it, take it, ask back, answer, send it on, pause, close, open again, join two, publish."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from nhipcau.feedback.petitions import bodies
from nhipcau.feedback.petitions.catalogue import DEADLINES, body_name, is_quiet, written
from nhipcau.feedback.petitions.catalogue import bodies as known_bodies
from nhipcau.feedback.petitions.models import ANSWERED, ASKED, CLOSED, TAKEN, Petition, Photo, Voice
from nhipcau.feedback.petitions.problems import (
    EMPTY_ANSWER,
    MISREAD,
    NAMES_SOMEBODY,
    NO_PROOF,
    NOT_PUBLIC,
    NOT_THEIRS,
    OVER,
    TOO_FEW_WORDS,
    UNKNOWN_PETITION,
)
from nhipcau.feedback.petitions.queries import petitions_visible_to, standing
from nhipcau.feedback.petitions.routing import Routed, may_go_to
from nhipcau.feedback.petitions.rules import ASK_AGAIN, covered, lacks_substance, names_of
from nhipcau.feedback.petitions.shield import known
from nhipcau.feedback.petitions.steps import area, commune_place, go_on, hand_to, lie_in, say, seeing, set_clock, told
from nhipcau.feedback.petitions.told_on import of_answer
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import path_of

MOST_PAUSED = timedelta(days=90)
_LACKS = {"few": TOO_FEW_WORDS, "empty": EMPTY_ANSWER, "proof": NO_PROOF}


@contextmanager
def _open(actor: Actor, body: Any) -> Iterator[Petition]:  # noqa: ANN401 (any body that names a petition)
    """Hold a petition that still waits, and keep what is done with it."""
    petition = standing(actor, body.petition_id)
    if not petition.is_open:
        raise Refusal(OVER)
    yield petition
    petition.save()


def give(actor: Actor, body: bodies.GivePetition, *, when: When) -> Facts:
    """Give it to another body by hand, with a reason; days begin anew. Said to be about somebody, it leaves their sight.

    Raises:
        Refusal: 404.456, 409.459 it is not there or over; 422.472 no such body; 403.463 it is about those.
    """
    with _open(actor, body) as petition:
        about = petition.about if body.about is None else body.about or petition.about
        if body.body not in known_bodies():
            raise Refusal(MISREAD)
        if not may_go_to(body.body, about):
            raise Refusal(NOT_THEIRS)
        one = known_bodies()[body.body]
        reason = f"{actor.name} chuyển {body_name(body.body, area(petition))}: {covered(body.reason)}"
        hand_to(petition, Routed(body.body, one["hands"], bool(one.get("outside")), one["sure"], (reason,)))
        petition.about = about
        set_clock(petition, local_date(when.received_at))
        say(petition, "office", "routed", when.received_at, reason, name=actor.name)
        before = _hidden(actor, petition)
    return Facts(actor.scope, told(petition, before))


def _hidden(actor: Actor, petition: Petition) -> str:
    """Let a petition about officers lie where they do not see it; return where it lay."""
    if not petition.about:
        return petition.place
    commune = commune_place(petition)
    place = path_of(commune.split(".")[1]) if petition.hands == "province" else commune
    with seeing(actor, place):
        before = lie_in(petition, place)
        petition.save()
    return before


def take(actor: Actor, body: bodies.TakePetition, *, when: When) -> Facts:
    """Take it: from now on it has a name at the office.

    Raises:
        Refusal: 404.456, 409.459 it is not there or over.
    """
    with _open(actor, body) as petition:
        petition.taken_by, petition.taken_name = actor.id, actor.name
        petition.state = TAKEN if petition.state == "new" else petition.state
        say(petition, "office", "taken", when.received_at, name=actor.name)
    return Facts(actor.scope, told(petition))


def ask_back(actor: Actor, body: bodies.AskPetitioner, *, when: When) -> Facts:
    """Ask whoever raised it, without knowing who it is; the days stand still until they answer.

    Raises:
        Refusal: 404.456, 409.459 it is not there or over.
    """
    with _open(actor, body) as petition:
        petition.state = ASKED
        petition.stopped_on = petition.stopped_on or local_date(when.received_at)
        say(petition, "office", "ask", when.received_at, covered(body.text), name=actor.name, voice=petition.id)
    return Facts(actor.scope, told(petition))


def answer(actor: Actor, body: bodies.AnswerPetition, *, when: When) -> Facts:
    """Say what was done; it needs words, and a photo or a document. After four weeks people are asked whether it is so.

    Raises:
        Refusal: 404.456, 409.459 it is not there or over; 422.460, 422.461, 422.462 it says too little.
    """
    rules = written(DEADLINES)["answers"]
    with _open(actor, body) as petition:
        photos = Photo.objects.filter(petition=petition, part="answer").count()
        lacks = lacks_substance(body.text, body.document, photos, rules)
        if lacks:
            raise Refusal(_LACKS[lacks], words=rules["words"])
        day = local_date(when.received_at)
        go_on(petition, day)
        petition.state, petition.answer, petition.document = ANSWERED, covered(body.text), body.document
        petition.answered_at, petition.answered_name = when.received_at, actor.name
        petition.in_time = day <= petition.due_on and petition.escalated_at is None
        petition.confirm_on, petition.asked_again, petition.confirmed = day + ASK_AGAIN, False, ""
        say(petition, "office", "answer", when.received_at, petition.answer, name=actor.name)
    key = "in_time" if petition.in_time else "late"
    return Facts(actor.scope, told(petition), (Count("feedback.answered", key=key),), news=of_answer(petition))


def forward(actor: Actor, body: bodies.ForwardPetition, *, when: When) -> Facts:
    """Note that it was sent on to somebody outside, by which document; the days run on.

    Raises:
        Refusal: 404.456, 409.459 it is not there or over; 422.472 no such body outside.
    """
    with _open(actor, body) as petition:
        if not known_bodies().get(body.body, {}).get("outside"):
            raise Refusal(MISREAD)
        text = f"Đã gửi {body_name(body.body, area(petition))}, văn bản {body.document}."
        say(petition, "office", "forwarded", when.received_at, covered(text), name=actor.name)
    return Facts(actor.scope, told(petition))


def pause(actor: Actor, body: bodies.PausePetition, *, when: When) -> Facts:
    """Let the days stand still for what the law says, up to ninety days.

    Raises:
        Refusal: 404.456, 409.459 it is not there or over; 422.472 the day is past or too far.
    """
    day = local_date(when.received_at)
    if not day < body.until <= day + MOST_PAUSED:
        raise Refusal(MISREAD)
    with _open(actor, body) as petition:
        petition.stopped_on = petition.stopped_on or day
        petition.paused_until, petition.paused_why = body.until, covered(body.why)
        say(petition, "office", "paused", when.received_at, f"Tạm dừng đến {body.until:%d/%m/%Y}: {petition.paused_why}", name=actor.name)
    return Facts(actor.scope, told(petition))


def close(actor: Actor, body: bodies.ClosePetition, *, when: When) -> Facts:
    """Close what is no petition or cannot be answered here; whoever raised it reads why.

    Raises:
        Refusal: 404.456, 409.459 it is not there or over.
    """
    with _open(actor, body) as petition:
        petition.state, petition.ended_at, petition.outcome = CLOSED, when.received_at, "closed"
        petition.stopped_on = None
        say(petition, "office", "closed", when.received_at, covered(body.reason), name=actor.name)
    return Facts(actor.scope, told(petition))


def reopen(actor: Actor, body: bodies.ReopenPetition, *, when: When) -> Facts:
    """Open what was answered or closed again, with days of its own.

    Raises:
        Refusal: 404.456 it is not there; 409.459 it is open, or joined to another.
    """
    petition = standing(actor, body.petition_id)
    if petition.is_open or petition.joined_to:
        raise Refusal(OVER)
    petition.state, petition.ended_at, petition.outcome, petition.confirm_on = TAKEN, None, "", None
    petition.reopened += 1
    set_clock(petition, local_date(when.received_at))
    say(petition, "office", "reopened", when.received_at, covered(body.reason), name=actor.name)
    petition.save()
    return Facts(actor.scope, told(petition))


def merge(actor: Actor, body: bodies.MergePetition, *, when: When) -> Facts:
    """Join a petition to another of the same category: who said it is told of that answer.

    Raises:
        Refusal: 404.456, 409.459 one of them is not there or over; 422.472 they are not of one category, or private.
    """
    with _open(actor, body) as petition:
        into = petitions_visible_to(actor).filter(id=body.into_id, commune=petition.commune).first()
        if into is None or not into.is_open or into.id == petition.id:
            raise Refusal(UNKNOWN_PETITION)
        if into.category != petition.category or is_quiet(into.category) or petition.about or into.about:
            raise Refusal(MISREAD)
        many = Voice.objects.filter(petition=petition).update(petition=into, place=into.place)
        into.voices += many
        into.save(update_fields=["voices"])
        petition.state, petition.joined_to, petition.ended_at, petition.outcome = CLOSED, into.id, when.received_at, "joined"
        petition.skipped = "joined"
        say(petition, "office", "merged", when.received_at, "Gộp vào phản ánh cùng chuyện.", name=actor.name)
        say(into, "office", "joined", when.received_at, f"{into.voices} người cùng phản ánh.", name=actor.name)
    return Facts(actor.scope, (*told(petition), *told(into)))


def publish(actor: Actor, body: bodies.PublishPetition, *, when: When) -> Facts:
    """Put a text on the public board that an officer read again, or take it away.

    Raises:
        Refusal: 404.456 it is not there; 422.467 a private matter; 422.466 the text names whoever raised it.
    """
    petition = standing(actor, body.petition_id)
    if body.text and (is_quiet(petition.category) or petition.about):
        raise Refusal(NOT_PUBLIC)
    voices = list(Voice.objects.filter(petition=petition).values_list("id", flat=True))
    names = [name for who in known(voices).values() for name in names_of(who.name)]
    if covered(body.text, names) != " ".join(body.text.split()):
        raise Refusal(NAMES_SOMEBODY)
    petition.public_text, petition.published_name = body.text, actor.name if body.text else ""
    petition.save(update_fields=["public_text", "published_name"])
    say(petition, "office", "published" if body.text else "unpublished", when.received_at, name=actor.name)
    return Facts(actor.scope, (Change("feedback.petitions", petition.id, petition.place),))
