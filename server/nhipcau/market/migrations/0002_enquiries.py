"""Questions of buyers."""

from typing import ClassVar

from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Questions of buyers."""

    dependencies: ClassVar = [("market", "0001_makers")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("product_id", models.UUIDField()),
                ("maker_id", models.UUIDField(db_index=True)),
                ("goods", models.CharField(max_length=80)),
                ("number", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=11, unique=True)),
                ("sealed", models.BinaryField(null=True)),
                ("mark", models.BinaryField(db_index=True, null=True)),
                ("texted", models.BooleanField()),
                ("words", models.CharField(blank=True, default="", max_length=120)),
                ("asked_at", models.DateTimeField(db_index=True)),
                ("answer", models.CharField(blank=True, default="", max_length=120)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, default="", max_length=6)),
                ("more", models.CharField(blank=True, default="", max_length=120)),
                ("more_at", models.DateTimeField(null=True)),
                ("more_answer", models.CharField(blank=True, default="", max_length=120)),
                ("more_answered_at", models.DateTimeField(null=True)),
                ("reported_by", models.CharField(blank=True, default="", max_length=6)),
                ("reported_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "market_enquiry",
                "constraints": [
                    models.UniqueConstraint(fields=("maker_id", "number"), name="enquiry_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reported_by__in", ("", "buyer", "maker"))), name="enquiry_reported_by_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_by__in", ("", "maker", "office"))), name="enquiry_answered_by_one"
                    ),
                ],
            },
        ),
        wall("market_enquiry", slip="key"),
    ]
