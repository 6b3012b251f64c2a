"""Members may be editors of content."""

from django.db import migrations, models

ROLES = ("member", "leader", "desk", "commune_lead", "province_analyst", "content_editor", "system")


class Migration(migrations.Migration):
    dependencies = [("people", "0003_moves")]

    operations = [
        migrations.RemoveConstraint(model_name="member", name="member_role_known"),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(condition=models.Q(role__in=ROLES), name="member_role_known"),
        ),
    ]
