"""The office's static files and the phone app, packed as small as each browser takes them."""

import hashlib
import logging
import os
import re
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import Redirect, StaticFile

from nhipcau.gateway.dictionaries import against_former
from nhipcau.gateway.packing import SMALL, WORTH_IT, agreed, encode, smallest

HASHED = re.compile(r"(?P<stem>.+[.-])[A-Za-z0-9_-]{8}(?P<kind>\.\w+)$")
TEXTS = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")
MOST_KEPT = 200  # files of former releases: some ten releases
log = logging.getLogger(__name__)


class StaticAndPhoneApp(WhiteNoiseMiddleware):  # type: ignore[misc] # WhiteNoise ships no types
    """Serve the office's static files, and the built phone app under /app/.

    Files of former releases are kept in the data directory by their hash, so that a phone that has one is told
    only what changed since.
    """

    def __init__(self, get_response: object) -> None:
        super().__init__(get_response)
        self.former = Former(settings.DATA_DIR / "former")
        if settings.PHONE_APP_DIR.is_dir():
            self.add_files(str(settings.PHONE_APP_DIR), prefix="app/")
            self.former.keep(settings.PHONE_APP_DIR / "assets")

    def immutable_file_test(self, path: str, url: str) -> bool:
        """A built file with a hash in its name never changes; the page and the worker always may."""
        return url.startswith("/app/assets/") and HASHED.search(path) is not None

    def serve(self, static_file: StaticFile | Redirect, request: HttpRequest) -> HttpResponseBase:
        """Return a file; a text is packed, and against its former version where the browser has that."""
        if isinstance(static_file, Redirect):
            return super().serve(static_file, request)  # type: ignore[no-any-return] # WhiteNoise ships no types
        known = request.META.get("HTTP_IF_NONE_MATCH", "")
        if known.startswith("W/"):
            request.META["HTTP_IF_NONE_MATCH"] = known[2:]  # the tag of the packed file is that of the file
        kind = static_file.alternatives[0][2]
        if request.method != "GET" or "Range" in request.headers or not _is_text(kind):
            return super().serve(static_file, request)  # type: ignore[no-any-return] # WhiteNoise ships no types
        plain = {name: value for name, value in request.META.items() if name != "HTTP_ACCEPT_ENCODING"}
        found = static_file.get_response(request.method, plain)
        with found.file or nullcontext() as file:
            response = HttpResponse(file.read() if file else b"", status=int(found.status), headers=dict(found.headers))
        return self._packed(request, response) if file else response

    def _packed(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        hashed = HASHED.fullmatch(request.path_info) if request.path_info.startswith("/app/assets/") else None
        if hashed:
            match = f"{hashed['stem']}*{hashed['kind']}"
            response = against_former(request, response, match=match, find=self.former.find)
        if "Content-Encoding" not in response.headers and len(response.content) >= WORTH_IT:
            patch_vary_headers(response, ["Accept-Encoding"])
            coding = agreed(request.headers.get("Accept-Encoding", ""), SMALL)
            if coding:
                encode(response, coding, smallest(coding, response.content))
        response.headers["Content-Length"] = str(len(response.content))
        return response


def _is_text(headers: Iterable[tuple[str, str]]) -> bool:
    return dict(headers).get("Content-Type", "").startswith(TEXTS)


class Former:
    """Files of this release and of former ones, by the SHA-256 of their bytes."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder that is made when there is something to keep."""
        self.folder = folder

    def keep(self, built: Path) -> None:
        """Put the files of this release beside those of former ones; the oldest go. Without a folder to write in, none."""
        try:
            self.folder.mkdir(exist_ok=True)
            for path in sorted(built.glob("*.*")):
                self._keep(path.read_bytes())
            kept = sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in kept[MOST_KEPT:]:
                path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("the files of former releases cannot be kept: %s", error)

    def find(self, digest: str) -> bytes | None:
        """Return the bytes with this hash, if they were ever served from here."""
        try:
            return (self.folder / digest).read_bytes()
        except OSError:
            return None

    def _keep(self, content: bytes) -> None:
        path = self.folder / hashlib.sha256(content).hexdigest()
        if path.exists():
            os.utime(path)
            return
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(path)
