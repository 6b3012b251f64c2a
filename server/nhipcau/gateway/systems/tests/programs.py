"""A program of others in a province, as tests let one in."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.test import Client as Browser

from nhipcau.kernel import bus
from nhipcau.kernel.actor import PROVINCE_LEAD, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outsiders import SCOPES
from nhipcau.links.clients import tokens
from nhipcau.links.clients.bodies import RegisterClient

PROVINCE = "vn.40."


@dataclass
class Program:
    """A program that was let in: its id and its secret, as whoever runs it has them."""

    id: UUID
    secret: str
    lead: Actor

    def basic(self) -> dict[str, str]:
        return {"authorization": "Basic " + b64encode(f"{self.id}:{self.secret}".encode()).decode()}

    def ask_token(self, **form: str) -> Any:
        return form_post("/oauth/token", {"grant_type": "client_credentials", **form}, self.basic())

    def token(self, scope: str = "") -> str:
        return str(self.ask_token(**({"scope": scope} if scope else {})).json()["access_token"])

    def get(self, path: str, token: str = "", **headers: str) -> Any:
        return Browser(raise_request_exception=False).get(path, headers=self.head(token) | headers)

    def post(self, path: str, body: Any, token: str = "", **headers: str) -> Any:
        return Browser(raise_request_exception=False).post(path, body, content_type="application/json", headers=self.head(token) | headers)

    def head(self, token: str = "") -> dict[str, str]:
        return {"authorization": f"Bearer {token or self.token()}", "accept-encoding": "identity"}


def form_post(path: str, form: dict[str, str], headers: dict[str, str] | None = None) -> Any:
    return Browser().post(path, urlencode(form), content_type="application/x-www-form-urlencoded", headers=headers or {})


def let_in(*places: str, scopes: tuple[str, ...] = tuple(SCOPES), name: str = "Cổng tỉnh thử") -> Program:
    """Let a program in, by the province's lead."""
    lead = Actor(new_id(), PROVINCE_LEAD, PROVINCE, "Lê Văn Đạt")
    secret, mark = tokens.new_secret()
    body = RegisterClient(id=new_id(), name=name, scopes=list(scopes), places=list(places or (PROVINCE,)), secret_id=new_id(), mark=mark)  # type: ignore[arg-type]  # words of the table
    bus.do(lead, "links.register_client", body)
    return Program(body.id, secret, lead)
