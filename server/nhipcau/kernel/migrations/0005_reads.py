"""Who looked at what, and what happened at the doors: logs that only grow, chained by the database itself."""

from django.db import migrations, models

from nhipcau.kernel.walls import only

HERE = "place LIKE ANY (string_to_array(current_setting('nhipcau.scopes', true), ','))"
ABOVE = (
    "EXISTS (SELECT 1 FROM unnest(string_to_array(current_setting('nhipcau.scopes', true), ',')) AS scope"
    " WHERE scope LIKE place || '%')"
)
CHAINING = """
CREATE FUNCTION kernel_trail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE head kernel_trail_head;
BEGIN
    INSERT INTO kernel_trail_head AS known (trail, chain, entries, tip)
    VALUES (TG_ARGV[0], NEW.chain, 1, sha256(convert_to('1', 'UTF8') || NEW.digest))
    ON CONFLICT (trail, chain) DO UPDATE SET entries = known.entries + 1,
        tip = sha256(known.tip || convert_to((known.entries + 1)::text, 'UTF8') || NEW.digest)
    RETURNING * INTO head;
    NEW.number := head.entries;
    NEW.digest := head.tip;
    RETURN NEW;
END $$;
CREATE TRIGGER chained BEFORE INSERT ON kernel_read FOR EACH ROW EXECUTE FUNCTION kernel_trail('reads');
CREATE TRIGGER chained BEFORE INSERT ON kernel_event FOR EACH ROW EXECUTE FUNCTION kernel_trail('events');
"""
UNCHAINING = """
DROP TRIGGER chained ON kernel_read; DROP TRIGGER chained ON kernel_event; DROP FUNCTION kernel_trail();
"""


def log_wall(table: str) -> migrations.RunSQL:
    """A line may be added about any place; it is read by those who answer for its place, or for one inside it."""
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY reading ON {table} FOR SELECT USING ({HERE} OR {ABOVE});
        CREATE POLICY adding ON {table} FOR INSERT WITH CHECK (true);
        """,
        f"DROP POLICY reading ON {table}; DROP POLICY adding ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_pace")]

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                ("broken", models.JSONField(default=list)),
            ],
            options={"db_table": "kernel_checkpoint"},
        ),
        migrations.CreateModel(
            name="KeptEvent",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("chain", models.CharField(max_length=8)),
                ("number", models.BigIntegerField()),
                ("digest", models.BinaryField()),
                ("at", models.DateTimeField(db_index=True)),
                ("kind", models.CharField(max_length=40)),
                ("actor", models.UUIDField(null=True)),
                ("role", models.CharField(max_length=20)),
                ("place", models.CharField(max_length=80)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "kernel_event",
                "constraints": [models.UniqueConstraint(fields=("chain", "number"), name="event_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Read",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("chain", models.CharField(max_length=8)),
                ("number", models.BigIntegerField()),
                ("digest", models.BinaryField()),
                ("at", models.DateTimeField(db_index=True)),
                ("actor", models.UUIDField()),
                ("role", models.CharField(max_length=20)),
                ("scope", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=80)),
                ("door", models.CharField(max_length=20)),
                ("reason", models.CharField(max_length=20)),
                ("resident", models.UUIDField(null=True)),
                ("household", models.UUIDField(null=True)),
                ("kinds", models.CharField(max_length=500)),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "kernel_read",
                "indexes": [
                    models.Index(fields=["actor", "at"], name="read_by_actor"),
                    models.Index(
                        fields=["resident"], name="read_of_person", condition=models.Q(resident__isnull=False)
                    ),
                    models.Index(
                        fields=["household"],
                        name="read_of_home",
                        condition=models.Q(resident__isnull=True, household__isnull=False),
                    ),
                    models.Index(
                        fields=["place"],
                        name="read_of_place",
                        condition=models.Q(resident__isnull=True, household__isnull=True),
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("chain", "number"), name="read_number_once")],
            },
        ),
        migrations.CreateModel(
            name="TrailHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("trail", models.CharField(max_length=10)),
                ("chain", models.CharField(max_length=8)),
                ("entries", models.BigIntegerField()),
                ("tip", models.BinaryField()),
            ],
            options={
                "db_table": "kernel_trail_head",
                "constraints": [models.UniqueConstraint(fields=("trail", "chain"), name="trail_head_once")],
            },
        ),
        migrations.RunSQL(CHAINING, UNCHAINING),
        log_wall("kernel_read"),
        log_wall("kernel_event"),
        only("SELECT, INSERT", "kernel_read"),
        only("SELECT, INSERT", "kernel_event"),
        only("SELECT", "kernel_trail_head"),
        only("SELECT", "kernel_checkpoint"),
    ]
