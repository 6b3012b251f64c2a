"""How often somebody may try: counted once for all worker processes, under a keyed hash of who tries."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_feed_place")]

    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE kernel_pace (
                caller bytea PRIMARY KEY,
                tries integer NOT NULL,
                last timestamptz NOT NULL,
                until timestamptz NOT NULL,
                early boolean NOT NULL
            );
            CREATE INDEX kernel_pace_last ON kernel_pace (last);
            """,
            "DROP TABLE kernel_pace",
        ),
    ]
