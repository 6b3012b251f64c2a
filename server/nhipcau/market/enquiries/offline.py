"""Questions of buyers, with both telephone numbers kept apart, on the wire."""

from nhipcau.kernel import lasting
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, SYSTEM
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.registry import Measure, command, measure
from nhipcau.market.enquiries import bodies, commands, queries, words

HOUSE = frozenset({SYSTEM})
OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

command("market.ask_maker", bodies.AskMaker, roles=HOUSE, purpose=HELP)(commands.ask_maker)
command("market.ask_again", bodies.AskAgain, roles=HOUSE, purpose=HELP)(commands.ask_again)
command("market.answer_buyer", bodies.AnswerBuyer, roles=OFFICE, purpose=HELP)(commands.answer_buyer)
command("market.report_enquiry", bodies.ReportEnquiry, roles=HOUSE, purpose=HELP)(commands.report_enquiry)
command("market.close_enquiry", bodies.CloseEnquiry, roles=OFFICE, purpose=HELP)(commands.close_enquiry)
measure(Measure(commands.ASKED, "sum", "Khách hỏi hàng", "Questions of buyers"))
measure(Measure(commands.ANSWERED, "sum", "Câu hỏi hàng đã đáp", "Questions of buyers answered"))
checked(words.FILE, lambda _day: words.faults(words.written()))
lasting.sweep(queries.let_go)
