"""A consent may say where its receipt goes as a text message; and a province has somebody who names its officers."""

from django.db import migrations, models

ROLES = (
    "member", "leader", "desk", "commune_lead", "province_lead", "province_analyst", "content_editor", "auditor", "integrator",
    "system",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("people", "0009_quicker_erasing")]

    operations = [
        migrations.AddField("consent", "telephone", models.CharField(blank=True, default="", max_length=15)),
        migrations.RemoveConstraint(model_name="member", name="member_role_known"),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(condition=models.Q(role__in=ROLES), name="member_role_known"),
        ),
    ]
