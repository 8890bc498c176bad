#!/usr/bin/python3
"""Has DavMail (Debian: davmail-server) keep a calendar in a running lab for a CalDAV client and prints `N passed, N failed`.

DavMail is a gateway: it signs on to the lab over EWS, and gives the calendar to calendar programs over CalDAV (RFC 4791).

    ./entente lab --ready-file ready.json &
    acceptance/clients/davmail_calendar.py ready.json
"""

import base64
import datetime
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
import xml.etree.ElementTree as xml

from davmail_lab import PATIENCE_SECONDS, Gateway
from lab import UTC, Lab, run

CALLER = "mary@contoso.test"
DAV = {"D": "DAV:", "C": "urn:ietf:params:xml:ns:caldav"}

# A Saturday: in the lab's calendars nothing happens on one.
DAY = datetime.datetime(2032, 2, 7, tzinfo=UTC)

BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""

lab = Lab(sys.argv[1])
gateway = Gateway(lab, CALLER)


def send(method, place, body="", headers=None):
    """The status of the answer, its header lines and what it says."""
    url = f"http://127.0.0.1:{gateway.caldav_port}/users/{CALLER}/calendar/{place}"
    request = urllib.request.Request(url, body.encode(), headers or {}, method=method)
    credentials = base64.b64encode(f"{CALLER}:{lab.password(CALLER)}".encode()).decode()
    request.add_header("Authorization", "Basic " + credentials)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read().decode()


def put(name, *events, zones=BERLIN):
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//contoso.test//calendar//EN\n" + zones + "".join(events) + "END:VCALENDAR\n"
    status, headers, said = send(
        "PUT", name, text.replace("\n", "\r\n"), {"Content-Type": "text/calendar; charset=utf-8"}
    )
    assert status in (200, 201, 204), (status, said)
    return status, headers


def event(uid, day, hour, subject, *lines, hours=1):
    start = (DAY + datetime.timedelta(days=day)).replace(hour=hour)
    rows = [
        "BEGIN:VEVENT",
        "UID:" + uid,
        "DTSTAMP:20320101T080000Z",
        "SUMMARY:" + subject,
        "TRANSP:OPAQUE",
        "DTSTART;TZID=Europe/Berlin:" + local(start),
        "DTEND;TZID=Europe/Berlin:" + local(start + datetime.timedelta(hours=hours)),
        *lines,
        "END:VEVENT",
    ]
    return "\n".join(rows) + "\n"


def local(moment):
    return moment.strftime("%Y%m%dT%H%M%S")


def new():
    uid = str(uuid.uuid4())
    return uid, uid + ".ics"


def get(name):
    status, headers, said = send("GET", name)
    assert status == 200, (status, said)
    return headers, re.sub("\r\n[ \t]", "", said)


def listed(depth="1"):
    """What the calendar holds: {name: etag}."""
    ask = '<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/><D:getcontenttype/></D:prop></D:propfind>'
    status, _, said = send("PROPFIND", "", ask, {"Depth": depth, "Content-Type": "text/xml"})
    assert status == 207, (status, said)
    found = {}
    for response in xml.fromstring(said).findall("D:response", DAV):
        name = urllib.parse.unquote(response.find("D:href", DAV).text).rsplit("/", 1)[1]
        etag = response.find(".//D:getetag", DAV)
        if name and etag is not None:
            found[name] = etag.text
    return found


def ctag():
    ask = '<D:propfind xmlns:D="DAV:" xmlns:S="http://calendarserver.org/ns/"><D:prop><S:getctag/></D:prop></D:propfind>'
    _, _, said = send("PROPFIND", "", ask, {"Depth": "0", "Content-Type": "text/xml"})
    return re.search("getctag[^>]*>([^<]+)<", said)[1]


def busy(day, hours):
    """When Mary is busy on that day, as others see it: the hours."""
    start = DAY + datetime.timedelta(days=day)
    slots = lab.busy("bob@contoso.test", CALLER, start, start + datetime.timedelta(hours=hours))
    return sorted({slot.hour for slot in slots})


def an_event_is_put_and_given_back():
    uid, name = new()
    status, _ = put(name, event(uid, 0, 9, "Breakfast", "LOCATION:Room Blue", "DESCRIPTION:Bring the plan."))
    assert status == 201, status
    headers, said = get(name)
    for line in ("SUMMARY:Breakfast", "LOCATION:Room Blue", "UID:" + uid, "DESCRIPTION:Bring the plan."):
        assert line in said, said
    assert re.search(r"DTSTART;TZID=[^:]*:20320207T090000", said), said
    assert "BEGIN:VTIMEZONE" in said, said


