"""What the reference of a procedure gained: where it came from, and codes of before."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What the reference of a procedure gained: where it came from, and codes of before."""

    dependencies: ClassVar = [("guides", "0001_procedures")]
    operations: ClassVar = []
