"""What can go wrong with the demo world."""

from nhipcau.kernel.problems import Words, problem

NO_DEMO_HERE = problem(
    "403.118",
    "no_demo_here",
    vi=Words(
        "Đây là nơi làm việc thật, không dựng dữ liệu trình diễn.",
        "Không có gì bị thay đổi.",
        "Chạy với --no-demo, hoặc dựng trình diễn trên một cơ sở dữ liệu trống.",
    ),
    en=Words(
        "This is a real working place; invented people stay out.",
        "Nothing was changed.",
        "Run with --no-demo, or build the demo in an empty database.",
    ),
)
