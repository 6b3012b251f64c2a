"""The sign-on service of the authority, when it has one: OpenID Connect."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class SignOnService:
    """``issuer`` is its address, as it spells it itself; ``name`` is what its button says. Without an issuer there is none."""

    issuer: str = ""
    client: str = ""
    secret: str = ""
    name: str = ""


def sign_on() -> SignOnService:
    """Return the service that is named by the environment."""
    return SignOnService(
        issuer=os.environ.get("NHIPCAU_SSO_ISSUER", ""),
        client=os.environ.get("NHIPCAU_SSO_CLIENT", ""),
        secret=os.environ.get("NHIPCAU_SSO_SECRET", ""),
        name=os.environ.get("NHIPCAU_SSO_NAME", "tài khoản cơ quan"),
    )
