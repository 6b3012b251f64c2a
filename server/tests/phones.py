"""A phone as the server meets it: over HTTP, with its token."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client

from nhipcau.gateway.phones import give_code
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.problems import CATALOGUE
from tests.world import World, letter

ACTIVATE, PUSH, PULL = "/api/v1/phones/activate", "/api/v1/sync/push", "/api/v1/sync/pull"


def post(path: str, body: Any, **extra: Any) -> Any:
    """Post JSON, or whatever bytes a broken sender might send."""
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client(raise_request_exception=False).post(path, text, content_type="application/json", **extra)


def problem(answer: Any, number: str) -> dict[str, Any]:
    """Check that an answer is this numbered Problem in both languages, and return it."""
    body = json.loads(answer.content)
    assert (body.get("number"), answer.status_code) == (number, CATALOGUE[number].status), body
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert all(body[name] for name in ("detail", "kept", "todo"))
    assert all(body["en"][name] for name in ("detail", "kept", "todo"))
    return dict(body)


def activate(code: str, device: UUID, **more: Any) -> Any:
    """Ask to be let in."""
    return post(ACTIVATE, {"code": code, "device_id": str(device), "label": "Máy thử", **more})


def sealed(one: Letter) -> dict[str, Any]:
    """Return a letter as it travels."""
    return {"id": str(one.id), "verb": one.verb, "body": one.body, "happened_at": one.happened_at.isoformat()}


@dataclass
class Phone:
    """A phone that was let in, and where it stands."""

    token: str
    device: UUID = field(default_factory=new_id)
    cursor: int = 0
    scope: str = ""

    @property
    def head(self) -> dict[str, str]:
        """Return the header that says who it is."""
        return {"authorization": f"Bearer {self.token}"}

    def push(self, *letters: Any, sent_at: str | None = None) -> Any:
        """Push letters, or whatever stands in their place."""
        plain = [sealed(one) if isinstance(one, Letter) else one for one in letters]
        return post(PUSH, {"sent_at": sent_at or now().isoformat(), "letters": plain}, headers=self.head)

    def told(self, *letters: Any, **more: Any) -> list[Any]:
        """Push, and return (state, number of the problem) of each letter."""
        answer = self.push(*letters, **more)
        assert answer.status_code == 200, answer.content
        verdicts = answer.json()["verdicts"]
        return [(one["state"], one["problem"] and one["problem"]["number"]) for one in verdicts]

    def pull(self) -> dict[str, Any]:
        """Pull once, and stand where the answer says."""
        asked = {"cursor": self.cursor, "scope": self.scope}
        answer = Client(raise_request_exception=False).get(PULL, asked, headers=self.head)
        assert answer.status_code == 200, answer.content
        body = answer.json()
        self.cursor, self.scope = body["cursor"], body["scope"]
        return dict(body)


def phone_of(world: World, member: UUID) -> Phone:
    """Return a phone that was let in for a member."""
    device = new_id()
    answer = activate(give_code(world.system, member), device)
    assert answer.status_code == 200, answer.content
    return Phone(answer.json()["token"], device)


def visit(world: World, **changes: Any) -> Letter:
    """Return an assist at bà Tư's, as Lan's phone would write it."""
    return letter("support.record_assist", **world.assist(world.ba_tu, **changes))
