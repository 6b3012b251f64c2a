"""Which version of a definition holds when; and how content files come into the table of versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from nhipcau.insight.indicators import content
from nhipcau.insight.indicators.models import CONTENT, DefinitionVersion
from nhipcau.insight.indicators.shapes import Definition, changes_counting
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.ids import new_id

EVER: Final = date(2022, 1, 1)  # from when the first version of a content file is read


@dataclass(frozen=True)
class Version:
    """One version in force, from a day on."""

    code: str
    version: int
    group: str
    from_day: date
    definition: Definition


@dataclass(frozen=True)
class Versions:
    """Every figure with its versions in force, oldest first, in the order of the registry."""

    by_code: dict[str, tuple[Version, ...]]

    def at(self, code: str, day: date) -> Version | None:
        """Return the version by which a period is read that ends on this day; before the first one, the first one."""
        every = self.by_code.get(code)
        if not every:
            return None
        return next((one for one in reversed(every) if one.from_day <= day), every[0])

    def all_at(self, day: date) -> dict[str, Definition]:
        """Return every figure as it is counted on a day."""
        return {code: found.definition for code in self.by_code if (found := self.at(code, day))}


def versions() -> Versions:
    """Return what is in force, as the table has it; figures that are only in the content files stand as those say."""
    mark = DefinitionVersion.objects.filter(in_force_at__isnull=False).order_by("code", "version").values_list("id", "from_day")
    return _versions(tuple(mark), id(content.definitions()))


@lru_cache(maxsize=4)
def _versions(_mark: tuple[tuple[UUID, date], ...], _content: int) -> Versions:
    found: dict[str, list[Version]] = {}
    for row in DefinitionVersion.objects.filter(in_force_at__isnull=False).order_by("from_day", "version"):
        one = Version(row.code, row.version, row.group, row.from_day, Definition.model_validate(row.body))
        found.setdefault(row.code, []).append(one)
    every: dict[str, tuple[Version, ...]] = {}
    for code, (group, definition) in content.definitions().items():
        every[code] = tuple(_standing(found.pop(code, [])) or [Version(code, 1, group, EVER, definition)])
    return Versions(every | {code: tuple(_standing(rows)) for code, rows in found.items()})


def _standing(rows: Sequence[Version]) -> list[Version]:
    """Leave out versions that a later one replaces from the same day on or before."""
    kept: list[Version] = []
    for row in rows:
        kept = [one for one in kept if not (one.from_day >= row.from_day and one.version < row.version)]
        if not any(one.version > row.version for one in kept):
            kept.append(row)
    return kept


def load_content() -> int:
    """Take in the definitions of the content files, and return how many there are; loading again changes nothing.

    A file that says something new becomes a version from this month on, unless a person has written one since:
    then the person's stays, and the file waits for nobody.
    """
    content.groups.cache_clear()
    content.definitions.cache_clear()
    rows: dict[str, list[DefinitionVersion]] = {}
    for row in DefinitionVersion.objects.order_by("version"):
        rows.setdefault(row.code, []).append(row)
    moment = now()
    month = local_date(moment).replace(day=1)
    fresh = []
    for code, (group, one) in content.definitions().items():
        before = rows.get(code, [])
        latest = next((row for row in reversed(before) if row.in_force_at), None)
        body = one.model_dump(mode="json")
        if latest is not None and (latest.how != CONTENT or latest.body == body):
            continue
        counting = latest is not None and changes_counting(Definition.model_validate(latest.body), one)
        number, day = (before[-1].version + 1, month) if before else (1, EVER)
        fresh.append(
            DefinitionVersion(
                id=new_id(), code=code, version=number, group=group, body=body, from_day=day, how=CONTENT, counting=counting,
                written_at=moment, in_force_at=moment,
            )
        )  # fmt: skip
    DefinitionVersion.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(content.definitions())


def rows_of(code: str) -> list[DefinitionVersion]:
    """Return every version of a figure that was ever written, the newest first."""
    return list(DefinitionVersion.objects.filter(code=code).order_by("-version"))


def waiting(version_id: UUID) -> DefinitionVersion | None:
    """Return a version for somebody to act on, held until the commit."""
    return DefinitionVersion.objects.select_for_update().filter(id=version_id).first()
