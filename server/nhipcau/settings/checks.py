"""What a production start is refused for, in words that say what to do."""

import os
import re
from collections.abc import Sequence

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ValidationError

SHORTEST_SECRET = 40  # characters
KEY = re.compile(r"[\w-]{43}", re.ASCII)
KEYS = ("NHIPCAU_SEAL_KEYS", "NHIPCAU_RECEIPT_KEYS", "NHIPCAU_CHECKPOINT_KEYS")


def _refusals() -> list[tuple[bool, str, str, str]]:
    """Each rule as (is it broken, number, what is wrong, what to do)."""
    environ = os.environ
    return [
        (bool(settings.DEBUG), "E001", "DEBUG is on.", "Unset NHIPCAU_DEBUG."),
        (
            len(environ.get("NHIPCAU_SECRET_KEY", "")) < SHORTEST_SECRET,
            "E002",
            "NHIPCAU_SECRET_KEY is missing or short.",
            f"Set it to at least {SHORTEST_SECRET} random characters, and keep it.",
        ),
        (
            len(environ.get("NHIPCAU_LOOKUP_KEY", "")) < SHORTEST_SECRET,
            "E003",
            "NHIPCAU_LOOKUP_KEY is missing or short.",
            "Set it to random characters and keep it: with another key, doubles are no longer found.",
        ),
        (
            bool(settings.EMBEDDED_POSTGRES),
            "E004",
            "The embedded PostgreSQL is for trying out, not for real households.",
            "Set DATABASE_URL and DATABASE_OWNER_URL to your own PostgreSQL 15 or newer.",
        ),
        (
            not settings.EMBEDDED_POSTGRES
            and settings.DATABASES["default"]["USER"] == settings.DATABASES["owner"]["USER"],
            "E005",
            "The application would connect as the owner of its tables, past row security.",
            "Give DATABASE_URL a role that owns nothing, and DATABASE_OWNER_URL the owner.",
        ),
        (
            "NHIPCAU_HOSTS" not in environ or "*" in settings.ALLOWED_HOSTS,
            "E006",
            "The host names are not named.",
            "Set NHIPCAU_HOSTS, for example nhipcau.example.vn.",
        ),
        (
            not all(_are_keys(environ.get(name, "")) for name in KEYS),
            "E008",
            "NHIPCAU_SEAL_KEYS, NHIPCAU_RECEIPT_KEYS or NHIPCAU_CHECKPOINT_KEYS is missing, or holds something that is no key.",
            "Set each to keys of 32 random bytes and keep them: without them, work under way cannot be opened.",
        ),
        (
            not _are_keys(environ.get("NHIPCAU_ACCOUNT_KEYS", "")),
            "E009",
            "NHIPCAU_ACCOUNT_KEYS is missing, or holds something that is no key.",
            "Set it to a key of 32 random bytes and keep it: without it, officers have to set their second step again.",
        ),
        (
            bool(settings.SSO.issuer) and not settings.SSO.issuer.startswith("https://"),
            "E010",
            "NHIPCAU_SSO_ISSUER is not an https:// address.",
            "Name the sign-on service by its https:// address; over plain HTTP anybody on the way could let themselves in.",
        ),
    ]


def _are_keys(given: str) -> bool:
    """Say whether a variable holds private keys of 32 bytes, spelled in base64url."""
    keys = given.replace(",", " ").split()
    return bool(keys) and all(KEY.fullmatch(one) for one in keys)


@register
def production_is_safe(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """In production, list every reason not to start."""
    del app_configs
    if not settings.PRODUCTION:
        return []
    return [Error(what, hint=todo, id=f"nhipcau.{number}") for broken, number, what, todo in _refusals() if broken]


def demo_world_is_absent() -> list[CheckMessage]:
    """In production, refuse a database that holds the demo world; asked once the tables are there."""
    if not settings.PRODUCTION:
        return []
    if not apps.get_model("people", "Member").objects.using("owner").filter(demo=True).exists():
        return []
    return [
        Error(
            "This database holds the demo world and its known passwords.",
            hint="Use a fresh database for real households.",
            id="nhipcau.E007",
        )
    ]


class NotTheDemoPassword:
    """A password validator: the one that is printed for everybody is nobody's."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse the demo password, whoever asks for it."""
        del user
        if password == settings.DEMO_PASSWORD:
            raise ValidationError(self.get_help_text(), code="demo_password")

    def get_help_text(self) -> str:
        """Say the rule."""
        return "Không dùng mật khẩu trình diễn."
