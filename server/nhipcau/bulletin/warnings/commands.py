"""The verbs about a warning: written, dropped, signed, issued, replaced, cancelled, and told of in each commune."""

from uuid import UUID

from nhipcau.bulletin.warnings import messages
from nhipcau.bulletin.warnings.bodies import DraftWarning, Named, ReplaceWarning, SignWarning
from nhipcau.bulletin.warnings.hazards import numbers, over_words
from nhipcau.bulletin.warnings.models import CANCELLED, REPLACED, HazardWarning, Reach
from nhipcau.bulletin.warnings.problems import (
    AREA_NOT_YOURS,
    MUST_REPLACE,
    NOT_OPEN,
    SECOND_EYES,
    TIMES_NOT_FIT,
    UNKNOWN_ALERT,
    WORDS_NOT_FIT,
)
from nhipcau.bulletin.warnings.queries import in_its_way, is_standing, own_warnings, villages_concerned
from nhipcau.bulletin.warnings.rules import Eyes, is_seen_enough, time_faults, word_faults
from nhipcau.bulletin.warnings.told_on import of_issue
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outgoing import Message
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path, covers, path_of
from nhipcau.places.models import Commune, Village

WARNINGS = "bulletin.warnings"
_WRITTEN = {"hazard", "level", "drill", "title", "what", "acts", "communes", "onset", "expires_at", "source", "texts"}


def draft_warning(actor: Actor, body: DraftWarning, *, when: When) -> Facts:
    """Write a warning; nobody outside the office hears of it. Told again, nothing changes.

    Raises:
        Refusal: 422.400 the area is not the actor's; 422.398 words that must not leave; 422.399 its times; 409.396 the draft that it
            takes the place of is none any more.
    """
    place = commune_path(actor.scope)
    if place != actor.scope:
        raise Refusal(AREA_NOT_YOURS)
    if HazardWarning.objects.filter(id=body.id, place=place).exists():
        return Facts(place)
    _check_area(place, body)
    told = [(one.title, one.what) for one in body.tongues.values()]
    found = word_faults([body.title, body.what, body.over, body.source, *body.acts, *(text for pair in told for text in pair)], numbers(), drill=body.drill)
    if found:
        raise Refusal(WORDS_NOT_FIT, what=", ".join(found))
    _check_times(body, when)
    if body.instead:
        _drop(actor, body.instead, when)
    HazardWarning.objects.create(
        id=body.id, place=place, **body.model_dump(include=_WRITTEN), villages=[str(one) for one in body.villages],
        tongues=body.model_dump(include={"tongues"})["tongues"], over=body.over or over_words(body.hazard, drill=body.drill),
        drafted_by=actor.id, drafted_name=actor.name, drafted_role=actor.role, drafted_at=when.received_at,
    )  # fmt: skip
    return Facts(place)


def drop_warning(actor: Actor, body: Named, *, when: When) -> Facts:
    """Let go of a draft.

    Raises:
        Refusal: 404.394 there is none; 409.396 it is no draft any more.
    """
    _drop(actor, body.warning_id, when)
    return Facts(commune_path(actor.scope))


def issue_warning(actor: Actor, body: Named, *, when: When) -> Facts:
    """Let a warning of level 1 or 2 out.

    Raises:
        Refusal: 404.394, 409.396 as the others; 403.395 it needs a second person; 409.397 one like it stands; 422.399 its times.
    """
    return _let_out(actor, _draft(actor, body.warning_id), None, when, signs=False)


def sign_warning(actor: Actor, body: SignWarning, *, when: When) -> Facts:
    """Let a warning out as the second person who stands for it; whoever wrote it never is.

    Raises:
        Refusal: as `issue_warning`.
    """
    warning = _draft(actor, body.warning_id)
    if warning.drafted_by == actor.id:
        raise Refusal(SECOND_EYES)
    return _let_out(actor, warning, body.replaces, when, signs=True)


def replace_warning(actor: Actor, body: ReplaceWarning, *, when: When) -> Facts:
    """Let a warning of level 1 or 2 out in the place of one that stands.

    Raises:
        Refusal: as `issue_warning`.
    """
    return _let_out(actor, _draft(actor, body.warning_id), body.replaces, when, signs=False)


def cancel_warning(actor: Actor, body: Named, *, when: When) -> Facts:
    """Take a standing warning back, with the words that were prepared; a second time changes nothing.

    Raises:
        Refusal: 404.394 there is none; 409.396 it is a draft.
    """
    warning = own_warnings(actor).select_for_update().filter(id=body.warning_id).first()
    if warning is None:
        raise Refusal(UNKNOWN_ALERT)
    if warning.issued_at is None:
        raise Refusal(NOT_OPEN)
    if warning.ended_at is None:
        _end(warning, CANCELLED, actor, when)
    return _told(warning, actor, when)


