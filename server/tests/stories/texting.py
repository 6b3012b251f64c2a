"""Telephones in a story: what leaves through Kannel reaches them, and what they text is answered."""

from nhipcau.kernel.gsm import BASIC, ONE
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.ways import open_ways
from tests.kannel import Kannel

NUMBER = "0987654321"


def sends(kannel: Kannel, many: int) -> list[str]:
    """Let what waits leave, until the telephone has had so many messages more; return them."""
    before = len(kannel.heard())
    with open_ways() as ways:
        while send_round(ways):
            pass
    kannel.until(lambda: len(kannel.heard()) >= before + many)
    return kannel.heard()[before:]


def texts(kannel: Kannel, text: str, wanted: str, sender: str = NUMBER) -> None:
    """Let a telephone text one message, and wait until it is answered with these words, in plain letters."""
    before = len(kannel.heard())
    kannel.hang_up()
    kannel.phone(text, sender=sender)
    kannel.until(lambda: wanted in " ".join(kannel.heard()[before:]))
    for line in kannel.heard()[before:]:  # each line of a message comes by itself
        assert len(line) <= ONE + 30
        assert set(line) <= BASIC
