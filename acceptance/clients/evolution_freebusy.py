#!/usr/bin/python3
"""Drives Evolution's calendar service against a running lab and prints `N passed, N failed`.

The service asks as Evolution does: it signs on, lists the mailbox's folders, and gives free/busy through the account's calendar.
Needs evolution-ews, gnome-keyring and what evolution_lab.py needs.

    ./entente lab --ready-file ready.json &
    acceptance/clients/evolution_freebusy.py ready.json
"""

import datetime
import sys

import evolution_lab
from lab import Lab, next_monday, run, slots

evolution_lab.in_a_session_of_its_own()

from gi.repository import GLib  # noqa: E402

CALLER = "mary@contoso.test"

lab = Lab(sys.argv[1])
calendar = evolution_lab.open_calendar(lab, CALLER)


def free_busy(*addresses):
    """{address: slots} of those asked for, of which all must be known.

    Evolution has no word for working elsewhere, and names no kind for it; in the merged string that is free.
    """
    start = next_monday()
    end = start + datetime.timedelta(days=5)
    _, found = calendar.get_free_busy_sync(int(start.timestamp()), int(end.timestamp()), list(addresses), None)
    return {attendee(each): slots(each, unnamed="FREE") for each in map(text, found)}


def text(component):
    return component.get_icalcomponent().as_ical_string()


def attendee(found):
    return next(line.split("mailto:")[1] for line in found.splitlines() if line.startswith("ATTENDEE"))


def expected(address):
    start = next_monday()
    busy = lab.busy(CALLER, address, start, start + datetime.timedelta(days=5))
    assert busy, "the lab's week is empty"
    return busy


def the_mailbox_has_one_calendar():
    assert calendar.get_source().get_display_name() == "Calendar", calendar.get_source().get_display_name()


def a_colleague_here_and_one_in_the_cloud_are_seen_when_they_are_busy():
    answer = free_busy("bob@contoso.test", "joe@contoso.test")
    assert answer == {each: expected(each) for each in ("bob@contoso.test", "joe@contoso.test")}, answer


def an_unknown_person_is_an_error_and_no_free_week():
    try:
        free_busy("nobody@contoso.test")
    except GLib.Error as refused:
        assert "nobody@contoso.test" in refused.message, refused.message
        return
    raise AssertionError("a person who is not there was free")


sys.exit(
    run(
        [
            the_mailbox_has_one_calendar,
            a_colleague_here_and_one_in_the_cloud_are_seen_when_they_are_busy,
            an_unknown_person_is_an_error_and_no_free_week,
        ]
    )
)
