"""How a petition comes in without a helper: from the public page and by text message. Said on the bus by the house itself."""

from typing import Any, Literal
from uuid import UUID

from nhipcau.feedback.petitions import bodies
from nhipcau.feedback.petitions.models import ANSWERED, Petition, Voice
from nhipcau.feedback.petitions.problems import OVER, TOO_MANY_RAISED
from nhipcau.feedback.petitions.queries import by_code, same_as
from nhipcau.feedback.petitions.rules import Spot
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.pace import Pace, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, commune_path, path_of
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.kernel.text import plain

Way = Literal["page", "text"]


def raise_here(path: str, how: Way, number: str = "", **told: Any) -> str:  # noqa: ANN401 (fields of the body)
    """Take something that is reported in a commune; return the code that whoever says it holds from now on.

    Raises:
        Refusal: 429.471 this telephone or these words, or this commune, again and again; or what the verb refuses.
    """
    commune, code = commune_path(path), new_slip_code()
    _pace(commune, home_number(number) or plain(str(told.get("what", ""))))
    body = bodies.RaisePetition(id=new_id(), code=code, how=how, telephone=_telephone(number), **told)
    bus.do(system(commune), "feedback.raise_petition", body)
    return code


def join_here(path: str, how: Way, petition_id: UUID, number: str = "") -> str:
    """Let somebody join what was raised in a commune; return their code.

    Raises:
        Refusal: as `raise_here`.
    """
    commune, code = commune_path(path), new_slip_code()
    _pace(commune, home_number(number) or f"{petition_id}")
    body = bodies.JoinPetition(id=new_id(), petition_id=petition_id, code=code, how=how, telephone=_telephone(number))
    bus.do(system(commune), "feedback.join_petition", body)
    return code


def write(code: str, text: str, village_id: UUID | None = None) -> Petition:
    """Bring what the holder of a code writes to whoever answers.

    Raises:
        Refusal: 422.468, 404.469 no such code; or what the verb refuses.
    """
    voice = by_code(code)
    body = bodies.WriteBack(id=new_id(), petition_id=voice.petition_id, voice_id=voice.id, text=text, village_id=village_id)
    bus.do(_house(voice), "feedback.write_back", body)
    return by_code(code).petition


def confirm(code: str, how: Way, *, done: bool) -> Petition:
    """Take from the holder of a code whether it was really done.

    Raises:
        Refusal: 422.468, 404.469 no such code; 409.459 nobody asked.
    """
    voice = by_code(code)
    if voice.petition.state != ANSWERED:
        raise Refusal(OVER)
    bus.do(_house(voice), "feedback.confirm_done", bodies.ConfirmPetition(id=new_id(), petition_id=voice.petition_id, done=done, how=how))
    return by_code(code).petition


def like_it(path: str, category: str, village_id: UUID | None) -> list[Petition]:
    """Return what may be the same matter, before something is raised; the house looks."""
    with acting(system(commune_path(path))):
        return same_as(commune_of(path) or "", Spot(category, village_id, None, local_today()))


def _house(voice: Voice) -> Any:  # noqa: ANN401 (the house as an actor)
    """Return the house in the commune of a petition."""
    with acting(system(COUNTRY)):
        place = Petition.objects.values_list("place", "commune").get(id=voice.petition_id)
    return system(path_of(place[0].split(".")[1], place[1]))


def _pace(commune: str, who: str) -> None:
    if seconds := Pace.of("petition").take(who) or Pace.of("petitions").take(commune):
        raise Refusal(TOO_MANY_RAISED, **waiting(seconds))


def _telephone(number: str) -> str:
    home = home_number(number)
    return home if home.startswith("0") and len(home) in {10, 11} else ""
