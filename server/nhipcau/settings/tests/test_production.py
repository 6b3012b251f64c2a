"""A production start refuses what would not be safe, in words that say what to do."""

import uuid

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connections

from nhipcau.people.models import Member
from nhipcau.settings.checks import demo_world_is_absent, production_is_safe
from nhipcau.settings.sign_on import SignOnService

pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")  # read by the check, never connected to


@pytest.fixture
def production(settings, monkeypatch):
    """A start with everything as it should be."""
    monkeypatch.setenv("NHIPCAU_SECRET_KEY", "s" * 50)
    monkeypatch.setenv("NHIPCAU_LOOKUP_KEY", "l" * 50)
    monkeypatch.setenv("NHIPCAU_SEAL_KEYS", "k" * 43 + "," + "o" * 43)
    monkeypatch.setenv("NHIPCAU_RECEIPT_KEYS", "r" * 43)
    monkeypatch.setenv("NHIPCAU_CHECKPOINT_KEYS", "c" * 43)
    monkeypatch.setenv("NHIPCAU_ACCOUNT_KEYS", "a" * 43)
    monkeypatch.setenv("NHIPCAU_HOSTS", "nhipcau.example.vn")
    settings.PRODUCTION, settings.DEBUG, settings.EMBEDDED_POSTGRES = True, False, False
    settings.ALLOWED_HOSTS = ["nhipcau.example.vn"]
    settings.DATABASES = {"default": {"USER": "nhipcau_app"}, "owner": {"USER": "nhipcau_owner"}}
    return settings


def refusals():
    return [(error.id, error.hint) for error in production_is_safe(None)]


def test_a_safe_production_start_is_accepted(production):
    assert refusals() == []


def test_debug_is_refused(production):
    production.DEBUG = True
    assert refusals() == [("nhipcau.E001", "Unset NHIPCAU_DEBUG.")]


@pytest.mark.parametrize("value", ["", "short"])
@pytest.mark.parametrize(("name", "number"), [("NHIPCAU_SECRET_KEY", "E002"), ("NHIPCAU_LOOKUP_KEY", "E003")])
def test_a_missing_or_short_key_is_refused(production, monkeypatch, name, number, value):
    monkeypatch.setenv(name, value)
    ((found, hint),) = refusals()
    assert found == f"nhipcau.{number}"
    assert "keep it" in hint


@pytest.mark.parametrize("value", ["", ",", "short", "k" * 43 + " short"])
@pytest.mark.parametrize("name", ["NHIPCAU_SEAL_KEYS", "NHIPCAU_RECEIPT_KEYS", "NHIPCAU_CHECKPOINT_KEYS"])
def test_keys_that_are_no_keys_are_refused(production, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    ((found, hint),) = refusals()
    assert found == "nhipcau.E008"
    assert "keep them" in hint


@pytest.mark.parametrize("value", ["", "short"])
def test_without_a_key_for_second_steps_the_start_is_refused(production, monkeypatch, value):
    monkeypatch.setenv("NHIPCAU_ACCOUNT_KEYS", value)
    ((found, hint),) = refusals()
    assert found == "nhipcau.E009"
    assert "keep it" in hint


def test_a_sign_on_service_over_plain_http_is_refused(production):
    production.SSO = SignOnService(issuer="http://sso.example.vn")
    assert [found for found, _ in refusals()] == ["nhipcau.E010"]
    production.SSO = SignOnService(issuer="https://sso.example.vn")
    assert refusals() == []


def test_the_embedded_database_is_refused(production):
    production.EMBEDDED_POSTGRES = True
    ((found, hint),) = refusals()
    assert found == "nhipcau.E004"
    assert "DATABASE_URL" in hint


def test_the_owner_as_the_applications_role_is_refused(production):
    production.DATABASES = {"default": {"USER": "same"}, "owner": {"USER": "same"}}
    ((found, hint),) = refusals()
    assert found == "nhipcau.E005"
    assert "owns nothing" in hint


def test_a_host_that_is_not_named_is_refused(production, monkeypatch):
    production.ALLOWED_HOSTS = ["*"]
    assert [number for number, _ in refusals()] == ["nhipcau.E006"]
    monkeypatch.delenv("NHIPCAU_HOSTS")
    assert [number for number, _ in refusals()] == ["nhipcau.E006"]


def test_a_demo_start_needs_nothing(settings, monkeypatch):
    monkeypatch.delenv("NHIPCAU_HOSTS", raising=False)
    assert settings.PRODUCTION is False
    assert refusals() == []


def test_production_refuses_a_database_with_the_demo_world(real_database, settings):
    settings.PRODUCTION = True
    assert demo_world_is_absent() == []
    Member.objects.using("owner").create(id=uuid.uuid4(), full_name="Vi Thị Mẫu", role="member", scope="vn.", demo=True)
    assert [error.id for error in demo_world_is_absent()] == ["nhipcau.E007"]
    connections.close_all()


def test_nobody_may_choose_the_demo_password(settings):
    with pytest.raises(ValidationError, match="trình diễn"):
        validate_password(settings.DEMO_PASSWORD)
