"""How a question comes in from the page, and an answer from the maker's telephone. Said on the bus by the house."""

from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.pace import Pace, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path
from nhipcau.kernel.sealing import marked, seal
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.market.enquiries.bodies import AskAgain, AskMaker
from nhipcau.market.enquiries.models import Enquiry
from nhipcau.market.enquiries.problems import ENQUIRY_MISREAD, TOO_MANY
from nhipcau.market.enquiries.queries import MARKS, SEALED
from nhipcau.market.enquiries.words import clean
from nhipcau.market.shop.models import Shown
from nhipcau.places.queries import get_commune

Body = TypeVar("Body", AskMaker, AskAgain)


def ask(goods: Shown, number: str, words: str) -> str:
    """Send a buyer's question; return the key of their page.

    Raises:
        Refusal: 429.444 this telephone has asked again and again; 422.448 no words; and as `ask_maker`.
    """
    home = home_number(number)
    if seconds := Pace.of("enquiry").take(home) or Pace.of("enquiries").take(goods.maker_id):
        raise Refusal(TOO_MANY, **waiting(seconds))
    key = new_slip_code()
    body = _read(
        AskMaker, id=new_id(), product_id=goods.id, key=key, sealed=seal(SEALED, home).hex(), mark=marked(MARKS, home).hex(), words=clean(words)
    )
    bus.do(system(get_commune(goods.commune).path), "market.ask_maker", body)
    return key


def ask_more(one: Enquiry, words: str) -> None:
    """Ask once more.

    Raises:
        Refusal: as `ask_again`; 422.448 no words.
    """
    bus.do(system(commune_path(one.place)), "market.ask_again", _read(AskAgain, enquiry_id=one.id, words=clean(words)))


def _read(body: type[Body], **told: str | UUID) -> Body:
    try:
        return body.model_validate(told)
    except ValidationError as error:
        raise Refusal(ENQUIRY_MISREAD) from error
