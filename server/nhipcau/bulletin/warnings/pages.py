"""What stands on the page of a draft and on that of a warning; and the note that somebody looked."""

from typing import Any, Final

from nhipcau.bulletin.loudspeaker.http import issuer_of
from nhipcau.bulletin.loudspeaker.warnings import broadcast_of
from nhipcau.bulletin.warnings.figures import lines
from nhipcau.bulletin.warnings.messages import hearers, preview
from nhipcau.bulletin.warnings.models import Ack, HazardWarning, Reach
from nhipcau.bulletin.warnings.queries import in_its_way, villages_concerned
from nhipcau.bulletin.warnings.rules import Eyes, is_seen_enough, told_after
from nhipcau.bulletin.warnings.told import FOUND, HIGH, WIDE, drawn, homes_of, villages_of
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import parts, plain_letters
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import commune_of, path_of
from nhipcau.kernel.synth import maker
from nhipcau.people.models import Member
from nhipcau.people.queries import still_working
from nhipcau.places.models import Commune, Village

LIST: Final = read_door(
    "safety_list",
    "help",
    vi="Xem nhà cần giúp khi có thiên tai",
    en="Looked at homes that need help in a disaster",
    name=("tên chủ hộ", "name"),
    needs=("vì sao cần đến trước, cần gì", "why they come first, what they need"),
)
PHONES: Final = read_door(
    "leader_phones",
    "help",
    vi="Xem số của trưởng thôn, để gọi báo thiên tai",
    en="Looked at the telephone of a village leader, to call about a hazard",
    telephone=("số điện thoại của trưởng thôn", "telephone of the village leader"),
)


def draft_page(actor: Actor, warning: HazardWarning) -> dict[str, Any]:
    """Return what a second person has to see before signing: where, how many are reached, and every text as it will be."""
    codes = list(warning.communes)
    communes = list(Commune.objects.filter(code__in=codes).order_by("name"))
    first = communes[0] if communes else None
    texts = preview(warning, path_of(first.province_id, first.code)) if first else {}
    drafted, me = Eyes(warning.drafted_by, warning.drafted_role), Eyes(actor.id, actor.role)
    return {
        "communes": communes,
        "villages": [f"{one.kind} {one.name}" for one in Village.objects.filter(id__in=warning.villages).order_by("name")],
        "reach": _reach(warning, communes),
        "texts": [
            (name, plain_letters(texts[key]), parts(plain_letters(texts[key])))
            for name, key in (("Tin nhắn cho trưởng thôn", "leaders"), ("Tin nhắn cho bà con", "families"), ("Tin báo hết, đã soạn sẵn", "over"))
            if key in texts
        ],
        "script": broadcast_of(warning, issuer_of(warning)).script,
        "may_let_out": is_seen_enough(warning.level, drafted, me if warning.drafted_by != actor.id else None),
        "way": in_its_way(warning),
    }


def _reach(warning: HazardWarning, communes: list[Commune]) -> dict[str, int | None]:
    """Return how many villages, leaders and families a draft would reach; families of many communes are counted only when it goes out."""
    villages, leaders, families = 0, 0, 0
    for one in communes:
        place = path_of(one.province_id, one.code)
        concerned = villages_concerned(warning, one.code)
        villages += len(concerned)
        if len(communes) == 1:
            to = hearers(warning, place, concerned)
            leaders, families = len(to.leaders), len(to.families)
        else:
            leaders += Member.objects.filter(still_working(), role="leader", scope__in=[f"{place}{v}." for v in concerned]).exclude(phone="").count()
    return {"communes": len(communes), "villages": villages, "leaders": leaders, "families": families if len(communes) == 1 else None}


def standing_page(actor: Actor, warning: HazardWarning) -> dict[str, Any]:
    """Return who acknowledged and who did not, and, for a commune's own people, how homes were found."""
    code = commune_of(actor.scope)
    reach = Reach.objects.filter(warning=warning, place=path_of(actor.scope.split(".")[1], code)).first() if code else None
    until = min(now(), warning.ended_at or warning.expires_at)
    if reach is None:
        return _of_province(actor, warning)
    moments = list(Ack.objects.filter(warning=warning, place__under=reach.place).order_by("at").values_list("at", flat=True))
    issued_at = warning.issued_at or until
    return {
        "reach": reach,
        "villages": villages_of(warning, reach),
        "count": {"acked": len(moments), "whole": len(reach.villages), "share": len(moments) / len(reach.villages) if reach.villages else None},
        "took": told_after(issued_at, moments, len(reach.villages)),
        "minutes": until - issued_at,
        "line": drawn(warning, moments, len(reach.villages), until),
        "wide": WIDE,
        "high": HIGH,
        "homes": homes_of(warning, reach),
        "found": FOUND,
        "call_id": new_id(),
        "voice": maker() is not None,
    }


def _of_province(actor: Actor, warning: HazardWarning) -> dict[str, Any]:
    since = warning.issued_at or now()
    return {"reach": None, "lines": [one for one in lines(actor, since, now(), drill=warning.drill) if one.warning.id == warning.id]}


def look_noted(actor: Actor, context: dict[str, Any]) -> None:
    """Note that somebody saw which homes need help, and the telephones of leaders who are still to acknowledge."""
    if context.get("reach") is None:
        return
    looked(actor, LIST, [Seen(one.place, household=one.id) for one in context["homes"].first])
    waiting = [one for one in context["villages"] if one.ack is None and one.leaders]
    looked(actor, PHONES, [Seen(f"{context['reach'].place}{one.id}.", many=len(one.leaders)) for one in waiting])
