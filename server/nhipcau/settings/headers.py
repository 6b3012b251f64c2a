"""What a browser is told with every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HANDED_OUT = "sandbox; default-src 'none'; frame-ancestors 'none'"  # a file to be saved runs nothing, wherever it is opened
ABILITIES = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"
PHONE_APP = "/app/"
PHONE_ABILITIES = ABILITIES.replace("geolocation=()", "geolocation=(self)")  # a leader stands in the village and marks where it lies
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": ABILITIES,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class SecurityHeaders:
    """Send the content policy and its like with every answer, static files included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the headers that the view has not set itself."""
        response = self.get_response(request)
        if response.headers.get("Content-Disposition", "").startswith("attachment"):
            response.headers.setdefault("Content-Security-Policy", HANDED_OUT)
        if request.path_info.startswith(PHONE_APP):
            response.headers.setdefault("Permissions-Policy", PHONE_ABILITIES)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
