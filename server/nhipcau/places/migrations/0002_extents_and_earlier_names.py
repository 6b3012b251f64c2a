"""How much of a former commune went where, and what units were called before."""

from django.db import migrations, models
from django.db.models import F, Q

EXTENTS = ("whole", "part", "land", "land_all_people", "people", "all_land", "rest")


class Migration(migrations.Migration):
    dependencies = [("places", "0001_units")]

    operations = [
        migrations.RemoveField(model_name="succession", name="partial"),
        migrations.AddField(
            model_name="succession",
            name="extent",
            field=models.CharField(max_length=16, default="whole"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(condition=Q(extent__in=EXTENTS), name="succession_extent_known"),
        ),
        migrations.CreateModel(
            name="EarlierName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=5)),
                ("kind", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=80)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                ("source", models.CharField(max_length=200)),
            ],
            options={
                "db_table": "places_earlier_name",
                "constraints": [
                    models.UniqueConstraint(fields=["code", "valid_to"], name="earlier_name_once"),
                    models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="earlier_name_in_order"),
                ],
            },
        ),
    ]