def free_busy_follows_what_is_put_and_deleted():
    uid, name = new()
    put(name, event(uid, 7, 9, "Busy at eight in UTC"))
    assert busy(7, 24) == [8], busy(7, 24)
    put(name, event(uid, 7, 12, "Busy at eleven", "SEQUENCE:1"))
    assert busy(7, 24) == [11], busy(7, 24)
    count = len(listed())
    assert send("DELETE", name)[0] in (200, 204)
    assert busy(7, 24) == [], busy(7, 24)
    assert send("GET", name)[0] == 404
    assert len(listed()) == count - 1


def a_change_changes_the_tags():
    uid, name = new()
    before = listed()
    put(name, event(uid, 2, 9, "Before"))
    (listed_as,) = listed().keys() - before.keys()
    first, before = listed()[listed_as], ctag()
    # The tags are of whole seconds.
    while datetime.datetime.now(UTC).replace(microsecond=0) <= datetime.datetime.fromisoformat(first.replace("Z", "+00:00")):
        time.sleep(0.1)
    put(name, event(uid, 2, 9, "After", "SEQUENCE:1"))
    assert listed()[listed_as] != first, (first, listed())
    assert ctag() != before, before
    assert "SUMMARY:After" in get(name)[1]


def an_event_is_not_overwritten_by_somebody_who_knows_an_old_one():
    uid, name = new()
    put(name, event(uid, 3, 9, "Mine"))
    status, _, _ = send(
        "PUT",
        name,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event(uid, 3, 9, "Yours").replace("\n", "\r\n") + "END:VCALENDAR\r\n",
        {"Content-Type": "text/calendar", "If-Match": '"an older one"'},
    )
    assert status == 412, status
    assert "SUMMARY:Mine" in get(name)[1]


def a_series_has_its_exceptions():
    uid, name = new()
    changed = event(uid, 21, 14, "Review with Ann", "RECURRENCE-ID;TZID=Europe/Berlin:20320228T090000")
    put(
        name,
        event(uid, 14, 9, "Review", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20320306T090000"),
        changed,
    )
    _, said = get(name)
    assert "RRULE:FREQ=WEEKLY" in said and said.count("BEGIN:VEVENT") == 2, said
    assert "SUMMARY:Review with Ann" in said, said
    assert [busy(day, 24) for day in (14, 21, 28, 35)] == [[8], [13], [], [8]], [busy(day, 24) for day in (14, 21, 28, 35)]


def whole_days_are_whole_days():
    uid, name = new()
    rows = ["BEGIN:VEVENT", "UID:" + uid, "DTSTAMP:20320101T080000Z", "SUMMARY:Away from home"]
    rows += ["DTSTART;VALUE=DATE:20320225", "DTEND;VALUE=DATE:20320226", "END:VEVENT"]
    put(name, "\n".join(rows) + "\n", zones="")
    _, said = get(name)
    assert "DTSTART;VALUE=DATE:20320225" in said, said
    assert "DTEND;VALUE=DATE:20320226" in said, said


def events_of_a_time_are_found():
    before = listed()
    uid, name = new()
    put(name, event(uid, 42, 9, "Found by its time"))
    (listed_as,) = listed().keys() - before.keys()
    ask = (
        '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/></D:prop>'
        '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
        '<C:time-range start="20320320T000000Z" end="20320321T000000Z"/>'
        "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"
    )
    status, _, said = send("REPORT", "", ask, {"Depth": "1", "Content-Type": "text/xml"})
    assert status == 207, (status, said)
    names = [urllib.parse.unquote(href).rsplit("/", 1)[1] for href in re.findall("<D:href>([^<]+)<", said)]
    assert listed_as in names, names
    assert len(names) < len(listed()), names


def several_are_fetched_at_once():
    places = []
    for hour in (9, 11, 13):
        uid, name = new()
        put(name, event(uid, 40, hour, f"At {hour}"))
        places.append(name)
    hrefs = "".join(f"<D:href>/users/{CALLER}/calendar/{name}</D:href>" for name in places)
    ask = (
        '<C:calendar-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
        f"<D:prop><D:getetag/><C:calendar-data/></D:prop>{hrefs}</C:calendar-multiget>"
    )
    status, _, said = send("REPORT", "", ask, {"Depth": "1", "Content-Type": "text/xml"})
    assert status == 207, (status, said)
    for hour in (9, 11, 13):
        assert f"SUMMARY:At {hour}" in said, said


def what_the_lab_had_is_there_too():
    assert len(listed()) > 0
    seen = [get(name)[1] for name in list(listed())[:20]]
    assert all("BEGIN:VEVENT" in each for each in seen), seen


CHECKS = [
    an_event_is_put_and_given_back,
    free_busy_follows_what_is_put_and_deleted,
    a_change_changes_the_tags,
    an_event_is_not_overwritten_by_somebody_who_knows_an_old_one,
    a_series_has_its_exceptions,
    whole_days_are_whole_days,
    events_of_a_time_are_found,
    several_are_fetched_at_once,
    what_the_lab_had_is_there_too,
]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
