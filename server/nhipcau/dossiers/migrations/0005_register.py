"""The yearly register, and what goes between team and desk. What was taken in before has its number by the order of its day."""

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import only, wall

NUMBER_THE_PAST = """
    INSERT INTO dossiers_line (id, place, year, number, dossier, procedure, channel, taken_in_at)
    SELECT gen_random_uuid(), place, year, row_number() OVER (PARTITION BY place, year ORDER BY opened_at, id), id, procedure, channel, opened_at
    FROM (SELECT *, extract(year FROM opened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year FROM dossiers_dossier WHERE channel <> 'online') AS known;
    INSERT INTO dossiers_book (place, year, last) SELECT place, year, max(number) FROM dossiers_line GROUP BY place, year;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_road_walls")]

    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=80)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "dossiers_book",
                "constraints": [models.UniqueConstraint(fields=("place", "year"), name="book_once_a_year")],
            },
        ),
        migrations.CreateModel(
            name="RegisterLine",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("dossier", models.UUIDField(null=True, unique=True)),
                ("procedure", models.CharField(max_length=12)),
                ("channel", models.CharField(max_length=8)),
                ("taken_in_at", models.DateTimeField()),
            ],
            options={
                "db_table": "dossiers_line",
                "constraints": [models.UniqueConstraint(fields=("place", "year", "number"), name="line_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("household_id", models.UUIDField()),
                ("procedure", models.CharField(max_length=12)),
                ("to", models.CharField(max_length=4)),
                ("task", models.CharField(blank=True, default="", max_length=20)),
                ("note", models.CharField(blank=True, default="", max_length=120)),
                ("next_date", models.DateField(null=True)),
                ("given_by", models.UUIDField()),
                ("given_at", models.DateTimeField()),
                ("taken_by", models.UUIDField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "preparation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="handovers", to="dossiers.preparation"
                    ),
                ),
            ],
            options={
                "db_table": "dossiers_handover",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to", "desk")), fields=("preparation",), name="taken_over_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(NUMBER_THE_PAST, migrations.RunSQL.noop),
        wall("dossiers_book"),
        wall("dossiers_line"),
        wall("dossiers_handover"),
        only("SELECT, INSERT, UPDATE", "dossiers_book"),
        only("SELECT, INSERT, UPDATE (dossier)", "dossiers_line"),
    ]
