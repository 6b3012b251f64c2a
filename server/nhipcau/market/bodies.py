"""Bodies of the market's verbs that other rooms may say."""

from nhipcau.market.enquiries.bodies import AnswerBuyer, ReportEnquiry
from nhipcau.market.makers.bodies import SetStock

__all__ = ["AnswerBuyer", "ReportEnquiry", "SetStock"]
