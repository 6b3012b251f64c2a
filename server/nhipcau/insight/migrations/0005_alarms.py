"""Rules of early warnings, and what they found."""

from typing import ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Rules of early warnings, and what they found."""

    dependencies: ClassVar = [("insight", "0004_official")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("rule", models.UUIDField()),
                ("version", models.UUIDField()),
                ("place", models.CharField(max_length=80)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("found", models.JSONField()),
                ("rung_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "insight_alarm",
            },
        ),
        migrations.CreateModel(
            name="AlarmRule",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("rule", models.UUIDField()),
                ("version", models.PositiveSmallIntegerField()),
                ("place", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=120)),
                ("indicator", models.CharField(max_length=60)),
                ("level", models.CharField(max_length=8)),
                ("period", models.CharField(max_length=5)),
                ("comparison", models.CharField(max_length=6)),
                ("bound", models.FloatField(null=True)),
                ("back", models.PositiveSmallIntegerField(default=3)),
                ("days", models.PositiveSmallIntegerField(default=14)),
                ("least", models.PositiveIntegerField(default=30)),
                ("told", models.CharField(max_length=16)),
                ("rang", models.PositiveIntegerField(default=0)),
                ("rang_in", models.PositiveIntegerField(default=0)),
                ("set_by", models.UUIDField()),
                ("set_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "insight_alarm_rule",
            },
        ),
        migrations.CreateModel(
            name="AlarmWord",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("rule", models.UUIDField()),
                ("place", models.CharField(max_length=80)),
                ("first", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("reason", models.CharField(max_length=200)),
                ("said_by", models.UUIDField()),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "db_table": "insight_alarm_word",
            },
        ),
        migrations.AddIndex(
            model_name="alarm",
            index=models.Index(condition=models.Q(("closed_at", None)), fields=["place"], name="alarm_standing", opclasses=["text_pattern_ops"]),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.UniqueConstraint(fields=("rule", "place", "first"), name="alarm_once"),
        ),
        migrations.AddConstraint(
            model_name="alarmrule",
            constraint=models.UniqueConstraint(fields=("rule", "version"), name="alarm_rule_version_once"),
        ),
        migrations.AddConstraint(
            model_name="alarmrule",
            constraint=models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("rule",), name="one_alarm_rule_stands"),
        ),
        migrations.AddConstraint(
            model_name="alarmrule",
            constraint=models.CheckConstraint(condition=models.Q(("comparison__in", ("below", "above", "falls", "rises", "apart", "silent"))), name="alarm_comparison_known"),
        ),
        migrations.AddConstraint(
            model_name="alarmrule",
            constraint=models.CheckConstraint(condition=models.Q(("level__in", ("place", "commune"))), name="alarm_level_known"),
        ),
        migrations.AddConstraint(
            model_name="alarmrule",
            constraint=models.CheckConstraint(condition=models.Q(("period__in", ("week", "month"))), name="alarm_period_known"),
        ),
        migrations.AddIndex(
            model_name="alarmword",
            index=models.Index(fields=["rule", "place"], name="alarm_word_of"),
        ),
        migrations.AddConstraint(
            model_name="alarmword",
            constraint=models.CheckConstraint(condition=models.Q(("first", None), ("until", None), _connector="XOR"), name="alarm_word_seen_or_quiet"),
        ),
        wall("insight_alarm_rule", heard=True),
        wall("insight_alarm"),
        wall("insight_alarm_word"),
    ]
