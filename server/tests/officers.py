"""Officers at their browsers, and a procedure with its real guide behind it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.replay import whole_guide
from nhipcau.kernel.content import load_toml
from nhipcau.kernel.ids import new_id
from nhipcau.people.models import Member

PASSWORD = "qua-cau-nho-duoi"


def enrol(role: str, scope: str, name: str = "Lữ Thị Hoa", login: str = "hoa", **fields: Any) -> Member:
    """Enter an officer with a log-in."""
    user = User.objects.create_user(login, password=fields.pop("password", None))
    given = name.rsplit(maxsplit=1)[-1]
    return Member.objects.create(
        id=new_id(), user=user, full_name=name, given_name=given, role=role, scope=scope, **fields
    )


def at_browser(role: str, scope: str, name: str = "Lữ Thị Hoa", login: str = "hoa") -> Client:
    """Return the browser of an officer who is logged in."""
    client = Client()
    client.force_login(enrol(role, scope, name, login).user)
    return client


def mark_demo(member_id: UUID) -> None:
    """Mark a member as invented, and with them the figures of their commune."""
    Member.objects.filter(id=member_id).update(demo=True)


def real_guide(code: str) -> dict[str, Any]:
    """Put the reviewed procedure and its guide in the database; return the guide."""
    body = load_toml(settings.CONTENT_DIR / "procedures" / f"{code}.toml")
    fields = {"title": body["title"], "plain": body["plain"], "field": body["field"], "body": body}
    procedure, _ = Procedure.objects.update_or_create(code=code, defaults={**fields, "status": body["status"]})
    guide = whole_guide(load_toml(settings.CONTENT_DIR / "guides" / f"{code}.toml"))
    start = date.fromisoformat(guide["valid_from"])
    known = {"procedure": procedure, "version": guide["version"]}
    Guide.objects.get_or_create(**known, defaults={"body": guide, "valid_from": start, "current": True})
    return dict(guide)
