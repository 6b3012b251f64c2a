"""The one feed of alerts that the operator may name: off unless `NHIPCAU_CAP_FEED` says where, and only for communes with a rule.

Only the feed's own host is asked, without redirects, and nothing that is larger than an alert may be.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin, urlsplit

import requests
from lxml import etree

from nhipcau.bulletin.cap.bringing import FEED, bring
from nhipcau.bulletin.cap.models import CapMessage, CapRule
from nhipcau.bulletin.cap.planning import communes_of
from nhipcau.bulletin.cap.problems import UNREADABLE
from nhipcau.bulletin.cap.reading import MOST_BYTES, look_before, parser, read
from nhipcau.bulletin.cap.shapes import NAMESPACE
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_of

PATIENCE: Final = 15  # seconds for each step with the host
MOST: Final = 100  # alerts of one reading
ATOM: Final = "http://www.w3.org/2005/Atom"


def fetched(address: str) -> Iterator[bytes]:
    """Yield the alerts of a feed: of an Atom or RSS list, those on its own host; or the one alert that the address is.

    Raises:
        Refusal: 413.386 to 422.388 what came is too large, no XML, or hostile.
        requests.RequestException: nobody answered.
    """
    content = _get(address)
    links = links_of(content, address)
    if links is None:
        yield content
        return
    for link in links[:MOST]:
        yield _get(link)


def links_of(content: bytes, address: str) -> list[str] | None:
    """Return the alerts that a list names on its own host; None where it is an alert itself.

    Raises:
        Refusal: 413.386 to 422.388.
    """
    look_before(content)
    try:
        root = etree.fromstring(content, parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Refusal(UNREADABLE, why="danh sách không phải XML", why_en="the list is no XML") from error
    if root.tag == f"{{{NAMESPACE}}}alert":
        return None
    named = [one.get("href", "") for one in root.iterfind(f"{{{ATOM}}}entry/{{{ATOM}}}link") if one.get("rel", "alternate") == "alternate"]
    named += [one.text or "" for one in root.iterfind("channel/item/link")]
    home = urlsplit(address)
    whole = dict.fromkeys(urljoin(address, one.strip()) for one in named if one.strip())
    return [one for one in whole if (urlsplit(one).scheme, urlsplit(one).netloc) == (home.scheme, home.netloc)]


def take(content: bytes) -> list[CapMessage]:
    """Keep an alert in each commune that it names and that has a signed rule for its sender; return what was kept.

    Raises:
        Refusal: 413.386 to 422.391 it cannot be read.
    """
    alert = read(content)
    codes = {code for info in alert.infos for code in communes_of(info)}
    with acting(system(COUNTRY)):
        rules = CapRule.objects.filter(sender=alert.sender, signed_at__isnull=False, ended_at=None, until__gt=now())
        places = sorted({one.place for one in rules if commune_of(one.place) in codes})
    kept = []
    for place in places:
        with acting(system(place)):
            kept.append(bring(system(place), content, FEED))
    return kept


def _get(address: str) -> bytes:
    with requests.get(address, timeout=PATIENCE, stream=True, allow_redirects=False, headers={"Accept": "application/cap+xml, application/atom+xml, text/xml"}) as answer:
        answer.raise_for_status()
        return next(answer.iter_content(MOST_BYTES + 1), b"")
