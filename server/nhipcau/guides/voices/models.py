"""What was made or recorded to be heard."""

from django.db import models


class MadeVoice(models.Model):
    """A text said by the synthesiser, made once by each maker; ``hash`` is the SHA-256 of the sound."""

    key = models.CharField(max_length=32)
    maker = models.CharField(max_length=16)
    hash = models.CharField(max_length=64, db_index=True)
    seconds = models.FloatField()
    content = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        app_label = "guides"
        db_table = "guides_made_voice"
        constraints = [models.UniqueConstraint(fields=["key", "maker"], name="voice_made_once")]


class Recording(models.Model):
    """A piece of a guide said by somebody of the commune in their own tongue.

    ``place`` is the commune's path. ``key`` names the very text that was said: when the guide says it otherwise, the
    recording is out of date. It is heard by others only once a second speaker has signed; ``ended_at`` is when it was
    taken back or replaced by a newer one, and from then on nobody hears it.
    """

    id = models.UUIDField(primary_key=True)
    place = models.CharField(max_length=80, db_index=True)
    tongue = models.CharField(max_length=20)
    spot = models.CharField(max_length=80)
    key = models.CharField(max_length=32)
    text = models.CharField(max_length=500)
    digest = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveIntegerField()
    media = models.CharField(max_length=40)
    ms = models.PositiveIntegerField()
    member_id = models.UUIDField()
    recorded_by = models.CharField(max_length=80)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    judge_id = models.UUIDField(null=True)
    judged_by = models.CharField(max_length=80, blank=True, default="")
    judged_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "guides"
        db_table = "guides_recording"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(judge_id=None) | ~models.Q(judge_id=models.F("member_id")),
                name="a_second_speaker_judges",
            ),
            models.CheckConstraint(condition=models.Q(bytes__lte=40_960, ms__lte=20_500), name="recording_small"),
        ]

    @property
    def standing(self) -> str:
        """Where it stands: `coming`, `waiting` for a second speaker, `signed` or `returned`."""
        if self.arrived_at is None:
            return "coming"
        if self.judge_id is None:
            return "waiting"
        return "returned" if self.reason else "signed"
