"""What stands in the window, for anybody: found, in pages, by maker and commune. It reads the two public tables and no other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, Q, QuerySet

from nhipcau.guides.queries import fold
from nhipcau.kernel.problems import Refusal
from nhipcau.market.makers.problems import NOT_SHOWN
from nhipcau.market.shop.models import Shown, ShownMaker
from nhipcau.places.models import Commune
from nhipcau.places.queries import get_commune

PAGE: Final = 12  # products on a page: with their small photos it stays below 200 kB
WORDS: Final = 6  # of a search that are read
LONGEST: Final = 80
GROUPS: Final = ("food", "drink", "herb", "craft", "plant", "tourism")
MONTHS: Final = range(1, 13)
STARS: Final = (3, 4, 5)


@dataclass(frozen=True)
class Wish:
    """What somebody looks for: words, a commune, a group, a month, stars; and after which product the page begins."""

    words: str = ""
    commune: str = ""
    group: str = ""
    month: int = 0
    stars: int = 0
    after: tuple[int, UUID] | None = None

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Wish":
        """Read a wish from an address; what makes no sense is left out."""
        month, stars = _number(asked.get("thang", "")), _number(asked.get("sao", ""))
        commune, group = asked.get("xa", ""), asked.get("nhom", "")
        return cls(
            words=asked.get("q", "").replace("\0", "").strip()[:LONGEST],
            commune=commune if commune.isascii() and commune.isdigit() and len(commune) == 5 else "",  # noqa: PLR2004
            group=group if group in GROUPS else "",
            month=month if month in MONTHS else 0,
            stars=stars if stars in STARS else 0,
            after=_cursor(asked.get("sau", "")),
        )

    @property
    def anything(self) -> bool:
        """Something is asked for."""
        return replace(self, after=None) != Wish()

    def address(self, after: "Shown | None" = None, **changes: object) -> str:
        """Return the rest of the address of this wish, with changes, or of the page after a product."""
        told = {"q": self.words, "xa": self.commune, "nhom": self.group, "thang": self.month, "sao": self.stars} | changes
        if after:
            told["sau"] = f"{after.turn}.{after.id}"
        spelled = urlencode({key: value for key, value in told.items() if value})
        return f"?{spelled}" if spelled else ""


@dataclass(frozen=True)
class Page:
    """Some products, and the last of them if there are more."""

    products: list[Shown]
    last: Shown | None


def page(wish: Wish, today: date) -> Page:
    """Return a page of what was wished for: the newest first, what is sold out last."""
    found = products_for(wish, today)
    if wish.after:
        turn, last = wish.after
        found = found.filter(Q(turn__lt=turn) | Q(turn=turn, id__lt=last), turn__lte=turn)
    some = list(found.order_by("-turn", "-id").prefetch_related("maker")[: PAGE + 1])  # joined first, every find would meet every maker
    return Page(some[:PAGE], some[PAGE - 1] if len(some) > PAGE else None)


def products_for(wish: Wish, today: date) -> QuerySet[Shown]:
    """Return all that was wished for, in no order."""
    found = Shown.objects.all()
    for word in fold(wish.words).split()[:WORDS]:
        found = found.filter(folded__contains=f" {word}")
    if wish.commune:
        found = found.filter(commune=wish.commune)
    if wish.group:
        found = found.filter(group=wish.group)
    if wish.month:
        found = found.annotate(then=F("season").bitand(1 << (wish.month - 1))).filter(then__gt=0)
    if wish.stars:
        found = found.filter(stars__gte=wish.stars, stars_until__gt=today)
    return found


def get_shown(product_id: UUID) -> Shown:
    """Return a product that is shown, with its maker.

    Raises:
        Refusal: 404.439 it is not.
    """
    found = Shown.objects.select_related("maker").filter(id=product_id).first()
    if found is None:
        raise Refusal(NOT_SHOWN)
    return found


def get_maker(maker_id: UUID) -> ShownMaker:
    """Return a maker who is shown.

    Raises:
        Refusal: 404.439 nobody such is.
    """
    found = ShownMaker.objects.filter(id=maker_id).first()
    if found is None:
        raise Refusal(NOT_SHOWN)
    return found


def get_market(commune: str) -> Commune:
    """Return a commune of which something is shown.

    Raises:
        Refusal: 404.439 nothing is; 404.20 there is no such commune.
    """
    if not ShownMaker.objects.filter(commune=commune).exists():
        raise Refusal(NOT_SHOWN)
    return get_commune(commune)


def made_by(maker: ShownMaker) -> list[Shown]:
    """Return what a maker shows, the newest first."""
    return list(Shown.objects.select_related("maker").filter(maker=maker).order_by("-turn", "-id"))


def shown_in(commune: str) -> list[Shown]:
    """Return what a commune shows, the newest first."""
    return list(Shown.objects.select_related("maker").filter(commune=commune).order_by("-turn", "-id"))


def makers_in(commune: str) -> list[ShownMaker]:
    """Return the makers of a commune, by name."""
    return list(ShownMaker.objects.filter(commune=commune).order_by("name", "id"))


def communes() -> list[Commune]:
    """Return the communes of which something is shown, by name."""
    codes = ShownMaker.objects.order_by().values_list("commune", flat=True).distinct()
    return list(Commune.objects.filter(code__in=list(codes)).select_related("province").order_by("folded", "code"))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0  # noqa: PLR2004 (months, stars)


def _cursor(text: str) -> tuple[int, UUID] | None:
    turn, _, named = text.partition(".")
    if not (turn.isascii() and turn.isdigit() and len(turn) <= 18):  # noqa: PLR2004 (digits of a bigint)
        return None
    try:
        return int(turn), UUID(named)
    except ValueError:
        return None
