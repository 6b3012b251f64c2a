"""Homes move and members leave: where a home was until when, and the moment from which somebody works no more."""

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import wall

LEFT = "UPDATE people_member SET left_at = left_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' WHERE left_on IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("people", "0002_walls")]

    operations = [
        migrations.AddField("household", "moved_at", models.DateTimeField(null=True)),
        migrations.AddField("member", "left_at", models.DateTimeField(null=True)),
        migrations.AddField("formerscope", "went_on", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="FormerHome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("until", models.DateTimeField()),
                ("went", models.CharField(max_length=80)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former_homes",
                        to="people.household",
                    ),
                ),
            ],
            options={"db_table": "people_former_home"},
        ),
        wall("people_former_home"),
        migrations.RunSQL(LEFT, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "member",
            models.CheckConstraint(
                condition=models.Q(("left_at", None), ("left_on", None))
                | models.Q(("left_at__isnull", False), ("left_on__isnull", False)),
                name="member_left_whole",
            ),
        ),
    ]
