"""The commune's feed, as one place hears it."""

from django.db.models import Q, QuerySet

from nhipcau.kernel.models import Feed


def heard(scope: str, commune: str, cursor: int) -> QuerySet[Feed]:
    """Return the feed after a cursor, without what happened in places that the phone does not answer for."""
    above = Q(place__in=[scope[: end + 1] for end, sign in enumerate(scope) if sign == "."])
    told = Q(place="") | Q(place__under=scope) | above
    return Feed.objects.filter(told, commune=commune, number__gt=cursor).order_by("number")
