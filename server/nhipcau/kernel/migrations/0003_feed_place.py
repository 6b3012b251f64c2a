"""The feed says where: a phone hears of its own place, not of the whole commune."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_append_only")]

    operations = [
        migrations.AddField(
            model_name="feed",
            name="place",
            field=models.CharField(default="", max_length=80),
        ),
    ]
