from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("body", models.JSONField()),
                ("current", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "safety_card",
                "ordering": ["id"],
            },
        ),
    ]
