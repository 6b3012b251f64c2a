"""A house that is given a second build of the phone app while phones are out with the first."""

import re
import shutil
import threading
from pathlib import Path

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings


class _Quiet(WSGIRequestHandler):
    """Serves without a line per request."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class RenewingHouse:
    """The whole house behind one port; the build it serves can be changed."""

    def __init__(self) -> None:
        self.server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet, ipv6=False, allow_reuse_address=False)
        self.serves(settings.PHONE_APP_DIR)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def serves(self, build: Path) -> None:
        """Serve this build from now on, and nothing of any other."""
        with override_settings(PHONE_APP_DIR=build):
            self.server.set_app(get_wsgi_application())

    def closes(self) -> None:
        """Let the port go."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def second_build(folder: Path) -> Path:
    """Return another build of the same app: every part has other bytes and another name."""
    shutil.copytree(settings.PHONE_APP_DIR, folder, ignore=shutil.ignore_patterns("*.br", "*.gz", "*.zst"))
    renamed = {path.name: f"{path.stem}2{path.suffix}" for path in (folder / "assets").iterdir()}
    for path in [path for path in folder.rglob("*") if path.suffix in {".js", ".css", ".html"}]:
        text = path.read_text()
        for old, new in renamed.items():
            text = text.replace(old, new)
        if path.name == "sw.js":
            text = re.sub(r"[0-9a-f]{16}", "2" * 16, text)
        path.write_text(text + ("" if path.suffix == ".html" else "\n/* second build */\n"))
        if path.name in renamed:
            path.rename(path.with_name(renamed[path.name]))
    return folder
