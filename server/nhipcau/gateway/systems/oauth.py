"""The door for tokens: OAuth 2 client credentials (RFC 6749 §4.4), revocation (RFC 7009), what it can do (RFC 8414).

One grant, one kind of client, secrets as keyed hashes in our own tables, wrong ones counted as at every other door: a
general server would be wired to all of that by hand, so this is the door itself. Refusals have the words of
OAuth first, and our number beside them.
"""

import binascii
from base64 import b64decode
from typing import Any, Final
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from nhipcau.gateway.api import refuse
from nhipcau.gateway.api_problems import WRONG_METHOD
from nhipcau.kernel.events import tell
from nhipcau.kernel.outsiders import SCOPES
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Problem, as_json
from nhipcau.links.clients import tokens
from nhipcau.links.clients.models import Secret
from nhipcau.links.clients.problems import BAD_CLIENT, BAD_TOKEN_REQUEST, TOO_MANY_SECRETS

GRANT: Final = "client_credentials"
FORM: Final = "application/x-www-form-urlencoded"
WAYS: Final = ("client_secret_basic", "client_secret_post")
wrong = Pace.of("client secret")


class _Said(Exception):  # noqa: N818 (an answer, not an error of ours)
    """A refusal in the words of OAuth."""

    def __init__(self, error: str, problem: Problem, **details: object) -> None:
        super().__init__(error)
        self.error, self.problem, self.details = error, problem, details


@csrf_exempt
@sensitive_post_parameters("client_secret")
def token(request: HttpRequest) -> HttpResponseBase:
    """Give a token for a program's secret."""
    return _answered(request, _give)


@csrf_exempt
@sensitive_post_parameters("client_secret", "token")
def revoke(request: HttpRequest) -> HttpResponseBase:
    """End a token; one that nobody knows is as good as ended."""
    return _answered(request, _revoke)


@require_safe
def metadata(request: HttpRequest) -> HttpResponse:
    """Say where tokens are given and how (RFC 8414)."""
    root = request.build_absolute_uri("/").rstrip("/")
    return JsonResponse(
        {
            "issuer": root,
            "token_endpoint": f"{root}/oauth/token",
            "revocation_endpoint": f"{root}/oauth/revoke",
            "grant_types_supported": [GRANT],
            "response_types_supported": [],
            "scopes_supported": list(SCOPES),
            "token_endpoint_auth_methods_supported": list(WAYS),
            "revocation_endpoint_auth_methods_supported": list(WAYS),
            "service_documentation": f"{root}/api/openapi.json",
        },
        headers={"Cache-Control": "public, max-age=3600"},
    )


def _answered(request: HttpRequest, do: Any) -> HttpResponseBase:  # noqa: ANN401 (one of the two below)
    if request.method != "POST":
        answer = refuse(WRONG_METHOD, method=request.method, allowed="POST")
        answer.headers["Allow"] = "POST"
        return answer
    try:
        if request.content_type != FORM:
            raise _Said("invalid_request", BAD_TOKEN_REQUEST, what=FORM)  # noqa: TRY301 (said in one place)
        told = do(request, _proven(request))
    except _Said as said:
        return _refused(said)
    return JsonResponse(told, headers={"Cache-Control": "no-store", "Pragma": "no-cache"})


def _give(request: HttpRequest, secret: Secret) -> dict[str, Any]:
    if request.POST.get("grant_type") != GRANT:
        raise _Said("unsupported_grant_type", BAD_TOKEN_REQUEST, what=f"grant_type={GRANT}")
    wanted = request.POST.get("scope", "").split()
    if not set(wanted) <= set(secret.client.scopes):
        raise _Said("invalid_scope", BAD_TOKEN_REQUEST, what=f"scope={' '.join(secret.client.scopes)}")
    given = tokens.give(secret, wanted)
    tell("token.given", tokens.actor_of(secret.client), client=str(secret.client_id), scopes=" ".join(given.scopes))
    return {"access_token": given.token, "token_type": "Bearer", "expires_in": given.seconds, "scope": " ".join(given.scopes)}


def _revoke(request: HttpRequest, secret: Secret) -> dict[str, Any]:
    tokens.revoke(secret, request.POST.get("token", ""))
    return {}


@sensitive_variables("name", "word")
def _proven(request: HttpRequest) -> Secret:
    """Return the secret that was shown, once; wrong ones are counted for the address they come from."""
    caller = address_of(request)
    if seconds := wrong.wait(caller):
        raise _Said("invalid_client", TOO_MANY_SECRETS, **waiting(seconds))
    name, word = _shown(request)
    found = tokens.proven(name, word)
    if found is None:
        wrong.take(caller)
        tell("client.refused", None, client=name[:40])
        raise _Said("invalid_client", BAD_CLIENT)
    return found


@sensitive_variables()
def _shown(request: HttpRequest) -> tuple[str, str]:
    """Return id and secret, as RFC 6749 §2.3.1 lets them be shown: one way or the other, never both."""
    way, _, coded = request.headers.get("Authorization", "").partition(" ")
    posted = request.POST.get("client_id", ""), request.POST.get("client_secret", "")
    if way.lower() != "basic":
        return posted
    if posted[1]:
        raise _Said("invalid_request", BAD_TOKEN_REQUEST, what="client_secret")
    try:
        name, _, word = b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeError) as error:
        raise _Said("invalid_request", BAD_TOKEN_REQUEST, what="Authorization") from error
    return unquote_plus(name), unquote_plus(word)


def _refused(said: _Said) -> HttpResponse:
    told = as_json(said.problem, **said.details)
    body = {"error": said.error, "error_description": told["en"]["detail"], **told}
    answer = JsonResponse(body, status=said.problem.status, json_dumps_params={"ensure_ascii": False})
    answer.headers["Cache-Control"] = "no-store"
    if said.problem is BAD_CLIENT:
        answer.headers["WWW-Authenticate"] = 'Basic realm="nhip-cau"'
    if "seconds" in said.details:
        answer.headers["Retry-After"] = str(said.details["seconds"])
    return answer
