"""Passkeys (WebAuthn): a key that a phone or a token keeps, opened by a finger, a face or its own PIN. Never locked."""

import json
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from nhipcau.gateway.codes import mark
from nhipcau.gateway.login.models import Passkey
from nhipcau.gateway.login.problems import KEY_REFUSED, KEY_UNREADABLE
from nhipcau.gateway.officers import officer_of
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal

CHALLENGE: Final = "challenge"  # in the session, and gone with its first use
PATIENCE: Final = 300  # seconds
HOUSE: Final = "Nhịp Cầu"
MOST: Final = 20  # keys of one officer
SURE: Final = UserVerificationRequirement.REQUIRED


def options_to_add(request: HttpRequest, user: User) -> str:
    """Return, as JSON for the browser, what a new key for this officer has to be like."""
    options = generate_registration_options(
        rp_id=_house(request),
        rp_name=HOUSE,
        user_id=_handle(user),
        user_name=user.get_username(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=SURE
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=bytes(one.credential)) for one in keys_of(user)],
    )
    _keep(request, options.challenge, "add")
    return options_to_json(options)


def add(request: HttpRequest, user: User, answer: dict[str, Any], name: str) -> Passkey:
    """Take in a key that answered to what was asked a moment ago.

    Raises:
        Refusal: 422.160 it did not, or is known already, or there are twenty.
    """
    challenge = _challenge(request, "add")
    try:
        found = verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_house(request),
            expected_origin=_origin(request),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise Refusal(KEY_REFUSED) from error
    if keys_of(user).count() >= MOST or Passkey.objects.filter(credential=found.credential_id).exists():
        raise Refusal(KEY_REFUSED)
    return Passkey.objects.create(
        id=new_id(), user=user, credential=found.credential_id, public_key=found.credential_public_key,
        count=found.sign_count, name=name.strip()[:60] or "Khóa truy cập", added_at=now(),
    )  # fmt: skip


def options_to_come_in(request: HttpRequest) -> str:
    """Return, as JSON for the browser, the question that any key of this house may answer."""
    options = generate_authentication_options(rp_id=_house(request), user_verification=SURE)
    _keep(request, options.challenge, "in")
    return options_to_json(options)


def officer_with(request: HttpRequest, answer: dict[str, Any]) -> User:
    """Return whose key answered to what was asked a moment ago.

    Raises:
        Refusal: 400.160 it is no answer of a key; 422.160 the key is unknown, says something wrong, went
            backwards in its count, or its officer works here no more.
    """
    challenge = _challenge(request, "in")
    try:
        credential = base64url_to_bytes(str(answer["id"]))
        handle = base64url_to_bytes(str(answer["response"]["userHandle"]))
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal(KEY_UNREADABLE) from error
    key = Passkey.objects.select_related("user").filter(credential=credential, user__is_active=True).first()
    if key is None or handle != _handle(key.user) or officer_of(key.user) is None:
        raise Refusal(KEY_REFUSED)
    try:
        found = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_house(request),
            expected_origin=_origin(request),
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise Refusal(KEY_REFUSED) from error
    Passkey.objects.filter(id=key.id).update(count=found.new_sign_count, used_at=now())
    return key.user


def keys_of(user: User) -> Any:  # noqa: ANN401 (a queryset)
    """Return the keys of an officer, the oldest first."""
    return Passkey.objects.filter(user=user).order_by("added_at")


def remove(user: User, key: UUID) -> bool:
    """Take a key away; say whether there was such a key of this officer."""
    return bool(Passkey.objects.filter(user=user, id=key).delete()[0])


def read_answer(request: HttpRequest) -> dict[str, Any]:
    """Return what a page's script has sent.

    Raises:
        Refusal: 400.160 it cannot be read.
    """
    try:
        found = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refusal(KEY_UNREADABLE) from error
    if not isinstance(found, dict):
        raise Refusal(KEY_UNREADABLE)
    return found


def _keep(request: HttpRequest, challenge: bytes, purpose: str) -> None:
    request.session[CHALLENGE] = [purpose, bytes_to_base64url(challenge), now().timestamp()]


def _challenge(request: HttpRequest, purpose: str) -> bytes:
    asked, challenge, at = request.session.pop(CHALLENGE, ("", "", 0.0))
    if asked != purpose or now().timestamp() - at > PATIENCE:
        raise Refusal(KEY_REFUSED)
    return base64url_to_bytes(challenge)


def _handle(user: User) -> bytes:
    """Return the name under which keys know an officer; it says nothing to anybody else."""
    return mark(f"passkey:{user.pk}")


def _house(request: HttpRequest) -> str:
    return request.get_host().partition(":")[0]


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
