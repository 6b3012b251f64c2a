"""The words of a message, written when it is sent: in the person's tongue, and checked once more before they leave."""

from datetime import date, datetime
from typing import Final

from nhipcau.kernel import say
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.gsm import LINK, plain_letters
from nhipcau.kernel.outgoing import DATE, MOMENT, MONEY, NUMBER, templates
from nhipcau.kernel.scrub import scrub
from nhipcau.messaging.models import OutMessage

TITLE: Final = "Nhịp Cầu"


class Unsayable(Exception):  # noqa: N818 (it is not sent; somebody has to look)
    """A message that cannot be written, or must not leave as it is."""


def words(message: OutMessage) -> str:
    """Return a message in words, with its marks.

    Raises:
        Unsayable: its text is no more, something is missing in it, or it would carry a link or a secret out.
    """
    known = templates.get(message.kind)
    if known is None or set(known.params) != set(message.params):
        raise Unsayable(message.kind)
    tongue = message.tongue if message.tongue in known.texts else "vi"
    try:
        values = {name: _said(known.params[name], value, tongue) for name, value in message.params.items()}
    except (ValueError, TypeError) as error:
        raise Unsayable(message.kind) from error
    text = known.texts[tongue].format_map(values)
    if LINK.search(text) or scrub(text)[1]:
        raise Unsayable(message.kind)
    return text


def as_sms(message: OutMessage) -> str:
    """Return a message as a text message: in plain letters, unless its text keeps its marks."""
    text = words(message)
    return text if templates[message.kind].marks else plain_letters(text).strip()


def _said(kind: str, value: str | int, tongue: str) -> str:
    if kind == DATE:
        day = date.fromisoformat(str(value))
        return f"{day:%d/%m/%Y}" if tongue == "en" else say.day(day, year=True)
    if kind == MOMENT:
        moment = datetime.fromisoformat(str(value))
        return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}" if tongue == "en" else say.moment(moment)
    if kind == MONEY:
        return say.money(int(value))
    return say.number(int(value)) if kind == NUMBER else str(value)
