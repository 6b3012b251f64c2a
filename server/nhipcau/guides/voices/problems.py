"""What can be wrong with a voice (numbers 132 to 135)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

VOICE_NOT_TAKEN: Final = problem(
    "422.132",
    "voice_not_taken",
    vi=Words(
        "Đoạn ghi này chưa nhận được ({why}).",
        "Các đoạn ghi khác vẫn còn nguyên.",
        "Ghi lại ngắn hơn, từng câu một, dưới 20 giây.",
    ),
    en=Words(
        "This recording was not taken ({why_en}).",
        "The other recordings are untouched.",
        "Record it again, shorter, one sentence at a time, under 20 seconds.",
    ),
)
SECOND_SPEAKER: Final = problem(
    "403.133",
    "second_speaker_needed",
    vi=Words(
        "Cần một người khác, nói được tiếng này.",
        "Đoạn ghi vẫn ở chỗ cũ, chưa ai ký thêm.",
        "Nhờ người nói được tiếng này nghe. Người ghi thì không tự ký, chỉ tự rút được.",
    ),
    en=Words(
        "Somebody else who speaks this tongue is needed.",
        "The recording is where it was; nobody has signed.",
        "Ask another speaker to listen. Who recorded cannot sign, and only they may withdraw.",
    ),
)
UNKNOWN_VOICE: Final = problem(
    "404.134",
    "unknown_voice",
    vi=Words(
        "Không thấy đoạn ghi này, hoặc tiếng chưa về tới.",
        "Không có gì bị thay đổi.",
        "Chờ máy gửi xong rồi thử lại, hoặc ghi lại đoạn này.",
    ),
    en=Words(
        "There is no such recording, or its sound has not arrived.",
        "Nothing was changed.",
        "Wait until the phone has sent it and try again, or record this piece again.",
    ),
)
VOICE_SETTLED: Final = problem(
    "409.135",
    "voice_settled",
    vi=Words(
        "Đoạn ghi này đã xong từ trước, hoặc chữ đã đổi.",
        "Việc đã ký hay đã trả lại vẫn giữ nguyên.",
        "Mở lại bảng giọng nói. Chữ đã đổi thì ghi lại đoạn ấy.",
    ),
    en=Words(
        "This recording was settled before, or its text has changed.",
        "What was signed or sent back stays so.",
        "Open the list of voices again. Where the text has changed, record that piece again.",
    ),
)
