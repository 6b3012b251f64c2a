"""How a call for the team comes in: from the public page, from a text message, from a missed call. Said on the bus by the house."""

from typing import Any, Final, Literal

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.pace import Pace, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path
from nhipcau.kernel.scrub import scrub
from nhipcau.kernel.sealing import marked, seal
from nhipcau.kernel.text import plain
from nhipcau.support.calls.bodies import CallTeam
from nhipcau.support.calls.problems import TOO_MANY_CALLS
from nhipcau.support.calls.queries import REACHED, stands

MARKS: Final = "support: marks of calls"
WORDING: Final = "goi-to-1"  # of the line that names the commune and says until when the number is kept


def call_team(
    path: str, how: Literal["web", "text", "ring"], number: str, where: str = "", **told: Any  # noqa: ANN401 (fields of the body)
) -> None:
    """Put somebody on the list of a commune; who stands there already stays where they are.

    Raises:
        Refusal: 429.56 this telephone, or this commune, has been called for again and again.
    """
    commune = commune_path(path)
    who = home_number(number) or plain(where)
    mark = marked(MARKS, who)
    if stands(commune, mark):
        return
    if seconds := Pace.of("team call").take(who) or Pace.of("team calls").take(commune):
        raise Refusal(TOO_MANY_CALLS, **waiting(seconds))
    place = scrub(" ".join(where.split())[:200])[0]
    body = CallTeam(
        id=new_id(), how=how, mark=mark.hex(), sealed=seal(REACHED, [home_number(number), place]).hex(), **told
    )
    bus.do(system(commune), "support.call_team", body)
