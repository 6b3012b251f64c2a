"""The programs that make a voice, on any machine: found, else installed, as the browser is."""

import os
import shutil
import subprocess
import sys

PROGRAMS = {"espeak-ng": "espeak-ng", "opusenc": "opus-tools"}


class NoSpeech(Exception):  # noqa: N818 (it says what is missing)
    """The machine cannot speak; the message says what was tried."""


def have_programs() -> None:
    """See that espeak-ng and opusenc are there, installing what Debian has of them when we may.

    Raises:
        NoSpeech: one is missing and could not be installed.
    """
    missing = _missing()
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoSpeech(
            f"Missing: {', '.join(missing)}. Install them (Debian: sudo apt install {' '.join(missing)}) and run again."
        )
    print(f"· Cài {', '.join(missing)} bằng apt-get · Installing with apt-get", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
    ):
        try:
            subprocess.run(command, env=quiet, capture_output=True, check=True, timeout=600)
        except (OSError, subprocess.SubprocessError) as error:
            raise NoSpeech(f"{' '.join(command)}: {error}") from error
    if still := _missing():
        raise NoSpeech(f"Installed, but not on the PATH {os.environ.get('PATH', os.defpath)}: {', '.join(still)}.")


def _missing() -> list[str]:
    return [package for program, package in PROGRAMS.items() if not shutil.which(program)]
