#!/usr/bin/python3
"""Drives every client that is installed, each script in a new lab, and prints `N passed, N failed` over all.

    acceptance/clients/all.py [NAME …]

Without names it runs all scripts; `thunderbird` runs those whose names begin so. What is not installed is skipped and said.
"""

import importlib.util
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ENTENTE = HERE.parent.parent / "entente"
LAB_SECONDS = 1_200  # the first one may have to build Entente
SCRIPT_SECONDS = 1_800

# What each client needs: Debian's packages, and what tells that they are there.
CLIENTS = {
    "exchangelib": ("python3-exchangelib", lambda: importlib.util.find_spec("exchangelib")),
    "davmail": ("davmail-server", pathlib.Path("/usr/share/davmail/davmail.jar").exists),
    "evolution": (
        "evolution-ews gnome-keyring dbus gir1.2-camel-1.2 gir1.2-ecal-2.0 gir1.2-edataserver-1.2 python3-gi",
        pathlib.Path("/usr/libexec/evolution-calendar-factory").exists,
    ),
    "thunderbird": ("thunderbird", pathlib.Path("/usr/lib/thunderbird/thunderbird").exists),
}


def lab_started(folder):
    ready = pathlib.Path(folder, "ready.json")
    lab = subprocess.Popen(
        [ENTENTE, "lab", "--ready-file", ready], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    end = time.monotonic() + LAB_SECONDS
    while not ready.exists():
        if lab.poll() is not None or time.monotonic() > end:
            stop(lab)
            sys.exit("The lab did not start: see what `./entente lab` says.")
        time.sleep(0.2)
    return lab, ready


def stop(process):
    """Ends a program and all that it started."""
    for each in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(process.pid, each)
            process.wait(30)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass


def outcome(script):
    """How many checks passed, and how many failed; a script that says nothing of that failed."""
    with tempfile.TemporaryDirectory(prefix="entente-clients-") as folder:
        lab, ready = lab_started(folder)
        running = subprocess.Popen(
            [sys.executable, script, ready], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )
        try:
            said = running.communicate(timeout=SCRIPT_SECONDS)[0]
        except subprocess.TimeoutExpired:
            stop(running)
            said = running.communicate()[0] + f"\nended after {SCRIPT_SECONDS} seconds\n"
        finally:
            stop(lab)
    print(said, flush=True)
    told = re.findall(r"^(\d+) passed, (\d+) failed$", said, re.MULTILINE)
    if not told:
        return 0, 1
    passed, failed = map(int, told[-1])
    return passed, max(failed, 1 if running.returncode else 0)


def main(names):
    passed = failed = 0
    skipped = []
    for client, (packages, is_there) in CLIENTS.items():
        scripts = [each for each in sorted(HERE.glob(client + "_*.py")) if not each.stem.endswith("_lab")]
        chosen = [each for each in scripts if not names or each.stem.startswith(tuple(names))]
        if chosen and not is_there():
            skipped.append(f"{client} (apt-get install {packages})")
            continue
        for script in chosen:
            print(f"== {script.stem}", flush=True)
            more_passed, more_failed = outcome(script)
            passed += more_passed
            failed += more_failed
    for each in skipped:
        print("skipped:", each)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
