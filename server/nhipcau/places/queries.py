"""Questions about places."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.lookups import first_parts
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import within
from nhipcau.kernel.text import plain
from nhipcau.places.fieldwork import STAGES, Work, this_week
from nhipcau.places.fieldwork import bundle as works_bundle
from nhipcau.places.models import Commune, EarlierName, FormerCommune, Province, Succession, Village
from nhipcau.places.points.queries import points_of, points_visible_to
from nhipcau.places.points.rules import distance
from nhipcau.places.problems import UNKNOWN_COMMUNE, UNKNOWN_VILLAGE
from nhipcau.places.seasons import ZONES, Land, Reason, days_of, lines_for, lunar, market_of, reasons
from nhipcau.places.sources import data_folder, read_centres
from nhipcau.places.tables import Row, check_size, read_table

__all__ = [
    "STAGES", "ZONES", "Land", "Reason", "Row", "Work", "centres_of", "check_size", "count_villages", "days_of", "distance", "find_communes", "find_former", "get_commune", "get_living_village",
    "get_village_today", "lines_for", "lunar", "market_of", "name_on", "names_of", "points_of", "points_visible_to", "provinces", "read_table", "reasons", "this_week", "village_named", "village_today",
    "villages_of", "villages_visible_to", "works_bundle",
]  # fmt: skip
MOST = 50
_UNIT_WORDS = re.compile(r"\b(?:huyen|quan|thi xa|thanh pho|tinh|tp|tx) ")
_KIND_WORDS = ("xa", "phuong", "dac khu", "thi tran", "thi xa", "x", "p", "tt")


@dataclass(frozen=True)
class Successor:
    """A commune of today that took in a former one, and how much of it."""

    commune: Commune
    extent: str


@dataclass(frozen=True)
class FormerFound:
    """A former commune and where it went. ``must_ask``: it was divided, so only a person can say which."""

    former: FormerCommune
    successors: Sequence[Successor]

    @property
    def must_ask(self) -> bool:
        """Say whether more than one commune of today is possible."""
        return len(self.successors) > 1


def get_commune(code: str) -> Commune:
    """Return the commune with this code.

    Raises:
        Refusal: 404.20 no such code.
    """
    commune = Commune.objects.select_related("province").filter(code=code).first()
    if commune is None:
        raise Refusal(UNKNOWN_COMMUNE, code=code)
    return commune


def names_of(codes: Collection[str]) -> dict[str, str]:
    """Return the names of provinces, “40”, and of communes in them, “40.16933”; what is unknown is left out."""
    if not codes:
        return {}
    provinces = Province.objects.filter(code__in=codes)
    communes = Commune.objects.filter(code__in=[code[3:] for code in codes if "." in code])
    named = {f"{commune.province_id}.{commune.code}": commune.full_name for commune in communes}
    return {**{province.code: province.name for province in provinces}, **named}


def provinces() -> QuerySet[Province]:
    """Return the provinces of today, by code."""
    return Province.objects.filter(valid_to=None).order_by("code")


def find_communes(text: str, limit: int = 20) -> list[Commune]:
    """Return communes of today by name or code, with or without marks; the exact name first.

    Further words may name the province: “tam quang nghe an”. Names repeat: the code and province tell them apart.
    """
    wanted = _without_kind(plain(text))
    if not wanted:
        return []
    communes = Commune.objects.filter(valid_to=None).select_related("province")
    name, provinces = _province_at_end(wanted)
    found = communes.filter(Q(folded__contains=wanted) | Q(code=wanted))
    if provinces and not found.exists():
        found, wanted = communes.filter(folded__contains=name, province__in=provinces), name
    return list(_nearest(found, wanted, text)[: min(limit, MOST)])


def find_former(text: str, limit: int = 20) -> list[FormerFound]:
    """Return communes as they were until the merge, by name or code, each with every commune it went to.

    Further words may name the district and the province: “tân thành, kim sơn, ninh bình”. Nothing is ever
    picked for the caller: a divided commune says ``must_ask``.
    """
    wanted = _without_kind(plain(text))
    if not wanted:
        return []
    into = Succession.objects.select_related("commune__province").order_by("commune_id")
    communes = FormerCommune.objects.prefetch_related(Prefetch("successions", queryset=into))
    found = communes.filter(Q(folded__contains=wanted) | Q(code=wanted))
    if " " in wanted and not found.exists():
        found = communes.filter(code__in=_codes_with_place(wanted))
    return [
        FormerFound(former, [Successor(one.commune, one.extent) for one in former.successions.all()])
        for former in _nearest(found, wanted, text)[: min(limit, MOST)]
    ]


def centres_of(codes: Collection[str]) -> dict[str, tuple[float, float]]:
    """Return a point in each of these communes; one that is not on the list's map is left out. For distances, never borders."""
    known = _centres()
    return {code: known[code] for code in codes if code in known}


