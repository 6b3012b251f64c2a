"""What a draft was begun over, so that its authors hear when that is replaced under it."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Drafts that are open already do not know; they hear of the next replacement after their next publication."""

    dependencies: ClassVar = [("guides", "0005_talks")]
    operations: ClassVar = [
        migrations.AddField("draft", "base", models.CharField(blank=True, default="", max_length=16)),
    ]
