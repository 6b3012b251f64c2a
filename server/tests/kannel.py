"""Kannel and an operator that are not ours: bearerbox, smsbox and `fakesmsc`; and `drive_smpp`, a centre that speaks SMPP."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tests.receivers import free, have, listens

PACKAGES = ("kannel", "kannel-extras")
USER, PASSWORD = "nhipcau", "matkhau-thu"
CONFIG = """
group = core
admin-port = {admin}
admin-password = x
admin-allow-ip = 127.0.0.1
smsbox-port = {boxes}
box-allow-ip = 127.0.0.1
log-level = 1
access-log = "{folder}/access"
store-type = file
store-location = {folder}/store

{centre}

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {http}
log-level = 1
max-pending-requests = 4
http-request-retry = 20
http-queue-delay = 1

group = sendsms-user
username = {user}
password = {password}
concatenation = true
max-messages = 10

group = sms-service
keyword = default
catch-all = true
get-url = "{door}/tin-nhan?khoa={secret}&tu=%p&tin=%b"
max-messages = 20
concatenation = false
omit-empty = true
"""
FAKE = """
group = smsc
smsc = fake
smsc-id = FAKE
port = {air}
connect-allow-ip = 127.0.0.1
"""
_SENT = re.compile(r"(?P<what>Sent SMS|FAILED Send SMS|Receive SMS).*?\[BINF:(?P<ours>[^\]]*)\].*?\[to:(?P<to>[^\]]*)\]", re.DOTALL)


@dataclass
class Kannel:
    """A real Kannel on ports of its own, with a made-up operator behind it. ``door`` is where our house listens."""

    folder: Path
    door: str
    secret: str
    centre: str = FAKE
    user: str = USER
    password: str = PASSWORD
    name: str = "kannel"
    weight: int = 1
    admin: int = field(default_factory=free)
    boxes: int = field(default_factory=free)
    http: int = field(default_factory=free)
    air: int = field(default_factory=free)
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address of this gateway, as settings name it."""
        return f"kannel+http://{USER}:{PASSWORD}@127.0.0.1:{self.http}?name={self.name}&weight={self.weight}&from=NhipCau"

    def start(self) -> None:
        """Start all three and wait until they are connected."""
        centre = self.centre.format(**vars(self))
        mark = 'split-chars = "\r"\n'  # where our door cuts between messages; see docs/running.md
        (self.folder / "conf").write_text(CONFIG.format(**{**vars(self), "centre": centre}) + mark, newline="")
        self._begin("bearerbox", str(self.folder / "conf"))
        self.until(lambda: listens(self.boxes) and (self.centre != FAKE or listens(self.air)))
        self._begin("smsbox", str(self.folder / "conf"))
        self.until(lambda: listens(self.http))

    def _begin(self, program: str, *arguments: str) -> None:
        with (self.folder / program).open("ab") as said:
            command = [have(program, *PACKAGES), *arguments]
            self.running.append(subprocess.Popen(command, stdout=said, stderr=said, cwd=self.folder))

    def phone(self, *messages: str, every: float = 0.01, count: int = -1, to: str = "8888", sender: str = "0912345678") -> None:
        """Let a telephone text these messages, and show what it is sent. Without messages it only listens."""
        texts = [f"{sender} {to} {_typed(one)}" for one in messages] or ["1 2 text x"]
        many = str(count if count >= 0 else len(messages))
        self._begin("fakesmsc", "-v", "0", "-r", str(self.air), "-i", str(every), "-m", many, *texts)

    def hang_up(self) -> None:
        """Let the telephone be gone, so that another can take its place."""
        phones = [one for one in self.running if "fakesmsc" in str(one.args)]
        end(phones)
        self.running = [one for one in self.running if one not in phones]

    def heard(self) -> list[str]:
        """Return what the telephone was sent, in order."""
        lines = self.said("fakesmsc").splitlines()
        return [line.split("ot message", 1)[1].split(": ", 1)[1].strip("<>") for line in lines if "ot message" in line]

    def handed(self) -> list[str]:
        """Return our ids of what Kannel gave to the operator, as its own log has it; the same twice when it went twice."""
        return [found["ours"] for found in _SENT.finditer(self.said("access")) if found["what"] == "Sent SMS"]

    def said(self, name: str) -> str:
        """Return what one of the programs wrote."""
        file = self.folder / name
        return file.read_text(errors="replace") if file.exists() else ""

    def until(self, state: Callable[[], object], patience: float = 60) -> None:
        """Wait for a state."""
        deadline = time.monotonic() + patience
        while not state():
            dead = [one.args for one in self.running if one.poll() not in {None, 0}]
            if dead or time.monotonic() > deadline:
                raise AssertionError(f"{dead}\n{self.said('bearerbox')[-2000:]}\n{self.said('smsbox')[-1000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop everything, the operator first."""
        end(reversed(self.running))
        self.running.clear()


def _typed(text: str) -> str:
    """Return a text as the telephone sends it: in plain letters, or in two bytes a letter."""
    if text.isascii():
        return f"data {quote(text, safe='')}"
    return f"ucs2 {quote(text.encode('utf-16-be'), safe='')}"


def end(running: Iterable["subprocess.Popen[bytes]"]) -> None:
    """End programs in good order, or at once when they take too long."""
    for process in running:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
