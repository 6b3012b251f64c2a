"""What phones may ask and see of the commune's own forms."""

from nhipcau.kernel import lasting
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.content import checked, content_dir, load_toml
from nhipcau.kernel.purposes import FOLLOW_UP, HELP, RIGHTS, RUNNING
from nhipcau.kernel.registry import Measure, collection, command, erase, follow, measure
from nhipcau.surveys import asks, bodies, commands, keeping, queries

OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})
TEAM = frozenset({MEMBER, LEADER, DESK, SYSTEM})

command("surveys.enter_form", bodies.EnterForm, roles=OFFICE, purpose=HELP)(commands.enter_form)
command("surveys.open_form", bodies.OpenForm, roles=OFFICE, purpose=HELP)(commands.open_form)
command("surveys.close_form", bodies.CloseForm, roles=OFFICE, purpose=HELP)(commands.close_form)
command("surveys.answer", bodies.GiveAnswer, roles=TEAM, purpose=FOLLOW_UP)(commands.give_answer)
command("surveys.drop_answer", bodies.DropAnswer, roles=OFFICE, purpose=RIGHTS, ends=True)(commands.drop_answer)
command("surveys.give_key", bodies.GiveKey, roles=OFFICE, purpose=RUNNING)(commands.give_key)
command("surveys.end_key", bodies.EndKey, roles=OFFICE, purpose=RUNNING, ends=True)(commands.end_key)
collection("surveys.forms", bodies.FormRow, roles=WITH_FAMILIES, purpose=HELP)(queries.forms_asked)
collection("surveys.answers", bodies.AnswerRow, roles=WITH_FAMILIES, purpose=FOLLOW_UP)(queries.answers_visible_to)
measure(Measure("surveys.answers", "sum", "Câu trả lời biểu mẫu", "Answers to forms"))
shows_work("surveys.answer", Source("survey", "Hỏi theo biểu mẫu", "Answers to forms"))
erase(keeping.erase)
follow(keeping.follow_home)
lasting.sweep(keeping.let_go)
checked(asks.FILE, lambda _day: asks.faults(load_toml(content_dir() / asks.FILE)))
