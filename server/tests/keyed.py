"""A phone that proves itself by its own pair of keys, as `field/src/offline/proof.ts` does."""

import base64
import hashlib
import json
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from nhipcau.gateway.phones import give_code
from nhipcau.kernel.ids import new_id
from tests.phones import PULL, activate
from tests.world import World


def plain(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Keyed:
    """A phone with its own pair of keys."""

    device: UUID = field(default_factory=new_id)
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    token: str = ""

    @property
    def public(self) -> str:
        return plain(self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    def proof(self, method: str, path: str, body: str = "", at: float | None = None, said: str = "") -> str:
        """Sign a request as `field/src/offline/proof.ts` does."""
        said = said or str(int(time.time() if at is None else at))
        digest = hashlib.sha256(body.encode()).hexdigest() if body else ""
        r, s = decode_dss_signature(self.private.sign(f"{method} {path} {said} {digest}".encode(), ec.ECDSA(SHA256())))
        return f"{said}.{plain(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"

    def pull(self, proof: str | None = None) -> Any:
        head = {"Authorization": f"Bearer {self.token}", "Nhip-Cau-Proof": self.proof("GET", PULL) if proof is None else proof}
        return Client(raise_request_exception=False).get(PULL, headers=head)

    def post(self, path: str, body: Any, *, signed: str | None = None, token: bool = True) -> Any:
        text = json.dumps(body)
        proof = self.proof("POST", path, text if signed is None else signed)
        head = {"Nhip-Cau-Proof": proof} | ({"Authorization": f"Bearer {self.token}"} if token else {})
        return Client(raise_request_exception=False).post(path, text, content_type="application/json", headers=head)


def let_in(world: World) -> Keyed:
    """Return Lan's phone, let in with its key."""
    lan = Keyed()
    answer = activate(give_code(world.system, world.lan_id), lan.device, public_key=lan.public)
    assert answer.status_code == 200, answer.content
    lan.token = answer.json()["token"]
    return lan
