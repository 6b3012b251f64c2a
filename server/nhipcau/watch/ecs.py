"""Events as JSON lines in the Elastic Common Schema, version 8.17. Fields are listed in docs/kiem-toan.md."""

import json
from datetime import UTC
from ipaddress import ip_address
from typing import Any, Final

from nhipcau.kernel.models import KeptEvent
from nhipcau.watch.kinds import kind_of

VERSION: Final = "8.17.0"
SCALE: Final = {2: 90, 3: 70, 4: 50, 5: 30, 6: 10}  # of event.severity, where more is worse
FIELDS: Final = {  # facts that ECS has a field for; the others stand under labels
    "user": ("user", "hash"),
    "why": ("event", "reason"),
    "problem": ("event", "code"),
    "route": ("url", "path"),
}


def document(event: KeptEvent) -> dict[str, Any]:
    """Return an event as a document of ECS."""
    kind = kind_of(event.kind)
    made: dict[str, Any] = {
        "@timestamp": f"{event.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
        "ecs": {"version": VERSION},
        "message": kind.en,
        "event": {
            "id": str(event.id),
            "kind": "event",
            "category": [kind.category],
            "type": [kind.type],
            "action": event.kind,
            "outcome": kind.outcome,
            "severity": SCALE[kind.severity],
            "module": "nhipcau",
            "dataset": "nhipcau.security",
            "sequence": event.number,
        },
        "service": {"name": "nhipcau", "type": "nhipcau"},
        "organization": {"id": event.place},
    }
    if event.actor:
        made["user"] = {"id": str(event.actor), "roles": [event.role]}
    for name, value in event.facts.items():
        _put(made, name, value)
    return made


def spelled(event: KeptEvent) -> bytes:
    """Return an event as one line."""
    return json.dumps(document(event), ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _put(made: dict[str, Any], name: str, value: str | int) -> None:
    if name == "status":
        made["http"] = {"response": {"status_code": int(value)}}
    elif name == "source":
        made["source"] = {"ip" if _is_address(str(value)) else "address": str(value)}
    elif name in FIELDS:
        group, field = FIELDS[name]
        made.setdefault(group, {})[field] = str(value)
    else:
        made.setdefault("labels", {})[name] = str(value)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
