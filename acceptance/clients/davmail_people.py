#!/usr/bin/python3
"""Has DavMail (Debian: davmail-server) keep contacts and tasks in a running lab for a CardDAV and CalDAV client and prints `N passed, N failed`.

DavMail is a gateway: it signs on to the lab over EWS, and gives contacts to address books over CardDAV (RFC 6352), and tasks to calendar programs over CalDAV (RFC 4791).

    ./entente lab --ready-file ready.json &
    acceptance/clients/davmail_people.py ready.json
"""

import base64
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid
import xml.etree.ElementTree as xml

from davmail_lab import PATIENCE_SECONDS, Gateway
from lab import Lab, run

CALLER = "mary@contoso.test"
DAV = {"D": "DAV:"}

lab = Lab(sys.argv[1])
gateway = Gateway(lab, CALLER)


def send(method, place, body="", headers=None):
    """The status of the answer and what it says."""
    url = f"http://127.0.0.1:{gateway.caldav_port}/users/{CALLER}/{place}"
    request = urllib.request.Request(url, body.encode(), headers or {}, method=method)
    credentials = base64.b64encode(f"{CALLER}:{lab.password(CALLER)}".encode()).decode()
    request.add_header("Authorization", "Basic " + credentials)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def put(place, kind, *lines):
    status, said = send("PUT", place, "\r\n".join([*lines, ""]), {"Content-Type": f"{kind}; charset=utf-8"})
    assert status in (200, 201, 204), (status, said)


def get(place):
    status, said = send("GET", place)
    assert status == 200, (status, said)
    return re.sub("\r\n[ \t]", "", said)


def card(*lines):
    """A new contact, or one changed: its place, and the lines of its card."""
    return ["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"]


def put_card(*lines, place=None):
    place = place or f"contacts/{uuid.uuid4()}.vcf"
    put(place, "text/vcard", *card(*lines))
    return place


def put_task(*lines, place=None):
    uid = str(uuid.uuid4())
    place = place or f"calendar/{uid}.ics"
    name = place.rsplit("/", 1)[1].removesuffix(".ics")
    todo = ["BEGIN:VTODO", "UID:" + name, "DTSTAMP:20320101T080000Z", *lines, "END:VTODO"]
    put(place, "text/calendar", "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//contoso.test//tasks//EN", *todo, "END:VCALENDAR")
    return place


def listed():
    ask = '<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/><D:getcontenttype/></D:prop></D:propfind>'
    status, said = send("PROPFIND", "contacts/", ask, {"Depth": "1", "Content-Type": "text/xml"})
    assert status == 207, (status, said)
    names = [urllib.parse.unquote(each.text).rsplit("/", 1)[1] for each in xml.fromstring(said).iter("{DAV:}href")]
    return {name for name in names if name}


def a_card_is_put_and_given_back():
    place = put_card(
        "UID:zoe",
        "FN:Zoë Brandt",
        "N:Brandt;Zoë;Mae;Dr;II",
        "NICKNAME:Zo",
        "ORG:Northwind;Sales",
        "TITLE:Buyer",
        "EMAIL;TYPE=WORK:zoe@northwind.test",
        "EMAIL;TYPE=HOME:zoe@home.test",
        "TEL;TYPE=CELL:555-0101",
        "TEL;TYPE=WORK,VOICE:555-0100",
        "TEL;TYPE=HOME,VOICE:555-0102",
        "ADR;TYPE=HOME:;;2 Side Street;Village;North;54321;Utopia",
        "ADR;TYPE=WORK:;;1 Main Street;Town;South;12345;Utopia",
        "BDAY:1990-04-05",
        "NOTE:Likes blue.",
    )
    said = get(place)
    for line in (
        "FN:Zoë Brandt",
        "N:Brandt;Zoë;Mae;Dr;II",
        "NICKNAME:Zo",
        "ORG:Northwind;Sales",
        "TITLE:Buyer",
        "NOTE:Likes blue.",
    ):
        assert line in said, (line, said)
    for value in ("zoe@northwind.test", "zoe@home.test", "555-0100", "555-0101", "555-0102", "Side Street", "12345"):
        assert value in said, (value, said)
    assert re.search("BDAY[^:]*:1990-?04-?05", said), said


def a_card_is_changed_and_deleted():
    before = listed()
    place = put_card("UID:chris", "FN:Chris Dale", "N:Dale;Chris;;;", "EMAIL;TYPE=WORK:chris@northwind.test", "ORG:Northwind")
    assert len(listed()) == len(before) + 1
    put_card("UID:chris", "FN:Chris Vale", "N:Vale;Chris;;;", "EMAIL;TYPE=WORK:vale@northwind.test", place=place)
    said = get(place)
    assert "FN:Chris Vale" in said and "vale@northwind.test" in said, said
    assert "chris@northwind.test" not in said and "Northwind" not in said, said
    assert send("DELETE", place)[0] in (200, 204)
    assert send("GET", place)[0] == 404
    assert listed() == before


def a_group_of_people_is_put_and_given_back():
    place = put_card(
        "UID:friends",
        "KIND:group",
        "FN:Friends",
        "MEMBER:mailto:ann@fabrikam.test",
        "MEMBER:mailto:joe@northwind.test",
    )
    said = get(place)
    assert "KIND:group" in said and "FN:Friends" in said, said
    assert "MEMBER:mailto:ann@fabrikam.test" in said and "MEMBER:mailto:joe@northwind.test" in said, said


def a_task_is_put_and_given_back():
    place = put_task("SUMMARY:Paint the wall", "DESCRIPTION:Blue.", "DUE;VALUE=DATE:20320310", "PRIORITY:1", "STATUS:IN-PROCESS", "PERCENT-COMPLETE:25")
    said = get(place)
    for line in ("SUMMARY:Paint the wall", "PERCENT-COMPLETE:25", "STATUS:IN-PROCESS", "DESCRIPTION:Blue."):
        assert line in said, (line, said)
    assert re.search("DUE[^:]*:20320310", said), said


def a_task_is_completed():
    place = put_task("SUMMARY:Sweep", "STATUS:NEEDS-ACTION")
    assert "PERCENT-COMPLETE:0" in get(place), get(place)
    put_task("SUMMARY:Sweep", "STATUS:COMPLETED", "PERCENT-COMPLETE:100", "COMPLETED:20320303T090000Z", place=place)
    said = get(place)
    assert "STATUS:COMPLETED" in said and "PERCENT-COMPLETE:100" in said, said
    assert re.search("COMPLETED[^:]*:20320303", said), said


CHECKS = [
    a_card_is_put_and_given_back,
    a_card_is_changed_and_deleted,
    a_group_of_people_is_put_and_given_back,
    a_task_is_put_and_given_back,
    a_task_is_completed,
]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
