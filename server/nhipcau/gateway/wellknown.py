"""Whom to tell about a weakness: `/.well-known/security.txt` (RFC 9116)."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nhipcau.kernel.clock import now

GOOD_FOR = timedelta(days=90)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Name the people who take reports; where the operator has named nobody, there is no such page."""
    contacts = [contact for contact in settings.SECURITY_CONTACTS if contact]
    if not contacts:
        raise Http404
    lines = [f"Contact: {contact}" for contact in contacts]
    lines += [
        f"Expires: {(now() + GOOD_FOR).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: vi, en",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
