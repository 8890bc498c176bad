#!/usr/bin/python3
"""Drives DavMail (Debian: davmail-server) against a running lab and prints `N passed, N failed`.

DavMail is a gateway: it signs on to the lab over EWS, and gives free/busy to calendar programs over CalDAV (RFC 6638).

    ./entente lab --ready-file ready.json &
    acceptance/clients/davmail_freebusy.py ready.json
"""

import atexit
import base64
import datetime
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from lab import Lab, next_monday, run, slots

JAR = "/usr/share/davmail/davmail.jar"
CALLER = "mary@contoso.test"
PATIENCE_SECONDS = 60

lab = Lab(sys.argv[1])

SETTINGS = """\
davmail.server=true
davmail.mode=EWS
davmail.url={url}
davmail.caldavPort={port}
davmail.imapPort=
davmail.popPort=
davmail.smtpPort=
davmail.ldapPort=
davmail.allowRemote=false
davmail.bindAddress=127.0.0.1
davmail.disableUpdateCheck=true
davmail.logFilePath={log}
log4j.rootLogger=WARN
"""

QUESTION = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//contoso.test//free/busy//EN
METHOD:REQUEST
BEGIN:VFREEBUSY
DTSTAMP:20260301T120000Z
ORGANIZER:mailto:{caller}
DTSTART:{start}
DTEND:{end}
UID:entente
{attendees}
END:VFREEBUSY
END:VCALENDAR
"""


class Gateway:
    """A DavMail of our own, with a folder and a port of its own, that believes the lab's authority and nobody else."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="entente-davmail-")
        atexit.register(self.stop)
        self.port = free_port()
        settings = os.path.join(self.folder, "davmail.properties")
        with open(settings, "w") as file:
            file.write(
                SETTINGS.format(
                    url=lab.ews_url(CALLER), port=self.port, log=os.path.join(self.folder, "davmail.log")
                )
            )
        options = ["-Djava.awt.headless=true", "-Duser.home=" + self.folder]
        options += ["-Djavax.net.ssl.trustStore=" + self.trust_store()]
        options += ["-Djavax.net.ssl.trustStorePassword=changeit"]
        self.process = subprocess.Popen(
            ["/usr/bin/java", *options, "-jar", JAR, "-server", settings],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.await_port()

    def trust_store(self):
        store = os.path.join(self.folder, "trust.p12")
        command = ["/usr/bin/keytool", "-importcert", "-noprompt", "-alias", "lab", "-file", lab.ca_file]
        command += ["-keystore", store, "-storetype", "PKCS12", "-storepass", "changeit"]
        subprocess.run(command, check=True, capture_output=True)
        return store

    def await_port(self):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError("DavMail did not start")

    def ask(self, password, *addresses):
        """The answer of a caller's scheduling outbox: {address: slots} of those it knows."""
        start = next_monday()
        question = QUESTION.format(
            caller=CALLER,
            start=basic(start),
            end=basic(start + datetime.timedelta(days=5)),
            attendees="\n".join("ATTENDEE:mailto:" + address for address in addresses),
        )
        answer = self.send("POST", "outbox", password, question.replace("\n", "\r\n"), "text/calendar; charset=utf-8")
        return {
            re.search("mailto:([^<]+)<", response)[1]: slots(response)
            for response in re.findall("<C:response>.*?</C:response>", answer, re.DOTALL)
        }

    def send(self, method, place, password, body, content_type):
        url = f"http://127.0.0.1:{self.port}/users/{CALLER}/{place}"
        request = urllib.request.Request(url, body.encode(), {"Content-Type": content_type}, method=method)
        credentials = base64.b64encode(f"{CALLER}:{password}".encode()).decode()
        request.add_header("Authorization", "Basic " + credentials)
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return answer.read().decode()

    def stop(self):
        if hasattr(self, "process"):
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def basic(moment):
    return moment.strftime("%Y%m%dT%H%M%SZ")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def expected(address):
    start = next_monday()
    busy = lab.busy(CALLER, address, start, start + datetime.timedelta(days=5))
    assert busy, "the lab's week is empty"
    return busy


gateway = Gateway()


def mary_signs_on_and_sees_when_bob_is_busy():
    answer = gateway.ask(lab.password(CALLER), "bob@contoso.test")
    assert answer == {"bob@contoso.test": expected("bob@contoso.test")}, answer


def joe_in_the_cloud_answers_over_oauth():
    answer = gateway.ask(lab.password(CALLER), "joe@contoso.test")
    assert answer == {"joe@contoso.test": expected("joe@contoso.test")}, answer


def one_unknown_person_costs_the_others_nothing():
    answer = gateway.ask(lab.password(CALLER), "nobody@contoso.test", "bob@contoso.test", "joe@contoso.test")
    assert answer.keys() == {"bob@contoso.test", "joe@contoso.test"}, answer


def a_wrong_password_is_refused():
    try:
        gateway.ask("not the password", "bob@contoso.test")
    except urllib.error.HTTPError as refused:
        assert refused.code == 401, refused.code
        return
    raise AssertionError("a wrong password was let in")


sys.exit(
    run(
        [
            mary_signs_on_and_sees_when_bob_is_busy,
            joe_in_the_cloud_answers_over_oauth,
            one_unknown_person_costs_the_others_nothing,
            a_wrong_password_is_refused,
        ]
    )
)
