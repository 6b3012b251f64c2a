"""Questions about forms, answers and keys, through the eyes of an actor."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, SYSTEM, Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path, within
from nhipcau.surveys.models import LIVE, Answer, Form, Key
from nhipcau.surveys.problems import UNKNOWN_FORM


def forms_visible_to(actor: Actor) -> QuerySet[Form]:
    """Return the forms of the actor's commune, every version."""
    return Form.objects.filter(place__in=[commune_path(scope) for scope in actor.scopes if commune_of(scope)])


def forms_asked(actor: Actor) -> QuerySet[Form]:
    """Return the forms that the actor's commune asks just now."""
    return forms_visible_to(actor).filter(state=LIVE)


def get_form(actor: Actor, form_id: UUID) -> Form:
    """Return a form of the actor's commune.

    Raises:
        Refusal: 404.496 there is none.
    """
    form = forms_visible_to(actor).filter(id=form_id).first()
    if form is None:
        raise Refusal(UNKNOWN_FORM)
    return form


def answers_visible_to(actor: Actor) -> QuerySet[Answer]:
    """Return the answers that stand: for the office those of its places, for everybody else their own."""
    whose = Q() if actor.role in {DESK, COMMUNE_LEAD, SYSTEM} else Q(member_id=actor.id)
    return Answer.objects.filter(within(actor), whose, gone_at=None).select_related("form")


def answers_of(actor: Actor, form: Form) -> QuerySet[Answer]:
    """Return the answers to every version of a form that stand, newest first."""
    versions = forms_visible_to(actor).filter(name=form.name)
    return answers_visible_to(actor).filter(form__in=versions).order_by("-happened_at", "id")


def counts(actor: Actor) -> dict[str, int]:
    """Return how many answers stand, by the name of the form."""
    rows = answers_visible_to(actor).order_by().values("form__name").annotate(many=Count("id"))
    return dict(rows.values_list("form__name", "many"))


def keys_visible_to(actor: Actor) -> QuerySet[Key]:
    """Return the keys of the actor's places that still open, newest first."""
    return Key.objects.filter(place__under=actor.scope, ended_at=None).order_by("-made_at", "id")
