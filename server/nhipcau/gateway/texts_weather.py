"""What a telephone may ask about the weather: TT, and a commune if it is another; words of `texts.py`, in plain letters."""

from collections.abc import Callable, Mapping
from typing import Final

from django.conf import settings

from nhipcau.bulletin.queries import weather_of
from nhipcau.guides.channels.plain import messages
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of
from nhipcau.messaging.incoming import known_place
from nhipcau.places.models import Commune
from nhipcau.places.queries import find_communes, get_commune

WHICH: Final = "Nhan them ten xa va tinh. Vi du: TT XA TAM QUANG NGHE AN."
NOTHING: Final = "{}: chua co so lieu thoi tiet. Nghe them loa cua xa."


def answer(sender: str, rest: str) -> list[str] | None:
    """Tell today and tomorrow of a commune; None where the message names none."""
    commune = _commune(sender, rest.strip())
    if commune is None:
        return None if rest.strip() else [WHICH]
    told = weather_of(commune, local_today())
    if told is None or not told.days:
        return messages([NOTHING.format(commune.full_name)])
    lines = [f"{commune.full_name}."]
    if told.row.sample:
        lines.append("SO LIEU MAU, khong co that.")
    if told.old:
        lines.append(f"Chu y: {told.old}.")
    lines += [f"{one.name}: {one.words.lower()}, {one.it.low}-{one.it.high} do{f', mua {one.it.rain} mm' if one.it.rain else ''}." for one in told.days[:2]]
    return messages([" ".join(lines)])


def _commune(sender: str, where: str) -> Commune | None:
    if not where:
        code = commune_of(known_place(sender) or settings.SMS_PLACE or "vn.")
        try:
            return get_commune(code) if code else None
        except Refusal:
            return None
    found = find_communes(where, 2)
    return found[0] if len(found) == 1 else None


WORDS: Final[Mapping[str, Callable[[str, str], list[str] | None]]] = dict.fromkeys(("tt", "thoi tiet", "thời tiết"), answer)
