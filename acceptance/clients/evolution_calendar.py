#!/usr/bin/python3
"""Has Evolution's calendar service keep a calendar in a running lab and prints `N passed, N failed`.

The service signs on over EWS, and keeps what it has read of a calendar on the disk. What it wrote is asked of the lab's free/busy too, and of a
second service that has read nothing yet. What it makes in a lab is in the way of its next run there.
Needs evolution-ews, gnome-keyring and what evolution_lab.py needs.

    ./entente lab --ready-file ready.json &
    acceptance/clients/evolution_calendar.py ready.json

`EWS_DEBUG=2` shows what the service asks, and what it is answered.
"""

import contextlib
import datetime
import json
import os
import re
import subprocess
import sys
import uuid
import zoneinfo

import evolution_lab
from lab import UTC, Lab, next_monday, run

evolution_lab.in_a_session_of_its_own()

from gi.repository import ECal, GLib, ICalGLib  # noqa: E402

CALLER = "mary@contoso.test"
NOT_FOUND = GLib.quark_from_string("e-cal-client-error-quark")
# Windows calls its zone by the name of Berlin's, and Evolution has to note which of the two was meant.
VIENNA = zoneinfo.ZoneInfo("Europe/Vienna")
ONE, ALL, PLAIN = ECal.ObjModType.THIS, ECal.ObjModType.ALL, ECal.OperationFlags.NONE
# How many weeks a check keeps for a series, and for one of any kind.
SERIES, RULED = 6, 10
HOUR, DAY, WEEK = datetime.timedelta(hours=1), datetime.timedelta(days=1), datetime.timedelta(weeks=1)

lab = Lab(sys.argv[1])
calendar = evolution_lab.open_calendar(lab, CALLER)
vienna = ICalGLib.Timezone.get_builtin_timezone("Europe/Vienna")
calendar.add_timezone_sync(vienna, None)
first_week = next_monday() + 8 * WEEK


def quiet_monday(weeks=2):
    """Three o'clock at night in Vienna, at the beginning of some weeks that are no other check's. Nobody in the lab has appointments then."""
    global first_week
    day, first_week = first_week, first_week + weeks * WEEK
    return datetime.datetime(day.year, day.month, day.day, 3, tzinfo=VIENNA)


def stamp(moment):
    return moment.strftime("%Y%m%dT%H%M%S")


def at(name, moment):
    if moment.tzinfo is UTC:
        return f"{name}:{stamp(moment)}Z"
    return f"{name};TZID={vienna.get_tzid()}:{stamp(moment)}"


def make(summary, *lines):
    """Its UID, which the server gives it."""
    text = ["BEGIN:VEVENT", f"UID:{uuid.uuid4()}", f"DTSTAMP:{stamp(datetime.datetime.now(UTC))}Z", f"SUMMARY:{summary}", *lines, "END:VEVENT"]
    _, uid = calendar.create_object_sync(ICalGLib.Component.new_from_string("\r\n".join(text)), PLAIN, None)
    return uid


def hour_from(start):
    return at("DTSTART", start), at("DTEND", start + HOUR), "TRANSP:OPAQUE"


def series(summary, start, rule="FREQ=WEEKLY;COUNT=5;BYDAY=MO"):
    return make(summary, *hour_from(start), "RRULE:" + rule)


def read(uid):
    return calendar.get_object_sync(uid, None, None)[1]


def read_changed(uid):
    """The one of a series that was changed by itself."""
    _, found = calendar.get_objects_for_uid_sync(uid, None)
    (changed,) = (each for each in (one.get_icalcomponent() for one in found) if lines(each, "RECURRENCE-ID"))
    return changed


def change(component, what=ALL):
    calendar.modify_object_sync(component, what, PLAIN, None)


def remove(uid, occurrence=None):
    """Removes it, or one of a series, by when that was to happen."""
    calendar.remove_object_sync(uid, occurrence, ONE if occurrence else ALL, PLAIN, None)


def an_occurrence(uid, start):
    """One of a series, as something that can be changed by itself."""
    kept = [line for line in unfolded(read(uid)).splitlines() if not re.match("RRULE|EXDATE", line)]
    kept.insert(1, at("RECURRENCE-ID", start))
    component = ICalGLib.Component.new_from_string("\r\n".join(kept))
    move(component, start)
    return component


def move(component, start):
    for set_time, when in ((component.set_dtstart, start), (component.set_dtend, start + HOUR)):
        moment = ICalGLib.Time.new_from_string(stamp(when))
        moment.set_timezone(vienna)
        set_time(moment)


def unfolded(component):
    return re.sub("\r?\n[ \t]", "", component.as_ical_string())


