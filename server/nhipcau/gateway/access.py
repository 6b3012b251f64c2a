"""Who may do what, where and what for: one table, read off the doors themselves. `docs/access.md` shows it.

Verbs, sets of rows and office pages say it where they are registered. The addresses that anybody or a phone opens
have nobody to ask, so they say it here; one that says nothing stops whoever reads the table.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from django.urls import URLPattern, URLResolver

from nhipcau.gateway import urls
from nhipcau.gateway.api import api
from nhipcau.gateway.phones import PHONES
from nhipcau.kernel import registry
from nhipcau.kernel.actor import (
    AUDITOR,
    COMMUNE_LEAD,
    CONTENT_EDITOR,
    DESK,
    INTEGRATOR,
    LEADER,
    MEMBER,
    NATION_ANALYST,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
    SYSTEM,
)
from nhipcau.kernel.doors import Opening
from nhipcau.kernel.purposes import CONTENT, FOLLOW_UP, HELP, OWN, RIGHTS, RUNNING, STATISTICS, SUPERVISION, Purpose

USUAL_PLACE: Final = {
    MEMBER: "a village", LEADER: "a village", DESK: "a commune", COMMUNE_LEAD: "a commune",
    PROVINCE_LEAD: "a province", PROVINCE_ANALYST: "a province", NATION_ANALYST: "the country", CONTENT_EDITOR: "a province", AUDITOR: "a province", INTEGRATOR: "a province",
    SYSTEM: "the house itself",
}  # fmt: skip
ANYBODY: Final = frozenset({"anybody"})
_HOOKS: Final = tuple(f"api/v1/webhooks{rest}" for rest in ("", "/<hook_id>", *(f"/<hook_id>/{what}" for what in ("secret", "resume", "ping", "attempts"))))
SYSTEMS: Final = dict.fromkeys(  # what comes with another token than a phone's
    ("api/v1/dossiers/states", "api/v1/dossiers/standing", "api/v1/lgsp/dossiers", "api/v1/lgsp/statistic", "api/v1/figures/catalogue", "api/v1/readings", "api/v1/events", *_HOOKS),
    frozenset({INTEGRATOR}),
)
KEYED: Final = frozenset(  # what a key in the address opens, as its member's phone would
    f"openrosa/{key}{rest}" for key in ("", "<str:key>/") for rest in ("formList", "submission", "forms/<uuid:form_id>.xml", "forms/<uuid:form_id>/manifest")
)
UNGUARDED: Final[dict[str, Purpose]] = {  # what the addresses are for that anybody opens
    "healthz": RUNNING,
    "readyz": RUNNING,
    "metrics": RUNNING,
    ".well-known/security.txt": RUNNING,
    "": CONTENT,
    "problems/<str:number>": CONTENT,
    "tin-nhan": CONTENT,
    "tin-nhan/goi-nho": HELP,
    "tin-nhan/da-den": RUNNING,
    "healthz/tin-nhan": RUNNING,
    **dict.fromkeys(("so-lieu/tin-nhan", "api/v1/figures/messages"), RUNNING),
    "xa-cu": CONTENT,
    **{f"du-lieu-mo{rest}": STATISTICS for rest in ("", "/danh-muc.jsonld", "/tep/<str:name>", "/<str:province>/<str:name>")},
    **dict.fromkeys(("thoi-tiet/<str:commune>", "mua-vu/<str:commune>", "lich/<str:commune>.ics"), CONTENT),
    **dict.fromkeys(("cho", "robots.txt", "sitemap.xml", "sitemap/<int:part>.xml", "cho/anh/<str:digest>"), CONTENT),
    **{f"cho/{page}": CONTENT for page in ("<uuid:product_id>", "<uuid:product_id>/bao", "nha/<uuid:maker_id>", "xa/<str:commune>")},
    **{f"cho/{whose}/tep/<str:name>": CONTENT for whose in ("nha/<uuid:maker_id>", "xa/<str:commune>")},
    **{f"quay/{rest}": HELP for rest in ("man-hinh/<str:code>", "lay-so/<str:code>", "so/<uuid:ticket_id>", "so/<uuid:ticket_id>/in", "khong-mang", "may.js")},
    **dict.fromkeys(("hen-gio", "hen-gio/<str:code>"), HELP),
    "lich/rieng/<str:token>.ics": RUNNING,
    "s": HELP,
    "s/<str:code>": HELP,
    "s/<str:code>/in": HELP,
    **{f"s/<str:code>/{rest}": HELP for rest in ("nghe.opus", "giong/<str:digest>", "bao", "ho-chieu")},
    **dict.fromkeys(("tu-lam", "sw.js"), CONTENT),
    "goi-to": HELP,
    **dict.fromkeys(("y-kien", "y-kien/gui", "y-kien/<str:code>"), HELP),
    "bien-nhan/<str:code>": RIGHTS,
    "chung-nhan/<str:code>": RIGHTS,
    "kiem-tra": SUPERVISION,
    "tra-tien/<uuid:payee_id>": CONTENT,
    "an-toan/ba-viec": CONTENT,
    **dict.fromkeys(("gia/<str:commune>", "gia/<str:commune>/<slug:item>", "tin/<uuid:notice_id>"), CONTENT),
    **dict.fromkeys(("canh-bao", "canh-bao/<uuid:warning_id>"), CONTENT),
    **dict.fromkeys(("canh-bao/cap.atom", "canh-bao/<uuid:warning_id>.cap", "canh-bao/<uuid:warning_id>.opus"), CONTENT),
    **{f"cho/{rest}": HELP for rest in ("hoi", "hoi/<str:code>", "<uuid:product_id>/hoi")},
    **{f"ban-do/<str:commune>{rest}": CONTENT for rest in ("", "/diem.json")},
    **dict.fromkeys(KEYED, HELP),
    "mo-tai-khoan": OWN,
    "dang-xuat": OWN,
    **dict.fromkeys(("dang-nhap", "dang-nhap/buoc-hai", "dang-nhap/khoa/hoi", "dang-nhap/khoa"), OWN),
    **dict.fromkeys(("dang-nhap/co-quan", "dang-nhap/co-quan/ve"), OWN),
    **dict.fromkeys(("thu-tuc", "thu-tuc/<str:code>"), CONTENT),
    **dict.fromkeys(("bai-hoc", "bai-hoc/<slug:lesson>"), CONTENT),
    **{f"thu-tuc/<str:code>/{page}": CONTENT for page in ("hoi", "danh-sach", "danh-sach.pdf", "in", "doc", "to-dan")},
    "api/": CONTENT,
    "^api(?:/.*)?$": CONTENT,
    "api/openapi.json": CONTENT,
    **{f"api/v1/procedures{rest}": CONTENT for rest in ("", "/<code>", "/<code>/checklist")},
    **{f"api/v1/places/{rest}": CONTENT for rest in ("communes", "former")},
    **{f"api/v1/bundles/{rest}": CONTENT for rest in ("<digest>.json", "<name>/<digest>.json")},
    **{f"api/v1/voices/{rest}": CONTENT for rest in ("of/<key>", "<digest>.opus")},
    **dict.fromkeys(("api/v1/phones/activate", "api/v1/phones/key", "api/v1/phones/share"), RUNNING),
    "api/v1/courier": HELP,
    "api/v1/team-calls/<call_id>": HELP,
    **{f"api/v1/dossiers/{what}": FOLLOW_UP for what in ("states", "standing")},
    "api/v1/lgsp/dossiers": FOLLOW_UP,
    **dict.fromkeys(("api/v1/figures/catalogue", "api/v1/readings", "api/v1/lgsp/statistic"), STATISTICS),
    **dict.fromkeys(("api/v1/events", *_HOOKS, "oauth/token", "oauth/revoke", ".well-known/oauth-authorization-server"), RUNNING),
    **{f"api/v1/sync/{way}": HELP for way in ("push", "pull")},
    "api/v1/snapshots/<digest>": HELP,
    **{f"api/v1/files{rest}": FOLLOW_UP for rest in ("", "/coming/<upload>", "/<digest>")},
}


class Access(NamedTuple):
    """One line: a door, who opens it, where, what for, and in which form its data can be taken along."""

    door: str
    roles: frozenset[str]
    place: str
    purpose: Purpose
    export: str = ""


def verbs() -> list[Access]:
    """Return a line for each verb."""
    return [Access(one.name, one.roles, _place(one.roles, one.purpose), one.purpose) for _, one in sorted(registry.commands.items())]


def rows() -> list[Access]:
    """Return a line for each set of rows."""
    return [Access(one.name, one.roles, _place(one.roles, one.purpose), one.purpose) for _, one in sorted(registry.collections.items())]


def addresses() -> list[Access]:
    """Return a line for each address of a page or of the API.

    Raises:
        LookupError: an address says nowhere what it is for.
    """
    phones = set(_phone_doors())
    lines = [_address(route, view, phones) for route, view in _routes(urls.urlpatterns)]
    return sorted(set(lines))


def _address(route: str, view: Callable[..., Any], phones: set[str]) -> Access:
    opening: Opening | None = getattr(view, "opening", None)
    if opening:
        return Access(route, opening.roles, _place(opening.roles, opening.purpose), opening.purpose, opening.export)
    if route not in UNGUARDED:
        raise LookupError(f"{route}: nothing says who opens it and what for (gateway/access.py)")
    if route in phones or route in KEYED:
        return Access(route, SYSTEMS.get(route, PHONES), "own place", UNGUARDED[route])
    return Access(route, ANYBODY, "no place", UNGUARDED[route])


def _place(roles: frozenset[str], purpose: Purpose) -> str:
    """Return which part of the country a door reaches; everything about people stops at the actor's own place."""
    if purpose is OWN:
        return "oneself"
    if purpose is CONTENT and roles <= {CONTENT_EDITOR, SYSTEM}:
        return "the country"
    return "own commune" if purpose is CONTENT and PROVINCE_ANALYST not in roles else "own place"


def _phone_doors() -> Iterator[str]:
    """Yield the addresses of the API that ask for a phone's token in every method that does something."""
    for prefix, router in api._routers:  # noqa: SLF001 (ninja has no other way to ask)
        for path, view in router.path_operations.items():
            if any(one.auth_callbacks for one in view.operations):
                yield f"api{prefix}{path}".replace("{", "<").replace("}", ">")


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from _routes(pattern.url_patterns, route)
