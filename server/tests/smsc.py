"""An operator's centre for the tests, written from the SMPP 3.4 specification and not with the library that we send with."""

import socketserver
import struct
import threading
from dataclasses import dataclass, field
from typing import Any

BIND, SUBMIT, DELIVER, ENQUIRE, UNBIND, ANSWER = 0x9, 0x4, 0x5, 0x15, 0x6, 0x80000000
PASSWORD = "bar"  # of whoever binds


@dataclass
class Smsc:
    """A centre on a port of its own. ``answers`` are the statuses of the next messages; 0 takes it, None hangs up."""

    answers: list[int | None] = field(default_factory=list)
    early: bool = False  # receipts come before the answer
    got: list[dict[str, Any]] = field(default_factory=list)
    receipts: list[int] = field(default_factory=list)
    signs: int = 0
    port: int = 0
    server: Any = None

    def start(self) -> None:
        """Listen."""
        smsc = self

        class Line(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                while head := self.rfile.read(16):
                    length, command, status, number = struct.unpack(">4L", head)
                    if not smsc.heard(self.wfile, command, status, number, self.rfile.read(length - 16)):
                        return

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True

        self.server = Server(("127.0.0.1", self.port), Line)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Be gone."""
        self.server.shutdown()
        self.server.server_close()

    def heard(self, line: Any, command: int, status: int, number: int, body: bytes) -> bool:
        """Answer one unit; say whether the line stays open."""
        if command == BIND:
            known = body.split(b"\0")[1].decode() == PASSWORD
            tell(line, command | ANSWER, 0 if known else 0xD, number, b"smsc\0")
            return known
        if command == SUBMIT:
            return self._taken(line, number, read(body))
        if command == ENQUIRE:
            self.signs += 1
        if command == DELIVER | ANSWER:
            self.receipts.append(status)
        if command in {ENQUIRE, UNBIND}:
            tell(line, command | ANSWER, 0, number, b"")
        return command != UNBIND

    def _taken(self, line: Any, number: int, message: dict[str, Any]) -> bool:
        answer = self.answers.pop(0) if self.answers else 0
        self.got.append(message)
        if answer is None:
            return False
        name = len(self.got) + 40
        units = [(SUBMIT | ANSWER, answer, number, f"{name:X}".encode() + b"\0" if answer == 0 else b"")]
        if message["receipt"] and answer == 0:
            text = f"id:{name:010} sub:001 dlvrd:001 submit date:2611221100 done date:2611221101 stat:DELIVRD err:000 text:x"
            units.append((DELIVER, 0, 9000 + name, receipt(message, text)))
        for unit in reversed(units) if self.early else units:
            tell(line, *unit)
        return True


def tell(line: Any, command: int, status: int, number: int, body: bytes) -> None:
    """Write one unit."""
    line.write(struct.pack(">4L", 16 + len(body), command, status, number) + body)


def read(body: bytes) -> dict[str, Any]:
    """Read a submit_sm."""
    service, rest = body.split(b"\0", 1)
    sender, rest = rest[2:].split(b"\0", 1)
    to, rest = rest[2:].split(b"\0", 1)
    esm_class, rest = rest[0], rest[3:]
    _, _, rest = rest.split(b"\0", 2)
    receipt_wanted, _, coding, _, length = rest[:5]
    text = rest[5 : 5 + length]
    return {"service": service, "from": sender.decode(), "to": to.decode(), "udh": bool(esm_class & 0x40), "coding": coding,
            "receipt": receipt_wanted & 1, "text": text}  # fmt: skip


def receipt(message: dict[str, Any], text: str) -> bytes:
    """Spell a deliver_sm that is a receipt."""
    said = text.encode()
    ends = b"\x01\x01" + message["to"].encode() + b"\0" + b"\x05\x00" + message["from"].encode() + b"\0"
    return b"\0" + ends + b"\x04\0\0" + b"\0\0" + b"\0\0\0\0" + bytes([len(said)]) + said
