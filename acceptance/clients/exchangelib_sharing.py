#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) share folders in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_sharing.py ready.json

The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import datetime
import sys

from exchangelib import CalendarItem, EWSDateTime, EWSTimeZone, Message
from exchangelib.errors import ErrorAccessDenied, ErrorCreateItemAccessDenied, ErrorInvalidUserInfo
from exchangelib.folders import SingleFolderQuerySet
from exchangelib.items import SEND_TO_ALL_AND_SAVE_COPY, SEND_TO_NONE
from exchangelib.properties import (
    Attendee,
    CalendarPermission,
    DistinguishedFolderId,
    Mailbox,
    Permission,
    PermissionSet,
    UserId,
)
from exchangelib_lab import account, run

MARY, ALICE = "mary@contoso.test", "alice@contoso.test"
BERLIN = EWSTimeZone("Europe/Berlin")

# In the lab's calendars nothing happens on a Saturday.
SATURDAY = EWSDateTime(2031, 3, 1, 9, tzinfo=BERLIN)

NOBODY = UserId(distinguished_user="Default")


def marys(place):
    """A default folder of Mary's, as Alice opens it."""
    named = DistinguishedFolderId(id=place, mailbox=Mailbox(email_address=MARY))
    folder = SingleFolderQuerySet(account=account(ALICE), folder=named).resolve()
    # By its name exchangelib would ask for Alice's own from here on.
    folder.is_distinguished = False
    return folder


def share(place, who, name, **rights):
    """Has Mary give somebody that level, and everybody else nothing."""
    mary = account(MARY)
    if place == "calendar":
        entry = CalendarPermission(user_id=who, calendar_permission_level=name, **rights)
        mary.calendar.permission_set = PermissionSet(calendar_permissions=[entry])
        mary.calendar.save(update_fields=["permission_set"])
    else:
        entry = Permission(user_id=who, permission_level=name, **rights)
        mary.inbox.permission_set = PermissionSet(permissions=[entry])
        mary.inbox.save(update_fields=["permission_set"])


def alice():
    return UserId(primary_smtp_address=ALICE)


def refused(error, act):
    try:
        act()
    except error:
        return
    raise AssertionError(f"{error.__name__} was expected")


def appointment(folder, subject, start=SATURDAY, **more):
    return CalendarItem(
        account=folder.account,
        folder=folder,
        subject=subject,
        start=start,
        end=start + datetime.timedelta(hours=1),
        **more,
    )


def what_is_not_shared_is_not_opened():
    refused(ErrorAccessDenied, lambda: marys("inbox"))
    refused(ErrorAccessDenied, lambda: marys("calendar"))


def a_calendar_tells_its_owner_whom_it_is_shared_with():
    share("calendar", alice(), "Reviewer", read_items="FullDetails", is_folder_visible=True)
    mary = account(MARY)
    told = {
        entry.user_id.primary_smtp_address or entry.user_id.distinguished_user: entry.calendar_permission_level
        for entry in mary.calendar.permission_set.calendar_permissions
    }
    assert told == {"Default": "None", "Anonymous": "None", ALICE: "Reviewer"}, told


def a_reviewer_reads_a_calendar_and_changes_nothing_in_it():
    mary = account(MARY)
    appointment(mary.calendar, "Budget", location="Room Blue").save(send_meeting_invitations=SEND_TO_NONE)
    calendar = marys("calendar")
    (found,) = calendar.view(start=SATURDAY, end=SATURDAY + datetime.timedelta(hours=8))
    assert (found.subject, found.location) == ("Budget", "Room Blue"), found
    assert not found.effective_rights.modify and found.effective_rights.read, found.effective_rights
    found.subject = "Costs"
    refused(ErrorAccessDenied, lambda: found.save(update_fields=["subject"], send_meeting_invitations=SEND_TO_NONE))
    refused(ErrorAccessDenied, lambda: found.delete(send_meeting_cancellations=SEND_TO_NONE))
    refused(
        ErrorCreateItemAccessDenied,
        lambda: appointment(calendar, "x").save(send_meeting_invitations=SEND_TO_NONE),
    )


def what_is_private_is_busy_and_nothing_more():
    mary = account(MARY)
    start = SATURDAY + datetime.timedelta(days=14)
    appointment(mary.calendar, "Doctor", start, sensitivity="Private", body="Knee").save(
        send_meeting_invitations=SEND_TO_NONE
    )
    calendar = marys("calendar")
    (found,) = calendar.view(start=start, end=start + datetime.timedelta(hours=8))
    assert (found.subject, found.start, found.sensitivity) == ("Private", start, "Private"), found
    whole = calendar.account.fetch(ids=[found])
    (told,) = list(whole)
    assert not told.text_body and b"Knee" not in told.mime_content and b"Doctor" not in told.mime_content, told
    assert not list(calendar.filter(subject="Doctor"))


def an_editor_keeps_the_calendar_and_invites_nobody():
    share("calendar", alice(), "Editor", can_create_items=True, is_folder_visible=True, edit_items="All",
          delete_items="All", read_items="FullDetails")
    calendar = marys("calendar")
    start = SATURDAY + datetime.timedelta(days=21)
    made = appointment(calendar, "Interview", start).save(send_meeting_invitations=SEND_TO_NONE)
    made.subject = "Second interview"
    made.save(update_fields=["subject"], send_meeting_invitations=SEND_TO_NONE)
    found = account(MARY).calendar.get(subject="Second interview")
    assert found.start == start, found.start
    invited = appointment(
        calendar, "Party", start, required_attendees=[Attendee(mailbox=Mailbox(email_address="bob@contoso.test"))]
    )
    refused(ErrorAccessDenied, lambda: invited.save(send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY))
    assert not list(account(MARY).calendar.filter(subject="Party"))


def an_author_changes_what_is_hers():
    share("inbox", alice(), "Author", can_create_items=True, is_folder_visible=True, edit_items="Owned",
          delete_items="Owned", read_items="FullDetails")
    mary = account(MARY)
    Message(account=mary, folder=mary.inbox, subject="Mary's").save()
    inbox = marys("inbox")
    mine = Message(account=inbox.account, folder=inbox, subject="Alice's").save()
    mine.subject = "Still Alice's"
    mine.save(update_fields=["subject"])
    theirs = inbox.get(subject="Mary's")
    theirs.subject = "Taken"
    refused(ErrorAccessDenied, lambda: theirs.save(update_fields=["subject"]))
    mine.delete()
    assert {item.subject for item in mary.inbox.all().only("subject")} >= {"Mary's"}


def what_is_no_person_has_no_permission():
    refused(
        ErrorInvalidUserInfo,
        lambda: share("inbox", UserId(primary_smtp_address="nobody@contoso.test"), "Reviewer",
                      is_folder_visible=True, read_items="FullDetails"),
    )


def what_is_shared_no_more_is_closed():
    share("inbox", NOBODY, "None")
    refused(ErrorAccessDenied, lambda: marys("inbox"))


if __name__ == "__main__":
    sys.exit(
        run(
            [
                what_is_not_shared_is_not_opened,
                a_calendar_tells_its_owner_whom_it_is_shared_with,
                a_reviewer_reads_a_calendar_and_changes_nothing_in_it,
                what_is_private_is_busy_and_nothing_more,
                an_editor_keeps_the_calendar_and_invites_nobody,
                an_author_changes_what_is_hers,
                what_is_no_person_has_no_permission,
                what_is_shared_no_more_is_closed,
            ]
        )
    )
