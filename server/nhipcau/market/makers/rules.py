"""What must hold of what is shown: no telephone, no link, an honest price, stars that can be, photos of the right size. Pure."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from nhipcau.kernel.problems import Refusal
from nhipcau.market.makers.bodies import Ocop, Picture
from nhipcau.market.makers.ocop import later
from nhipcau.market.makers.problems import NOT_FOR_EVERYBODY, OCOP_ODD, PHOTO_ODD, PHOTO_TOO_BIG, PRICE_ODD

SMALL, LARGE = 480, 1200  # pixels of the longest side
SMALL_BYTES, LARGE_BYTES = 40_000, 400_000
MOST_PHOTOS: Final = 6
OLDEST: Final = 120  # months
SKEW: Final = 0.02  # how far two sizes of one photo may differ in shape
_TELEPHONE: Final = re.compile(r"(?:\+?84|\(?0)[0-9 .()-]{7,14}[0-9]")
_LINK: Final = re.compile(r"https?:|www\.|\b[a-z0-9-]{2,}\.(?:com|vn|net|org|info|shop|me|ly|asia)\b|@[a-z]", re.IGNORECASE)
_DIGITS: Final = range(9, 13)  # of a telephone number, spelled any way


def for_everybody(texts: Iterable[str]) -> None:
    """Check that no telephone number and no link stands in words that everybody will read.

    Raises:
        Refusal: 422.430 one does.
    """
    if any(_LINK.search(text) or _telephone(text) for text in texts):
        raise Refusal(NOT_FOR_EVERYBODY)


def _telephone(text: str) -> bool:
    return any(len(re.sub(r"\D", "", found)) in _DIGITS for found in _TELEPHONE.findall(text))


def check_price(low: int | None, high: int | None) -> None:
    """Check that a price goes upwards, or is not said at all.

    Raises:
        Refusal: 422.431 it does not.
    """
    if high is not None and (low is None or high < low):
        raise Refusal(PRICE_ODD)


def check_ocop(ocop: Ocop | None, today: date) -> None:
    """Check that stars were given on a day that can be.

    Raises:
        Refusal: 422.432 they were not.
    """
    if ocop and not (ocop.issued_on <= today < later(ocop.issued_on, OLDEST)):
        raise Refusal(OCOP_ODD)


def check_photo(small: Picture, large: Picture) -> None:
    """Check that a photo comes in its two sizes, of one kind and one shape, and not too heavy.

    Raises:
        Refusal: 413.434 too heavy; 422.433 not of these sizes.
    """
    for one, most in ((small, SMALL_BYTES), (large, LARGE_BYTES)):
        if one.bytes > most:
            raise Refusal(PHOTO_TOO_BIG, limit=most // 1000)
    shapes = abs(small.width / small.height - large.width / large.height) * small.height / small.width
    fits = max(small.width, small.height) <= SMALL and max(large.width, large.height) <= LARGE
    if not fits or small.media != large.media or small.digest == large.digest or shapes > SKEW:
        raise Refusal(PHOTO_ODD)


def season_bits(months: Iterable[int]) -> int:
    """Return a bit for each month; no month is the whole year."""
    return sum(1 << (month - 1) for month in set(months)) or 0xFFF
