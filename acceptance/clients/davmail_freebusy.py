#!/usr/bin/python3
"""Drives DavMail (Debian: davmail-server) against a running lab and prints `N passed, N failed`.

DavMail is a gateway: it signs on to the lab over EWS, and gives free/busy to calendar programs over CalDAV (RFC 6638).

    ./entente lab --ready-file ready.json &
    acceptance/clients/davmail_freebusy.py ready.json
"""

import base64
import datetime
import re
import sys
import urllib.error
import urllib.request

from davmail_lab import PATIENCE_SECONDS, Gateway
from lab import Lab, next_monday, run, slots

CALLER = "mary@contoso.test"

lab = Lab(sys.argv[1])
gateway = Gateway(lab, CALLER)

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


def ask(password, *addresses):
    """The answer of a caller's scheduling outbox: {address: slots} of those it knows."""
    start = next_monday()
    question = QUESTION.format(
        caller=CALLER,
        start=basic(start),
        end=basic(start + datetime.timedelta(days=5)),
        attendees="\n".join("ATTENDEE:mailto:" + address for address in addresses),
    )
    answer = send("POST", "outbox", password, question.replace("\n", "\r\n"), "text/calendar; charset=utf-8")
    return {
        re.search("mailto:([^<]+)<", response)[1]: slots(response)
        for response in re.findall("<C:response>.*?</C:response>", answer, re.DOTALL)
    }


def send(method, place, password, body, content_type):
    url = f"http://127.0.0.1:{gateway.caldav_port}/users/{CALLER}/{place}"
    request = urllib.request.Request(url, body.encode(), {"Content-Type": content_type}, method=method)
    credentials = base64.b64encode(f"{CALLER}:{password}".encode()).decode()
    request.add_header("Authorization", "Basic " + credentials)
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
        return answer.read().decode()


def basic(moment):
    return moment.strftime("%Y%m%dT%H%M%SZ")


def expected(address):
    start = next_monday()
    busy = lab.busy(CALLER, address, start, start + datetime.timedelta(days=5))
    assert busy, "the lab's week is empty"
    return busy


def mary_signs_on_and_sees_when_bob_is_busy():
    answer = ask(lab.password(CALLER), "bob@contoso.test")
    assert answer == {"bob@contoso.test": expected("bob@contoso.test")}, answer


def joe_in_the_cloud_answers_over_oauth():
    answer = ask(lab.password(CALLER), "joe@contoso.test")
    assert answer == {"joe@contoso.test": expected("joe@contoso.test")}, answer


def one_unknown_person_costs_the_others_nothing():
    answer = ask(lab.password(CALLER), "nobody@contoso.test", "bob@contoso.test", "joe@contoso.test")
    assert answer.keys() == {"bob@contoso.test", "joe@contoso.test"}, answer


def a_wrong_password_is_refused():
    try:
        ask("not the password", "bob@contoso.test")
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
