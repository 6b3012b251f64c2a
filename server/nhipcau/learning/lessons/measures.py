"""What may be counted about lessons."""

from nhipcau.kernel.registry import Measure, measure

measure(Measure("learning.lessons", "sum", "Bài học đã qua phần hỏi đáp", "Lessons whose quiz was passed"))
