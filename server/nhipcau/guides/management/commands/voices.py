"""Let the synthesiser say every piece of today's guides ahead, so that nobody waits for it."""

from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from nhipcau.guides.voices import queries, synth
from nhipcau.kernel.problems import Refusal


class Command(BaseCommand):
    """Make the Vietnamese voice of every piece that has none yet, and say how big and how long they are."""

    help = "Say every text of today's guides with the synthesiser and keep the sound; what was made before is left."

    def handle(self, *_args: object, **_options: object) -> None:
        """Make them one after the other."""
        if not synth.maker():
            raise CommandError(f"No voice here. Missing: {', '.join(synth.missing())}.")
        began, pieces = monotonic(), queries.current_pieces()
        try:
            made = [queries.made_voice(key) for key in pieces]
        except Refusal as refusal:
            raise CommandError(refusal.problem.en.filled(refusal.details).what) from refusal
        sizes = sum(len(voice.content) for voice in made)
        seconds = sum(voice.seconds for voice in made)
        heavy = max((len(voice.content) / voice.seconds * 20 for voice in made if voice.seconds), default=0)
        self.stdout.write(
            f"{len(made)} pieces, {seconds:.0f} s of speech, {sizes} bytes: {sizes / max(seconds, 1) * 20:.0f} bytes per 20 s"
            f" (at most {heavy:.0f}); made in {monotonic() - began:.1f} s"
        )
