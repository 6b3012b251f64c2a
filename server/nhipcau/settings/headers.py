"""What a browser is told with every answer, and how static files and the phone app are served."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ABILITIES = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"
HASHED = re.compile(r"[.-][A-Za-z0-9_-]{8,}\.\w+$")


class SecurityHeaders:
    """Send the content policy with every answer, static files included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the headers that the view has not set itself."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", ABILITIES)
        return response


class StaticAndPhoneApp(WhiteNoiseMiddleware):  # type: ignore[misc] # WhiteNoise ships no types
    """Serve the office's static files, and the built phone app under /app/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        if settings.PHONE_APP_DIR.is_dir():
            self.add_files(str(settings.PHONE_APP_DIR), prefix="app/")

    def immutable_file_test(self, path: str, url: str) -> bool:
        """A built file with a hash in its name never changes; the page and the worker always may."""
        return url.startswith("/app/assets/") and HASHED.search(path) is not None
