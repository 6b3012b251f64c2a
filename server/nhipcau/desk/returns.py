"""Why dossiers came back, for editors: each reason that no guide asks about yet can become a check, by two pairs of eyes.

Only what desks and systems told, counted; no dossier and no person is shown.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, F, Func
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.dossiers.models import Entry
from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.queries import return_reason
from nhipcau.kernel.actor import CONTENT_EDITOR, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import within

LOOK: Final = timedelta(days=365)
SHOWN: Final = 60
FEW: Final = 5  # below, a count could be somebody


@dataclass(frozen=True)
class Returned:
    """A reason why dossiers of one procedure came back, how many of them, and whether its guide asks about it already."""

    procedure: str
    title: str
    key: str
    name: str
    many: int
    begun: bool
    asked: bool

    @property
    def few(self) -> bool:
        """Whether the number is too small to be told."""
        return self.many < FEW


@require_safe
@office(CONTENT_EDITOR, purpose=CONTENT)
def reasons(request: OfficeRequest) -> HttpResponse:
    """Show why dossiers came back in the last year: first what no guide asks about yet, most often first."""
    found = _returned(request.officer.actor)
    context = {"here": "/soan", "fresh": [one for one in found if not one.asked][:SHOWN], "asked": [one for one in found if one.asked][:SHOWN], "few": FEW}
    return render(request, "desk/returns.html", context)


def _returned(actor: Actor) -> list[Returned]:
    told = Entry.objects.filter(within(actor), received_at__gte=now() - LOOK).exclude(reasons=[])
    named = told.annotate(reason=Func(F("reasons"), function="unnest"), procedure=F("dossier__procedure")).values("procedure", "reason")
    rows = named.annotate(many=Count("dossier", distinct=True)).order_by("-many", "procedure", "reason")
    counted = list(rows.values_list("procedure", "reason", "many"))
    codes = {procedure for procedure, _, _ in counted}
    titles = dict(Procedure.objects.filter(code__in=codes).values_list("code", "plain"))
    bodies = dict(Guide.objects.filter(procedure__in=codes, current=True).values_list("procedure", "body"))
    asked = {(code, line.get("reason")) for code, body in bodies.items() for line in body.get("mistakes", [])}
    return [
        Returned(procedure, titles.get(procedure) or procedure, key, reason.name, many, procedure in bodies, (procedure, key) in asked)
        for procedure, key, many in counted
        if (reason := return_reason(key))
    ]
