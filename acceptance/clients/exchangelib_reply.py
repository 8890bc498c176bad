#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) be away, answer and pass on mail in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_reply.py ready.json

The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import sys

from exchangelib import EWSDateTime, EWSTimeZone, ExtendedProperty, FileAttachment, HTMLBody, Message
from exchangelib.errors import ErrorAccessDenied, ErrorInvalidUserOofSettings
from exchangelib.properties import Mailbox
from exchangelib.services import GetUserOofSettings
from exchangelib.settings import OofSettings
from exchangelib_lab import account, run

UTC = EWSTimeZone("UTC")
ALICE = "alice@contoso.test"
MARY = "mary@contoso.test"
JOE = "joe@contoso.cloud.test"
SUE = "sue@contoso.cloud.test"
ROOM = "room.blue@contoso.test"


class LastVerb(ExtendedProperty):
    property_tag = 0x1081
    property_type = "Integer"


class LastVerbTime(ExtendedProperty):
    property_tag = 0x1082
    property_type = "SystemTime"


class Icon(ExtendedProperty):
    property_tag = 0x1080
    property_type = "Integer"


Message.register("last_verb", LastVerb)
Message.register("last_verb_time", LastVerbTime)
Message.register("icon", Icon)


def send(sender, *to, **more):
    people = [Mailbox(email_address=address) for address in to]
    Message(account=account(sender), to_recipients=people, **more).send(save_copy=False)


def inbox(address, subject):
    return list(account(address).inbox.filter(subject=subject))


def only(address, subject):
    (found,) = inbox(address, subject)
    return found


def an_automatic_reply_is_off_at_first():
    assert account().oof_settings.state == "Disabled", account().oof_settings


def an_automatic_reply_is_kept_as_it_is_set():
    wanted = OofSettings(
        state="Scheduled",
        external_audience="Known",
        start=EWSDateTime(2031, 3, 3, 8, tzinfo=UTC),
        end=EWSDateTime(2031, 3, 7, 17, tzinfo=UTC),
        internal_reply="Weg bis <b>Freitag</b>.",
        external_reply="Away.",
    )
    account().oof_settings = wanted
    assert account().oof_settings == wanted, account().oof_settings


def whoever_writes_to_somebody_away_is_told_so_once():
    account(ALICE).oof_settings = OofSettings(
        state="Enabled", internal_reply="<html><body>Back on Monday.</body></html>", external_reply="Away."
    )
    send(MARY, ALICE, subject="Breakfast", body="At eight?")
    send(MARY, ALICE, subject="Breakfast again", body="At nine?")
    told = only(MARY, "Automatic reply: Breakfast")
    assert told.author.email_address == ALICE and "Back on Monday." in told.text_body, told
    assert [each.value for each in told.headers if each.name == "Auto-Submitted"] == ["auto-replied"], told.headers
    assert not inbox(MARY, "Automatic reply: Breakfast again")
    account(ALICE).oof_settings = OofSettings(state="Disabled", internal_reply="", external_reply="")
    assert account(ALICE).oof_settings.state == "Disabled"


def whoever_is_away_in_the_lab_answers_too():
    send(SUE, JOE, subject="Report", body="Is it done?")
    told = only(SUE, "Automatic reply: Report")
    assert "Sue knows everything" in told.text_body, told.text_body


def nobody_sees_anothers_automatic_reply():
    try:
        GetUserOofSettings(account=account()).get(mailbox=Mailbox(email_address=ALICE))
    except ErrorAccessDenied:
        return
    raise AssertionError("it was told")


def a_reply_that_is_too_long_is_refused():
    try:
        account().oof_settings = OofSettings(state="Enabled", internal_reply="x" * 20_000, external_reply="x")
    except ErrorInvalidUserOofSettings:
        return
    raise AssertionError("it was set")


def received(subject, **more):
    """A message that Alice sends to Mary."""
    send(ALICE, MARY, subject=subject, body="At noon?", **more)
    return only(MARY, subject)


def an_answer_goes_back_and_the_message_shows_it():
    message = received("Lunch", cc_recipients=[Mailbox(email_address=ROOM)])
    message.reply(subject="RE: Lunch", body="Yes.")
    got = only(ALICE, "RE: Lunch")
    assert got.in_reply_to == message.message_id, got.in_reply_to
    assert [each.email_address for each in got.to_recipients] == [ALICE], got.to_recipients
    assert got.text_body.startswith("Yes.") and "At noon?" in got.text_body and "Subject: Lunch" in got.text_body, got
    assert len(list(account().sent.filter(subject="RE: Lunch"))) == 1
    shown = only(MARY, "Lunch")
    assert (shown.last_verb, shown.icon) == (102, 0x105), shown
    assert shown.last_verb_time, shown


