"""The verbs of editing. Their letters stand in the ledger of the editor's province, or of the country."""

from nhipcau.guides.editing import bodies, commands
from nhipcau.kernel.actor import CONTENT_EDITOR, SYSTEM
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import command

EDITORS = frozenset({CONTENT_EDITOR, SYSTEM})

command("guides.save_draft", bodies.SaveDraft, roles=EDITORS, purpose=CONTENT)(commands.save_draft)
command("guides.keep_aside", bodies.KeepAside, roles=EDITORS, purpose=CONTENT)(commands.keep_aside)
command("guides.ask_review", bodies.AskReview, roles=EDITORS, purpose=CONTENT)(commands.ask_review)
command("guides.send_back", bodies.SendBack, roles=EDITORS, purpose=CONTENT)(commands.send_back)
command("guides.publish_guide", bodies.PublishGuide, roles=EDITORS, purpose=CONTENT)(commands.publish_guide)
command("guides.leave_offer", bodies.LeaveOffer, roles=EDITORS, purpose=CONTENT)(commands.leave_offer)
