"""What search engines may read, and where it stands: robots.txt, and the map of the public pages in parts."""

from collections.abc import Iterable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from nhipcau.kernel.problems import Refusal
from nhipcau.market.makers.problems import NOT_SHOWN
from nhipcau.market.shop.models import Shown, ShownMaker
from nhipcau.market.shop.queries import communes

A_PART: Final = 5_000  # addresses; the protocol takes 50,000
MOST_PARTS: Final = 50_000  # that a map may have, by the protocol
XML: Final = "application/xml; charset=utf-8"
_SPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
ALWAYS: Final = ("/", "/cho", "/thu-tuc", "/bai-hoc", "/xa-cu", "/an-toan/ba-viec")
CLOSED: Final = ("/xa", "/tinh", "/ban", "/to", "/s/", "/quyen", "/kiem-toan", "/soan", "/tai-khoan", "/dang-nhap", "/bien-nhan", "/api/", "/quay/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what is nobody's to look through, and where the map is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "Disallow: /cho/*/bao", "Disallow: /cho/*/hoi"]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "public, max-age=3600"})


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Name the parts of the map."""
    many = -(-Shown.objects.count() // A_PART)
    parts = (f"<sitemap><loc>{_at(request, f'/sitemap/{part}.xml')}</loc></sitemap>" for part in range(many + 1))
    return _xml("sitemapindex", parts)


@require_safe
def part(request: HttpRequest, part: int) -> HttpResponse:
    """Name the pages of one part: the first has those of communes and makers, the rest have products.

    Raises:
        Refusal: 404.439 there is no such part.
    """
    if part == 0:
        makers = ShownMaker.objects.order_by("id").values_list("id", flat=True)
        paths = (*ALWAYS, *(f"/cho/xa/{one.code}" for one in communes()), *(f"/cho/nha/{one}" for one in makers))
        return _xml("urlset", (f"<url><loc>{_at(request, path)}</loc></url>" for path in paths))
    start = (part - 1) * A_PART
    rows = [] if part > MOST_PARTS else list(Shown.objects.order_by("id").values_list("id", "shown_at")[start : start + A_PART])
    if not rows:
        raise Refusal(NOT_SHOWN)
    return _xml("urlset", (f"<url><loc>{_at(request, f'/cho/{one}')}</loc><lastmod>{at:%Y-%m-%d}</lastmod></url>" for one, at in rows))


def _at(request: HttpRequest, path: str) -> str:
    return escape(request.build_absolute_uri(path))


def _xml(name: str, lines: Iterable[str]) -> HttpResponse:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_SPACE}">{"".join(lines)}</{name}>\n'
    return HttpResponse(text, content_type=XML, headers={"Cache-Control": "public, max-age=3600"})
