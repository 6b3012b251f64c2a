"""Voices: what the synthesiser made, and what local people recorded."""

from typing import ClassVar

from django.db import migrations, models

SEEN = """
    EXISTS (SELECT 1 FROM unnest(string_to_array(current_setting('nhipcau.scopes', true), ',')) AS scope
            WHERE place LIKE scope OR scope LIKE place || '%')
"""  # a village works with what its commune recorded


class Migration(migrations.Migration):
    """Voices: what the synthesiser made, and what local people recorded."""

    dependencies: ClassVar = [("guides", "0003_editing")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="MadeVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=32)),
                ("maker", models.CharField(max_length=16)),
                ("hash", models.CharField(db_index=True, max_length=64)),
                ("seconds", models.FloatField()),
                ("content", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "guides_made_voice",
                "constraints": [models.UniqueConstraint(fields=("key", "maker"), name="voice_made_once")],
            },
        ),
        migrations.CreateModel(
            name="Recording",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("tongue", models.CharField(max_length=20)),
                ("spot", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=32)),
                ("text", models.CharField(max_length=500)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("bytes", models.PositiveIntegerField()),
                ("media", models.CharField(max_length=40)),
                ("ms", models.PositiveIntegerField()),
                ("member_id", models.UUIDField()),
                ("recorded_by", models.CharField(max_length=80)),
                ("happened_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("arrived_at", models.DateTimeField(null=True)),
                ("judge_id", models.UUIDField(null=True)),
                ("judged_by", models.CharField(blank=True, default="", max_length=80)),
                ("judged_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=20)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "guides_recording",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(judge_id=None) | ~models.Q(judge_id=models.F("member_id")),
                        name="a_second_speaker_judges",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(bytes__lte=40_960, ms__lte=20_500), name="recording_small"
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            f"""
            ALTER TABLE guides_recording ENABLE ROW LEVEL SECURITY;
            CREATE POLICY reading ON guides_recording FOR SELECT USING ({SEEN});
            CREATE POLICY adding ON guides_recording FOR INSERT WITH CHECK ({SEEN});
            CREATE POLICY changing ON guides_recording FOR UPDATE USING ({SEEN}) WITH CHECK ({SEEN});
            CREATE POLICY dropping ON guides_recording FOR DELETE USING ({SEEN});
            """,
            """
            DROP POLICY reading ON guides_recording; DROP POLICY adding ON guides_recording;
            DROP POLICY changing ON guides_recording; DROP POLICY dropping ON guides_recording;
            ALTER TABLE guides_recording DISABLE ROW LEVEL SECURITY;
            """,
        ),
    ]
