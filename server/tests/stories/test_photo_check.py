"""The phone's photo check on a few drawn pictures: good ones pass, the others are sent back."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MEASURE = (sys.executable, ROOT / "bench", "photos", "--only", "tuning", "--count", "20")


def test_the_photo_check_lets_good_pictures_pass_and_sends_faulty_ones_back():
    done = subprocess.run([str(part) for part in MEASURE], cwd=ROOT, check=True, capture_output=True, text=True)
    row = re.search(r"\*\*retake\*\* \| (\d+) \| (\d+) \| (\d+) \| (\d+) ", done.stdout)
    assert row, done.stdout
    found, missed, false, silent = map(int, row.groups())
    assert found + missed >= 9
    assert false + silent == 10
    assert missed <= 1, done.stdout
    assert false <= 1, done.stdout
