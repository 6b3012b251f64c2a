"""What was given out: the latest version of each month, the versions before, and the bytes of a file, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from nhipcau.insight.opendata.models import OpenPart, OpenRelease, OpenSetting


class File(NamedTuple):
    """A file that was given out."""

    ending: str
    digest: str
    bytes: int


def latest() -> list[OpenRelease]:
    """Return the latest version of every province's every month, latest months first."""
    found = OpenRelease.objects.order_by("province", "-month", "-version").distinct("province", "month")
    return sorted(found, key=lambda one: (one.month, one.province), reverse=True)


def versions(province: str, month: date) -> list[OpenRelease]:
    """Return every version of a month, latest first."""
    return list(OpenRelease.objects.filter(province=province, month=month).order_by("-version"))


def file_of(release: OpenRelease, ending: str) -> File | None:
    """Return a file of a version."""
    told = release.files.get(ending)
    return File(ending, told["digest"], told["bytes"]) if told else None


def ending_of(digest: str) -> File | None:
    """Return what kind of file a hash names, if it was given out."""
    found = OpenPart.objects.filter(digest=digest, number=0).exists()
    if not found:
        return None
    for release in OpenRelease.objects.order_by("-made_at").only("files"):
        for ending, told in release.files.items():
            if told["digest"] == digest:
                return File(ending, digest, told["bytes"])
    return None


def parts_of(digest: str) -> Iterator[bytes]:
    """Yield a file, one part in memory at a time."""
    number = 0
    while (part := OpenPart.objects.filter(digest=digest, number=number).values_list("content", flat=True).first()) is not None:
        yield bytes(part)
        number += 1


def setting_of(place: str) -> OpenSetting | None:
    """Return what a province decided."""
    found: OpenSetting | None = OpenSetting.objects.filter(place=place).first()
    return found
