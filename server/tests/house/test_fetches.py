"""Nothing that a person sends is ever fetched: only named modules can reach the network, and by settings of the operator."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "nhipcau"
REACH = ("requests", "urllib.request", "http.client", "httpx", "aiohttp", "socket", "ssl", "boto3", "botocore", "authlib", "smtplib", "ftplib", "asyncio")
MAY = {  # and whose word names the address
    "watch/receivers.py": "NHIPCAU_SOC",
    "watch/syslog.py": "this machine's own name",
    "bulletin/cap/feed.py": "NHIPCAU_CAP_FEED, and alerts that its list names on the same host",
    "sync/shelf_s3.py": "NHIPCAU_FILES_S3",
    "gateway/login/sso.py": "the sign-on service of the settings, and what it says of itself",
    "cli/serve.py": "the port the operator asks for",
    "gateway/silence.py": "lines that are already open, to hang them up",
    "messaging/gateways/kannel.py": "NHIPCAU_SMS_GATEWAYS",
    "bulletin/weather/fetching.py": "NHIPCAU_WEATHER",
    "bulletin/management/commands/weather.py": "only what requests raises",
    "messaging/gateways/mail.py": "NHIPCAU_MAIL",
    "links/webhooks/wire.py": "a program that the province let in, https on the public network, or networks that NHIPCAU_WEBHOOK_NETWORKS names",
    "messaging/gateways/webpush.py": "a browser, among the push services that settings/sending.py names",
}


def reaching(path: Path) -> set[str]:
    """Return what a module imports that could reach the network."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        found |= {name for name in names if any(name == one or name.startswith(f"{one}.") for one in REACH)}
    return found


def modules() -> dict[str, set[str]]:
    plain = (path for path in sorted(PACKAGE.rglob("*.py")) if "tests" not in path.parts)
    return {path.relative_to(PACKAGE).as_posix(): reaching(path) for path in plain}


def test_only_these_modules_can_reach_the_network() -> None:
    found = {name for name, reach in modules().items() if reach}
    assert found == set(MAY)


def test_none_of_them_is_handed_what_a_request_says_but_the_sign_on_door() -> None:
    for name in set(MAY) - {"gateway/login/sso.py"}:
        tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
        taken = {argument.arg for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for argument in node.args.args}
        assert "request" not in taken, name


def test_the_scan_sees_each_way_of_importing(tmp_path: Path) -> None:
    for line in ("import requests", "from urllib import request", "from http.client import HTTPSConnection", "import boto3.session"):
        (tmp_path / "one.py").write_text(f"def late():\n    {line}\n")
        assert reaching(tmp_path / "one.py"), line
    (tmp_path / "one.py").write_text("from urllib.parse import quote\nfrom django.http import HttpRequest\n")
    assert reaching(tmp_path / "one.py") == set()