def spread_warning(actor: Actor, body: Named, *, when: When) -> Facts:
    """Tell one commune of what its province issued or ended; the house says so, in the commune's own ledger.

    Raises:
        Refusal: 404.394 it was not issued, or not for this commune.
    """
    warning = HazardWarning.objects.filter(id=body.warning_id, issued_at__isnull=False).first()
    if warning is None or commune_of(actor.scope) not in warning.communes or commune_path(actor.scope) != actor.scope:
        raise Refusal(UNKNOWN_ALERT)
    return _told(warning, actor, when)


def _check_area(place: str, body: DraftWarning) -> None:
    codes = set(body.communes)
    known = Commune.objects.filter(code__in=codes, valid_to=None)
    if {one.code for one in known if covers(place, path_of(one.province_id, one.code))} != codes:
        raise Refusal(AREA_NOT_YOURS)
    if body.villages:
        found = Village.objects.filter(id__in=body.villages, commune__in=codes, valid_to=None)
        if found.count() != len(set(body.villages)) or set(found.values_list("commune", flat=True)) != codes:
            raise Refusal(AREA_NOT_YOURS)


def _check_times(of: DraftWarning | HazardWarning, when: When) -> None:
    found = time_faults(when.received_at, of.onset, of.expires_at)
    if found:
        raise Refusal(TIMES_NOT_FIT, what=", ".join(found))


def _draft(actor: Actor, warning_id: UUID) -> HazardWarning:
    warning = own_warnings(actor).select_for_update().filter(id=warning_id).first()
    if warning is None:
        raise Refusal(UNKNOWN_ALERT)
    if warning.issued_at or warning.dropped_at:
        raise Refusal(NOT_OPEN)
    return warning


def _drop(actor: Actor, warning_id: UUID, when: When) -> None:
    warning = _draft(actor, warning_id)
    warning.dropped_at = when.received_at
    warning.save(update_fields=["dropped_at"])


def _let_out(actor: Actor, warning: HazardWarning, replaces: UUID | None, when: When, *, signs: bool) -> Facts:
    drafted = Eyes(warning.drafted_by, warning.drafted_role)
    if not is_seen_enough(warning.level, drafted, Eyes(actor.id, actor.role) if signs else None):
        raise Refusal(SECOND_EYES)
    _check_times(warning, when)
    standing = in_its_way(warning)
    if (standing[0].id if standing else None) != replaces:
        raise Refusal(MUST_REPLACE if standing else NOT_OPEN)
    for one in standing:
        _end(one, REPLACED, actor, when)
    if signs:
        warning.signed_by, warning.signed_name, warning.signed_role = actor.id, actor.name, actor.role
    warning.issued_at, warning.replaces = when.received_at, replaces
    warning.save(update_fields=["signed_by", "signed_name", "signed_role", "issued_at", "replaces"])
    counted = Count("bulletin.drills" if warning.drill else "bulletin.warnings", key=warning.hazard)
    facts = _told(warning, actor, when)
    old = tuple(Change(WARNINGS, one.id) for one in standing) if facts.changes else ()
    return facts._replace(changes=(*facts.changes, *old), counts=(counted, *facts.counts), news=(of_issue(warning),))


def _end(warning: HazardWarning, why: str, actor: Actor, when: When) -> None:
    warning.ended_at, warning.ended_why, warning.ended_name = when.received_at, why, actor.name
    warning.save(update_fields=["ended_at", "ended_why", "ended_name"])


def _told(warning: HazardWarning, actor: Actor, when: When) -> Facts:
    """Return what a commune is told of a warning as it is now; a province tells its communes one by one (`issuing.spread`)."""
    place = commune_path(actor.scope)
    code = commune_of(place)
    if code is None or code not in warning.communes:
        return Facts(place)
    said: tuple[Message, ...] = ()
    counted: tuple[Count, ...] = ()
    reach = Reach.objects.filter(warning=warning, place=place).first()
    if reach is None and is_standing(warning):
        villages = villages_concerned(warning, code)
        to = messages.hearers(warning, place, villages)
        Reach.objects.create(
            id=new_id(), warning=warning, place=place, villages=villages, leaders=len(to.leaders), families=len(to.families), at=when.received_at
        )
        said = messages.of_warning(warning, place, to)
        counted = () if warning.drill else (Count("bulletin.villages_warned", len(villages)),)
    elif reach is not None and warning.ended_why == CANCELLED:
        said = messages.of_end(warning, place, messages.hearers(warning, place, reach.villages))
    return Facts(place, (Change(WARNINGS, warning.id),), counted, said)
