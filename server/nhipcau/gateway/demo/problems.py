"""What can go wrong with the demo world."""

from nhipcau.kernel.problems import Words, problem

NO_DEMO_HERE = problem(
    "403.118",
    "no_demo_here",
    vi=Words(
        "Đây là nơi làm việc thật, không dựng dữ liệu trình diễn.",
        "Không có gì bị thay đổi.",
        "Dựng trình diễn ở một máy khác, để trống NHIPCAU_ENV và cơ sở dữ liệu.",
    ),
    en=Words(
        "This is a real working place; invented people stay out.",
        "Nothing was changed.",
        "Build the demo on another machine, with NHIPCAU_ENV unset and an empty database.",
    ),
)
