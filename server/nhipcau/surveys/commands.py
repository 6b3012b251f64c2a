"""The verbs about forms: brought, opened, closed, answered, taken back; and the keys of other programs."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import connection

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, Actor
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import chain_of, covers, within
from nhipcau.people.models import Member
from nhipcau.people.queries import People, household_of, still_working
from nhipcau.places.queries import get_living_village
from nhipcau.surveys import asks, bodies, rules
from nhipcau.surveys.models import CLOSED, DRAFT, LIVE, PERSON, Answer, Form, Key
from nhipcau.surveys.problems import (
    CONSENT_NOT_IN_FORM,
    LEAD_OPENS,
    NOT_AGREED,
    NOT_OPEN,
    UNKNOWN_ANSWER,
    UNKNOWN_FORM,
    UNKNOWN_KEY,
    VERSION_TAKEN,
)
from nhipcau.surveys.queries import get_form
from nhipcau.surveys.versions import with_version

FORMS, ANSWERS, CONSENT = "surveys.forms", "surveys.answers", "survey"
SLACK: Final = timedelta(minutes=10)  # so far a phone's clock may be off
SHORT: Final = 40  # letters of a form's name that figures keep


def enter_form(actor: Actor, body: bodies.EnterForm, *, when: When) -> Facts:
    """Keep a new version of a form; nobody is asked before it is opened.

    Raises:
        Refusal: 413.492, 422.490 to 422.494 it cannot be used, with the reason; 422.495 it asks about people;
            409.501 there is such a version.
    """
    plan = rules.looked_through(body.xml)
    personal = rules.check_about(plan, body.about, body.purpose)
    masked = [one.path for one in asks.masked_in(plan)]
    same = Form.objects.filter(place=actor.scope, name=plan["id"])
    number = same.count() + 1
    version = plan["version"][:40] or str(number)
    if same.filter(version=version).exists():
        raise Refusal(VERSION_TAKEN, version=version)
    xml = with_version(asks.with_masks(body.xml, masked), version)
    Form.objects.create(
        id=body.id, place=actor.scope, name=plan["id"], version=version, number=number, title=(plan["title"] or plan["id"])[:120], xml=xml,
        plan=rules.looked_through(xml), about=body.about, purpose=body.purpose, days=body.days, personal=personal, masked=masked,
        state=DRAFT, made_by=actor.id, made_name=actor.name, made_at=when.received_at,
    )  # fmt: skip
    return Facts(actor.scope)


def open_form(actor: Actor, body: bodies.OpenForm, *, when: When) -> Facts:
    """Let a form be asked; what was open under its name is closed.

    Raises:
        Refusal: 404.496 there is no such form; 403.500 it asks about people, and the actor is not the commune's lead;
            409.497 it was closed.
    """
    form = _locked(actor, body.form_id)
    if form.state == LIVE:
        return Facts(form.place)
    if form.state == CLOSED:
        raise Refusal(NOT_OPEN)
    if form.about == PERSON and actor.role not in {COMMUNE_LEAD, SYSTEM}:
        raise Refusal(LEAD_OPENS)
    before = list(Form.objects.select_for_update().filter(place=form.place, name=form.name, state=LIVE))
    for one in before:
        _close(one, when)
    form.state, form.opened_by, form.opened_at = LIVE, actor.id, when.received_at
    form.save(update_fields=["state", "opened_by", "opened_at"])
    return Facts(form.place, tuple(Change(FORMS, one.id) for one in (*before, form)))


def close_form(actor: Actor, body: bodies.CloseForm, *, when: When) -> Facts:
    """Ask a form no more; a second time changes nothing.

    Raises:
        Refusal: 404.496 there is no such form.
    """
    form = _locked(actor, body.form_id)
    if form.state == CLOSED:
        return Facts(form.place)
    _close(form, when)
    return Facts(form.place, (Change(FORMS, form.id),))


def _close(form: Form, when: When) -> None:
    form.state, form.closed_at = CLOSED, when.received_at
    form.save(update_fields=["state", "closed_at"])


def _locked(actor: Actor, form_id: UUID) -> Form:
    form = Form.objects.select_for_update().filter(id=form_id, place=actor.scope).first()
    if form is None:
        raise Refusal(UNKNOWN_FORM)
    return form


def give_answer(actor: Actor, body: bodies.GiveAnswer, *, when: When) -> Facts:
    """Keep what was answered: judged by the form's own rules, worked out anew, with the person's word where it is about a person.

    Raises:
        Refusal: 404.496 there is no such form; 409.497 it was not open then; 422.498 the answers do not fit; 422.499, 422.505 the
            person's word is missing; 404.21, 404.31 village or person are not the actor's; 404.502 what is put right is not theirs.
    """
    form = get_form(actor, body.form_id)
    if form.opened_at is None or (form.closed_at and form.closed_at + SLACK < when.happened_at):
        raise Refusal(NOT_OPEN)
    data = rules.judged(form.plan, form.masked, body.answers, when.happened_at)
    place, home = _where(actor, form, body, data, when)
    replaced = _replaced(actor, body, when)
    Answer.objects.create(
        id=body.id, place=place, form=form, resident_id=body.resident_id, household_id=home, member_id=actor.id, data=data, source=body.source,
        happened_at=when.happened_at, received_at=when.received_at,
    )  # fmt: skip
    changes = (*(Change(ANSWERS, one.id, one.place) for one in replaced), Change(ANSWERS, body.id))
    return Facts(place, changes, () if replaced else (Count("surveys.answers", key=form.name[:SHORT]),))


def _where(actor: Actor, form: Form, body: bodies.GiveAnswer, data: dict[str, object], when: When) -> tuple[str, UUID | None]:
    """Return the place of an answer and the home it is about; a person has to have agreed."""
    if body.resident_id:
        home = household_of(body.resident_id)
        person = People(actor, [body.resident_id], CONSENT).get(home, body.resident_id, when.happened_at)
        if form.about != PERSON or not person.agreed(when.happened_at, body.consent_id):
            raise Refusal(NOT_AGREED)
        return person.place, home
    if form.about == PERSON and data.get(asks.CONSENT) != asks.YES:
        raise Refusal(CONSENT_NOT_IN_FORM if body.source == "odk" else NOT_AGREED)
    return (get_living_village(actor, body.village_id).place if body.village_id else actor.scope), None


def _replaced(actor: Actor, body: bodies.GiveAnswer, when: When) -> list[Answer]:
    """Empty what this answer puts right, and everything before it that was put right by it."""
    if body.replaces is None:
        return []
    old = Answer.objects.select_for_update().filter(within(actor), id=body.replaces, member_id=actor.id).first()
    if old is None:
        raise Refusal(UNKNOWN_ANSWER)
    old.replaced_by = body.id
    emptied(old, when)
    return [old]


def emptied(answer: Answer, when: When) -> None:
    """Take everything out of an answer, and the words of the letter that brought it; its id stays, so that it does not come again."""
    answer.data, answer.resident, answer.household_id, answer.gone_at = {}, None, None, when.received_at
    answer.save(update_fields=["data", "resident", "household_id", "gone_at", "replaced_by"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT kernel_erase_words(%s::uuid[], %s::text[], %s::text[])", [[answer.id], [chain_of(answer.place)], ["surveys.answer"]])


def drop_answer(actor: Actor, body: bodies.DropAnswer, *, when: When) -> Facts:
    """Empty an answer for ever, because whoever gave it takes it back; a second time changes nothing.

    Raises:
        Refusal: 404.502 there is no such answer.
    """
    found = Answer.objects.select_for_update().filter(within(actor), id=body.answer_id).first()
    if found is None:
        raise Refusal(UNKNOWN_ANSWER)
    if found.gone_at is None:
        emptied(found, when)
    return Facts(found.place, (Change(ANSWERS, found.id),))


def give_key(actor: Actor, body: bodies.GiveKey, *, when: When) -> Facts:
    """Let a program of a member in; it may do what the member may, in the member's place.

    Raises:
        Refusal: 404.509 there is no such member at the actor's place.
    """
    member = Member.objects.filter(still_working(), id=body.member_id).first()
    if member is None or member.role not in {MEMBER, LEADER, DESK} or not covers(actor.scope, member.scope):
        raise Refusal(UNKNOWN_KEY)
    Key.objects.create(
        id=body.id, place=member.scope, member_id=member.id, mark=bytes.fromhex(body.mark), made_by=actor.id, made_at=when.received_at
    )
    return Facts(actor.scope)


def end_key(actor: Actor, body: bodies.EndKey, *, when: When) -> Facts:
    """Let a program in no more.

    Raises:
        Refusal: 404.509 there is no such key at the actor's place.
    """
    key = Key.objects.select_for_update().filter(id=body.key_id, place__under=actor.scope).first()
    if key is None:
        raise Refusal(UNKNOWN_KEY)
    if key.ended_at is None:
        key.ended_at = when.received_at
        key.save(update_fields=["ended_at"])
    return Facts(actor.scope)
