"""Let the synthesiser say every piece of today's guides ahead, so that nobody waits for it."""

from time import monotonic
from typing import Final

from django.core.management.base import BaseCommand, CommandError

from nhipcau.guides.voices import queries
from nhipcau.guides.voices.models import MadeVoice
from nhipcau.kernel import synth
from nhipcau.kernel.problems import Refusal

_EVERY: Final = 500  # pieces between two lines of progress


class Command(BaseCommand):
    """Make the Vietnamese voice of every piece that has none yet, and say how big and how long they are."""

    help = "Say every text of today's guides with the synthesiser and keep the sound; what was made before is left."

    def handle(self, *_args: object, **_options: object) -> None:
        """Make them one after the other."""
        if not synth.maker():
            raise CommandError(f"No voice here. Missing: {', '.join(synth.missing())}.")
        began, pieces = monotonic(), queries.current_pieces()
        sizes, seconds, heavy, before = 0, 0.0, 0.0, MadeVoice.objects.count()
        for done, key in enumerate(pieces):
            if done and done % _EVERY == 0:
                self.stderr.write(f"{done} of {len(pieces)} pieces")
            voice = self._made(key)
            sizes, seconds = sizes + len(voice.content), seconds + voice.seconds
            heavy = max(heavy, len(voice.content) / voice.seconds * 20 if voice.seconds else 0)
        new = MadeVoice.objects.count() - before
        self.stdout.write(
            f"{len(pieces)} pieces, {seconds:.0f} s of speech, {sizes} bytes: {sizes / max(seconds, 1) * 20:.0f} bytes per 20 s"
            f" (at most {heavy:.0f}); {new} of them made now, in {monotonic() - began:.1f} s"
        )

    def _made(self, key: str) -> MadeVoice:
        try:
            return queries.made_voice(key)
        except Refusal as refusal:
            words = refusal.problem.en.filled(refusal.details)
            raise CommandError(f"{words.what} What was made is kept; run it again to go on.") from refusal
