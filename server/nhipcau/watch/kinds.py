"""The kinds of events that are kept and told on: their words, what a security centre files them under, their facts.

A fact that its kind does not name is not kept: what is written here is all that can ever leave the house.
"""

from typing import Final, Literal, NamedTuple

Severity = Literal[2, 3, 4, 5, 6]  # as in RFC 5424: critical, error, warning, notice, informational
CRITICAL: Final[Severity] = 2
WARNING: Final[Severity] = 4
NOTICE: Final[Severity] = 5
INFO: Final[Severity] = 6


class Kind(NamedTuple):
    """One kind of event. ``category``, ``type`` and ``outcome`` are words of ECS."""

    vi: str
    en: str
    category: str
    type: str
    outcome: str
    severity: Severity
    facts: tuple[str, ...] = ()


KINDS: Final[dict[str, Kind]] = {
    "login.done": Kind("Đăng nhập", "Logged in", "authentication", "start", "success", INFO, ("by", "half", "address")),
    "login.refused": Kind(
        "Đăng nhập bị từ chối", "A log-in was refused", "authentication", "start", "failure", WARNING,
        ("why", "name", "address"),
    ),
    "login.second": Kind("Qua bước hai", "Passed the second step", "authentication", "info", "success", INFO, ("by",)),
    "second.set": Kind("Đặt bước hai", "Set a second step", "iam", "change", "success", NOTICE),
    "second.removed": Kind("Bỏ bước hai", "Removed the second step", "iam", "change", "success", WARNING),
    "passkey.added": Kind("Thêm khóa truy cập", "Added a passkey", "iam", "creation", "success", NOTICE, ("key",)),
    "passkey.removed": Kind("Bỏ khóa truy cập", "Removed a passkey", "iam", "deletion", "success", NOTICE, ("key",)),
    "password.changed": Kind("Đổi mật khẩu", "Changed a password", "iam", "change", "success", NOTICE, ("how",)),
    "session.ended": Kind("Kết thúc phiên", "Ended a session", "session", "end", "success", INFO, ("how", "count")),
    "officer.invited": Kind("Mời cán bộ", "Invited an officer", "iam", "creation", "success", NOTICE, ("member",)),
    "officer.ended": Kind("Đóng tài khoản cán bộ", "Closed an officer's account", "iam", "deletion", "success", NOTICE, ("member",)),
    "sso.linked": Kind("Nối đăng nhập một lần", "Linked a single sign-on", "iam", "change", "success", NOTICE, ("member",)),
    "sso.unlinked": Kind("Bỏ nối đăng nhập một lần", "Unlinked a single sign-on", "iam", "change", "success", NOTICE),
    "code.given": Kind("Cấp mã mở máy", "Gave a code for a phone", "iam", "creation", "success", NOTICE, ("member",)),
    "phone.activated": Kind("Mở máy", "Let a phone in", "iam", "creation", "success", NOTICE, ("device",)),
    "phone.locked": Kind("Khóa máy", "Locked a phone", "iam", "deletion", "success", WARNING, ("device",)),
    "door.refused": Kind(
        "Bị từ chối ở cửa", "Was refused at a door", "web", "denied", "failure", WARNING,
        ("status", "route", "problem", "times", "address"),
    ),
    "reads.many": Kind(
        "Xem nhiều bất thường", "Looked at unusually many", "database", "access", "unknown", WARNING,
        ("why", "hour", "people"),
    ),
    "export.made": Kind("Xuất bảng", "Exported a table", "database", "access", "success", NOTICE, ("what", "rows")),
    "token.given": Kind("Cấp thẻ cho chương trình", "Gave a program its token", "authentication", "start", "success", INFO, ("client", "scopes")),
    "client.refused": Kind("Chương trình bị từ chối", "Refused a program", "authentication", "start", "failure", WARNING, ("client",)),
    "client.registered": Kind("Cho chương trình vào", "Let a program in", "iam", "creation", "success", NOTICE, ("client", "scopes")),
    "client.secret_renewed": Kind("Đổi khóa chương trình", "Renewed a program's secret", "iam", "change", "success", NOTICE, ("client", "overlap_hours")),
    "client.locked": Kind("Khóa chương trình", "Locked a program", "iam", "deletion", "success", WARNING, ("client",)),
    "client.unlocked": Kind("Mở lại chương trình", "Let a program in again", "iam", "change", "success", NOTICE, ("client",)),
    "hook.set": Kind("Đặt nơi báo", "Set a webhook", "iam", "creation", "success", NOTICE, ("hook", "client")),
    "hook.secret_renewed": Kind("Đổi khóa nơi báo", "Renewed a webhook's secret", "iam", "change", "success", NOTICE, ("hook",)),
    "hook.ended": Kind("Bỏ nơi báo", "Ended a webhook", "iam", "deletion", "success", NOTICE, ("hook",)),
    "backup.made": Kind("Sao lưu", "Made a backup", "database", "info", "success", NOTICE, ("bytes",)),
}  # fmt: skip
UNKNOWN: Final = Kind("Sự kiện khác", "Another event", "web", "info", "unknown", NOTICE)


def kind_of(name: str) -> Kind:
    """Return what is known of a kind; one that is not listed is kept with its actor and no fact."""
    return KINDS.get(name, UNKNOWN)
