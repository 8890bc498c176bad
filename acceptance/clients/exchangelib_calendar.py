#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) keep a calendar in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_calendar.py ready.json

The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import datetime
import sys

from exchangelib import CalendarItem, EWSDate, EWSDateTime, EWSTimeZone, FileAttachment
from exchangelib.errors import ErrorItemNotFound
from exchangelib.folders import Calendar
from exchangelib.items import SEND_TO_ALL_AND_SAVE_COPY, SEND_TO_NONE
from exchangelib.properties import Attendee, Mailbox
from exchangelib.recurrence import (
    AbsoluteMonthlyPattern,
    DailyPattern,
    FirstOccurrence,
    Recurrence,
    RelativeYearlyPattern,
    WeeklyPattern,
)
from exchangelib_lab import account, run

BERLIN = EWSTimeZone("Europe/Berlin")
UTC = EWSTimeZone("UTC")

YEAR = 2031

# In the lab's calendars nothing happens on a Saturday.
SATURDAY = 11


def at(month, day, hour=9, minute=0, zone=BERLIN):
    return EWSDateTime(YEAR, month, day, hour, minute, tzinfo=zone)


def saved(subject, start, hours=1, **more):
    mary = account()
    end = start + datetime.timedelta(hours=hours)
    return CalendarItem(account=mary, folder=mary.calendar, subject=subject, start=start, end=end, **more).save(
        send_meeting_invitations=SEND_TO_NONE
    )


def view(month, day=1, days=31):
    start = EWSDateTime(YEAR, month, day, tzinfo=BERLIN)
    return list(account().calendar.view(start=start, end=start + datetime.timedelta(days=days)))


def busy(start, hours=1, asks="alice@contoso.test"):
    """What another person is told of Mary for that time: one digit for each hour."""
    asker = account(asks)
    (info,) = asker.protocol.get_free_busy_info(
        accounts=[(account(), "Required", False)],
        start=start,
        end=start + datetime.timedelta(hours=hours),
        merged_free_busy_interval=60,
    )
    return info.merged


def an_appointment_is_saved_and_read_again():
    saved(
        "Frühstück",
        at(1, 7),
        location="Room Blue",
        body="Bring the plan.",
        categories=["Work"],
        importance="High",
        sensitivity="Private",
        legacy_free_busy_status="OOF",
        reminder_is_set=True,
        reminder_minutes_before_start=30,
    )
    (found,) = account().calendar.filter(subject="Frühstück")
    assert (found.start, found.end) == (at(1, 7), at(1, 7, 10)), (found.start, found.end)
    assert (found.location, found.text_body.strip()) == ("Room Blue", "Bring the plan."), found
    assert found.categories == ["Work"] and found.importance == "High" and found.sensitivity == "Private", found
    assert found.legacy_free_busy_status == "OOF", found.legacy_free_busy_status
    assert found.reminder_is_set and found.reminder_minutes_before_start == 30, found
    assert found.type == "Single" and not found.is_recurring and not found.is_meeting and not found.is_all_day, found
    assert found.uid and found.duration == "PT1H", (found.uid, found.duration)
    assert b"BEGIN:VEVENT" in found.mime_content and b"Room Blue" in found.mime_content, found.mime_content


def what_was_read_is_written_back_as_a_whole():
    saved("Tasting", at(1, 8), location="Cellar", categories=["Work"])
    item = account().calendar.get(subject="Tasting")
    item.subject = "Wine tasting"
    item.save(send_meeting_invitations=SEND_TO_NONE)
    found = account().calendar.get(subject="Wine tasting")
    assert (found.location, found.categories, found.start) == ("Cellar", ["Work"], at(1, 8)), found


def free_busy_follows_each_change_at_once():
    start = at(1, SATURDAY)
    assert busy(start, 3) == "000", busy(start, 3)
    item = saved("Planning", start)
    assert busy(start, 3) == "200", busy(start, 3)
    item.start, item.end = at(1, SATURDAY, 10), at(1, SATURDAY, 12)
    item.save(update_fields=["start", "end"], send_meeting_invitations=SEND_TO_NONE)
    assert busy(start, 3) == "022", busy(start, 3)
    item.legacy_free_busy_status = "Tentative"
    item.save(update_fields=["legacy_free_busy_status"], send_meeting_invitations=SEND_TO_NONE)
    assert busy(start, 3) == "011", busy(start, 3)
    item.move_to_trash(send_meeting_cancellations=SEND_TO_NONE)
    assert busy(start, 3) == "000", busy(start, 3)


def whole_days_are_whole_days():
    mary = account()
    CalendarItem(
        account=mary,
        folder=mary.calendar,
        subject="Away",
        is_all_day=True,
        start=EWSDate(YEAR, 1, 20),
        end=EWSDate(YEAR, 1, 21),
        legacy_free_busy_status="OOF",
    ).save(send_meeting_invitations=SEND_TO_NONE)
    found = mary.calendar.get(subject="Away")
    assert found.is_all_day, found
    assert (found.start, found.end) == (EWSDate(YEAR, 1, 20), EWSDate(YEAR, 1, 21)), (found.start, found.end)


