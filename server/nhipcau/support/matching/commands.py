"""The verbs about who goes where: a visit given, a choice made by hand, what a helper can take on."""

from datetime import datetime

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path
from nhipcau.kernel.sealing import seal
from nhipcau.people.models import Household
from nhipcau.support.calls import messages
from nhipcau.support.calls.commands import CALLS
from nhipcau.support.calls.models import TeamCall
from nhipcau.support.calls.problems import UNFIT_HELPER
from nhipcau.support.calls.queries import REACHED, team_calls_visible_to, team_of
from nhipcau.support.calls.rules import due_after
from nhipcau.support.matching.bodies import Arrange, GiveVisit, SetStrength
from nhipcau.support.matching.models import Arranged, Strength
from nhipcau.support.matching.problems import NO_SUCH_NEED
from nhipcau.support.matching.queries import OFFICE, mark_of, to_come_back_to, tongue_of, unreached


def give_visit(actor: Actor, body: GiveVisit, *, when: When) -> Facts:
    """Give a family to come back to, or a home never reached, to somebody of the team; their phone shows it among the calls.

    Which family it is lies sealed like how a caller is reached: the phone asks for it, and each look is noted.

    Raises:
        Refusal: 404.365 it does not wait here; 422.56 nobody of the commune's teams has this id.
    """
    helper = team_of(commune_path(actor.scope)).filter(id=body.member_id).first()
    if helper is None:
        raise Refusal(UNFIT_HELPER)
    home, about, tongue = _asked(actor, body, when.received_at)
    village = home.village
    call = TeamCall.objects.create(
        id=body.id,
        place=helper.scope,
        commune=commune_of(actor.scope) or "",
        village_id=village.id,
        how=OFFICE,
        wish="visit",
        about=about,
        tongue=tongue,
        mark=mark_of(body.assist_id or home.id),
        sealed=seal(REACHED, ["", f"Nhà {home.head_name}, {village.kind} {village.name}"]),
        asked_at=when.received_at,
        due_on=due_after(when.received_at),
        helper_id=helper.id,
        shown_from=when.received_at,
        given_by=actor.id,
    )
    said = messages.offered(call.id, helper.id, f"{village.kind} {village.name}", None)
    return Facts(call.place, (Change(CALLS, call.id),), messages=(said,))


def arrange(actor: Actor, body: Arrange, *, when: When) -> Facts:
    """Keep a leader's choice for one need, and which sex the family asked for; everything else is matched around it.

    Raises:
        Refusal: 404.365 it does not wait here; 422.56 nobody of the commune's teams has this id.
    """
    place = commune_path(actor.scope)
    if body.member_id and not team_of(place).filter(id=body.member_id).exists():
        raise Refusal(UNFIT_HELPER)
    day = local_date(when.received_at)
    waits = team_calls_visible_to(actor).filter(id=body.need_id).exists() or any(one.id == body.need_id for one in to_come_back_to(actor, day))
    if not waits and unreached(actor, body.need_id) is None:
        raise Refusal(NO_SUCH_NEED)
    known = {"place": place, "member_id": body.member_id, "sex": body.sex, "said_at": when.received_at}
    Arranged.objects.update_or_create(need_id=body.need_id, defaults=known)
    return Facts(place)


def set_strength(actor: Actor, body: SetStrength, *, when: When) -> Facts:
    """Write down how many tasks somebody takes on a day.

    Raises:
        Refusal: 422.56 nobody of the commune's teams has this id.
    """
    place = commune_path(actor.scope)
    if not team_of(place).filter(id=body.member_id).exists():
        raise Refusal(UNFIT_HELPER)
    known = {"place": place, "most": body.most, "sex": body.sex, "said_at": when.received_at}
    Strength.objects.update_or_create(member_id=body.member_id, defaults=known)
    return Facts(place)


def _asked(actor: Actor, body: GiveVisit, at: datetime) -> tuple[Household, str, str]:
    """Return the home to go to, why in a few words without a name, and the tongue spoken there."""
    if body.household_id:
        home = unreached(actor, body.household_id)
        if home is None:
            raise Refusal(NO_SUCH_NEED)
        return home, "Nhà chưa ai đến", tongue_of(None, home)
    found = next((one for one in to_come_back_to(actor, local_date(at)) if one.id == body.assist_id), None)
    if found is None or found.next_date is None:
        raise Refusal(NO_SUCH_NEED)
    return found.household, f"Hẹn trở lại ngày {found.next_date:%d/%m}", tongue_of(found.resident.language, found.household)
