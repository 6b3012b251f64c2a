"""Questions about questions: by the maker's telephone, by the buyer's page, by the office; and what is let go."""

from datetime import timedelta
from typing import Final, NamedTuple

from django.db.models import Max, Q, QuerySet

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.scope import COUNTRY, acting, holding_slip, within
from nhipcau.market.enquiries.models import Enquiry
from nhipcau.market.makers.models import Maker, Product
from nhipcau.market.shop.models import Shown

SEALED, MARKS = "market: buyers", "market: marks of buyers"
KEPT: Final = timedelta(days=30)
LATE: Final = timedelta(hours=48)
MONTH: Final = timedelta(days=30)


class Counted(NamedTuple):
    """A month of questions in an office's places: how many, how many answered within 48 hours, how many wait longer."""

    asked: int
    answered: int
    in_time: int
    late: int


def next_number(maker: Maker) -> int:
    """Return the next number of a question, by which the maker's telephone names it: alone among all of that telephone."""
    same = list(Maker.objects.filter(telephone=maker.telephone).values_list("id", flat=True)) if maker.telephone else [maker.id]
    last = Enquiry.objects.filter(maker_id__in=same).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def makers_of_telephone(number: str) -> list[Maker]:
    """Return the makers that a telephone belongs to, whose work is shown or waits; the caller sees the whole country."""
    told = home_number(number)
    if not told:
        return []
    with acting(system(COUNTRY)):
        return list(Maker.objects.filter(telephone=told, withdrawn_at=None).order_by("id"))


def enquiry_of(makers: list[Maker], number: int) -> Enquiry | None:
    """Return the question with this number among a telephone's makers: the newest, where there are two."""
    with acting(system(COUNTRY)):
        found = Enquiry.objects.filter(maker_id__in=[one.id for one in makers], number=number)
        return found.order_by("-asked_at", "id").first()


def products_of(makers: list[Maker]) -> list[Product]:
    """Return what a telephone's makers make and show, in the order of their numbers."""
    with acting(system(COUNTRY)):
        shown = Shown.objects.filter(maker_id__in=[one.id for one in makers]).values("id")
        return list(Product.objects.filter(id__in=shown).select_related("maker").order_by("number", "id"))


def shown_in(commune: str) -> list[Shown]:
    """Return what a commune shows, by name."""
    return list(Shown.objects.filter(commune=commune).order_by("name", "id"))


def by_key(key: str) -> Enquiry | None:
    """Return the question that a buyer's code opens; nothing else is seen with it."""
    with holding_slip(key):
        return Enquiry.objects.filter(key=key).first()


def enquiries_visible_to(actor: Actor) -> QuerySet[Enquiry]:
    """Return the questions about what is made in the actor's places."""
    return Enquiry.objects.filter(within(actor))


def waiting(actor: Actor) -> list[Enquiry]:
    """Return the questions without an answer, and those that somebody reported; the oldest first."""
    no_answer = Q(answered_at=None) | Q(more_at__isnull=False, more_answered_at=None)
    found = enquiries_visible_to(actor).filter(no_answer | Q(reported_at__isnull=False), closed_at=None, sealed__isnull=False)
    return list(found.order_by("asked_at", "id"))


def counted(actor: Actor) -> Counted:
    """Return the last month in numbers."""
    month = enquiries_visible_to(actor).filter(asked_at__gte=now() - MONTH)
    times = list(month.values_list("asked_at", "answered_at", "closed_at"))
    answered = [(asked, at) for asked, at, _ in times if at]
    late = sum(at is None and closed is None and now() - asked > LATE for asked, at, closed in times)
    return Counted(len(times), len(answered), sum(at - asked <= LATE for asked, at in answered), late)


def let_go() -> int:
    """Let go of both sides' words and the buyer's number: after thirty days, or when the maker is no more. The count stays."""
    gone = Q(asked_at__lt=now() - KEPT) | ~Q(maker_id__in=Maker.objects.values("id"))
    old = Enquiry.objects.filter(gone, sealed__isnull=False)
    return old.update(sealed=None, mark=None, words="", answer="", more="", more_answer="")
