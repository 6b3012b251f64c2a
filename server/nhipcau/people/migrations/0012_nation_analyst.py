"""Somebody may read the figures of the whole country."""

from django.db import migrations, models

ROLES = (
    "member", "leader", "desk", "commune_lead", "province_lead", "province_analyst", "nation_analyst", "content_editor", "auditor",
    "integrator", "system",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("people", "0011_duty")]

    operations = [
        migrations.RemoveConstraint(model_name="member", name="member_role_known"),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(condition=models.Q(role__in=ROLES), name="member_role_known"),
        ),
    ]
