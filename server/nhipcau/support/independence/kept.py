"""What was worked out of each commune, kept until its ledger goes on; and a province put together from that."""

import time
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.models import Head
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, path_of
from nhipcau.places.models import Commune
from nhipcau.support.independence.queries import Board
from nhipcau.support.independence.wide import assembled, together, worked_out
from nhipcau.support.models import KeptIndependence

PATIENCE: Final = 1.0  # seconds in which somebody who looks waits for communes that are behind
EVERY: Final = 3600.0  # seconds between two rounds that leave none behind
MISSED: Final = timedelta(seconds=2 * EVERY)  # kept for longer than this, no round has come by


def wide_board(actor: Actor, path: str, today: date, span: int) -> tuple[Board, datetime | None]:
    """Return the figures of a province, its communes by their codes; and when the one was counted that is longest behind, if any is.

    Somewhere in a province a ledger goes on all day: what a round has counted is told as it was kept. Only what no round
    has come by is worked out while somebody waits, for a second at most.
    """
    behind = _behind(path, today)
    counted = _counted(behind)
    waited = {place: stand for place, stand in behind.items() if place not in counted or counted[place] < now() - MISSED}
    left = {*behind} - {*waited} | {*_renewed(actor, waited, today, PATIENCE)}
    kept = {one.place: one for one in KeptIndependence.objects.filter(place__under=path).defer("villages")}
    board = assembled({commune_of(place) or "": one.told for place, one in kept.items()}, today, span)
    return board, min((counted[place] for place in left if place in counted), default=None)


def village_board(actor: Actor, path: str, today: date, span: int) -> Board:
    """Return the figures of a commune as they are now, its villages by their paths."""
    _renewed(actor, _behind(path, today), today, PATIENCE)
    kept = KeptIndependence.objects.filter(place=path).first()
    return assembled(kept.villages or {} if kept else {}, today, span)


def renew() -> None:
    """Work out anew what is behind, everywhere; a commune at a time, so that no writer waits for it."""
    today = local_today()
    with acting(system(COUNTRY)):
        behind = _behind(COUNTRY, today)
    for place, stand in behind.items():
        with acting(system(place)):
            _renewed(system(place), {place: stand}, today, PATIENCE)


def _behind(path: str, today: date) -> dict[str, int]:
    """Return the communes under a path whose kept figures are behind, with where their ledgers stand; the longest behind first."""
    stands = dict(Head.objects.values_list("commune", "entries"))
    known = Commune.objects.filter(code__in=stands).values_list("code", "province_id")
    paths = {path_of(province, code): stands[code] for code, province in known if path_of(province, code).startswith(path)}
    rows = KeptIndependence.objects.filter(place__under=path, villages__isnull=False)
    kept = {one.place: one for one in rows.only("place", "day", "stand", "counted_at")}
    since = {place: kept[place].counted_at for place in kept}
    late = [place for place, stand in paths.items() if place not in kept or (kept[place].day, kept[place].stand) != (today, stand)]
    never = datetime.min.replace(tzinfo=UTC)
    return {place: paths[place] for place in sorted(late, key=lambda place: (since.get(place, never), place))}


def _counted(places: Iterable[str]) -> dict[str, datetime]:
    """Return when the figures of communes were last counted; a commune that never was is left out."""
    return dict(KeptIndependence.objects.filter(place__in=list(places)).values_list("place", "counted_at"))


def _renewed(actor: Actor, behind: Mapping[str, int], today: date, patience: float) -> Iterable[str]:
    """Work out communes anew until it takes too long; return those still behind."""
    begun, left = time.monotonic(), dict(behind)
    for place, stand in behind.items():
        villages = worked_out(actor, place, today)
        about = {"day": today, "stand": stand, "counted_at": now(), "told": together(villages.values()), "villages": villages}
        KeptIndependence.objects.update_or_create(place=place, defaults=about)
        del left[place]
        if time.monotonic() - begun > patience:
            break
    return list(left)