def a_series_is_seen_day_by_day():
    saved(
        "Rehearsal",
        at(2, 3),
        recurrence=Recurrence(
            pattern=WeeklyPattern(interval=1, weekdays=["Monday", "Wednesday"]), start=EWSDate(YEAR, 2, 3), number=5
        ),
    )
    (master,) = account().calendar.filter(subject="Rehearsal")
    assert master.type == "RecurringMaster" and master.is_recurring, master.type
    assert "Monday, Wednesday" in str(master.recurrence.pattern), master.recurrence
    assert master.recurrence.boundary.number == 5, master.recurrence.boundary
    assert isinstance(master.first_occurrence, FirstOccurrence), master.first_occurrence
    assert master.last_occurrence.start == at(2, 17), master.last_occurrence
    days = [each for each in view(2) if each.subject == "Rehearsal"]
    assert [each.start for each in days] == [at(2, day) for day in (3, 5, 10, 12, 17)], days
    assert {each.type for each in days} == {"Occurrence"}, days
    assert len({each.id for each in days}) == 5, days


def one_occurrence_is_changed_and_one_deleted():
    saved(
        "Rounds",
        at(3, 3),
        recurrence=Recurrence(pattern=DailyPattern(interval=1), start=EWSDate(YEAR, 3, 3), end=EWSDate(YEAR, 3, 7)),
    )
    days = [each for each in view(3) if each.subject == "Rounds"]
    assert len(days) == 5, days
    days[1].subject = "Rounds with Ann"
    days[1].start, days[1].end = at(3, 4, 14), at(3, 4, 15)
    days[1].save(update_fields=["subject", "start", "end"], send_meeting_invitations=SEND_TO_NONE)
    days[3].delete(send_meeting_cancellations=SEND_TO_NONE)
    seen = [(each.subject, each.start) for each in view(3) if each.subject.startswith("Rounds")]
    assert seen == [
        ("Rounds", at(3, 3)),
        ("Rounds with Ann", at(3, 4, 14)),
        ("Rounds", at(3, 5)),
        ("Rounds", at(3, 7)),
    ], seen
    (master,) = account().calendar.filter(subject="Rounds")
    (changed,) = master.modified_occurrences
    assert (changed.start, changed.original_start) == (at(3, 4, 14), at(3, 4)), changed
    (deleted,) = master.deleted_occurrences
    assert deleted.start == at(3, 6), deleted
    second = master.occurrence(2).refresh()
    assert second.subject == "Rounds with Ann" and second.type == "Exception", second


def each_pattern_comes_back_as_it_was_given():
    patterns = {
        "daily": DailyPattern(interval=3),
        "weekly": WeeklyPattern(interval=2, weekdays=["Tuesday", "Friday"]),
        "monthly": AbsoluteMonthlyPattern(interval=1, day_of_month=31),
        "yearly": RelativeYearlyPattern(weekday="Thursday", week_number="Last", month="May"),
    }
    for name, pattern in patterns.items():
        saved(name, at(5, 29), recurrence=Recurrence(pattern=pattern, start=EWSDate(YEAR, 5, 29), number=4))
        (found,) = account().calendar.filter(subject=name)
        kept = found.recurrence.pattern
        for field in pattern.FIELDS:
            wanted = getattr(pattern, field.name)
            assert wanted is None or getattr(kept, field.name) == wanted, (name, field.name, kept)
        found.delete(send_meeting_cancellations=SEND_TO_NONE)


def a_series_keeps_its_time_when_the_clock_changes():
    saved(
        "Early",
        at(3, 27, 8),
        recurrence=Recurrence(pattern=DailyPattern(interval=1), start=EWSDate(YEAR, 3, 27), number=7),
    )
    starts = [each.start.astimezone(BERLIN).hour for each in view(3, 27, 8) if each.subject == "Early"]
    assert starts == [8] * 7, starts


def a_calendar_of_ones_own_is_not_free_busy():
    mary = account()
    own = Calendar(parent=mary.calendar, name="Football").save()
    CalendarItem(account=mary, folder=own, subject="Match", start=at(4, 5), end=at(4, 5, 11)).save(
        send_meeting_invitations=SEND_TO_NONE
    )
    start = EWSDateTime(YEAR, 4, 1, tzinfo=BERLIN)
    (seen,) = own.view(start=start, end=start + datetime.timedelta(days=20))
    assert seen.subject == "Match", seen
    assert busy(at(4, 5), 2) == "00", busy(at(4, 5), 2)
    seen.move(to_folder=mary.calendar)
    assert busy(at(4, 5), 3) == "220", busy(at(4, 5), 3)


