"""What editors do to a guide: save, ask for a second look, send back, publish. Guides belong to no household."""

import datetime as dt
from typing import Any

from nhipcau.guides.editing import bodies
from nhipcau.guides.editing.changes import changes_between
from nhipcau.guides.editing.columns import bare
from nhipcau.guides.editing.models import Draft, Publication, Revision
from nhipcau.guides.editing.problems import (
    HAS_ERRORS,
    NEWER_REVISION,
    NOT_A_DRAFT,
    NOT_ASKED,
    OWN_WORK,
)
from nhipcau.guides.editing.queries import body_at, errors_of, latest_body
from nhipcau.guides.editing.rules import is_draft, may_publish, reviewed
from nhipcau.guides.models import Guide
from nhipcau.guides.queries import get_procedure
from nhipcau.guides.replay import whole_guide
from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal


def save_draft(actor: Actor, body: bodies.SaveDraft, *, when: When) -> Facts:
    """Keep a guide as its newest revision. Whoever asked for a second look has to ask again.

    Raises:
        Refusal: 404.40 no such procedure; 409.125 somebody saved in the meantime; 422.126 that is no guide.
    """
    draft = _locked(body.procedure)
    if body.over != draft.newest:
        newer = Revision.objects.get(procedure_id=body.procedure, number=draft.newest)
        raise Refusal(NEWER_REVISION, newest=draft.newest, author=newer.author_name)
    if not draft.is_open or body.how == "from_store":
        draft.base = _version_in_force(body.procedure)
    _add(actor, draft, body, body.how, when)
    draft.newest = draft.last
    draft.asked_by, draft.asked_name, draft.asked_at = None, "", None
    draft.save()
    if body.how == "from_store":
        Guide.objects.filter(procedure_id=body.procedure, offered=True).update(offered=False)
    return Facts(actor.scope)


def keep_aside(actor: Actor, body: bodies.KeepAside, *, when: When) -> Facts:
    """Keep a guide that came too late beside the others.

    Raises:
        Refusal: 404.40 no such procedure; 422.126 that is no guide.
    """
    draft = _locked(body.procedure)
    _add(actor, draft, body, "aside", when)
    draft.save(update_fields=["last"])
    return Facts(actor.scope)


def ask_review(actor: Actor, body: bodies.AskReview, *, when: When) -> Facts:
    """Ask a second person to look at the newest revision.

    Raises:
        Refusal: 404.40 no such procedure; 409.129 it is not the newest, or was published already.
    """
    draft = _locked(body.procedure)
    if not draft.is_open or body.revision != draft.newest:
        raise Refusal(NOT_ASKED)
    draft.asked_by, draft.asked_name, draft.asked_at = actor.id, actor.name, when.happened_at
    draft.note = draft.sent_back_by = ""
    draft.save()
    return Facts(actor.scope)


def send_back(actor: Actor, body: bodies.SendBack, *, when: When) -> Facts:  # noqa: ARG001 (the bus tells every verb)
    """Send a revision back to its author, with words.

    Raises:
        Refusal: 404.40 no such procedure; 409.129 nobody asked for a look at this revision.
    """
    draft = _asked(body.procedure, body.revision)
    draft.asked_by, draft.asked_name, draft.asked_at = None, "", None
    draft.note, draft.sent_back_by = body.note, actor.name
    draft.save()
    return Facts(actor.scope)


def publish_guide(actor: Actor, body: bodies.PublishGuide, *, when: When) -> Facts:
    """Put the newest revision in force; phones and pages have it once this has committed.

    Raises:
        Refusal: 404.40 no such procedure; 409.129 nobody asked for a look at this revision; 403.128 it is the
            actor's own work; 422.127 the strict check finds errors.
    """
    draft = _asked(body.procedure, body.revision)
    revision = Revision.objects.get(procedure_id=body.procedure, number=body.revision)
    if draft.asked_by is None or not may_publish(actor.id, author=revision.author, asked_by=draft.asked_by):
        raise Refusal(OWN_WORK)
    today = local_date(when.received_at).isoformat()
    raw = reviewed(revision.body, actor.name, today, body.next_review.isoformat())
    errors = errors_of(raw)
    if errors:
        first = " ".join(f"{one.place}: {one.text}" for one in errors[:3])
        raise Refusal(HAS_ERRORS, count=len(errors), text=first)
    guide = _in_force(raw)
    Publication.objects.create(
        guide=guide,
        revision=revision,
        asked_name=draft.asked_name,
        published_by=actor.id,
        published_name=actor.name,
        at=when.happened_at,
    )
    draft.published = draft.newest
    draft.asked_by, draft.asked_name, draft.asked_at = None, "", None
    draft.save()
    registry.content_changed()
    return Facts(actor.scope)


def leave_offer(actor: Actor, body: bodies.LeaveOffer, *, when: When) -> Facts:  # noqa: ARG001 (as above)
    """Leave a version from the content files where it is: offered, or in force already and now seen by the draft.

    Raises:
        Refusal: 404.40 no such procedure.
    """
    get_procedure(body.procedure)
    Guide.objects.filter(procedure_id=body.procedure, version=body.version).update(offered=False)
    if body.version == _version_in_force(body.procedure):
        Draft.objects.filter(procedure_id=body.procedure).update(base=body.version)
    return Facts(actor.scope)


def _locked(code: str) -> Draft:
    """Return the draft of a procedure, held until the commit: two saves never meet."""
    procedure = get_procedure(code)
    Draft.objects.get_or_create(procedure=procedure)
    return Draft.objects.select_for_update().get(procedure=procedure)


def _version_in_force(code: str) -> str:
    return Guide.objects.filter(procedure_id=code, current=True).values_list("version", flat=True).first() or ""


def _asked(code: str, revision: int) -> Draft:
    draft = _locked(code)
    if draft.asked_by is None or draft.newest != revision:
        raise Refusal(NOT_ASKED)
    return draft


def _add(actor: Actor, draft: Draft, body: bodies.SaveDraft | bodies.KeepAside, kind: str, when: When) -> None:
    if not is_draft(body.guide, body.procedure):
        raise Refusal(NOT_A_DRAFT)
    before = latest_body(body.procedure) if kind != "aside" else body_at(body.procedure, body.over)
    draft.last += 1
    Revision.objects.create(
        id=body.id,
        procedure_id=body.procedure,
        number=draft.last,
        over=body.over,
        kind=kind,
        body=bare(body.guide),
        changes=[change.as_json() for change in changes_between(before or {}, body.guide)],
        author=actor.id,
        author_name=actor.name,
        at=when.happened_at,
    )


def _in_force(raw: dict[str, Any]) -> Guide:
    whole = whole_guide(raw)
    guides = Guide.objects.filter(procedure_id=whole["procedure"])
    guides.filter(current=True).update(current=False)
    guides.filter(offered=True).update(offered=False)
    guide, _ = Guide.objects.update_or_create(
        procedure_id=whole["procedure"],
        version=whole["version"],
        defaults={
            "body": whole,
            "valid_from": dt.date.fromisoformat(whole["valid_from"]),
            "current": True,
            "edited": True,
        },
    )
    return guide