def an_answer_to_all_goes_to_all_of_them():
    message = received("Supper", cc_recipients=[Mailbox(email_address=ROOM)])
    message.reply_all(subject="RE: Supper", body=HTMLBody("<p>Yes, <i>please</i>.</p>"))
    got = only(ALICE, "RE: Supper")
    assert [each.email_address for each in got.cc_recipients] == [ROOM], got.cc_recipients
    assert "<i>please</i>" in got.body and "At noon?" in got.body, got.body
    assert only(MARY, "Supper").last_verb == 103


def a_message_is_passed_on_with_its_attachments():
    message = Message(
        account=account(ALICE),
        subject="Menu",
        body=HTMLBody("<p>Soup &amp; bread</p>"),
        to_recipients=[Mailbox(email_address=MARY)],
        attachments=[FileAttachment(name="menu.txt", content=b"soup")],
    )
    message.send(save_copy=False)
    only(MARY, "Menu").forward(subject="FW: Menu", body="See below.", to_recipients=[ALICE])
    got = only(ALICE, "FW: Menu")
    assert [each.content for each in got.attachments] == [b"soup"], got.attachments
    assert "See below." in got.body and "Soup &amp; bread" in got.body, got.body
    shown = only(MARY, "Menu")
    assert (shown.last_verb, shown.icon) == (104, 0x106), shown


def an_answer_that_is_saved_is_sent_later():
    message = received("Tea")
    saved = message.create_reply(subject="RE: Tea", body="Yes.").save(message.account.drafts)
    draft = account().drafts.get(id=saved.id, changekey=saved.changekey)
    assert draft.is_draft and "At noon?" in draft.text_body, draft
    assert only(MARY, "Tea").last_verb is None
    draft.send()
    only(ALICE, "RE: Tea")
    assert only(MARY, "Tea").last_verb == 102


def what_can_be_answered_is_told():
    told = received("Coffee").response_objects
    assert told.reply_to_item and told.reply_all_to_item and told.forward_item and not told.accept_item, told


def junk_goes_to_its_folder_and_back():
    message = received("Buy now")
    message.mark_as_junk(is_junk=True, move_item=True)
    assert not inbox(MARY, "Buy now")
    (junk,) = account().junk.filter(subject="Buy now")
    junk.mark_as_junk(is_junk=False, move_item=True)
    only(MARY, "Buy now")


def rooms_and_delegates_are_told():
    protocol = account().protocol
    assert list(protocol.get_roomlists()) == [], list(protocol.get_roomlists())
    assert account().delegates == [], account().delegates


def what_is_exported_is_uploaded_as_the_same():
    mary = account()
    Message(
        account=mary,
        folder=mary.drafts,
        subject="Keep me",
        body=HTMLBody("<p>Soup</p>"),
        categories=["Work"],
        last_verb=102,
        to_recipients=[Mailbox(email_address=ALICE)],
        attachments=[FileAttachment(name="menu.txt", content=b"soup")],
    ).save()
    before = mary.drafts.get(subject="Keep me")
    (data,) = mary.export([before])
    ((item_id, changekey),) = mary.upload([(mary.drafts, data)])
    after = mary.drafts.get(id=item_id, changekey=changekey)
    for field in ("subject", "body", "categories", "last_verb", "to_recipients", "datetime_created", "is_draft", "is_read", "size"):
        assert getattr(after, field) == getattr(before, field), (field, getattr(after, field), getattr(before, field))
    assert [each.content for each in after.attachments] == [b"soup"], after.attachments
    assert after.id != before.id


if __name__ == "__main__":
    sys.exit(
        run(
            [
                an_automatic_reply_is_off_at_first,
                an_automatic_reply_is_kept_as_it_is_set,
                whoever_writes_to_somebody_away_is_told_so_once,
                whoever_is_away_in_the_lab_answers_too,
                nobody_sees_anothers_automatic_reply,
                a_reply_that_is_too_long_is_refused,
                an_answer_goes_back_and_the_message_shows_it,
                an_answer_to_all_goes_to_all_of_them,
                a_message_is_passed_on_with_its_attachments,
                an_answer_that_is_saved_is_sent_later,
                what_can_be_answered_is_told,
                junk_goes_to_its_folder_and_back,
                rooms_and_delegates_are_told,
                what_is_exported_is_uploaded_as_the_same,
            ]
        )
    )
