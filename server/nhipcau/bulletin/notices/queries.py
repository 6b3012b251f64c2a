"""Questions about notices: what phones carry, what an office sees, where a notice was heard."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.bulletin.hearing import province_path
from nhipcau.bulletin.notices.models import DRAFT, PUBLISHED, Notice, NoticeAnswer, NoticeQuestion, NoticeRead
from nhipcau.bulletin.notices.problems import UNKNOWN_NOTICE
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_date, local_today, now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, commune_path, village_of, within
from nhipcau.people.models import Member
from nhipcau.places.models import Village
from nhipcau.places.queries import names_of

LINGERS: Final = timedelta(days=7)  # so long a notice stays on phones after its last day
SHOWN: Final = 60
KEPT: Final = timedelta(days=180)  # so long a question is kept with whoever asked it; its answer stays


@dataclass(frozen=True)
class Heard:
    """How far a notice came in a village, or in a commune: who works there, who opened it, how often it was read out, when last."""

    name: str
    helpers: int
    opened: int
    read_out: int
    last: datetime | None


def notices_visible_to(actor: Actor) -> QuerySet[Notice]:
    """Return the notices of the actor's commune and province that are out, for their village or for all."""
    condition = Q(pk__in=())
    for scope in actor.scopes:
        here, village = Q(place__in={commune_path(scope), province_path(scope)}), village_of(scope)
        condition |= here & (Q(villages=[]) | Q(villages__contains=[village])) if village else here
    return Notice.objects.filter(condition, stage=PUBLISHED, shows_until__gte=local_today() - LINGERS)


def answers_visible_to(actor: Actor) -> QuerySet[NoticeAnswer]:
    """Return what was answered about the notices the actor sees."""
    return NoticeAnswer.objects.filter(notice_id__in=notices_visible_to(actor).values("id"))


def notices_of(actor: Actor) -> list[Notice]:
    """Return the notices of the actor's own place, drafts first, then the newest."""
    found = Notice.objects.filter(place=actor.scope).order_by("-drafted_at", "id")[:SHOWN]
    return sorted(found, key=lambda one: one.stage != DRAFT)


def get_own(actor: Actor, notice_id: UUID) -> Notice:
    """Return a notice of the actor's own place.

    Raises:
        Refusal: 404.423 there is none.
    """
    found = Notice.objects.filter(id=notice_id, place=actor.scope).first()
    if found is None:
        raise Refusal(UNKNOWN_NOTICE)
    return found


def get_public(notice_id: UUID) -> tuple[Notice, list[NoticeAnswer]]:
    """Return a notice that is out and has begun, with what was answered about it, for anybody.

    Raises:
        Refusal: 404.423 there is none.
    """
    with acting(system(COUNTRY)):
        found = Notice.objects.filter(id=notice_id, stage=PUBLISHED, shows_from__lte=local_today()).first()
        if found is None:
            raise Refusal(UNKNOWN_NOTICE)
        return found, list(NoticeAnswer.objects.filter(notice_id=notice_id).order_by("answered_at", "id"))


def waiting_questions(actor: Actor) -> list[tuple[Notice, NoticeQuestion]]:
    """Return the questions about the place's notices that nobody answered yet, the oldest first."""
    notices = {one.id: one for one in Notice.objects.filter(place=actor.scope).exclude(stage=DRAFT)}
    found = NoticeQuestion.objects.filter(within(actor), notice_id__in=notices, answered_at=None).order_by("asked_at", "id")
    return [(notices[one.notice_id], one) for one in found[:SHOWN]]


def proof_of(actor: Actor, notice: Notice) -> list[Heard]:
    """Return how far a notice came: by village, or, where it went to a whole province, by commune."""
    reads = list(NoticeRead.objects.filter(within(actor), notice_id=notice.id))
    if notice.wide:
        return _by_commune(notice.place, reads)
    wanted = {str(one) for one in notice.villages}
    helpers = _helpers(notice.place)
    villages = Village.objects.filter(place__under=notice.place, valid_to=None).order_by("name", "id")
    return [
        _heard(f"{one.kind} {one.name}", helpers[one.place], [read for read in reads if read.village_id == one.id])
        for one in villages if not wanted or str(one.id) in wanted
    ]  # fmt: skip


def _by_commune(place: str, reads: list[NoticeRead]) -> list[Heard]:
    helpers: Counter[str] = Counter()
    for scope, many in _helpers(place).items():
        if commune_of(scope):
            helpers[commune_path(scope)] += many
    called = names_of({".".join(path.split(".")[1:3]) for path in helpers})
    found = [_heard(called.get(".".join(path.split(".")[1:3]), ""), many, [read for read in reads if commune_path(read.place) == path]) for path, many in helpers.items()]
    return sorted(found, key=lambda one: one.name)


def _helpers(place: str) -> Counter[str]:
    scopes = Member.objects.filter(scope__startswith=place, left_on=None, role__in=("member", "leader")).values_list("scope", flat=True)
    return Counter(scopes)


def _heard(name: str, helpers: int, reads: list[NoticeRead]) -> Heard:
    opened = {read.member_id for read in reads}
    return Heard(name, helpers, len(opened), sum(read.how == "read_out" for read in reads), max((read.at for read in reads), default=None))


def over_time(actor: Actor, notice: Notice) -> list[tuple[date, int]]:
    """Return by day in how many villages the notice had been read out until then."""
    first: dict[UUID, date] = {}
    for read in NoticeRead.objects.filter(within(actor), notice_id=notice.id, how="read_out").order_by("at", "id"):
        first.setdefault(read.village_id, local_date(read.at))
    by_day = Counter(first.values())
    whole, found = 0, []
    for day in sorted(by_day):
        whole += by_day[day]
        found.append((day, whole))
    return found


def let_go() -> int:
    """Let go of questions that are too old, answered or not; return how many. The caller sees the whole country."""
    return NoticeQuestion.objects.filter(asked_at__lt=now() - KEPT).delete()[0]
