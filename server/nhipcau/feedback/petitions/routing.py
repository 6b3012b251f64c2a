"""Who answers for what: pure rules over the tables of the content. Nobody who is complained of is asked to answer."""

from typing import Final, NamedTuple

from nhipcau.feedback.petitions.catalogue import ROUTES as FILE
from nhipcau.feedback.petitions.catalogue import abouts, bodies, body_name, category_name, written
from nhipcau.kernel.text import inside

TOP: Final = "tiep_dan_tinh"


class Routed(NamedTuple):
    """Where a petition goes: to whom, in whose hands it lies at the office, and why, line by line."""

    body: str
    hands: str
    outside: bool
    sure: bool
    reasons: tuple[str, ...]

    @property
    def level(self) -> str:
        """Whether the commune or the province answers."""
        return "province" if self.hands == "province" else "commune"


def route(category: str, area: str, about: str = "") -> Routed:
    """Return who answers for a category in an area; what is about somebody goes to whoever stands above them."""
    line = _lines()[category]
    usual = line[area]
    reasons = [f"{category_name(category)}: {body_name(usual, area)} lo."]
    if not about:
        return _routed(usual, reasons)
    accused = abouts()[about]
    reasons.append(f"Nói về {inside(accused['name'])}: chuyển {inside(body_name(accused['to'], area))}, không để chính họ trả lời.")
    return _routed(accused["to"], reasons)


def above(category: str, area: str, body: str, about: str = "") -> Routed | None:
    """Return who answers when the days are over or it was not really done; nobody where the province answers already."""
    if bodies()[body]["hands"] == "province":
        return None
    line = _lines()[category]
    next_one = TOP if about or bodies()[body]["hands"] == "lead" else line.get(f"up_{area}", line["up"])
    return _routed(next_one, [f"{body_name(body, area)} chưa xong: chuyển {body_name(next_one, area)}."])


def may_go_to(body: str, about: str) -> bool:
    """Say whether a petition may be given to a body by hand: never to those it is about, never below whoever stands above them."""
    if not about:
        return True
    accused = abouts()[about]
    hands = bodies()[body]["hands"]
    high = {"lead": ("lead", "province"), "province": ("province",)}[bodies()[accused["to"]]["hands"]]
    return body not in accused["is"] and hands in high


def _routed(body: str, reasons: list[str]) -> Routed:
    one = bodies()[body]
    said = [*reasons, f"Nguồn: {one['source']}{'' if one['sure'] else ' (chưa đối chiếu bản gốc)'}."]
    return Routed(body, one["hands"], bool(one.get("outside")), one["sure"], tuple(said))


def _lines() -> dict[str, dict[str, str]]:
    return dict(written(FILE)["routes"])

