"""Households, the people in them, what they agreed to; and the members of the teams."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.kernel.actor import ROLES
from nhipcau.people.duty.models import DayClaim
from nhipcau.places.models import Commune, Village

__all__ = ["Consent", "DayClaim", "Erasure", "FormerHome", "FormerScope", "Household", "Member", "Request", "Resident"]


class Household(models.Model):
    """A home that a team visits. ``place`` is its village's path and carries row-level security.

    ``moved_at`` is when it last went to another village: who asks about a moment before that asks `FormerHome`.
    ``uncounted``: somebody there took back that the home is counted, and nobody else agrees to it.
    """

    id = models.UUIDField(primary_key=True)
    village = models.ForeignKey(Village, models.PROTECT)
    place = models.CharField(max_length=80, db_index=True)
    head_name = models.CharField(max_length=80)
    note = models.CharField(max_length=200, blank=True, default="")
    languages = models.JSONField(default=list)
    reached = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    moved_at = models.DateTimeField(null=True)
    uncounted = models.BooleanField(default=False)

    class Meta:
        db_table = "people_household"
        indexes = [models.Index(fields=["place"], opclasses=["text_pattern_ops"], condition=models.Q(uncounted=True), name="home_uncounted")]


class FormerHome(models.Model):
    """Where a home was until a moment, and the place it went to: work done there before it is credited there."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="former_homes")
    place = models.CharField(max_length=80, db_index=True)
    until = models.DateTimeField()
    went = models.CharField(max_length=80)

    class Meta:
        db_table = "people_former_home"


class Resident(models.Model):
    """A person of a household. Of an identity number we keep a keyed hash, to find doubles, and four digits."""

    SEXES = ("female", "male")

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, models.PROTECT, related_name="residents")
    place = models.CharField(max_length=80, db_index=True)
    full_name = models.CharField(max_length=80)
    given_name = models.CharField(max_length=40)
    birth_year = models.PositiveSmallIntegerField(null=True)
    sex = models.CharField(max_length=6, null=True)
    language = models.CharField(max_length=20, null=True)
    reminders = models.JSONField(default=dict)  # {kind: [wanted, when that was said]}
    citizen = models.JSONField(default=dict)  # {item: [there, when that was said]}
    identity_hash = models.BinaryField(null=True)
    identity_last4 = models.CharField(max_length=4, blank=True, default="")

    class Meta:
        db_table = "people_resident"
        constraints = [
            models.UniqueConstraint(
                fields=["identity_hash"], condition=Q(identity_hash__isnull=False), name="identity_once"
            ),
            models.CheckConstraint(condition=Q(sex=None) | Q(sex__in=("female", "male")), name="resident_sex_known"),
        ]

    @property
    def not_reminded(self) -> list[str]:
        """The kinds of reminders this person does not want."""
        return sorted(kind for kind, (wanted, _) in self.reminders.items() if not wanted)

    @property
    def has_items(self) -> list[str]:
        """What this person has of the digital citizen's list."""
        return sorted(item for item, (there, _) in self.citizen.items() if there)


class Consent(models.Model):
    """What a person agreed to, for one purpose (Law 91/2025, article 9): who, how, in which words, until when.

    What was agreed to together has one ``receipt``: whoever holds that code may read it, also when the person's own
    data was erased since (``erased_at``); then ``resident`` and every name are empty. ``about`` is what a consent
    for one thing speaks of. A consent that was spoken into the phone has its recording beside it. ``telephone``: where
    the person wants the receipt as a text message; it goes when nothing they agreed to stands any more.
    """

    id = models.UUIDField(primary_key=True)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="consents", null=True)
    place = models.CharField(max_length=80, db_index=True)
    purpose = models.CharField(max_length=20)
    given_by = models.CharField(max_length=20)
    method = models.CharField(max_length=20)
    witness_name = models.CharField(max_length=80, blank=True, default="")
    wording = models.CharField(max_length=20)
    controller = models.ForeignKey(Commune, models.PROTECT)
    taken_by = models.UUIDField()
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=11, blank=True, default="", db_index=True)
    given_name = models.CharField(max_length=40, blank=True, default="")
    representative = models.CharField(max_length=80, blank=True, default="")
    relation = models.CharField(max_length=20, blank=True, default="")
    about = models.UUIDField(null=True)
    voice = models.CharField(max_length=64, blank=True, default="", db_index=True)
    voice_bytes = models.PositiveIntegerField(default=0)
    voice_media = models.CharField(max_length=40, blank=True, default="")
    voice_folder = models.CharField(max_length=20, blank=True, default="")
    telephone = models.CharField(max_length=15, blank=True, default="")

    class Meta:
        db_table = "people_consent"


class Erasure(models.Model):
    """The proof that what was kept of a person for a purpose was erased: when, why, of which kinds, how many. No names.

    ``person`` is an id that leads nowhere any more; ``rows`` are the ids that phones let go of. Until ``done_at`` the
    words in the ledger, the files and what was packed ahead are still being erased.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    person = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=20)
    why = models.CharField(max_length=12)
    asked_at = models.DateTimeField()
    kinds = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    changed = models.JSONField(default=dict)  # {verb: ids}
    met = models.JSONField(default=list)
    files = models.JSONField(default=list)
    places = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_erasure"


class Request(models.Model):
    """What a person asks about their own data: to see, correct, delete, restrict it, or who looked. No name, no words.

    ``person`` is the id that leads to them as long as they are there. ``outcome`` is ``done`` or ``refused``.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=12)
    third_parties = models.BooleanField(default=False)
    asked_on = models.DateField()
    taken_by = models.UUIDField()
    answered_on = models.DateField(null=True)
    extended = models.BooleanField(default=False)
    done_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        db_table = "people_request"


class Member(models.Model):
    """Somebody who works with the platform: team member, leader, officer. ``scope`` is their place path.

    ``left_on`` is the first day without them, ``left_at`` the moment: what they did before it is still taken.
    """

    AFFILIATIONS = ("youth", "women", "farmers", "official", "teacher", "elder", "veteran", "other")

    id = models.UUIDField(primary_key=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    full_name = models.CharField(max_length=80)
    given_name = models.CharField(max_length=40)
    role = models.CharField(max_length=20)
    scope = models.CharField(max_length=80, db_index=True)
    phone = models.CharField(max_length=15, blank=True, default="")
    languages = models.JSONField(default=list)
    affiliation = models.CharField(max_length=20, default="other")
    demo = models.BooleanField(default=False)
    left_on = models.DateField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_member"
        constraints = [
            models.CheckConstraint(condition=Q(role__in=ROLES), name="member_role_known"),
            models.CheckConstraint(
                condition=Q(left_on=None, left_at=None) | Q(left_on__isnull=False, left_at__isnull=False),
                name="member_left_whole",
            ),
        ]
        indexes = [models.Index(fields=["scope"], condition=Q(demo=True), name="member_demo")]


class FormerScope(models.Model):
    """A place a member answered for until a moment: work done there before it is still credited.

    ``went_on``: the place itself became another one; the member did not change places.
    """

    member = models.ForeignKey(Member, models.PROTECT, related_name="former_scopes")
    scope = models.CharField(max_length=80)
    until = models.DateTimeField()
    went_on = models.BooleanField(default=False)

    class Meta:
        db_table = "people_former_scope"
