"""Makers, what they make, its photos; the window that everybody sees; what somebody reports of it."""

from typing import ClassVar

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import wall


class Migration(migrations.Migration):
    """Makers, what they make, its photos; the window that everybody sees; what somebody reports of it."""

    initial = True
    dependencies: ClassVar = [("people", "0011_duty")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Abuse",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("product_id", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=12)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("said_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_as", models.CharField(blank=True, default="", max_length=8)),
                ("settled_why", models.CharField(blank=True, default="", max_length=200)),
            ],
            options={
                "db_table": "market_abuse",
            },
        ),
        migrations.CreateModel(
            name="ShownMaker",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("commune", models.CharField(db_index=True, max_length=5)),
                ("kind", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=80)),
                ("story", models.TextField(blank=True, default="")),
                ("where", models.CharField(blank=True, default="", max_length=120)),
                ("shown_at", models.DateTimeField()),
            ],
            options={
                "db_table": "market_shown_maker",
            },
        ),
        migrations.CreateModel(
            name="Maker",
            fields=[
                ("version", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("changed_by", models.UUIDField()),
                ("changed_at", models.DateTimeField()),
                ("looked_by", models.UUIDField(null=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("kind", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=80)),
                ("story", models.TextField(blank=True, default="")),
                ("village_id", models.UUIDField(null=True)),
                ("telephone", models.CharField(blank=True, db_index=True, default="", max_length=15)),
                ("signed_by", models.CharField(blank=True, default="", max_length=80)),
                ("as_what", models.CharField(blank=True, default="", max_length=200)),
                ("wording", models.CharField(blank=True, default="", max_length=20)),
                ("paper", models.CharField(blank=True, default="", max_length=200)),
                ("agreed_on", models.DateField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("household", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household")),
                ("resident", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.resident")),
            ],
            options={
                "db_table": "market_maker",
            },
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                ("version", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("changed_by", models.UUIDField()),
                ("changed_at", models.DateTimeField()),
                ("looked_by", models.UUIDField(null=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("why", models.CharField(blank=True, default="", max_length=200)),
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=80)),
                ("group", models.CharField(max_length=8)),
                ("story", models.TextField(blank=True, default="")),
                ("answers", models.JSONField(default=dict)),
                ("unit", models.CharField(max_length=30)),
                ("price_from", models.PositiveIntegerField(null=True)),
                ("price_to", models.PositiveIntegerField(null=True)),
                ("months", models.JSONField(default=list)),
                ("stock", models.CharField(default="in", max_length=3)),
                ("weight_g", models.PositiveIntegerField(null=True)),
                ("stars", models.PositiveSmallIntegerField(null=True)),
                ("certificate", models.CharField(blank=True, default="", max_length=60)),
                ("decision", models.CharField(blank=True, default="", max_length=120)),
                ("issued_on", models.DateField(null=True)),
                ("maker", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="products", to="market.maker")),
            ],
            options={
                "db_table": "market_product",
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("member_id", models.UUIDField()),
                ("folder", models.CharField(max_length=20)),
                ("says", models.CharField(max_length=120)),
                ("small", models.CharField(db_index=True, max_length=64)),
                ("small_bytes", models.PositiveIntegerField()),
                ("large", models.CharField(db_index=True, max_length=64)),
                ("large_bytes", models.PositiveIntegerField()),
                ("media", models.CharField(max_length=20)),
                ("width", models.PositiveSmallIntegerField()),
                ("height", models.PositiveSmallIntegerField()),
                ("small_at", models.DateTimeField(null=True)),
                ("large_at", models.DateTimeField(null=True)),
                ("added_at", models.DateTimeField()),
                ("product", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="market.product")),
            ],
            options={
                "db_table": "market_photo",
            },
        ),
        migrations.CreateModel(
            name="Shown",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("commune", models.CharField(max_length=5)),
                ("name", models.CharField(max_length=80)),
                ("group", models.CharField(max_length=8)),
                ("story", models.TextField(blank=True, default="")),
                ("answers", models.JSONField(default=dict)),
                ("unit", models.CharField(max_length=30)),
                ("price_from", models.PositiveIntegerField(null=True)),
                ("price_to", models.PositiveIntegerField(null=True)),
                ("season", models.PositiveSmallIntegerField()),
                ("stock", models.CharField(max_length=3)),
                ("weight_g", models.PositiveIntegerField(null=True)),
                ("stars", models.PositiveSmallIntegerField(default=0)),
                ("certificate", models.CharField(blank=True, default="", max_length=60)),
                ("decision", models.CharField(blank=True, default="", max_length=120)),
                ("stars_until", models.DateField(null=True)),
                ("photos", models.JSONField(default=list)),
                ("folded", models.TextField(default="")),
                ("turn", models.BigIntegerField()),
                ("shown_at", models.DateTimeField()),
                ("maker", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="products", to="market.shownmaker")),
            ],
            options={
                "db_table": "market_shown",
            },
        ),
        migrations.AddConstraint(
            model_name="maker",
            constraint=models.CheckConstraint(condition=models.Q(("state__in", ("waiting", "shown", "down", "withdrawn"))), name="maker_state_known"),
        ),
        migrations.AddConstraint(
            model_name="maker",
            constraint=models.CheckConstraint(condition=models.Q(("looked_by", None), models.Q(("looked_by", models.F("changed_by")), _negated=True), _connector="OR"), name="maker_seen_by_two"),
        ),
        migrations.AddConstraint(
            model_name="maker",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("kind", "household"), ("resident__isnull", False)), models.Q(("kind__in", ("cooperative", "group")), ("resident", None)), _connector="OR"), name="maker_of_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(condition=models.Q(("state__in", ("waiting", "shown", "down", "withdrawn"))), name="product_state_known"),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(condition=models.Q(("looked_by", None), models.Q(("looked_by", models.F("changed_by")), _negated=True), _connector="OR"), name="product_seen_by_two"),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.UniqueConstraint(fields=("maker", "number"), name="product_number_once"),
        ),
        migrations.AddIndex(
            model_name="shown",
            index=models.Index(fields=["-turn", "-id"], name="shown_by_turn"),
        ),
        migrations.AddIndex(
            model_name="shown",
            index=models.Index(fields=["commune", "-turn", "-id"], name="shown_of_commune"),
        ),
        migrations.AddIndex(
            model_name="shown",
            index=models.Index(fields=["group", "-turn", "-id"], name="shown_of_group"),
        ),
        migrations.AddIndex(
            model_name="shown",
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass("folded", name="gin_trgm_ops"), name="shown_folded"),
        ),
        wall("market_maker"),
        wall("market_product"),
        wall("market_photo"),
        wall("market_abuse"),
    ]