def an_appointment_that_came_as_icalendar_says_what_it_did():
    mary = account()
    source = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Contoso//Test//EN\r\nBEGIN:VEVENT\r\nUID:one@contoso.test\r\n"
        b"DTSTAMP:20310401T080000Z\r\nDTSTART;TZID=Europe/Berlin:20310415T090000\r\n"
        b"DTEND;TZID=Europe/Berlin:20310415T103000\r\nSUMMARY:Came as a file\r\nX-STRANGE:kept\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    item = CalendarItem(account=mary, folder=mary.calendar, mime_content=source)
    # The client needs times of its own beside the file's.
    item.start, item.end = at(4, 15), at(4, 15, 10, 30)
    item.save(send_meeting_invitations=SEND_TO_NONE)
    found = mary.calendar.get(subject="Came as a file")
    assert (found.start, found.end) == (at(4, 15), at(4, 15, 10, 30)), found
    assert found.uid == "one@contoso.test", found.uid
    assert b"X-STRANGE:kept" in found.mime_content, found.mime_content
    found.location = "Room Blue"
    found.save(update_fields=["location"], send_meeting_invitations=SEND_TO_NONE)
    found = mary.calendar.get(subject="Came as a file")
    assert b"X-STRANGE:kept" in found.mime_content and b"LOCATION:Room Blue" in found.mime_content, found.mime_content


def an_appointment_has_attachments():
    item = saved("With the plan", at(4, 16))
    item.attach(FileAttachment(name="plan.txt", content=b"the plan"))
    found = account().calendar.get(subject="With the plan")
    assert found.has_attachments and found.attachments[0].content == b"the plan", found.attachments
    assert found.start == at(4, 16), found.start


def a_calendar_is_searched_and_synchronised():
    calendar = account().calendar
    list(calendar.sync_items())
    state = calendar.item_sync_state
    item = saved("Sought", at(4, 20))
    assert [each.subject for each in calendar.filter(start__gte=at(4, 20), end__lte=at(4, 20, 10))] == ["Sought"]
    item.subject = "Found"
    item.save(update_fields=["subject"], send_meeting_invitations=SEND_TO_NONE)
    told = [(change, each.subject) for change, each in calendar.sync_items(sync_state=state)]
    assert told == [("create", "Found")], told
    state = calendar.item_sync_state
    id_before = item.id
    item.delete(send_meeting_cancellations=SEND_TO_NONE)
    assert [change for change, _ in calendar.sync_items(sync_state=state)] == ["delete"]
    (gone,) = account().fetch(ids=[(id_before, None)])
    assert isinstance(gone, ErrorItemNotFound), gone


def people_are_invited_answer_and_are_told_that_it_is_off():
    mary, alice = account(), account("alice@contoso.test")
    start, end = at(5, 10), at(5, 10, 10)
    CalendarItem(
        account=mary,
        folder=mary.calendar,
        subject="Budget",
        start=start,
        end=end,
        required_attendees=[Attendee(mailbox=Mailbox(email_address="alice@contoso.test"))],
    ).save(send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY)
    (asked,) = alice.inbox.filter(subject="Budget")
    assert type(asked).__name__ == "MeetingRequest", asked
    (entry,) = alice.calendar.filter(subject="Budget")
    assert (entry.start, entry.my_response_type) == (start, "NoResponseReceived"), entry
    assert entry.organizer.email_address == "mary@contoso.test", entry.organizer
    asked.accept(body="I will be there.")
    (entry,) = alice.calendar.filter(subject="Budget")
    assert (entry.my_response_type, entry.legacy_free_busy_status) == ("Accept", "Busy"), entry
    assert alice.inbox.filter(subject="Budget").count() == 0
    answers = [each for each in mary.inbox.all() if type(each).__name__ == "MeetingResponse"]
    assert len(answers) == 1 and "I will be there." in answers[0].text_body, answers
    (mine,) = mary.calendar.filter(subject="Budget")
    assert mine.my_response_type == "Organizer", mine.my_response_type
    assert [each.response_type for each in mine.required_attendees] == ["Accept"], mine.required_attendees
    mine.cancel()
    called_off = [each for each in alice.inbox.all() if type(each).__name__ == "MeetingCancellation"]
    assert len(called_off) == 1, called_off
    (entry,) = alice.calendar.filter(subject__contains="Budget")
    assert entry.is_cancelled, entry


CHECKS = [
    an_appointment_is_saved_and_read_again,
    what_was_read_is_written_back_as_a_whole,
    free_busy_follows_each_change_at_once,
    whole_days_are_whole_days,
    a_series_is_seen_day_by_day,
    one_occurrence_is_changed_and_one_deleted,
    each_pattern_comes_back_as_it_was_given,
    a_series_keeps_its_time_when_the_clock_changes,
    a_calendar_of_ones_own_is_not_free_busy,
    an_appointment_that_came_as_icalendar_says_what_it_did,
    an_appointment_has_attachments,
    a_calendar_is_searched_and_synchronised,
    people_are_invited_answer_and_are_told_that_it_is_off,
]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
