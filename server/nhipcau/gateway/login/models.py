"""What is kept of how officers come in. Secrets lie sealed, codes as keyed hashes; addresses only roughly."""

from django.conf import settings
from django.db import models

from nhipcau.people.models import Member


class SecondStep(models.Model):
    """The clock code of an officer's authenticator: its sealed secret, and the last half minute whose code was used."""

    id = models.UUIDField(primary_key=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_step")
    secret = models.BinaryField()
    used_step = models.BigIntegerField(default=0)
    set_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "gateway_second_step"


class RecoveryCode(models.Model):
    """A code on paper that stands in for the authenticator once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes")
    code_hash = models.BinaryField(unique=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "gateway_recovery_code"


class Passkey(models.Model):
    """The public half of a key that a phone, a computer or a token keeps for an officer."""

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="passkeys")
    credential = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    count = models.BigIntegerField(default=0)
    name = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "gateway_passkey"


class Visit(models.Model):
    """One browser in which an officer is, or was, logged in."""

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    browser = models.CharField(max_length=60)
    place = models.CharField(max_length=60)
    way = models.CharField(max_length=20, default="")
    shared = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "gateway_visit"


class SignOn(models.Model):
    """A name at a sign-on service that an administrator has tied to an officer's account."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(Member, models.CASCADE, related_name="sign_ons")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    linked_at = models.DateTimeField()

    class Meta:
        db_table = "gateway_sign_on"
        constraints = [models.UniqueConstraint(fields=("issuer", "subject"), name="sign_on_once")]


class Invitation(models.Model):
    """A code with which an officer opens the account, or opens it anew, once."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="invitations")
    code_hash = models.BinaryField(unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "gateway_invitation"
