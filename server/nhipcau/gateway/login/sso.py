"""Single sign-on by OpenID Connect: authorization code with PKCE, nonce and state; every token checked before it is believed."""

import time
from dataclasses import dataclass
from secrets import compare_digest, token_urlsafe
from typing import Any, Final

import requests
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped] # it ships no types
from authlib.integrations.requests_client import OAuth2Session  # type: ignore[import-untyped] # as above
from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from nhipcau.gateway.login.models import SignOn
from nhipcau.gateway.login.problems import BEGIN_AGAIN, NO_SIGN_ON, SIGN_ON_AWAY, SIGN_ON_REFUSED
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal

WAITING: Final = "sign_on"  # in the session, and gone with its first use
PATIENCE: Final = 600  # seconds that signing on may take
BACK: Final = "/dang-nhap/co-quan/ve"
ALGORITHMS: Final = ["RS256", "PS256", "ES256", "EdDSA"]  # signed by a key that only the service has
TWICE_SURE: Final = {"mfa", "otp", "hwk", "fpt", "face", "pop"}  # ways (RFC 8176) that are more than a password
LIMITS: Final = (3, 5)  # seconds to reach the service, and for its answer
LEEWAY: Final = 30  # seconds by which its clock may be off
KNOWN_FOR: Final = 3600  # seconds that its addresses and keys are believed
QUIET: Final = 30  # seconds in which a service that did not answer is not asked again


@dataclass(frozen=True)
class Confirmed:
    """Whom the service has confirmed. ``strong``: it says that it asked for more than a password."""

    issuer: str
    subject: str
    target: str
    shared: bool
    strong: bool


class Provider:
    """What is known of the service: its addresses and its keys. Asked again now and then, and not while it is away."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[float, Any]] = {}
        self._away_until = 0.0

    def about(self) -> dict[str, Any]:
        """Return what the service says of itself.

        Raises:
            Refusal: 503.160 it does not answer; 422.161 it names itself otherwise.
        """
        told: dict[str, Any] = self._get(f"{settings.SSO.issuer.rstrip('/')}/.well-known/openid-configuration")
        if told.get("issuer") != settings.SSO.issuer:
            raise Refusal(SIGN_ON_REFUSED)
        return told

    def keys(self, *, fresh: bool = False) -> KeySet:
        """Return the keys that the service signs with; ``fresh``: as they are now."""
        return KeySet.import_key_set(self._get(self.about()["jwks_uri"], fresh=fresh))

    def forget(self) -> None:
        """Know nothing any more."""
        self._found, self._away_until = {}, 0.0

    def went_away(self) -> None:
        """Note that it did not answer, so that the next ones need not wait for it."""
        self._away_until = time.monotonic() + QUIET

    def check_there(self) -> None:
        """Refuse while it is known to be away.

        Raises:
            Refusal: 503.160 it is.
        """
        if time.monotonic() < self._away_until:
            raise Refusal(SIGN_ON_AWAY)

    def _get(self, address: str, *, fresh: bool = False) -> Any:  # noqa: ANN401 (JSON)
        at, found = self._found.get(address, (0.0, None))
        if found is not None and not fresh and time.monotonic() - at < KNOWN_FOR:
            return found
        self.check_there()
        try:
            answer = requests.get(address, timeout=LIMITS, allow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
        except (requests.RequestException, ValueError) as error:
            self.went_away()
            raise Refusal(SIGN_ON_AWAY) from error
        self._found[address] = time.monotonic(), found
        return found


provider = Provider()


def begin(request: HttpRequest, target: str, *, shared: bool) -> str:
    """Return the service's address to send the browser to.

    Raises:
        Refusal: 404.162 there is no service; 503.160 it does not answer.
    """
    if not settings.SSO.issuer:
        raise Refusal(NO_SIGN_ON)
    _let_go()
    about = provider.about()
    kept = {name: token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    with _client(request, about) as client:
        address, _ = client.create_authorization_url(
            about["authorization_endpoint"], state=kept["state"], nonce=kept["nonce"], code_verifier=kept["verifier"]
        )
    request.session[WAITING] = {**kept, "at": now().timestamp(), "target": target, "shared": shared}
    return str(address)


def come_back(request: HttpRequest) -> Confirmed:
    """Return whom the service confirms to a browser that comes back from it. What was kept for it is used up.

    Raises:
        Refusal: 410.161 this browser did not ask, or asked long ago, or came back before; 422.161 what the
            service says does not hold; 503.160 it does not answer.
    """
    kept: dict[str, Any] = request.session.pop(WAITING, None) or {}
    asked = compare_digest(str(kept.get("state", "")).encode(), request.GET.get("state", "").encode())
    if not kept or not asked or now().timestamp() - kept["at"] > PATIENCE:
        raise Refusal(BEGIN_AGAIN)
    request.session.save()
    _let_go()
    claims = read_token(_fetch_token(request, kept["verifier"]), kept["nonce"])
    ways = claims.get("amr") or []
    return Confirmed(
        issuer=settings.SSO.issuer,
        subject=str(claims["sub"]),
        target=kept["target"],
        shared=kept["shared"],
        strong=isinstance(ways, list) and bool(TWICE_SURE & {str(way) for way in ways}),
    )


def read_token(token: str, nonce: str) -> dict[str, Any]:
    """Return what an identity token says, once all of it holds: signature, issuer, audience, times, nonce.

    Raises:
        Refusal: 422.161 something does not.
    """
    try:
        claims = _signed(token)
        checks = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": settings.SSO.issuer},
            sub={"essential": True},
            aud={"essential": True, "value": settings.SSO.client},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        checks.validate(claims)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise Refusal(SIGN_ON_REFUSED) from error
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several or "azp" in claims) and claims.get("azp") != settings.SSO.client:
        raise Refusal(SIGN_ON_REFUSED)
    return dict(claims)


def member_of(confirmed: Confirmed) -> SignOn | None:
    """Return the account that an administrator has tied to this name at the service; its e-mail is never asked."""
    found = SignOn.objects.select_related("member__user")
    return found.filter(issuer=confirmed.issuer, subject=confirmed.subject).exclude(member__user=None).first()


def _signed(token: str) -> dict[str, Any]:
    try:
        return jwt.decode(token, provider.keys(), algorithms=ALGORITHMS).claims
    except (JoseError, ValueError):
        return jwt.decode(token, provider.keys(fresh=True), algorithms=ALGORITHMS).claims  # it may have a new key


def _fetch_token(request: HttpRequest, verifier: str) -> str:
    about = provider.about()
    provider.check_there()
    try:
        with _client(request, about) as client:
            answer = client.fetch_token(
                about["token_endpoint"], code=request.GET.get("code", ""), code_verifier=verifier, timeout=LIMITS
            )
        return str(answer["id_token"])
    except (OAuthError, KeyError, ValueError) as error:
        raise Refusal(SIGN_ON_REFUSED) from error
    except requests.RequestException as error:
        provider.went_away()
        raise Refusal(SIGN_ON_AWAY) from error


def _client(request: HttpRequest, about: dict[str, Any]) -> Any:  # noqa: ANN401 (authlib ships no types)
    ways = about.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
    return OAuth2Session(
        settings.SSO.client, settings.SSO.secret or None, scope="openid", code_challenge_method="S256",
        redirect_uri=request.build_absolute_uri(BACK), token_endpoint_auth_method=way if settings.SSO.secret else "none",
    )  # fmt: skip


def _let_go() -> None:
    """Hold no connection of the database while the network is waited for."""
    if not connection.in_atomic_block:
        connection.close()
