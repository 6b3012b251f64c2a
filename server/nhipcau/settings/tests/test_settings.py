"""Keys, database addresses, passwords, headers."""

import stat
from urllib.parse import urljoin

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.test import Client, override_settings

from nhipcau.settings import database, keys


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    first = keys.key(tmp_path, "secret.key", "NO_SUCH_VARIABLE")
    assert len(first) >= 40
    assert keys.key(tmp_path, "secret.key", "NO_SUCH_VARIABLE") == first
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_the_operators_key_goes_before_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("OPERATORS_KEY", "from the operator")
    assert keys.key(tmp_path, "secret.key", "OPERATORS_KEY") == "from the operator"
    assert not (tmp_path / "secret.key").exists()


def test_a_database_address_is_read_with_its_escapes_and_options():
    place = database.from_url("postgresql://app:p%40ss@db.example.vn:6432/nhip%20cau?sslmode=require")
    assert place == {
        "NAME": "nhip cau",
        "USER": "app",
        "PASSWORD": "p@ss",
        "HOST": "db.example.vn",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require"},
    }


def test_an_address_of_another_engine_is_refused():
    with pytest.raises(ValueError, match="must begin with postgresql"):
        database.from_url("mysql://app@db/nhipcau")


def test_the_operators_server_is_used_for_both_roles(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/nhipcau")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@db/nhipcau")
    found = database.databases(tmp_path)
    assert (found["default"]["USER"], found["owner"]["USER"]) == ("app", "owner")
    assert found["default"]["OPTIONS"]["pool"]["max_size"] == 8


def test_behind_pgbouncer_nothing_is_prepared_and_no_cursor_is_kept_on_the_server(monkeypatch, tmp_path):
    monkeypatch.setenv("NHIPCAU_PGBOUNCER", "1")
    place = database.databases(tmp_path)["default"]
    assert "prepare_threshold" not in place["OPTIONS"]
    assert place["DISABLE_SERVER_SIDE_CURSORS"]


def test_a_password_is_kept_by_argon2id_at_the_agreed_cost():
    kept = make_password("nước suối trong")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password("nước suối trong", kept)


def test_the_phone_app_is_served_under_app_with_the_content_policy(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Nhịp Cầu</title>")
    (tmp_path / "sw.js").write_text("self")
    (tmp_path / "manifest.webmanifest").write_text("{}")
    (tmp_path / "assets" / "main-Dk3_a81Q.js").write_text("1")
    with override_settings(PHONE_APP_DIR=tmp_path):
        client = Client()
        names = ("", "sw.js", "assets/main-Dk3_a81Q.js", "manifest.webmanifest")
        page, worker, script, manifest = (client.get(f"/app/{name}") for name in names)
    assert "Nhịp Cầu" in page.content.decode()
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    assert "immutable" not in worker.headers["Cache-Control"]
    assert "immutable" in script.headers["Cache-Control"]
    assert manifest.headers["Content-Type"] == "application/manifest+json"


def test_the_app_without_its_slash_leads_to_the_app(tmp_path):
    (tmp_path / "index.html").write_text("x")
    with override_settings(PHONE_APP_DIR=tmp_path):
        answer = Client().get("/app")
    assert answer.status_code == 302
    assert urljoin("/app", answer.headers["Location"]) == "/app/"
