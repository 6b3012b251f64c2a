"""What people agreed to and asked for: receipts, proofs of erasure, requests; and how words in the ledger are erased."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from nhipcau.kernel.walls import SEEN, SLIP, wall

# The application cannot read what was said. It may only have erased what names one of these ids, in these communes.
ERASE = """
    CREATE FUNCTION kernel_erase_words(named uuid[], communes text[], verbs text[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        WITH gone AS (
            DELETE FROM kernel_body USING kernel_entry
            WHERE cardinality(named) > 0
                AND kernel_entry.id = kernel_body.entry AND kernel_entry.commune = ANY (communes)
                AND (cardinality(verbs) = 0 OR kernel_entry.verb = ANY (verbs))
                AND kernel_body.text ~* replace(array_to_string(named, '|'), '-', '-?')
            RETURNING 1
        )
        SELECT count(*) FROM gone
    $$;
    REVOKE ALL ON FUNCTION kernel_erase_words(uuid[], text[], text[]) FROM PUBLIC;
"""
READ = f"""
    DROP POLICY reading ON people_consent;
    CREATE POLICY reading ON people_consent FOR SELECT
        USING (({SEEN.format(column="place")}) OR ({SLIP.format(slip="receipt")}));
"""
UNREAD = f"""
    DROP POLICY reading ON people_consent;
    CREATE POLICY reading ON people_consent FOR SELECT USING ({SEEN.format(column="place")});
"""


def let_erase(_apps: Any, editor: Any) -> None:  # noqa: ANN401 (Django's migration signature)
    """Let the application ask for it."""
    role = editor.connection.ops.quote_name(settings.DATABASES["default"]["USER"])
    editor.execute(f"GRANT EXECUTE ON FUNCTION kernel_erase_words(uuid[], text[], text[]) TO {role}")


def text(length: int, **more: Any) -> "models.CharField[str, str]":  # noqa: ANN401 (Django's options)
    """Return a short text that may be empty."""
    return models.CharField(max_length=length, blank=True, default="", **more)


class Migration(migrations.Migration):
    dependencies = [("people", "0006_roles"), ("kernel", "0003_feed_place")]

    operations = [
        migrations.AddField("household", "uncounted", models.BooleanField(default=False)),
        migrations.AlterField(
            "consent",
            "resident",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="people.resident"
            ),
        ),
        migrations.AddField("consent", "erased_at", models.DateTimeField(null=True)),
        migrations.AddField("consent", "receipt", text(11, db_index=True)),
        migrations.AddField("consent", "given_name", text(40)),
        migrations.AddField("consent", "representative", text(80)),
        migrations.AddField("consent", "relation", text(20)),
        migrations.AddField("consent", "about", models.UUIDField(null=True)),
        migrations.AddField("consent", "voice", text(64, db_index=True)),
        migrations.AddField("consent", "voice_bytes", models.PositiveIntegerField(default=0)),
        migrations.AddField("consent", "voice_media", text(40)),
        migrations.AddField("consent", "voice_folder", text(20)),
        migrations.RunSQL(READ, UNREAD),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("person", models.UUIDField(db_index=True)),
                ("purpose", models.CharField(max_length=20)),
                ("why", models.CharField(max_length=12)),
                ("asked_at", models.DateTimeField()),
                ("kinds", models.JSONField(default=dict)),
                ("rows", models.JSONField(default=list)),
                ("changed", models.JSONField(default=dict)),
                ("met", models.JSONField(default=list)),
                ("files", models.JSONField(default=list)),
                ("places", models.JSONField(default=list)),
                ("done_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "people_erasure"},
        ),
        wall("people_erasure"),
        migrations.RunSQL(ERASE, "DROP FUNCTION kernel_erase_words(uuid[], text[], text[])"),
        migrations.RunPython(let_erase, migrations.RunPython.noop),
    ]
