"""The second wall: row-level security and append-only grants, as migration operations."""

from typing import Any

from django.conf import settings
from django.db import migrations

SEEN = "{column} LIKE ANY (string_to_array(current_setting('nhipcau.scopes', true), ','))"
SLIP = "{slip} = nullif(current_setting('nhipcau.slip', true), '')"
HEARD = "EXISTS (SELECT 1 FROM unnest(string_to_array(current_setting('nhipcau.scopes', true), ',')) AS scope WHERE scope LIKE {column} || '%')"


def wall(table: str, *, column: str = "place", slip: str | None = None, heard: bool = False) -> migrations.RunSQL:
    """Return the operation that lets a row be seen and written only inside the actor's scopes.

    With ``slip``, whoever holds the code in that column may read the one row. ``heard``: what a place says, everybody who
    works in a place inside it may read; it is written as any other.
    """
    inside = SEEN.format(column=column)
    reading = f"({inside}) OR ({SLIP.format(slip=slip)})" if slip else inside
    reading = f"({reading}) OR {HEARD.format(column=column)}" if heard else reading
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY reading ON {table} FOR SELECT USING ({reading});
        CREATE POLICY adding ON {table} FOR INSERT WITH CHECK ({inside});
        CREATE POLICY changing ON {table} FOR UPDATE USING ({inside}) WITH CHECK ({inside});
        CREATE POLICY dropping ON {table} FOR DELETE USING ({inside});
        """,
        f"""
        DROP POLICY reading ON {table}; DROP POLICY adding ON {table};
        DROP POLICY changing ON {table}; DROP POLICY dropping ON {table};
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


def only(rights: str, table: str) -> migrations.RunPython:
    """Return the operation that leaves the application's role these rights on a table and no other."""

    def narrow(apps: Any, editor: Any) -> None:  # noqa: ANN401, ARG001 (Django's migration signature)
        role = editor.connection.ops.quote_name(settings.DATABASES["default"]["USER"])
        editor.execute(f"REVOKE ALL ON {table} FROM {role}")
        editor.execute(f"GRANT {rights} ON {table} TO {role}")

    return migrations.RunPython(narrow, migrations.RunPython.noop)
