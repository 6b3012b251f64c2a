"""Fetching weather from the address that the operator sets: off unless `NHIPCAU_WEATHER` names one."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import requests
from django.conf import settings

from nhipcau.bulletin.weather.adapter import DAILY, HOURLY, Unread
from nhipcau.bulletin.weather.files import MOST_BYTES, Point, read_file

AT_ONCE: Final = 40  # communes asked for with one question
PATIENCE: Final = (5, 30)  # seconds to reach it, and for its answer
DAYS: Final = 5
CHUNK: Final = 1 << 16


def fetched(points: Sequence[tuple[str, Point]]) -> Iterator[dict[str, list[Any]]]:
    """Yield the days of communes, so many at a time.

    Raises:
        Unread: the answer is no forecast, or too large. requests.RequestException: nobody answered.
    """
    with requests.Session() as line:
        line.trust_env = False
        for at in range(0, len(points), AT_ONCE):
            some = points[at : at + AT_ONCE]
            yield read_file(_answer(line, some), dict(some))


def _answer(line: requests.Session, points: Sequence[tuple[str, Point]]) -> bytes:
    asked = {
        "latitude": ",".join(f"{point[0]:.4f}" for _, point in points),
        "longitude": ",".join(f"{point[1]:.4f}" for _, point in points),
        "hourly": ",".join(HOURLY),
        "daily": ",".join(DAILY),
        "timezone": "Asia/Bangkok",
        "forecast_days": str(DAYS),
    }
    with line.get(settings.WEATHER, params=asked, timeout=PATIENCE, allow_redirects=False, stream=True) as answer:
        if answer.status_code != requests.codes.ok:
            raise Unread(f"máy chủ trả lời {answer.status_code}")
        found = bytearray()
        for chunk in answer.iter_content(CHUNK):
            found += chunk
            if len(found) > MOST_BYTES:
                raise Unread("câu trả lời quá lớn")
    return bytes(found)