def lines(component, name):
    """What the lines of this name say, with their parameters before them."""
    return re.findall(f"^{name}([;:].*?)\r?$", unfolded(component), re.MULTILINE)


def value(component, name):
    found = lines(component, name)
    return found[0].rsplit(":", 1)[1] if found else None


def clock_of(name):
    """The server names zones as Exchange does, the client as the rest of the world."""
    return zoneinfo.ZoneInfo({"W. Europe Standard Time": "Europe/Berlin"}.get(name, name))


def moment(component, name):
    """A time as its zone has it, or a day."""
    (line,) = lines(component, name)
    zone, text = re.fullmatch("(.*):([0-9TZ]+)", line).groups()
    if "T" not in text:
        return datetime.datetime.strptime(text, "%Y%m%d").date()
    found = datetime.datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")
    return found.replace(tzinfo=UTC if text.endswith("Z") else clock_of(re.split("sourceforge.net/|TZID=", zone)[-1]))


def occurrences(start, end):
    """[(start, summary)] of all of ours that happens between two times."""
    found = []

    def note(component, begins, *_):
        begins = datetime.datetime.fromtimestamp(begins.as_timet_with_zone(begins.get_timezone()), UTC)
        if is_ours(begins):
            found.append((begins, component.get_summary()))
        return True

    calendar.generate_instances_sync(int(start.timestamp()), int(end.timestamp()), None, note)
    return sorted(found)


def happens(start, weeks=SERIES):
    """What happens in these weeks, and when; the lab's free/busy must know of all of it."""
    found = occurrences(start - DAY, start + WEEK * weeks - DAY)
    known = busy(start - DAY, start + WEEK * weeks - DAY)
    assert [begins for begins, _ in found] == known, (found, known)
    return [(begins.astimezone(VIENNA), summary) for begins, summary in found]


def is_ours(begins):
    """Nothing else in the lab's calendars begins at that hour."""
    return begins.astimezone(VIENNA).hour == 3


def busy(start, end):
    """The beginnings of the hours in which the owner is busy at night, by the lab's free/busy."""
    found = []
    while start < end:
        some = lab.busy(CALLER, CALLER, start.astimezone(UTC), min(end, start + 4 * WEEK).astimezone(UTC))
        found += [slot for slot in some if is_ours(slot)]
        start += 4 * WEEK
    return [slot for slot in sorted(found) if slot - HOUR / 4 not in found]


def an_appointment_is_kept_as_it_was_made():
    start = quiet_monday()
    more = ["LOCATION:Room Blue", "DESCRIPTION:Bring the plan.", "CATEGORIES:Travel", "CLASS:PRIVATE"]
    made = read(make("Grüße & <Plan>", *hour_from(start), *more))
    assert made.get_summary() == "Grüße & <Plan>", made.get_summary()
    assert made.get_location() == "Room Blue", made.get_location()
    assert made.get_description().strip() == "Bring the plan.", made.get_description()
    assert (moment(made, "DTSTART"), moment(made, "DTEND")) == (start, start + HOUR), made.as_ical_string()
    assert moment(made, "DTSTART").tzinfo is VIENNA, made.as_ical_string()
    assert value(made, "CATEGORIES") == "Travel", made.as_ical_string()
    assert value(made, "CLASS") == "PRIVATE", made.as_ical_string()
    assert value(made, "TRANSP") == "OPAQUE", made.as_ical_string()


def an_appointment_in_universal_time_is_kept():
    start = quiet_monday().astimezone(UTC)
    made = read(make("In universal time", *hour_from(start)))
    assert (moment(made, "DTSTART"), moment(made, "DTEND")) == (start, start + HOUR), made.as_ical_string()


def who_has_an_appointment_is_busy():
    start = quiet_monday()
    make("Busy", *hour_from(start))
    assert busy(start - DAY, start + DAY) == [start], busy(start - DAY, start + DAY)


def who_notes_something_beside_her_work_is_not():
    start = quiet_monday()
    made = read(make("Birthday of somebody", at("DTSTART", start), at("DTEND", start + HOUR), "TRANSP:TRANSPARENT"))
    assert value(made, "TRANSP") == "TRANSPARENT", made.as_ical_string()
    assert busy(start - DAY, start + DAY) == [], busy(start - DAY, start + DAY)


