"""What may be counted about dossiers."""

from nhipcau.kernel.registry import Measure, measure

measure(Measure("dossiers.prepared", "sum", "Phiếu chuẩn bị", "Preparations"))
measure(Measure("dossiers.complete", "sum", "Phiếu đủ giấy", "Complete preparations"))
