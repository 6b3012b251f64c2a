"""Phones that were let in: activation codes and device tokens, former ones too. Only hashes are kept."""

from django.db import models

from nhipcau.gateway.login.models import Invitation, Passkey, RecoveryCode, SecondStep, SignOn, Visit
from nhipcau.people.models import Member

__all__ = [
    "ActivationCode", "Device", "FormerToken",
    "Invitation", "Passkey", "RecoveryCode", "SecondStep", "SignOn", "Visit",
]  # fmt: skip


class ActivationCode(models.Model):
    """A code that lets one phone in, once."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="activation_codes")
    code_hash = models.BinaryField(unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "gateway_activation_code"


class Device(models.Model):
    """A phone that works for a member. Its token is replaced when an activation is answered again."""

    id = models.UUIDField(primary_key=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="devices")
    code = models.OneToOneField(ActivationCode, models.PROTECT, related_name="device")
    token_hash = models.BinaryField(unique=True)
    label = models.CharField(max_length=80, blank=True, default="")
    activated_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    public_key = models.BinaryField(null=True)  # of the key that proves its requests; none before it showed one
    share = models.BinaryField(null=True)  # lent to the phone for the days of the lease; gone when it is locked

    class Meta:
        db_table = "gateway_device"


class FormerToken(models.Model):
    """A token that a phone had before: it proves a bundle that was sealed when it was current.

    It opens no door, but for ``twin``: the network brought one activation twice, and the phone may have heard
    either answer.
    """

    token_hash = models.BinaryField(unique=True)
    device = models.ForeignKey(Device, models.CASCADE, related_name="former_tokens")
    replaced_at = models.DateTimeField()
    twin = models.BooleanField(default=False)

    class Meta:
        db_table = "gateway_former_token"
