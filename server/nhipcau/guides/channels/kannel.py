"""The door of Kannel's sms-service: `get-url` asks it with each message, and sends what it answers.

Shut unless NHIPCAU_SMS_SECRET is set. Kannel sends one answer a call, so a reply of several messages is asked for
with `max-messages`, and cut by Kannel at the mark between them (`split-chars`); see docs/running.md.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from nhipcau.guides.channels.problems import SMS_DOOR_SHUT
from nhipcau.kernel.problems import Refusal

MARK: Final = "\r"  # between two messages; none holds one, and no phone shows it
_LONGEST: Final = 40


def answer(request: HttpRequest, hear: Callable[[str, str], list[str]]) -> HttpResponse:
    """Answer a message with what ``hear`` says: ``tu`` who sent it, ``tin`` what it says, ``khoa`` the secret.

    Raises:
        Refusal: 403.139 another secret.
    """
    if not settings.SMS_SECRET:
        raise Http404
    given = request.GET.get("khoa", "")
    if not hmac.compare_digest(given.encode(), settings.SMS_SECRET.encode()):
        raise Refusal(SMS_DOOR_SHUT)
    sent = hear(request.GET.get("tu", "")[:_LONGEST], request.GET.get("tin", ""))
    return HttpResponse(
        MARK.join(sent), content_type="text/plain; charset=us-ascii", headers={"Cache-Control": "no-store"}
    )
