"""Programs of others: who is behind a token, and what it was let in for. A machine knows them; every door may ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal, Words, problem

FIGURES_READ, DOSSIERS_READ, DOSSIERS_WRITE = "figures:read", "dossiers:read", "dossiers:write"
EVENTS_READ, HOOKS_WRITE = "events:read", "hooks:write"
SCOPES: Final[dict[str, tuple[str, str]]] = {  # what a program may be let in for: in Vietnamese, in English
    FIGURES_READ: ("Đọc số liệu", "read figures"),
    DOSSIERS_READ: ("Đọc trạng thái hồ sơ theo mã", "read states of dossiers by official code"),
    DOSSIERS_WRITE: ("Nộp trạng thái hồ sơ", "hand in states of dossiers"),
    EVENTS_READ: ("Đọc việc vừa xảy ra", "read events"),
    HOOKS_WRITE: ("Đặt địa chỉ nhận báo (webhook)", "set where events are sent (webhooks)"),
}


@dataclass(frozen=True)
class Outsider:
    """A program that showed a living token: who acts, and which scopes the token carries."""

    actor: Actor
    scopes: frozenset[str]


TOKEN_UNKNOWN = problem(
    "401.520",
    "access_token_unknown",
    vi=Words("Thẻ truy cập không đúng, đã hết hạn hoặc đã thu hồi.", "Không có gì bị thay đổi.", "Xin thẻ mới ở /oauth/token rồi gửi lại."),
    en=Words("The access token is unknown, expired or revoked.", "Nothing was changed.", "Ask /oauth/token for a new one and send again."),
)
NOT_LET_IN = problem(
    "403.520",
    "scope_missing",
    vi=Words("Hệ thống này chưa được cấp quyền {scope}.", "Không có gì bị thay đổi.", "Nhờ lãnh đạo tỉnh cấp quyền ở trang Kết nối, rồi xin thẻ mới."),
    en=Words("This program was not granted {scope}.", "Nothing was changed.", "Ask the province's lead to grant it, then ask for a new token."),
)
Ask = Callable[[str], Outsider | None]
asked: list[Ask] = []


def knows(ask: Ask) -> None:
    """Let whoever keeps tokens say whose one is."""
    if ask not in asked:
        asked.append(ask)


def outsider(request: HttpRequest, token: str = "") -> Outsider | None:
    """Return the program behind a request, asked once for it; None where nobody knows its token."""
    if not hasattr(request, "outsider"):
        token = token or bearer_in(request)
        found = next((one for ask in asked if (one := ask(token))), None) if token else None
        request.outsider = found  # type: ignore[attr-defined]
    known: Outsider | None = request.outsider  # type: ignore[attr-defined]
    return known


def let_in(request: HttpRequest, scope: str) -> Actor:
    """Return who acts, where the program may do this.

    Raises:
        Refusal: 401.520 nobody knows the token; 403.520 it was not granted this scope.
    """
    found = outsider(request)
    if found is None:
        raise Refusal(TOKEN_UNKNOWN)
    if scope not in found.scopes:
        raise Refusal(NOT_LET_IN, scope=scope)
    return found.actor


def bearer_in(request: HttpRequest) -> str:
    """Return the token that a request shows, or nothing."""
    word, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if word.lower() == "bearer" else ""
