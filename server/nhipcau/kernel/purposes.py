"""Why a door may be opened at all: each verb, each set of rows, each page and each address has one of these."""

from typing import NamedTuple


class Purpose(NamedTuple):
    """A reason to open a door, in both languages."""

    code: str
    vi: str
    en: str


HELP = Purpose("help", "giúp bà con lúc này", "helping somebody now")
FOLLOW_UP = Purpose("follow_up", "theo tiếp việc đã giúp", "following up on help that was given")
RIGHTS = Purpose("rights", "đồng ý và quyền của bà con", "consent and rights of the person")
STATISTICS = Purpose("statistics", "thống kê", "statistics")
SUPERVISION = Purpose("supervision", "giám sát chất lượng giúp đỡ", "watching over how help is given")
AUDIT = Purpose("audit", "kiểm toán", "audit")
RUNNING = Purpose("running", "vận hành", "running the house")
CONTENT = Purpose("content", "soạn và phổ biến hướng dẫn", "writing and telling the guides")
OWN = Purpose("own", "tài khoản của chính mình", "one's own account")
PURPOSES = (HELP, FOLLOW_UP, RIGHTS, STATISTICS, SUPERVISION, AUDIT, RUNNING, CONTENT, OWN)
