"""Second steps, passkeys and sessions of officers; names at sign-on services; invitations."""

from django.conf import settings
from django.db import migrations, models

USER = settings.AUTH_USER_MODEL


class Migration(migrations.Migration):
    dependencies = [
        ("gateway", "0003_twin_tokens"),
        ("people", "0006_roles"),
        migrations.swappable_dependency(USER),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("code_hash", models.BinaryField(unique=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("member", models.ForeignKey("people.member", models.PROTECT, related_name="invitations")),
            ],
            options={"db_table": "gateway_invitation"},
        ),
        migrations.CreateModel(
            name="Passkey",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("credential", models.BinaryField(unique=True)),
                ("public_key", models.BinaryField()),
                ("count", models.BigIntegerField(default=0)),
                ("name", models.CharField(max_length=60)),
                ("added_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(USER, models.CASCADE, related_name="passkeys")),
            ],
            options={"db_table": "gateway_passkey"},
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_hash", models.BinaryField(unique=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(USER, models.CASCADE, related_name="recovery_codes")),
            ],
            options={"db_table": "gateway_recovery_code"},
        ),
        migrations.CreateModel(
            name="SecondStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("secret", models.BinaryField()),
                ("used_step", models.BigIntegerField(default=0)),
                ("set_at", models.DateTimeField(null=True)),
                ("user", models.OneToOneField(USER, models.CASCADE, related_name="second_step")),
            ],
            options={"db_table": "gateway_second_step"},
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("browser", models.CharField(max_length=60)),
                ("place", models.CharField(max_length=60)),
                ("way", models.CharField(default="", max_length=20)),
                ("shared", models.BooleanField(default=False)),
                ("ended_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(USER, models.CASCADE, related_name="visits")),
            ],
            options={"db_table": "gateway_visit"},
        ),
        migrations.CreateModel(
            name="SignOn",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("issuer", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=200)),
                ("linked_at", models.DateTimeField()),
                ("member", models.ForeignKey("people.member", models.CASCADE, related_name="sign_ons")),
            ],
            options={
                "db_table": "gateway_sign_on",
                "constraints": [models.UniqueConstraint(fields=("issuer", "subject"), name="sign_on_once")],
            },
        ),
    ]