def a_day_is_kept_as_a_day():
    day = quiet_monday().date()
    made = read(make("Holiday", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + DAY:%Y%m%d}", "TRANSP:OPAQUE"))
    assert (moment(made, "DTSTART"), moment(made, "DTEND")) == (day, day + DAY), made.as_ical_string()


def a_reminder_is_kept():
    alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER;RELATED=START:-PT25M", "END:VALARM"]
    made = read(make("Reminded", *hour_from(quiet_monday()), *alarm))
    assert value(made, "TRIGGER") == "-PT25M", made.as_ical_string()


def an_appointment_is_changed():
    start = quiet_monday()
    uid = make("Before", *hour_from(start))
    changed = read(uid)
    changed.set_summary("After")
    changed.set_location("Room Red")
    move(changed, start + DAY)
    change(changed)
    made = read(uid)
    assert (made.get_summary(), made.get_location()) == ("After", "Room Red"), made.as_ical_string()
    assert (moment(made, "DTSTART"), moment(made, "DTEND")) == (start + DAY, start + DAY + HOUR), made.as_ical_string()
    assert busy(start - DAY, start + 2 * DAY) == [start + DAY], busy(start - DAY, start + 2 * DAY)


def an_appointment_is_deleted():
    start = quiet_monday()
    uid = make("Deleted", *hour_from(start))
    remove(uid)
    try:
        read(uid)
    except GLib.Error as gone:
        assert gone.matches(NOT_FOUND, ECal.ClientError.OBJECT_NOT_FOUND), gone
        assert busy(start - DAY, start + DAY) == [], busy(start - DAY, start + DAY)
        return
    raise AssertionError("it is still there")


def a_series_happens_each_week():
    start = quiet_monday(SERIES)
    uid = series("Weekly", start)
    assert value(read(uid), "RRULE").startswith("FREQ=WEEKLY"), read(uid).as_ical_string()
    assert happens(start) == [(start + WEEK * week, "Weekly") for week in range(5)], happens(start)


def one_of_a_series_is_changed_by_itself():
    start = quiet_monday(SERIES)
    uid = series("Weekly", start)
    changed = an_occurrence(uid, start + WEEK * 2)
    changed.set_summary("Moved")
    move(changed, start + WEEK * 2 + DAY)
    change(changed, ONE)
    expected = [(start + WEEK * week, "Weekly") for week in range(5)]
    expected[2] = (start + WEEK * 2 + DAY, "Moved")
    assert happens(start) == expected, happens(start)
    assert moment(read_changed(uid), "RECURRENCE-ID") == start + WEEK * 2, read_changed(uid).as_ical_string()
    assert read(uid).get_summary() == "Weekly", read(uid).as_ical_string()


def one_of_a_series_is_deleted():
    start = quiet_monday(SERIES)
    uid = series("Weekly", start)
    remove(uid, stamp(start + WEEK))
    assert happens(start) == [(start + WEEK * week, "Weekly") for week in (0, 2, 3, 4)], happens(start)


def one_of_a_series_that_was_changed_is_deleted():
    start = quiet_monday(SERIES)
    uid = series("Weekly", start)
    changed = an_occurrence(uid, start + WEEK * 2)
    changed.set_summary("Moved")
    move(changed, start + WEEK * 2 + DAY)
    change(changed, ONE)
    remove(uid, value(read_changed(uid), "RECURRENCE-ID"))
    assert happens(start) == [(start + WEEK * week, "Weekly") for week in (0, 1, 3, 4)], happens(start)


def a_series_is_changed_but_for_what_is_special():
    start = quiet_monday(SERIES)
    uid = series("Weekly", start)
    special = an_occurrence(uid, start + WEEK * 2)
    special.set_summary("Special")
    change(special, ONE)
    remove(uid, stamp(start + WEEK))
    every = read(uid)
    every.set_location("Room Red")
    change(every)
    assert read(uid).get_location() == "Room Red", read(uid).as_ical_string()
    expected = [(start + WEEK * week, "Special" if week == 2 else "Weekly") for week in (0, 2, 3, 4)]
    assert happens(start) == expected, happens(start)


def a_series_is_deleted():
    start = quiet_monday(SERIES)
    uid = series("Weekly", start)
    special = an_occurrence(uid, start + WEEK)
    special.set_summary("Special")
    change(special, ONE)
    remove(uid)
    assert happens(start) == [], happens(start)


def rules_of_every_kind_are_kept():
    for rule in (
        "FREQ=DAILY;COUNT=4",
        "FREQ=DAILY;INTERVAL=3;COUNT=4",
        "FREQ=WEEKLY;COUNT=6;INTERVAL=2;BYDAY=MO,WE",
        "FREQ=MONTHLY;COUNT=2;BYMONTHDAY={day}",
        "FREQ=MONTHLY;COUNT=2;BYDAY=MO;BYSETPOS={nth}",
        "FREQ=YEARLY;COUNT=1;BYMONTHDAY={day};BYMONTH={month}",
    ):
        start = quiet_monday(RULED)
        rule = rule.format(day=start.day, month=start.month, nth=(start.day + 6) // 7 if start.day < 29 else -1)
        uid = series("Ruled", start, rule)
        expected, kept = expand(rule, start), value(read(uid), "RRULE")
        assert expand(kept, start) == expected, (rule, kept)
        assert [begins for begins, _ in happens(start, RULED)] == expected, (rule, happens(start, RULED), expected)


def expand(rule, start):
    """When a rule says that something happens, by libical, in the weeks that are the check's."""
    begins = ICalGLib.Time.new_from_string(stamp(start))
    days = ICalGLib.RecurIterator.new(ICalGLib.Recurrence.new_from_string(rule), begins)
    found = []
    while not (day := days.next()).is_null_time():
        found.append(datetime.datetime.strptime(day.as_ical_string(), "%Y%m%dT%H%M%S").replace(tzinfo=VIENNA))
    return [each for each in found if each < start + WEEK * RULED - DAY]


def appointments_are_found_by_when_they_are():
    start = quiet_monday(SERIES)
    make("Early", *hour_from(start))
    make("Late", *hour_from(start + DAY))
    series("Each week", start + 2 * DAY, "FREQ=WEEKLY;COUNT=3;BYDAY=WE")
    assert found_in(start - HOUR, start + DAY - HOUR) == ["Early"], found_in(start - HOUR, start + DAY - HOUR)
    assert found_in(start, start + 3 * DAY) == ["Each week", "Early", "Late"], found_in(start, start + 3 * DAY)
    assert found_in(start + 2 * WEEK, start + 3 * WEEK) == ["Each week"], found_in(start + 2 * WEEK, start + 3 * WEEK)


def found_in(start, end):
    start, end = (f'(make-time "{stamp(each.astimezone(UTC))}Z")' for each in (start, end))
    _, found = calendar.get_object_list_sync(f"(occur-in-time-range? {start} {end})", None)
    return sorted(each.get_summary() for each in found if "T" in value(each, "DTSTART") and is_ours(moment(each, "DTSTART")))


def a_service_that_has_read_nothing_yet_sees_the_same():
    start = quiet_monday()
    seen = everything()
    told = other_service(start, len(seen))
    assert {key: told.get(key) for key in seen} == seen, [(key, seen[key], told.get(key)) for key in seen if told.get(key) != seen[key]]
    calendar.refresh_sync(None)
    evolution_lab.until("what the other made", lambda: found_in(start, start + HOUR) == ["Made elsewhere"])


OTHER = "other"


def other_service(start, count):
    """What a second service tells of the calendar once it knows of so many items, after which it makes one more."""
    command = [sys.executable, __file__, sys.argv[1], OTHER, stamp(start), str(count)]
    environment = {name: text for name, text in os.environ.items() if name != evolution_lab.HOME}
    output = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, timeout=120).stdout
    return json.loads(output.splitlines()[-1])


def be_the_other_service():
    start, count = sys.argv[3:]
    with contextlib.suppress(AssertionError):
        evolution_lab.until("the calendar's items", lambda: len(everything()) >= int(count))
    told = everything()
    make("Made elsewhere", *hour_from(datetime.datetime.strptime(start, "%Y%m%dT%H%M%S").replace(tzinfo=VIENNA)))
    print(json.dumps(told))


def everything():
    """{item and occurrence: what it says}, for all that are in the calendar."""
    _, found = calendar.get_object_list_sync("#t", None)
    names = ["SUMMARY", "LOCATION", "DTSTART", "DTEND", "RRULE", "TRANSP", "CLASS", "TRIGGER"]
    return {
        f"{each.get_uid()} {value(each, 'RECURRENCE-ID')}": [value(each, name) for name in names] + [sorted(lines(each, "EXDATE"))]
        for each in found
    }


if sys.argv[2:3] == [OTHER]:
    be_the_other_service()
    sys.exit(0)

sys.exit(
    run(
        [
            an_appointment_is_kept_as_it_was_made,
            an_appointment_in_universal_time_is_kept,
            who_has_an_appointment_is_busy,
            who_notes_something_beside_her_work_is_not,
            a_day_is_kept_as_a_day,
            a_reminder_is_kept,
            an_appointment_is_changed,
            an_appointment_is_deleted,
            a_series_happens_each_week,
            one_of_a_series_is_changed_by_itself,
            one_of_a_series_is_deleted,
            one_of_a_series_that_was_changed_is_deleted,
            a_series_is_changed_but_for_what_is_special,
            a_series_is_deleted,
            rules_of_every_kind_are_kept,
            appointments_are_found_by_when_they_are,
            a_service_that_has_read_nothing_yet_sees_the_same,
        ]
    )
)
