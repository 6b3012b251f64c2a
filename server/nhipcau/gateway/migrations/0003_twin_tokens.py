"""A token from an activation that the network brought twice still opens the door."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gateway", "0002_former_tokens")]

    operations = [
        migrations.AddField(
            model_name="formertoken",
            name="twin",
            field=models.BooleanField(default=False),
        ),
    ]
