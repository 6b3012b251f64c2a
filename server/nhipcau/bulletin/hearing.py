"""Whose phones hear of what a place tells: a commune's own; of a province's word, those of all its communes."""

from collections.abc import Sequence

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import chain_of, commune_of, commune_path
from nhipcau.people.models import Member


def province_path(path: str) -> str:
    """Return the path of the province a place lies in; above it, the place itself."""
    return "".join(f"{part}." for part in path.rstrip(".").split(".")[:2])


def communes_with_phones(province: str) -> list[str]:
    """Return the paths of the communes of a province where somebody works."""
    scopes = Member.objects.filter(scope__startswith=province, left_on=None).values_list("scope", flat=True).distinct()
    return sorted({commune_path(scope) for scope in scopes if commune_of(scope)})


def hearing(place: str) -> list[str]:
    """Return the paths of the communes whose phones hear of what a place tells."""
    return [place] if commune_of(place) else communes_with_phones(place)


def touched(actor: Actor, _: object) -> Sequence[str]:
    """Return the communes whose ledgers have to tell of what somebody at the actor's place tells."""
    return [chain_of(place) for place in hearing(actor.scope)]
