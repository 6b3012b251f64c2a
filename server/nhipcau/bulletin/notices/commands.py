"""The verbs about notices: written, published, ended; opened and read out; asked and answered."""

from typing import Final
from uuid import UUID

from nhipcau.bulletin.hearing import hearing
from nhipcau.bulletin.notices.bodies import AnswerNotice, AskNotice, DraftNotice, EndNotice, PublishNotice, ReadNotice
from nhipcau.bulletin.notices.models import DRAFT, ENDED, PUBLISHED, Notice, NoticeAnswer, NoticeQuestion, NoticeRead
from nhipcau.bulletin.notices.problems import DONE_ALREADY, MISREAD, NOT_OFFICIAL, SECOND_EYES, TOO_HARD, UNKNOWN_NOTICE
from nhipcau.bulletin.notices.queries import notices_visible_to
from nhipcau.bulletin.notices.rules import hard, holds_link, is_official
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of
from nhipcau.places.queries import get_living_village

NOTICES: Final = "bulletin.notices"
ANSWERS: Final = "bulletin.notice_answers"


def draft_notice(actor: Actor, body: DraftNotice, *, when: When) -> Facts:
    """Write a notice, or write it anew; no phone has it yet.

    Raises:
        Refusal: 422.420 it is over already, or a province names villages; 422.422 a link that is not official; 404.21 a
            village of another commune; 409.425 it is out already.
    """
    if body.shows_until < local_date(when.received_at) or (body.villages and commune_of(actor.scope) is None):
        raise Refusal(MISREAD)
    words = [body.title, body.body, *(text for one in body.tongues.values() for text in (one.title, one.body))]
    if holds_link(*words) or (body.law and body.law.url and not is_official(body.law.url)):
        raise Refusal(NOT_OFFICIAL)
    for village in body.villages:
        get_living_village(actor, village)
    found = Notice.objects.select_for_update().filter(id=body.id).first()
    if found and (found.place != actor.scope or found.stage != DRAFT):
        raise Refusal(DONE_ALREADY)
    told = body.model_dump(mode="json", exclude={"id", "shows_from", "shows_until"})
    days = {"shows_from": body.shows_from, "shows_until": body.shows_until}
    by = {"drafted_by": actor.id, "drafted_name": actor.name, "drafted_at": when.happened_at}
    Notice.objects.update_or_create(id=body.id, defaults={"place": actor.scope, **told, **days, **by})
    return Facts(actor.scope)


def publish_notice(actor: Actor, body: PublishNotice, *, when: When) -> Facts:
    """Let phones have a notice.

    Raises:
        Refusal: 404.423 there is none; 409.425 it is out already; 422.421 its sentences are too long; 403.424 it goes to a
            whole province, and whoever wrote it publishes it.
    """
    notice = _own(actor, body.notice_id)
    if notice.stage != DRAFT:
        raise Refusal(DONE_ALREADY)
    count = len(list(hard({"title": notice.title, "body": notice.body})))
    if count:
        raise Refusal(TOO_HARD, count=count)
    if notice.wide and notice.drafted_by == actor.id:
        raise Refusal(SECOND_EYES)
    notice.stage, notice.published_by, notice.published_name, notice.published_at = PUBLISHED, actor.id, actor.name, when.happened_at
    notice.save(update_fields=["stage", "published_by", "published_name", "published_at"])
    return Facts(notice.place, _told(notice, NOTICES, notice.id), (Count("bulletin.notices"),))


def end_notice(actor: Actor, body: EndNotice, *, when: When) -> Facts:
    """End a notice: every phone lets go of it. What was read of it stays counted.

    Raises:
        Refusal: 404.423 there is none.
    """
    notice = _own(actor, body.notice_id)
    if notice.stage == ENDED:
        return Facts(notice.place)
    notice.stage, notice.ended_name, notice.ended_at = ENDED, actor.name, when.received_at
    notice.save(update_fields=["stage", "ended_name", "ended_at"])
    return Facts(notice.place, _told(notice, NOTICES, notice.id))


def read_notice(actor: Actor, body: ReadNotice, *, when: When) -> Facts:
    """Note that a helper opened a notice, or read it out in a village. Told twice, it counts once; an ended one counts no more.

    Raises:
        Refusal: 404.21 the village is not the helper's.
    """
    village = get_living_village(actor, body.village_id)
    known = Notice.objects.filter(id=body.notice_id).exclude(stage=DRAFT).exists()
    if not known:
        return Facts(village.place)
    told = {"id": body.id, "place": village.place, "at": min(when.happened_at, when.received_at)}
    key = {"notice_id": body.notice_id, "village_id": village.id, "member_id": actor.id, "how": body.how}
    _, fresh = NoticeRead.objects.get_or_create(**key, defaults=told)
    return Facts(village.place, (), (Count("bulletin.notices_heard", key=body.how),) if fresh else ())


def ask_notice(actor: Actor, body: AskNotice, *, when: When) -> Facts:
    """Ask back about a notice.

    Raises:
        Refusal: 404.423 there is no such notice here.
    """
    if not notices_visible_to(actor).filter(id=body.notice_id).exists():
        raise Refusal(UNKNOWN_NOTICE)
    NoticeQuestion.objects.create(
        id=body.id, place=actor.scope, notice_id=body.notice_id, text=body.text, member_id=actor.id, asked_by=actor.name, asked_at=when.happened_at
    )
    return Facts(actor.scope, (), (Count("bulletin.notice_questions"),))


def answer_notice(actor: Actor, body: AnswerNotice, *, when: When) -> Facts:
    """Answer a question, once, for everybody who has the notice.

    Raises:
        Refusal: 404.423 there is no such question; 409.425 it is answered; 422.422 a link stands in the answer.
    """
    asked = NoticeQuestion.objects.select_for_update().filter(id=body.question_id).first()
    if asked is None:
        raise Refusal(UNKNOWN_NOTICE)
    if asked.answered_at:
        raise Refusal(DONE_ALREADY)
    if holds_link(body.answer):
        raise Refusal(NOT_OFFICIAL)
    notice = _own(actor, asked.notice_id)
    NoticeAnswer.objects.create(
        id=body.id, place=notice.place, notice_id=notice.id, question=asked.text, answer=body.answer, answered_by=actor.name, answered_at=when.happened_at
    )
    asked.answered_at = when.received_at
    asked.save(update_fields=["answered_at"])
    return Facts(notice.place, _told(notice, ANSWERS, body.id))


def _own(actor: Actor, name: UUID) -> Notice:
    found = Notice.objects.select_for_update().filter(id=name, place=actor.scope).first()
    if found is None:
        raise Refusal(UNKNOWN_NOTICE)
    return found


def _told(notice: Notice, collection: str, name: UUID) -> tuple[Change, ...]:
    return tuple(Change(collection, name, heard) for heard in hearing(notice.place))
