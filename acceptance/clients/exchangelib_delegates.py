#!/usr/bin/python3
"""Has Mary's delegate Alice act for her in a running lab, with exchangelib (Debian: python3-exchangelib), and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_delegates.py ready.json

exchangelib says of nobody that she is a delegate, so that is asked for in its stead. The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import datetime
import sys

import requests
from exchangelib import EWSDateTime, Message
from exchangelib.errors import ErrorAccessDenied, ErrorSendAsDenied
from exchangelib.items import SEND_ONLY_TO_ALL, SEND_TO_ALL_AND_SAVE_COPY
from exchangelib.properties import Attendee, Mailbox, Permission, PermissionSet, UserId
from exchangelib_lab import account, organisations, ready, run
from exchangelib_sharing import ALICE, BERLIN, MARY, appointment, marys, refused

# In the lab's calendars nothing happens on a Saturday.
SATURDAY = EWSDateTime(2032, 5, 1, 9, tzinfo=BERLIN)

OPERATION = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
    xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"
    xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">
  <s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></s:Header>
  <s:Body><m:{name}><m:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></m:Mailbox>{rest}</m:{name}></s:Body>
</s:Envelope>"""
ADDED = """<m:DelegateUsers><t:DelegateUser>
    <t:UserId><t:PrimarySmtpAddress>alice@contoso.test</t:PrimarySmtpAddress></t:UserId>
    <t:DelegatePermissions><t:CalendarFolderPermissionLevel>Editor</t:CalendarFolderPermissionLevel></t:DelegatePermissions>
    <t:ReceiveCopiesOfMeetingMessages>true</t:ReceiveCopiesOfMeetingMessages>
  </t:DelegateUser></m:DelegateUsers><m:DeliverMeetingRequests>DelegatesOnly</m:DeliverMeetingRequests>"""
REMOVED = "<m:UserIds><t:UserId><t:PrimarySmtpAddress>alice@contoso.test</t:PrimarySmtpAddress></t:UserId></m:UserIds>"


def marys_delegates(name, rest):
    """Has Mary say something of her delegates."""
    organisation = organisations["contoso.test"]
    password = next(user["password"] for user in organisation["users"] if user["address"] == MARY)
    answer = requests.post(
        organisation["ewsUrl"],
        data=OPERATION.format(name=name, rest=rest),
        headers={"Content-Type": "text/xml; charset=utf-8"},
        auth=(MARY, password),
        verify=ready["caFile"],
        timeout=30,
    )
    assert answer.status_code == 200 and 'ResponseClass="Error"' not in answer.text, answer.text


def letter(subject, sender=None):
    return Message(
        account=sender or account(ALICE),
        subject=subject,
        body="At noon?",
        author=Mailbox(email_address=MARY),
        to_recipients=[Mailbox(email_address=ALICE)],
    )


def with_alice(calendar, subject, start, **more):
    alice = Attendee(mailbox=Mailbox(email_address=ALICE))
    return appointment(calendar, subject, start, required_attendees=[alice], **more)


def invited(subject, start):
    """Has Alice invite Mary."""
    mary = Attendee(mailbox=Mailbox(email_address=MARY))
    return appointment(account(ALICE).calendar, subject, start, required_attendees=[mary]).save(
        send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY
    )


def copy(subject):
    """Mary's invitation, as Alice got it."""
    return account(ALICE).inbox.get(subject=subject)


def nobody_sends_for_another_unasked():
    refused(ErrorSendAsDenied, lambda: letter("Unasked").send(save_copy=False))


def the_owner_says_who_acts_for_her():
    marys_delegates("AddDelegate", ADDED)
    (delegate,) = account(MARY).delegates
    assert delegate.user_id.primary_smtp_address == ALICE, delegate
    assert delegate.receive_copies_of_meeting_messages and not delegate.view_private_items, delegate
    assert delegate.delegate_permissions.calendar_folder_permission_level == "Editor", delegate


def a_delegate_sends_in_her_owners_name():
    letter("For Mary").send()
    got = account(ALICE).inbox.get(subject="For Mary")
    assert (got.author.email_address, got.sender.email_address) == (MARY, ALICE), got
    kept = account(ALICE).sent.get(subject="For Mary")
    assert (kept.author.email_address, kept.sender.email_address) == (MARY, ALICE), kept


