"""What people wish about reminders, and what they have of the digital citizen's list."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_editors")]

    operations = [
        migrations.AddField("resident", "reminders", models.JSONField(default=dict)),
        migrations.AddField("resident", "citizen", models.JSONField(default=dict)),
    ]
