"""What can stop the start; numbers of the kernel's range, since no domain is involved."""

from nhipcau.kernel.problems import Words, problem

PORT_TAKEN = problem(
    "503.1",
    "port_taken",
    vi=Words(
        "Cổng {port} đang có chương trình khác dùng.",
        "Chưa có gì bị thay đổi.",
        "Chạy lại với cổng khác, ví dụ ./nhipcau run --port {other} là được.",
    ),
    en=Words(
        "Port {port} is used by another program.",
        "Nothing was changed.",
        "Choose another: ./nhipcau run --port {other} will do.",
    ),
)
