"""What can be wrong with weather that is brought in (numbers 408 to 411)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

FILE_TOO_LARGE: Final = problem(
    "413.408",
    "weather_file_too_large",
    vi=Words("Tệp thời tiết quá lớn, hoặc giải nén ra quá lớn.", "Số liệu cũ vẫn dùng như trước.", "Lấy ít ngày hơn, hoặc chia tệp theo xã."),
    en=Words("The weather file is too large, or unpacks to too much.", "The earlier weather is used as before.", "Take fewer days, or cut the file by communes."),
)
FILE_UNREADABLE: Final = problem(
    "422.409",
    "weather_file_unreadable",
    vi=Words("Không đọc được tệp thời tiết: {what}.", "Số liệu cũ vẫn dùng như trước.", "Chọn tệp JSON kiểu Open-Meteo, hoặc tệp zip của các tệp ấy."),
    en=Words("The weather file cannot be read: {what}.", "The earlier weather is used as before.", "Choose a JSON file as Open-Meteo writes it, or a zip of such files."),
)
NOT_YOUR_PLACE: Final = problem(
    "422.410",
    "weather_of_other_places",
    vi=Words("Trong tệp không có xã, phường nào của nơi mình.", "Số liệu cũ vẫn dùng như trước.", "Xem lại tọa độ hoặc mã xã trong tệp."),
    en=Words("The file holds no commune of this place.", "The earlier weather is used as before.", "Check the coordinates or the codes of communes in the file."),
)
WEATHER_MISREAD: Final = problem(
    "422.411",
    "weather_source_missing",
    vi=Words("Chưa ghi nguồn, hoặc giờ lấy số liệu ở tương lai.", "Chưa có gì được nhận.", "Ghi nguồn, giờ lấy số liệu rồi chọn lại tệp."),
    en=Words("The source is missing, or the hour of the data lies ahead.", "Nothing was taken.", "Write the source and the hour of the data, and choose the file again."),
)
