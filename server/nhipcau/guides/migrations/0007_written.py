"""Find what we have written among thousands of imported procedures without looking at these."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Find what we have written among thousands of imported procedures without looking at these."""

    dependencies: ClassVar = [("guides", "0006_draft_base")]
    operations: ClassVar = [
        migrations.AddIndex(
            "procedure",
            models.Index(fields=["code"], condition=~models.Q(status="reference_only"), name="procedure_written"),
        ),
    ]
