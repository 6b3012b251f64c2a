"""Warnings of hazards, where they went, who acknowledged them; homes to reach first, how they were found."""

from datetime import timedelta
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.expressions import CombinedExpression

from nhipcau.kernel.walls import wall

KEPT = """
CREATE FUNCTION bulletin_warning_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a warning is never deleted' USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.id, NEW.place, NEW.hazard, NEW.level, NEW.drill, NEW.title, NEW.what, NEW.acts, NEW.communes, NEW.villages, NEW.onset, NEW.expires_at,
        NEW.tongues, NEW.source, NEW.texts, NEW.over, NEW.drafted_by, NEW.drafted_name, NEW.drafted_role, NEW.drafted_at)
        IS DISTINCT FROM
       (OLD.id, OLD.place, OLD.hazard, OLD.level, OLD.drill, OLD.title, OLD.what, OLD.acts, OLD.communes, OLD.villages, OLD.onset, OLD.expires_at,
        OLD.tongues, OLD.source, OLD.texts, OLD.over, OLD.drafted_by, OLD.drafted_name, OLD.drafted_role, OLD.drafted_at) THEN
        RAISE EXCEPTION 'a warning is never rewritten' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.issued_at IS NOT NULL AND (NEW.issued_at, NEW.signed_by, NEW.signed_role, NEW.replaces)
        IS DISTINCT FROM (OLD.issued_at, OLD.signed_by, OLD.signed_role, OLD.replaces) THEN
        RAISE EXCEPTION 'who let a warning out is never rewritten' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.ended_why) IS DISTINCT FROM (OLD.ended_at, OLD.ended_why) THEN
        RAISE EXCEPTION 'a warning ends once' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.dropped_at IS NOT NULL AND (NEW.dropped_at IS DISTINCT FROM OLD.dropped_at OR NEW.issued_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a dropped draft is never issued' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bulletin_warning_kept BEFORE UPDATE OR DELETE ON bulletin_warning FOR EACH ROW EXECUTE FUNCTION bulletin_warning_kept();
"""
LET_GO = "DROP TRIGGER bulletin_warning_kept ON bulletin_warning; DROP FUNCTION bulletin_warning_kept();"


class Migration(migrations.Migration):
    """Warnings, acknowledgements, homes to reach first."""

    initial = True
    dependencies: ClassVar = [("people", "0011_duty")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="HazardWarning",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("hazard", models.CharField(max_length=20)),
                ("level", models.PositiveSmallIntegerField()),
                ("drill", models.BooleanField()),
                ("title", models.CharField(max_length=120)),
                ("what", models.CharField(max_length=400)),
                ("acts", models.JSONField(default=list)),
                ("communes", models.JSONField(default=list)),
                ("villages", models.JSONField(default=list)),
                ("onset", models.DateTimeField(null=True)),
                ("expires_at", models.DateTimeField()),
                ("tongues", models.JSONField(default=dict)),
                ("source", models.CharField(blank=True, default="", max_length=120)),
                ("texts", models.BooleanField(default=True)),
                ("over", models.CharField(max_length=120)),
                ("drafted_by", models.UUIDField()),
                ("drafted_name", models.CharField(max_length=80)),
                ("drafted_role", models.CharField(max_length=20)),
                ("drafted_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(null=True)),
                ("signed_by", models.UUIDField(null=True)),
                ("signed_name", models.CharField(blank=True, default="", max_length=80)),
                ("signed_role", models.CharField(blank=True, default="", max_length=20)),
                ("issued_at", models.DateTimeField(null=True)),
                ("replaces", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_why", models.CharField(blank=True, default="", max_length=10)),
                ("ended_name", models.CharField(blank=True, default="", max_length=80)),
                ("counts", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "bulletin_warning",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("issued_at__isnull", False), ("level__gte", 3), _negated=True), models.Q(("signed_by__isnull", False), models.Q(("signed_by", models.F("drafted_by")), _negated=True)), _connector="OR"), name="four_eyes_on_a_warning"),
                    models.CheckConstraint(condition=models.Q(models.Q(("issued_at__isnull", False), ("level__gte", 3), _negated=True), ("drafted_role__in", ("commune_lead", "province_lead")), ("signed_role__in", ("commune_lead", "province_lead")), _connector="OR"), name="a_lead_stands_for_it"),
                    models.CheckConstraint(condition=models.Q(models.Q(("issued_at__isnull", False), _negated=True), models.Q(("expires_at__gt", models.F("issued_at")), ("expires_at__lte", CombinedExpression(models.F("issued_at"), "+", models.Value(timedelta(days=3))))), _connector="OR"), name="a_warning_expires"),
                    models.CheckConstraint(condition=models.Q(("level__gte", 1), ("level__lte", 5)), name="five_levels"),
                    models.CheckConstraint(condition=models.Q(models.Q(("ended_at", None), ("ended_why", "")), models.Q(("ended_at__isnull", False), ("ended_why__in", ("cancelled", "replaced")), ("issued_at__isnull", False)), _connector="OR"), name="a_warning_ends_whole")],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("found", models.CharField(max_length=10)),
                ("needs", models.JSONField(default=list)),
                ("member_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("received_at", models.DateTimeField(db_index=True)),
                ("household", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household")),
                ("warning", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="bulletin.hazardwarning")),
            ],
            options={
                "db_table": "bulletin_check",
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("village_id", models.UUIDField()),
                ("reached", models.BooleanField()),
                ("by_name", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("warning", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="bulletin.hazardwarning")),
            ],
            options={
                "db_table": "bulletin_call",
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("folder", models.CharField(max_length=20)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("bytes", models.PositiveIntegerField()),
                ("media", models.CharField(max_length=40)),
                ("member_id", models.UUIDField()),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("arrived_at", models.DateTimeField(null=True)),
                ("check_of", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="bulletin.check")),
            ],
            options={
                "db_table": "bulletin_look",
            },
        ),
        migrations.CreateModel(
            name="SafeHome",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("reasons", models.JSONField(default=list)),
                ("listed_by", models.UUIDField()),
                ("listed_at", models.DateTimeField()),
                ("consent", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consent")),
                ("household", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household")),
                ("resident", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.resident")),
            ],
            options={
                "db_table": "bulletin_safe_home",
            },
        ),
        migrations.CreateModel(
            name="Ack",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("village_id", models.UUIDField()),
                ("how", models.CharField(max_length=4)),
                ("by_name", models.CharField(max_length=80)),
                ("member_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("warning", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="acks", to="bulletin.hazardwarning")),
            ],
            options={
                "db_table": "bulletin_ack",
                "constraints": [models.UniqueConstraint(fields=("warning", "village_id"), name="acknowledged_once")],
            },
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("villages", models.JSONField(default=list)),
                ("leaders", models.PositiveIntegerField(default=0)),
                ("families", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("warning", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reaches", to="bulletin.hazardwarning")),
            ],
            options={
                "db_table": "bulletin_reach",
                "constraints": [models.UniqueConstraint(fields=("warning", "place"), name="reached_once")],
            },
        ),
        migrations.RunSQL(KEPT, LET_GO),
        wall("bulletin_warning", heard=True),
        wall("bulletin_reach", heard=True),
        wall("bulletin_ack"),
        wall("bulletin_call"),
        wall("bulletin_safe_home"),
        wall("bulletin_check"),
        wall("bulletin_look"),
    ]