def a_copy_is_kept_with_the_owner_where_she_lets_it():
    mary = account(MARY)
    mary.sent.permission_set = PermissionSet(
        permissions=[
            Permission(
                user_id=UserId(primary_smtp_address=ALICE),
                permission_level="Author",
                can_create_items=True,
                is_folder_visible=True,
                edit_items="Owned",
                delete_items="Owned",
                read_items="FullDetails",
            )
        ]
    )
    mary.sent.save(update_fields=["permission_set"])
    sent = marys("sentitems")
    letter("Kept with Mary", sent.account).send(copy_to_folder=sent)
    assert mary.sent.get(subject="Kept with Mary").sender.email_address == ALICE


def an_invitation_goes_to_the_delegate_and_into_the_owners_calendar():
    invited("Planning", SATURDAY)
    got = copy("Planning")
    assert got.received_representing.email_address == MARY, got.received_representing
    assert got.received_by.email_address == ALICE, got.received_by
    assert not list(account(MARY).inbox.filter(subject="Planning"))
    assert account(MARY).calendar.get(subject="Planning").my_response_type == "NoResponseReceived"


def a_delegate_accepts_for_her_owner():
    copy("Planning").accept(body="She comes.")
    assert account(MARY).calendar.get(subject="Planning").my_response_type == "Accept"
    meeting = account(ALICE).calendar.get(subject="Planning")
    (mary,) = meeting.required_attendees
    assert mary.response_type == "Accept", mary
    answer = account(ALICE).inbox.get(subject="Accepted: Planning")
    assert (answer.author.email_address, answer.sender.email_address) == (MARY, ALICE), answer


def a_delegate_declines_for_her_owner():
    invited("Tennis", SATURDAY + datetime.timedelta(days=7))
    copy("Tennis").decline()
    assert not list(account(MARY).calendar.filter(subject="Tennis"))
    (mary,) = account(ALICE).calendar.get(subject="Tennis").required_attendees
    assert mary.response_type == "Decline", mary


def a_delegate_arranges_in_her_owners_calendar():
    start = SATURDAY + datetime.timedelta(days=14)
    made = with_alice(marys("calendar"), "Interview", start).save(send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY)
    hers = account(MARY).calendar.get(subject="Interview")
    assert (hers.organizer.email_address, hers.my_response_type) == (MARY, "Organizer"), hers
    request = account(ALICE).inbox.get(subject="Interview")
    assert (request.author.email_address, request.sender.email_address) == (MARY, ALICE), request
    assert account(ALICE).calendar.get(subject="Interview").organizer.email_address == MARY
    busy = account(MARY).protocol.get_free_busy_info(
        accounts=[(account(MARY), "Required", False)], start=start, end=start + datetime.timedelta(hours=8)
    )
    (view,) = list(busy)
    assert len(view.calendar_events) == 1, view
    made.location = "Room Blue"
    made.save(update_fields=["location"], send_meeting_invitations=SEND_ONLY_TO_ALL)
    assert account(ALICE).calendar.get(subject="Interview").location == "Room Blue"
    made.delete(send_meeting_cancellations=SEND_ONLY_TO_ALL)
    assert not list(account(MARY).calendar.filter(subject="Interview"))
    assert account(ALICE).calendar.get(subject="Interview").is_cancelled


def a_delegate_who_is_none_any_more_does_nothing():
    start = SATURDAY + datetime.timedelta(days=21)
    invited("Chess", start)
    request = copy("Chess")
    calendar = marys("calendar")
    marys_delegates("RemoveDelegate", REMOVED)
    refused(ErrorAccessDenied, request.accept)
    refused(ErrorSendAsDenied, lambda: letter("Late").send(save_copy=False))
    refused(
        ErrorAccessDenied,
        lambda: with_alice(calendar, "Late", start).save(send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY),
    )
    assert account(MARY).calendar.get(subject="Chess").my_response_type == "NoResponseReceived"
    invited("Draughts", start + datetime.timedelta(hours=2))
    assert account(MARY).inbox.get(subject="Draughts")


if __name__ == "__main__":
    sys.exit(
        run(
            [
                nobody_sends_for_another_unasked,
                the_owner_says_who_acts_for_her,
                a_delegate_sends_in_her_owners_name,
                a_copy_is_kept_with_the_owner_where_she_lets_it,
                an_invitation_goes_to_the_delegate_and_into_the_owners_calendar,
                a_delegate_accepts_for_her_owner,
                a_delegate_declines_for_her_owner,
                a_delegate_arranges_in_her_owners_calendar,
                a_delegate_who_is_none_any_more_does_nothing,
            ]
        )
    )
