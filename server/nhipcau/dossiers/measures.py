"""What may be counted about dossiers."""

from nhipcau.kernel.registry import Measure, measure

measure(Measure("dossiers.prepared", "sum", "Phiếu chuẩn bị", "Preparations"))
measure(Measure("dossiers.complete", "sum", "Phiếu đủ giấy", "Complete preparations"))
measure(Measure("dossiers.handed_in", "sum", "Hồ sơ tiếp nhận ở một cửa", "Dossiers taken in at the desk"))
measure(Measure("dossiers.submitted_online", "sum", "Hồ sơ nộp trực tuyến", "Dossiers sent through the portal"))
measure(Measure("dossiers.codes_attached", "sum", "Mã hồ sơ đã gắn", "Official codes attached"))
measure(Measure("dossiers.states", "sum", "Bước quầy đã ghi", "Steps recorded at the desk"))
measure(Measure("dossiers.states_taken", "sum", "Bước nhận từ hệ thống khác", "Steps taken from other systems"))
measure(Measure("dossiers.finished", "sum", "Hồ sơ có kết quả, theo hạn", "Dossiers with a result, by their date"))
measure(Measure("dossiers.finished_days", "sum", "Ngày làm việc đến khi có kết quả", "Working days until the result"))
measure(Measure("dossiers.first_time", "sum", "Hồ sơ có kết quả: một lần nộp hay phải bổ sung", "Dossiers with a result: right first time or not"))
measure(Measure("dossiers.return_reasons", "sum", "Lý do hồ sơ phải bổ sung", "Reasons why dossiers came back"))
measure(Measure("dossiers.apologies", "sum", "Lần xin lỗi và hẹn lại", "Apologies with a new date"))
measure(Measure("dossiers.taken_over", "sum", "Việc tổ chuyển mà một cửa đã nhận", "Cases that the desk took over from teams"))
measure(Measure("dossiers.tasks_given", "sum", "Việc một cửa nhờ tổ", "Tasks that the desk gave to teams"))
measure(Measure("dossiers.tasks_done", "sum", "Việc nhờ tổ đã xong", "Tasks of the desk that are done"))
