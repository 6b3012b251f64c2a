"""Accounts that the commune publishes."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Accounts that the commune publishes."""

    dependencies: ClassVar = [("safety", "0001_cards")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="OwnAccount",
            fields=[
                ("mark", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("named_at", models.DateTimeField()),
            ],
            options={
                "db_table": "safety_own_account",
            },
        ),
        migrations.CreateModel(
            name="Payee",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("unit", models.CharField(max_length=120)),
                ("procedure", models.CharField(blank=True, default="", max_length=20)),
                ("bank", models.CharField(max_length=6)),
                ("account", models.CharField(max_length=20)),
                ("holder", models.CharField(max_length=80)),
                ("amount", models.PositiveIntegerField(null=True)),
                ("purpose", models.CharField(blank=True, default="", max_length=25)),
                ("source", models.CharField(max_length=200)),
                ("explained_by", models.CharField(blank=True, default="", max_length=120)),
                ("explained_in", models.CharField(blank=True, default="", max_length=120)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("proposed_by", models.UUIDField()),
                ("proposed_name", models.CharField(max_length=80)),
                ("proposed_role", models.CharField(max_length=20)),
                ("proposed_at", models.DateTimeField()),
                ("confirmed_by", models.UUIDField(null=True)),
                ("confirmed_name", models.CharField(blank=True, default="", max_length=80)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("ended_name", models.CharField(blank=True, default="", max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_why", models.CharField(blank=True, default="", max_length=20)),
            ],
            options={
                "db_table": "safety_payee",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by", None), models.Q(("confirmed_by", models.F("proposed_by")), _negated=True), _connector="OR"),
                        name="four_eyes_on_a_payee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"),
                        name="payee_days_in_order",
                    ),
                ],
            },
        ),
    ]
