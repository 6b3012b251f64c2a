"""Whether a certificate is true: for anybody who holds its code, without an account or JavaScript."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.learning.classes.certificates import NOT_OFFICIAL, certificate
from nhipcau.learning.classes.problems import TOO_MANY_CERTIFICATES


@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Say what the certificate with this code says, and that it is no official confirmation.

    Raises:
        Refusal: 422.318 it cannot be such a code; 404.317 no certificate has it; 429.319 too many guesses.
    """
    caller, guesses = address_of(request), Pace.of("certificate")
    if seconds := guesses.wait(caller):
        raise Refusal(TOO_MANY_CERTIFICATES, **waiting(seconds))
    try:
        found = certificate(code)
    except Refusal:
        guesses.take(caller)
        raise
    response = render(request, "learning/certificate.html", {"it": found, "not_official": NOT_OFFICIAL})
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
