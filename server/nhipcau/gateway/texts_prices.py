"""What a telephone may say about prices: GIA and the goods, and a commune if it is another; words of `texts.py`, in plain letters.

What names no goods is left to the papers, since many of their names begin with the same letters.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.conf import settings

from nhipcau.bulletin.queries import Good, cards_of_goods, find_goods, goods_nearly, price_shown
from nhipcau.guides.channels.plain import MOST, messages, plain
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of
from nhipcau.messaging.incoming import known_place
from nhipcau.places.models import Commune
from nhipcau.places.queries import find_communes, get_commune

HOW: Final = "Nhan GIA va ten hang. Vi du: GIA GUNG. Hoi xa khac thi them ten xa: GIA GUNG XA TAM QUANG."
WHICH_COMMUNE: Final = "Nhan them ten xa va tinh. Vi du: GIA {} XA TAM QUANG NGHE AN."
NOTHING: Final = "{} o {}: chua co gia. Nho to cong nghe so ghi giup khi biet gia."
MEANT: Final = "Khong co hang '{}'. Co phai {}? Nhan lai: GIA {}."
LONGEST_NAME: Final = 40
GRADES: Final = 2  # told in one answer


def answer(sender: str, rest: str) -> list[str] | None:
    """Say what goods fetch; None where the message does not ask that."""
    words = rest.split()
    if not words:
        return [HOW]
    for many in range(len(words), 0, -1):
        good = find_goods(" ".join(words[:many]))
        if good:
            return _of(good, sender, " ".join(words[many:]))
    close = goods_nearly(rest)
    if close:
        names = " hay ".join(plain(one.name).upper() for one in close[:2])
        return [MEANT.format(plain(rest)[:LONGEST_NAME], names, plain(close[0].name).upper())]
    return None


def _of(good: Good, sender: str, where: str) -> list[str] | None:
    name = plain(good.name).upper()
    commune = _commune(sender, where)
    if commune is None:
        return None if where else [WHICH_COMMUNE.format(name)]
    lines = [line for card in cards_of_goods(commune, good.id) for line in card.lines]
    return said(name, plain(commune.full_name), lines, local_today())


def said(name: str, commune: str, lines: Sequence[Mapping[str, Any]], today: date) -> list[str]:
    """Return how goods stand as messages: from low to high, the unit, where, which day, who says so."""
    if not lines:
        return [NOTHING.format(name, commune)]
    found = [price_shown(line, today) for line in lines[:GRADES]]
    told = [f"GIA {name}, {commune}:"]
    if all(one.stale for one in found):
        told.append("30 ngay nay chua co gia moi. Gia cu:")
    for one in found:
        source = f", nguon {one.source}" if one.source else ""
        grade = f"{one.grade}: " if one.grade else ""
        told.append(f"{grade}{one.range.replace('–', '-')}/{one.unit}, {one.where}, {one.on:%d/%m}{source}.")
    whole = " ".join(plain(line) for line in told)
    return [whole] if len(whole) <= MOST else messages(told)


def _commune(sender: str, where: str) -> Commune | None:
    """Return the commune that was named, else the one that last wrote to this telephone; None where nobody can say which."""
    code = commune_of(known_place(sender) or settings.SMS_PLACE or "vn.")
    if not where:
        try:
            return get_commune(code) if code else None
        except Refusal:
            return None
    found = find_communes(where, 2)
    return found[0] if len(found) == 1 or (found and found[0].folded in plain(where).lower() and found[0].folded != found[1].folded) else None


WORDS: Final[Mapping[str, Callable[[str, str], list[str] | None]]] = {"gia": answer, "giá": answer}
