"""Warnings for anybody: what stands, and one of them. No account, no script, quick."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.bulletin.warnings.hazards import hazard, level_words, title_of
from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.bulletin.warnings.queries import is_standing, public_warning, public_warnings
from nhipcau.bulletin.warnings.shapes import LEVELS
from nhipcau.kernel.synth import maker
from nhipcau.people.queries import demo_communes
from nhipcau.places.models import Commune, Village

MOST_NAMES: Final = 12  # communes named on a card; the rest are counted


@dataclass(frozen=True)
class Told:
    """A warning as anybody reads it."""

    it: HazardWarning
    name: str
    colour: str
    means: str
    where: str
    stands: bool
    demo: bool

    @property
    def kind(self) -> str:
        """The look of its card: never a drill's for the real thing."""
        return f"lv lv{self.it.level}{' drill' if self.it.drill else ''}{'' if self.stands else ' over'}"


@require_safe
def warnings(request: HttpRequest) -> HttpResponse:
    """Show what stands now, then what ended in the last seven days; with ``xa``, of one commune."""
    code = request.GET.get("xa", "")[:5]
    commune = Commune.objects.filter(code=code).first() if code else None
    told = _told(public_warnings([code] if commune else []))
    context = {
        "commune": commune,
        "standing": [one for one in told if one.stands],
        "over": [one for one in told if not one.stands][:30],
        "communes": sorted({(code, name) for one in told for code, name in _names(one.it.communes)}, key=lambda pair: pair[1]),
    }
    return _open(render(request, "bulletin/public_warnings.html", context))


@require_safe
def warning(request: HttpRequest, warning_id: UUID) -> HttpResponse:
    """Show one warning: what comes, what to do, until when; how it ended.

    Raises:
        Refusal: 404.394 there is none.
    """
    it = public_warning(warning_id)
    context = {
        "one": _told([it])[0],
        "villages": [f"{one.kind} {one.name}" for one in Village.objects.filter(id__in=it.villages).order_by("name")],
        "after": hazard(it.hazard)["after"],
        "follow": [(code, title_of(code)) for code in it.follow_on],
        "sure": hazard(it.hazard)["sure"],
        "voice": maker() is not None,
    }
    return _open(render(request, "bulletin/public_warning.html", context))


def _told(found: Iterable[HazardWarning]) -> list[Told]:
    known, demo = list(found), demo_communes()
    return [
        Told(
            one, hazard(one.hazard)["name"], LEVELS[one.level], level_words(one.hazard, one.level), _where(one), is_standing(one),
            bool(set(one.communes) & demo),
        )
        for one in known
    ]  # fmt: skip


def _where(one: HazardWarning) -> str:
    names = [name for _, name in _names(one.communes)]
    told = ", ".join(names[:MOST_NAMES]) + (f" và {len(names) - MOST_NAMES} xã, phường nữa" if len(names) > MOST_NAMES else "")
    return f"{told}: {len(one.villages)} thôn, bản" if one.villages else told


def _names(codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(one.code, one.full_name) for one in Commune.objects.filter(code__in=list(codes)).order_by("name", "code")]


def _open(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "public, max-age=30"
    return answer
