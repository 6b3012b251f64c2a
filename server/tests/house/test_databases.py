"""The tests' own ground: row security is real only if the role is."""

import socket

import pytest
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError

from nhipcau.settings import database


def test_the_application_role_owns_nothing_and_cannot_bypass_row_security(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,"
            " (SELECT count(*) FROM pg_class WHERE relowner = pg_roles.oid)"
            " FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (database.APP_ROLE, False, False, False, False, 0)


def test_the_application_role_makes_no_tables_and_empties_none(db):
    for statement in ("CREATE TABLE mine (x int)", "TRUNCATE django_session", "DROP TABLE django_session"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_real_database_keeps_what_is_committed_for_another_connection(real_database):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('k', 'd', now())")
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT current_database(), count(*) FROM django_session GROUP BY 1")
        assert cursor.fetchone() == (real_database, 1)


def test_a_real_database_starts_empty_every_time(real_database):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)


def test_the_network_is_closed_to_tests():
    with pytest.raises(OSError, match="only this machine"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
