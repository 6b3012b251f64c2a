"""Receivers of security events that are not ours: rsyslog with TCP, TLS and UDP, installed as the browser is."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

PACKAGES = ("rsyslog", "rsyslog-openssl")


class NoReceiver(Exception):  # noqa: N818 (it says what is missing)
    """A program of others is not here; the message says what was tried."""


def have_rsyslog() -> str:
    """Return where rsyslogd is.

    Raises:
        NoReceiver: it is missing and could not be installed.
    """
    return have("rsyslogd", *PACKAGES)


def have(program: str, *packages: str) -> str:
    """Return where a program is, installing what Debian has of it when we may.

    Raises:
        NoReceiver: it is missing and could not be installed.
    """
    paths = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin:/usr/lib/kannel/test"
    if found := shutil.which(program, path=paths):
        return found
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoReceiver(f"{program} is missing. Install it (Debian: sudo apt install {' '.join(packages)}) and run again.")
    print(f"· Cài {program} bằng apt-get · Installing {program} with apt-get", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]):
        try:
            subprocess.run(command, env=quiet, capture_output=True, check=True, timeout=600)
        except (OSError, subprocess.SubprocessError) as error:
            raise NoReceiver(f"{' '.join(command)}: {error}") from error
    return shutil.which(program, path=paths) or program


CONFIG = """
global(workDirectory="{folder}" defaultNetstreamDriverCAFile="{folder}/ca.pem"
    defaultNetstreamDriverCertFile="{folder}/cert.pem" defaultNetstreamDriverKeyFile="{folder}/key.pem")
module(load="imudp")
module(load="imtcp")
module(load="mmpstrucdata")
template(name="read" type="list") {{
    property(name="protocol-version") constant(value="\\t")
    property(name="pri") constant(value="\\t")
    property(name="timereported" dateFormat="rfc3339") constant(value="\\t")
    property(name="app-name") constant(value="\\t")
    property(name="msgid") constant(value="\\t")
    property(name="$!rfc5424-sd") constant(value="\\t")
    property(name="msg") constant(value="\\n")
}}
ruleset(name="keep") {{
    action(type="mmpstrucdata")
    action(type="omfile" file="{folder}/heard" template="read" asyncWriting="off" flushOnTXEnd="on")
}}
input(type="imudp" address="127.0.0.1" port="{udp}" ruleset="keep")
input(type="imtcp" address="127.0.0.1" port="{tcp}" ruleset="keep")
input(type="imtcp" address="127.0.0.1" port="{tls}" ruleset="keep"
    streamDriver.name="ossl" streamDriver.mode="1" streamDriver.authMode="anon")
"""


@dataclass
class Rsyslog:
    """A real rsyslogd on ports of its own."""

    folder: Path
    program: str
    udp: int
    tcp: int
    tls: int
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        (self.folder / "conf").write_text(CONFIG.format(**vars(self)))
        command = [self.program, "-n", "-f", str(self.folder / "conf"), "-i", str(self.folder / "pid")]
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(command, stdout=said, stderr=said)
        deadline = time.monotonic() + 20
        while not all(listens(port) for port in (self.tcp, self.tls)):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise NoReceiver((self.folder / "said").read_text())
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it, as an operator would."""
        if self.process:
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def heard(self, count: int) -> list[dict[str, Any]]:
        """Return what it has understood, once it is so many messages, or after a while what there is."""
        deadline = time.monotonic() + 10
        while True:
            lines = (self.folder / "heard").read_text().splitlines() if (self.folder / "heard").exists() else []
            if len(lines) >= count or time.monotonic() > deadline:
                return [_understood(line) for line in lines]
            time.sleep(0.05)


def rsyslog(folder: Path) -> Rsyslog:
    """Return an rsyslogd with a certificate of its own; it is not running yet."""
    found = Rsyslog(folder, have_rsyslog(), free(socket.SOCK_DGRAM), free(), free())
    certify(folder)
    return found


def certify(folder: Path) -> None:
    """Write a certificate for this machine that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "soc.example.vn")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), today, today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    for file in ("ca.pem", "cert.pem"):
        (folder / file).write_bytes(made.public_bytes(Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _understood(line: str) -> dict[str, Any]:
    version, pri, at, app, msgid, data, text = line.split("\t", 6)
    return {"version": version, "pri": pri, "at": at, "app": app, "msgid": msgid, "data": json.loads(data), "text": text}


def listens(port: int) -> bool:
    """Say whether somebody listens on a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free(kind: int = socket.SOCK_STREAM) -> int:
    """Return a port of this machine that nobody has."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
