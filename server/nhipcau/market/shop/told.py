"""How a product is told to people: its price, season, stars, what is left, in words. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from nhipcau.kernel.say import number
from nhipcau.market.shop.models import Shown

WHOLE_YEAR: Final = 0xFFF
LAST: Final = 12
KINDS: Final = {"household": "Hộ gia đình", "cooperative": "Hợp tác xã", "group": "Tổ, nhóm"}
STOCK: Final = {"in": ("ok", "Còn hàng"), "low": ("wait", "Sắp hết"), "out": ("none", "Hết hàng")}
KILO: Final = 1000


def price(product: Shown) -> str:
    """Return the price as it stands on a card: “60.000 đ”, “60.000–90.000 đ”, “Hỏi giá”."""
    low, high = product.price_from, product.price_to
    if low is None:
        return "Hỏi giá"
    return f"{number(low)} đ" if high in {None, low} else f"{number(low)}–{number(high or low)} đ"


def weight(grams: int | None) -> str:
    """Return a weight in the unit people say it in."""
    if grams is None:
        return ""
    return f"{grams} g" if grams < KILO else f"{grams / KILO:g} kg".replace(".", ",")


def season(bits: int) -> str:
    """Return when there is some: the whole year, or months in runs, across the new year too."""
    if bits in {0, WHOLE_YEAR}:
        return "Quanh năm"
    runs = [f"tháng {first}" if first == last else f"tháng {first}–{last}" for first, last in _runs(bits)]
    return ", ".join(runs).capitalize()


def _runs(bits: int) -> Iterable[tuple[int, int]]:
    """Yield runs of months; one that crosses the new year is one run."""
    months = [month for month in range(1, LAST + 1) if bits >> (month - 1) & 1]
    starts = [month for month in months if (month - 2) % LAST + 1 not in months]
    for first in starts:
        last = first
        while last % LAST + 1 in months:
            last = last % LAST + 1
        yield first, last


def stars(product: Shown, today: date) -> int:
    """Return the stars that hold today, 0 without any."""
    return product.stars if product.stars_until and today < product.stars_until else 0


def summary(product: Shown, most: int = 160) -> str:
    """Return a product in a sentence or two, for search engines and for who shares it."""
    answers = product.answers
    whole = " ".join(one for one in (product.story, answers.get("taste", ""), answers.get("made_of", "")) if one)
    text = " ".join((whole or f"{product.name}, {product.maker.name}, {product.maker.where}").split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
