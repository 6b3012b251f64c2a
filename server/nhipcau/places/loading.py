"""Bring the official lists into the database. Places are not personal: they do not pass the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models, transaction

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.text import plain
from nhipcau.places.models import Commune, EarlierName, FormerCommune, Province, Succession
from nhipcau.places.sources import Unit, Units, data_folder, read_units, split_kind

M = TypeVar("M", bound=models.Model)
BATCH = 2000


@dataclass(frozen=True)
class Loaded:
    """How many of each there are now; ``partial`` counts the official “nhập một phần”."""

    provinces: int
    communes: int
    former: int
    successions: int
    partial: int


def load_places(using: str = "owner") -> Loaded:
    """Load provinces, communes, former communes and where they went; loading again changes nothing.

    A unit that is no longer in the list stays, with the day on which the list was closed as its end.
    """
    corrections = load_toml(content_dir() / "places" / "corrections.toml")
    return write_units(read_units(data_folder(), corrections), corrections["as_of"], using)


def write_units(units: Units, as_of: str, using: str = "owner") -> Loaded:
    """Write what differs from the lists, closed on the day ``as_of``; no more than a few statements."""
    with transaction.atomic(using=using):
        _write_units(units, using)
        _end_the_missing(units, as_of, using)
        _write_past(units, using)
    partial = sum(extent == Succession.PART for extent in units.successions.values())
    return Loaded(len(units.provinces), len(units.communes), len(units.former), len(units.successions), partial)


def _write_units(units: Units, using: str) -> None:
    _put(Province, [Province(**_dated(unit)) for unit in units.provinces], ["code"], using)
    communes = [Commune(**_dated(unit), province_id=unit.province, folded=plain(unit.name)) for unit in units.communes]
    _put(Commune, communes, ["code"], using)


def _dated(unit: Unit) -> dict[str, Any]:
    fields = {"code": unit.code, "kind": unit.kind, "name": unit.name}
    return fields | {"valid_from": unit.valid_from, "valid_to": None}


def _end_the_missing(units: Units, day: str, using: str) -> None:
    known = {unit.code for unit in units.communes}
    Commune.objects.using(using).filter(valid_to=None).exclude(code__in=known).update(valid_to=day)


def _write_past(units: Units, using: str) -> None:
    former = [FormerCommune(**vars(one), folded=plain(split_kind(one.name)[1])) for one in units.former]
    _put(FormerCommune, former, ["code"], using)
    successions = [
        Succession(former_id=old, commune_id=new, extent=extent) for (old, new), extent in units.successions.items()
    ]
    Succession.objects.using(using).exclude(former_id__in={old for old, _ in units.successions}).delete()
    _put(Succession, successions, ["former", "commune"], using)
    _put(EarlierName, [EarlierName(**vars(one)) for one in units.earlier], ["code", "valid_to"], using)


def _put(model: type[M], rows: Sequence[M], unique: Sequence[str], using: str) -> None:
    """Insert the rows that are new, and bring those that changed up to date."""
    columns = [field.attname for field in model._meta.concrete_fields if field.name != "id"]  # noqa: SLF001 (Django's documented Meta)
    manager = model._default_manager.using(using)  # noqa: SLF001 (as above)
    known = set(manager.values_list(*columns))
    fresh = [row for row in rows if tuple(getattr(row, column) for column in columns) not in known]
    manager.bulk_create(
        fresh,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=unique,
        update_fields=[
            column for column in columns if column not in unique and column.removesuffix("_id") not in unique
        ],
    )
