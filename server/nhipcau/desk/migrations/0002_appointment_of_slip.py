"""An appointment that the team asked for at a home knows its slip."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_queue")]

    operations = [
        migrations.AddField("appointment", "preparation", models.UUIDField(null=True)),
        migrations.AddField("appointment", "resident", models.UUIDField(null=True)),
        migrations.AddIndex(
            "appointment",
            models.Index(fields=["resident"], name="appointment_of_person", condition=Q(resident__isnull=False)),
        ),
    ]
