"""Judging a message at the moment it would leave: to whom, whether still, whether now, and in which words."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from nhipcau.kernel import outgoing
from nhipcau.kernel.gsm import parts
from nhipcau.kernel.outgoing import Address, templates
from nhipcau.messaging.models import DROPPED, FAILED, OutMessage, Stop, Watching
from nhipcau.messaging.rules import quiet_until, too_old, written
from nhipcau.messaging.sealing import mark_of, opened
from nhipcau.messaging.taking import MAIL, PHONE, PUSH
from nhipcau.messaging.writing import Unsayable, as_sms, words
from nhipcau.settings.sending import TEAM

SMS = "sms"


class Ended(NamedTuple):
    """It does not leave: in which state it ends, and why."""

    state: str
    why: str


class Later(NamedTuple):
    """It may not leave before a moment."""

    until: datetime


class Ready(NamedTuple):
    """It may leave now, by this channel."""

    channel: str
    address: str
    text: str
    parts: int


def judge(message: OutMessage, moment: datetime) -> Ended | Later | Ready:
    """Judge a message."""
    known, at = templates.get(message.kind), address_of(message)
    if known is None:
        return Ended(FAILED, "unsayable")
    if too_old(message.said_at, known.days, moment):
        return Ended(DROPPED, "too_old")
    if at is None:
        return Ended(DROPPED, "no_address")
    if not _welcome(at):
        return Ended(DROPPED, "stopped")
    asleep = quiet_until(moment, written()["quiet"]) if at.channel != MAIL and not known.urgent else None
    return Later(asleep) if asleep else _written(message, at)


def _welcome(at: Address) -> bool:
    """Say whether whoever is reached there has not asked for silence."""
    return at.channel == PUSH or not Stop.objects.filter(mark=mark_of(at.address)).exists()


def _written(message: OutMessage, at: Address) -> Ended | Ready:
    if settings.SENDING.mode == TEAM and not any(ask(at.address) for ask in outgoing.colleagues):
        return Ended(DROPPED, "mode")
    try:
        text = as_sms(message) if at.channel == SMS else words(message)
    except Unsayable:
        return Ended(FAILED, "unsayable")
    return Ready(at.channel, at.address, text, parts(text) if at.channel == SMS else 1)


def address_of(message: OutMessage) -> Address | None:
    """Return where somebody is reached now: by the message itself, by their browser, or by an address book."""
    if message.book in {PHONE, MAIL}:
        found = opened(message.sealed) if message.sealed else None
        return Address(SMS if message.book == PHONE else MAIL, found, message.tongue) if found else None
    if message.book == PUSH:
        browser = Watching.objects.filter(id=message.key).first()
        found = opened(browser.sealed) if browser else None
        return Address(PUSH, found, message.tongue) if found else None
    ask = outgoing.books.get(message.book)
    return ask(message.key) if ask else None