@cache
def _centres() -> dict[str, tuple[float, float]]:
    return read_centres(data_folder())


def name_on(code: str, day: date) -> str:
    """Return how a province or commune was called on a day, as papers of that day name it; empty before it existed."""
    earlier = EarlierName.objects.filter(code=code, valid_from__lte=day, valid_to__gte=day).first()
    if earlier:
        return f"{earlier.kind} {earlier.name}"
    model = Commune if len(code) > 2 else Province  # noqa: PLR2004 (a province has two digits)
    unit = model._default_manager.filter(code=code, valid_from__lte=day).first()  # noqa: SLF001 (Django's documented manager)
    return f"{unit.kind} {unit.name}" if unit and (unit.valid_to is None or day <= unit.valid_to) else ""


def villages_visible_to(actor: Actor) -> QuerySet[Village]:
    """Return today's villages in the actor's places; a member sees the whole commune's names."""
    return Village.objects.filter(within(actor), valid_to=None)


def get_living_village(actor: Actor, village_id: UUID) -> Village:
    """Return the village as it goes on today in the actor's places: itself, or what it was merged into.

    Raises:
        Refusal: 404.21 it is not there, or not theirs.
    """
    visible = villages_visible_to(actor)
    village = visible.filter(id=village_id).first()
    if village is None:
        after = village_today(village_id)
        village = visible.filter(id=after.id).first() if after else None
    if village is None:
        raise Refusal(UNKNOWN_VILLAGE)
    return village


def village_today(village_id: UUID) -> Village | None:
    """Return a village of any commune as it goes on today: itself, or what it was merged into; None when unknown."""
    village = Village.objects.filter(id=village_id).select_related("merged_into").first()
    while village and village.merged_into:
        village = village.merged_into
    return village


def get_village_today(village_id: UUID) -> Village:
    """Return a village of any commune as it goes on today.

    Raises:
        Refusal: 404.21 there is none.
    """
    village = village_today(village_id)
    if village is None or village.valid_to:
        raise Refusal(UNKNOWN_VILLAGE)
    return village


def village_named(place: str) -> str:
    """Return the village at a place path as people call it: “Bản Bãi Sở”; empty when there is none."""
    village = Village.objects.filter(place=place).first()
    return f"{village.kind} {village.name}" if village else ""


def villages_of(commune: str) -> QuerySet[Village]:
    """Return today's villages of a commune, by name."""
    return Village.objects.filter(commune=commune, valid_to=None).order_by("name")


def count_villages(path: str) -> int:
    """Return how many villages there are today under a place path."""
    return Village.objects.filter(place__startswith=path, valid_to=None).count()


def count_villages_by(path: str, parts: int) -> dict[str, int]:
    """Return how many villages there are today in every place of so many parts under a place path."""
    rows = Village.objects.filter(place__under=path, valid_to=None).order_by().annotate(around=first_parts(parts))
    return dict(rows.values_list("around").annotate(count=Count("id")))


def _without_kind(text: str) -> str:
    kind = next((kind for kind in _KIND_WORDS if text.startswith(f"{kind} ")), "")
    return text.removeprefix(kind).strip()


def _province_at_end(text: str) -> tuple[str, list[str]]:
    for code, name in Province.objects.values_list("code", "name"):
        tail = f" {plain(name)}"
        if text.endswith(tail):
            bare = text.removesuffix(tail).removesuffix(" tinh").removesuffix(" thanh pho")
            return bare.strip(), [code]
    return text, []


def _codes_with_place(wanted: str) -> list[str]:
    """Return the former communes whose name stands first, followed by words of their district and province."""
    named = FormerCommune.objects.annotate(typed=Value(wanted)).filter(typed__startswith=Concat("folded", Value(" ")))
    return [one.code for one in named if _lies_in(wanted.removeprefix(one.folded), f"{one.district} {one.province}")]


def _lies_in(told: str, where: str) -> bool:
    return f" {_UNIT_WORDS.sub('', f'{told} ').strip()} " in f" {_UNIT_WORDS.sub('', plain(where))} "


def _nearest(found: QuerySet[Commune] | QuerySet[FormerCommune], wanted: str, typed: str) -> QuerySet:  # type: ignore[type-arg]
    told = typed.replace("\0", "").strip()  # a column of text knows no NUL
    order = Case(
        When(code=wanted, then=Value(0)),
        When(name__iendswith=told, folded=wanted, then=Value(1)),
        When(folded=wanted, then=Value(2)),
        When(folded__startswith=wanted, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return found.order_by(order, "folded", "code")
