"""Members may be auditors, and programs of others."""

from django.db import migrations, models

ROLES = ("member", "leader", "desk", "commune_lead", "province_analyst", "content_editor", "auditor", "integrator", "system")


class Migration(migrations.Migration):
    dependencies = [("people", "0005_wishes")]

    operations = [
        migrations.RemoveConstraint(model_name="member", name="member_role_known"),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(condition=models.Q(role__in=ROLES), name="member_role_known"),
        ),
    ]
