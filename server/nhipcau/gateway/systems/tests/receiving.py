"""A receiver of webhooks: a real HTTP server that keeps what it was told and answers as it is told to."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from standardwebhooks import Webhook


@dataclass
class Receiver:
    """What came, and what is answered: a status, or seconds of silence first."""

    url: str = ""
    status: int = 200
    silence: float = 0.0
    heard: list[tuple[dict[str, str], str]] = field(default_factory=list)

    def read(self, secret: str) -> list[dict[str, Any]]:
        """Return what came, each checked by its signature as the standard says, with a library that is not ours."""
        return [Webhook(secret).verify(text, headers) for headers, text in self.heard]

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.heard]


@contextmanager
def receiver(port: int = 0) -> Iterator[Receiver]:
    """Run one on a port of this machine."""
    found = Receiver()

    class _Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            found.heard.append(({key.lower(): value for key, value in self.headers.items()}, text))
            time.sleep(found.silence)
            self.send_response(found.status)
            if 300 <= found.status < 400:
                self.send_header("Location", found.url + "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), _Door)
    server.daemon_threads = True
    found.url = f"http://127.0.0.1:{server.server_port}/nghe"
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
