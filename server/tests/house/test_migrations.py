"""The tables in the database are the tables in the code."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db(databases=["default", "owner"])
def test_no_migration_is_missing(capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit as end:
        pytest.fail(f"{end.code}: {capsys.readouterr().out}")


@pytest.mark.django_db(databases=["default", "owner"])
def test_every_migration_is_applied_in_the_tests_database(capsys):
    call_command("migrate", database="owner", check_unapplied=True, plan=True, verbosity=1)
    assert "No planned migration operations" in capsys.readouterr().out
