"""Giving out: once a month a finished month, and those before again where late phones changed them. Nothing is ever overwritten."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from nhipcau.insight import queries
from nhipcau.insight.opendata.formats import files_of
from nhipcau.insight.opendata.models import OpenPart, OpenRelease, OpenSetting
from nhipcau.insight.opendata.settled import settled
from nhipcau.insight.opendata.tables import OpenTable, table_of
from nhipcau.insight.rules import month_at
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_date, local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting

log = logging.getLogger("nhipcau.opendata")
PART: Final = 256 * 1024  # bytes: what lies in memory at once when a file is sent


def give_out() -> int:
    """Give out every month whose day has come, of every province that decided to; return how many versions were made."""
    today, made = local_today(), 0
    with acting(system(COUNTRY)):
        wanted = list(OpenSetting.objects.filter(on=True).order_by("place"))
    for one in wanted:
        for month in months_due(today):
            made += _looked_at(one.place, month, today)
    return made


def months_due(today: date) -> Iterator[date]:
    """Yield the months that are out by now, latest first: a month is out from the settled day of the next one on."""
    rules = settled()["release"]
    first = today.replace(day=1)
    if today.day < rules["day"]:
        first = (first - timedelta(days=1)).replace(day=1)
    for _ in range(rules["months"]):
        first = (first - timedelta(days=1)).replace(day=1)
        yield first


def _looked_at(place: str, month: date, today: date) -> bool:
    """Look at a month once in each month; make a version where what it tells is new."""
    province = place.split(".")[1]
    last = OpenRelease.objects.filter(province=province, month=month).order_by("-version").first()
    if last and local_date(last.checked_at) >= today.replace(day=1):
        return False
    with acting(system(place)):
        period = month_at(month, today)
        if last is None and not queries.sums(place, period):
            return False  # nobody told anything yet: there is nothing to give out
        table = table_of(place, period)
    if last and last.content == table.digest:
        OpenRelease.objects.filter(id=last.id).update(checked_at=now())
        return False
    try:
        with transaction.atomic():
            _keep(table, province, month, last.version + 1 if last else 1)
    except IntegrityError:  # another process was there first
        log.info("the month %s of %s was given out by somebody else", month, province)
        return False
    return True


def _keep(table: OpenTable, province: str, month: date, version: int) -> None:
    files = {}
    for ending, content in files_of(table).items():
        digest = hashlib.sha256(content).hexdigest()
        files[ending] = {"digest": digest, "bytes": len(content)}
        parts = [OpenPart(digest=digest, number=at, content=content[at * PART : (at + 1) * PART]) for at in range(-(-len(content) // PART))]
        OpenPart.objects.bulk_create(parts, ignore_conflicts=True)
    moment = now()
    OpenRelease.objects.create(
        id=new_id(),
        province=province,
        name=table.province.name,
        month=month,
        version=version,
        content=table.digest,
        files=files,
        rows=len(table.cells),
        hidden=table.hidden,
        demo=table.demo,
        made_at=moment,
        checked_at=moment,
    )
