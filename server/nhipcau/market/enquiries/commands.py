"""The verbs of questions: asked, asked again, answered, reported, closed. The house says the first two for whoever asks."""

from datetime import datetime

from nhipcau.kernel.actor import SYSTEM, Actor
from nhipcau.kernel.facts import Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import within
from nhipcau.kernel.sealing import unseal
from nhipcau.market.enquiries.bodies import AnswerBuyer, AskAgain, AskMaker, CloseEnquiry, ReportEnquiry
from nhipcau.market.enquiries.messages import to_buyer, to_maker
from nhipcau.market.enquiries.models import Enquiry
from nhipcau.market.enquiries.problems import ASKED_ENOUGH, NOT_DECENT, NOT_SHOWN, NOT_WELCOME, UNKNOWN_ENQUIRY
from nhipcau.market.enquiries.queries import SEALED, next_number
from nhipcau.market.enquiries.words import clean, decent
from nhipcau.market.makers.models import Maker
from nhipcau.market.shop.models import Shown

ASKED, ANSWERED = "market.asked", "market.answered"


def ask_maker(actor: Actor, body: AskMaker, *, when: When) -> Facts:  # noqa: ARG001 (as every verb)
    """Keep a question and send it to the maker's telephone, where there is one; else the office calls.

    Raises:
        Refusal: 404.442 it is not shown; 422.443 words that are not carried; 403.446 the maker reported this telephone.
    """
    goods = Shown.objects.filter(id=body.product_id).first()
    maker = Maker.objects.filter(id=goods.maker_id).first() if goods else None
    if goods is None or maker is None:
        raise Refusal(NOT_SHOWN)
    words, mark = _carried(body.words), bytes.fromhex(body.mark)
    if Enquiry.objects.filter(maker_id=maker.id, mark=mark, reported_by="maker").exists():
        raise Refusal(NOT_WELCOME)
    one = Enquiry.objects.create(
        id=body.id, place=maker.place, product_id=goods.id, maker_id=maker.id, goods=goods.name[:80], number=next_number(maker), key=body.key,
        sealed=bytes.fromhex(body.sealed), mark=mark, texted=bool(maker.telephone), words=words, asked_at=when.received_at,
    )  # fmt: skip
    return Facts(maker.place, counts=(Count(ASKED),), messages=to_maker(one, maker, words))


def ask_again(actor: Actor, body: AskAgain, *, when: When) -> Facts:
    """Ask once more, after an answer.

    Raises:
        Refusal: 404.441 no such question; 409.445 there is no answer yet, or it was asked again already; 422.443 the words.
    """
    one = _locked(actor, body.enquiry_id)
    if one.answered_at is None or one.more_at is not None or one.closed_at is not None:
        raise Refusal(ASKED_ENOUGH)
    maker = Maker.objects.filter(id=one.maker_id).first()
    if maker is None or one.sealed is None:
        raise Refusal(NOT_SHOWN)
    one.more, one.more_at = _carried(body.words), when.received_at
    one.save(update_fields=["more", "more_at"])
    return Facts(one.place, messages=to_maker(one, maker, one.more))


def answer_buyer(actor: Actor, body: AnswerBuyer, *, when: When) -> Facts:
    """Carry an answer to whoever asked. A second one to the same question takes the place of the first on the page.

    Where the number was sealed with a key that is no more, it stands on the page alone.

    Raises:
        Refusal: 404.441 no such question, or it is over thirty days old; 422.443 words that are not carried.
    """
    one = _locked(actor, body.enquiry_id)
    if one.sealed is None or one.reported_at:
        raise Refusal(UNKNOWN_ENQUIRY)
    words, at = _carried(body.words), when.received_at
    number, fresh = unseal(SEALED, one.sealed), one.answered_at is None
    if one.more_at:
        one.more_answer, one.more_answered_at = words, at
    else:
        one.answer, one.answered_at = words, at
    one.answered_by = "maker" if actor.role == SYSTEM else "office"
    one.save(update_fields=["answer", "answered_at", "more_answer", "more_answered_at", "answered_by"])
    return Facts(one.place, counts=(Count(ANSWERED),) if fresh else (), messages=(to_buyer(one, number, words),) if number else ())


def report_enquiry(actor: Actor, body: ReportEnquiry, *, when: When) -> Facts:
    """Note that one side is not decent: nothing more is carried; a maker hears no more from that telephone.

    Raises:
        Refusal: 404.441 no such question.
    """
    one = _locked(actor, body.enquiry_id)
    if one.reported_at is None:
        one.reported_by, one.reported_at = body.by, when.received_at
        one.save(update_fields=["reported_by", "reported_at"])
    return Facts(one.place)


def close_enquiry(actor: Actor, body: CloseEnquiry, *, when: When) -> Facts:
    """Take a question off the office's list.

    Raises:
        Refusal: 404.441 no such question.
    """
    one = _locked(actor, body.enquiry_id)
    _close(one, when.received_at)
    return Facts(one.place)


def _close(one: Enquiry, at: datetime) -> None:
    if one.closed_at is None:
        one.closed_at = at
        one.save(update_fields=["closed_at"])


def _locked(actor: Actor, enquiry_id: object) -> Enquiry:
    one = Enquiry.objects.select_for_update().filter(within(actor), id=str(enquiry_id)).first()
    if one is None:
        raise Refusal(UNKNOWN_ENQUIRY)
    return one


def _carried(words: str) -> str:
    told = clean(words)
    if not told or not decent(told):
        raise Refusal(NOT_DECENT)
    return told
