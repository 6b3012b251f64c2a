"""Official codes: whose they are, and what waits under a code that is nobody's yet."""

from collections.abc import Collection
from uuid import UUID

from nhipcau.dossiers.bodies import StateRow
from nhipcau.dossiers.models import Dossier, OfficialCode, Waiting
from nhipcau.dossiers.road_rules import Told, shape_of
from nhipcau.kernel.facts import When


def belongs_to(place: str, code: str) -> UUID | None:
    """Return the dossier of a commune that has a code."""
    return OfficialCode.objects.filter(place=place, raw=code).values_list("dossier", flat=True).first()


def owners(place: str, codes: Collection[str]) -> dict[str, Dossier]:
    """Return the dossiers of a commune that these codes belong to."""
    found = OfficialCode.objects.select_related("dossier").filter(place=place, raw__in=codes)
    return {one.raw: one.dossier for one in found}


def attach(dossier: Dossier, code: str, name: UUID, when: When) -> list[Told]:
    """Give a dossier a code, and return what waited under it; it waits no more."""
    OfficialCode.objects.create(
        id=name, place=dossier.place, slip_code=dossier.slip_code, dossier=dossier, raw=code, shape=shape_of(code), attached_at=when.received_at
    )
    waited = Waiting.objects.filter(place=dossier.place, raw=code)
    told = [told_by(StateRow.model_validate(one.said["row"]), one.said["source"]) for one in waited]
    waited.delete()
    return told


def told_by(row: StateRow, source: str) -> Told:
    """Return what a row of another system says of a dossier's road."""
    return Told(
        row.state, row.since, row.whole_day, "state", row.until, row.promised, row.holder, row.note, (), source, row.source_id, row.source_at,
    )  # fmt: skip
