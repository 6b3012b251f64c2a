"""What may be counted about classes."""

from nhipcau.kernel.registry import Measure, measure

measure(Measure("learning.classes", "sum", "Lớp đã mở", "Classes held"))
measure(Measure("learning.class_people", "sum", "Lượt người đến lớp", "Attendances in classes"))
