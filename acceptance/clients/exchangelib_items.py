#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) keep mail in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_items.py ready.json

The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import random
import sys

from exchangelib import EWSDateTime, EWSTimeZone, ExtendedProperty, FileAttachment, HTMLBody, Mailbox, Message
from exchangelib.errors import ErrorItemNotFound
from exchangelib.folders import Folder
from exchangelib_lab import account, run

UTC = EWSTimeZone("UTC")


class ProjectNumber(ExtendedProperty):
    property_set_id = "c11ff724-aa03-4555-9952-8fa248a11c3e"
    property_name = "Project number"
    property_type = "Integer"


Message.register("project_number", ProjectNumber)


def place(name):
    """A folder of that name in the inbox, new and empty."""
    Folder(parent=account().inbox, name=name).save()
    return account().inbox / name


def saved(folder, subject, **more):
    return Message(account=folder.account, folder=folder, subject=subject, **more).save()


def a_message_is_saved_and_read_again():
    folder = place("Saved")
    saved(
        folder,
        "Grüße an Ann",
        body=HTMLBody("<p>Are you <b>free</b>?</p>"),
        to_recipients=[Mailbox(name="Ann", email_address="ann@fabrikam.test")],
        cc_recipients=["bob@contoso.test"],
        categories=["Work", "Spring"],
        importance="High",
        sensitivity="Private",
    )
    (found,) = account().inbox.glob("Saved").folders[0].all()
    assert found.subject == "Grüße an Ann", found.subject
    assert "<b>free</b>" in found.body, found.body
    assert [each.email_address for each in found.to_recipients] == ["ann@fabrikam.test"], found.to_recipients
    assert [each.email_address for each in found.cc_recipients] == ["bob@contoso.test"], found.cc_recipients
    assert found.categories == ["Work", "Spring"], found.categories
    assert (found.importance, found.sensitivity) == ("High", "Private")
    assert found.size > 0 and found.datetime_created and found.last_modified_time


def a_message_that_came_as_mime_is_given_back_as_it_came():
    folder = place("Mime")
    source = (
        b"From: Ann <ann@fabrikam.test>\r\nTo: mary@contoso.test\r\nSubject: =?utf-8?q?Fr=C3=BChling?=\r\n"
        b"Date: Mon, 02 Mar 2026 10:00:00 +0100\r\nMessage-ID: <one@fabrikam.test>\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nAre you free?\r\n"
    )
    saved(folder, None, mime_content=source)
    (found,) = folder.all()
    assert found.subject == "Frühling", found.subject
    assert found.mime_content == source, found.mime_content
    assert found.sender is None or found.sender.email_address == "ann@fabrikam.test", found.sender
    assert found.author.email_address == "ann@fabrikam.test", found.author
    assert found.message_id == "<one@fabrikam.test>", found.message_id
    assert found.datetime_sent == EWSDateTime(2026, 3, 2, 9, 0, tzinfo=UTC), found.datetime_sent
    assert "Are you free?" in found.text_body, found.text_body


def what_was_read_is_written_back_as_a_whole():
    folder = place("Written back")
    saved(folder, "Tea", body="At four?", to_recipients=["bob@contoso.test"], categories=["Work"])
    item = folder.get(subject="Tea")
    item.subject = "Coffee"
    item.save()
    (found,) = folder.all()
    assert (found.subject, found.text_body.strip(), found.categories) == ("Coffee", "At four?", ["Work"]), found
    assert [each.email_address for each in found.to_recipients] == ["bob@contoso.test"], found.to_recipients


def an_item_is_changed_field_by_field():
    folder = place("Changed")
    item = saved(folder, "Before", body="before", is_read=False)
    key = item.changekey
    item.subject = "After"
    item.is_read = True
    item.categories = ["Work"]
    item.save(update_fields=["subject", "is_read", "categories"])
    found = folder.get(subject="After")
    assert found.body == "before", found.body
    assert found.is_read and found.categories == ["Work"], found
    assert found.changekey != key


def a_folder_counts_what_is_in_it():
    folder = place("Counted")
    for number in range(3):
        saved(folder, f"Message {number}", is_read=number == 0)
    folder.refresh()
    assert (folder.total_count, folder.unread_count) == (3, 2), (folder.total_count, folder.unread_count)


def pages_of_a_folder_add_up():
    folder = place("Pages")
    folder.account.bulk_create(folder=folder, items=[Message(subject=f"Message {n:04}") for n in range(230)])
    subjects = [item.subject for item in folder.all().only("subject")]
    assert sorted(subjects) == [f"Message {n:04}" for n in range(230)], len(subjects)
    ordered = [item.subject for item in folder.all().order_by("-subject").only("subject")[:3]]
    assert ordered == ["Message 0229", "Message 0228", "Message 0227"], ordered


def items_are_found_by_their_properties():
    folder = place("Sought")
    for day in range(4):
        saved(folder, f"Day {day}", is_read=day % 2 == 0)
    assert folder.filter(subject="day 1").count() == 1
    assert folder.filter(subject__contains="Day").count() == 4
    assert folder.filter(subject__startswith="Day", is_read=True).count() == 2
    assert folder.filter(datetime_received__gte=EWSDateTime(2026, 3, 4, 9, 0, tzinfo=UTC)).count() == 4
    assert folder.filter(datetime_received__lt=EWSDateTime(2026, 3, 4, 9, 0, tzinfo=UTC)).count() == 0
    assert folder.filter(size__gt=0).count() == 4
    assert folder.exclude(subject="Day 1").count() == 3
    assert folder.filter(categories__contains=["None"]).count() == 0


def an_item_is_moved_and_copied():
    here, there = place("Here"), place("There")
    item = saved(here, "Wanderer", body="Where am I?")
    old_id = item.id
    copy = item.copy(to_folder=there)
    item.move(to_folder=there)
    assert here.all().count() == 0
    assert there.all().count() == 2
    assert item.id != old_id
    assert there.get(id=item.id).body == "Where am I?"
    assert copy is None or copy[0] not in (old_id, item.id), copy
    (gone,) = here.account.fetch(ids=[(old_id, None)])
    assert isinstance(gone, ErrorItemNotFound), gone


def an_item_is_put_into_deleted_items_and_removed():
    folder = place("Deleted")
    item = saved(folder, "Away with it")
    trash = account().trash
    before = trash.all().count()
    item.move_to_trash()
    assert folder.all().count() == 0
    assert trash.all().count() == before + 1
    trash.get(subject="Away with it").delete()
    assert trash.all().count() == before


def an_attachment_is_kept():
    folder = place("Attached")
    item = Message(account=folder.account, folder=folder, subject="See the file", body="It hangs on this.")
    item.attach(FileAttachment(name="plan.bin", content=bytes(range(256)) * 64, content_type="application/x-plan"))
    item.save()
    found = folder.get(subject="See the file")
    assert found.has_attachments
    (attachment,) = found.attachments
    assert (attachment.name, attachment.content_type) == ("plan.bin", "application/x-plan"), attachment
    assert attachment.content == bytes(range(256)) * 64
    found.attach(FileAttachment(name="second.txt", content=b"two"))
    found = folder.get(subject="See the file")
    assert sorted(each.name for each in found.attachments) == ["plan.bin", "second.txt"]
    found.detach([each for each in found.attachments if each.name == "plan.bin"])
    found = folder.get(subject="See the file")
    assert [each.content for each in found.attachments] == [b"two"]


def a_property_of_ones_own_is_kept_and_searched():
    folder = place("Extended")
    saved(folder, "With", project_number=42)
    saved(folder, "Without")
    assert folder.get(subject="With").project_number == 42
    assert folder.get(subject="Without").project_number is None
    assert [each.subject for each in folder.filter(project_number__gt=40)] == ["With"]


def a_client_that_synchronises_is_told_what_came_changed_and_went():
    folder = place("Synchronised")
    kept, changed, gone = (saved(folder, name) for name in ("kept", "changed", "gone"))
    first = list(folder.sync_items())
    assert [change for change, _ in first] == ["create"] * 3, first
    state = folder.item_sync_state
    changed.subject = "changed indeed"
    changed.save(update_fields=["subject"])
    kept.is_read = not kept.is_read
    kept.save(update_fields=["is_read"])
    gone_id = gone.id
    gone.delete()
    came = saved(folder, "came")
    told = list(folder.sync_items(sync_state=state))
    assert {(change, item[0].id if change == "read_flag_change" else item.id) for change, item in told} == {
        ("update", changed.id),
        ("read_flag_change", kept.id),
        ("delete", gone_id),
        ("create", came.id),
    }, told


def a_folder_is_emptied_and_deleted_with_what_it_holds():
    folder = place("Emptied")
    for number in range(3):
        saved(folder, f"Message {number}")
    folder.empty(delete_type="HardDelete")
    folder.refresh()
    assert folder.total_count == 0
    saved(folder, "One more")
    folder.delete(delete_type="HardDelete")
    assert not list(account().inbox.glob("Emptied").folders)


CHECKS = [
    a_message_is_saved_and_read_again,
    a_message_that_came_as_mime_is_given_back_as_it_came,
    what_was_read_is_written_back_as_a_whole,
    an_item_is_changed_field_by_field,
    a_folder_counts_what_is_in_it,
    pages_of_a_folder_add_up,
    items_are_found_by_their_properties,
    an_item_is_moved_and_copied,
    an_item_is_put_into_deleted_items_and_removed,
    an_attachment_is_kept,
    a_property_of_ones_own_is_kept_and_searched,
    a_client_that_synchronises_is_told_what_came_changed_and_went,
    a_folder_is_emptied_and_deleted_with_what_it_holds,
]


def message_to_alice(sender, subject, **more):
    return Message(account=sender, subject=subject, body="Are you free?", to_recipients=["alice@contoso.test"], **more)


def received_by_alice(subject):
    return list(account("alice@contoso.test").inbox.filter(subject=subject))


def a_message_is_sent_and_kept_nowhere():
    mary = account()
    message_to_alice(mary, "Only sent").send(save_copy=False)
    (got,) = received_by_alice("Only sent")
    assert not got.is_read and not got.is_draft
    assert got.author.email_address == "mary@contoso.test", got.author
    assert got.datetime_sent and got.datetime_received and got.message_id
    assert mary.sent.filter(subject="Only sent").count() == 0


def a_message_is_sent_and_a_copy_is_kept():
    mary = account()
    blind = ["room.blue@contoso.test"]
    message_to_alice(mary, "Sent and saved", folder=mary.sent, bcc_recipients=blind).send_and_save()
    (got,) = received_by_alice("Sent and saved")
    assert not got.bcc_recipients, got.bcc_recipients
    assert b"room" not in got.mime_content.lower(), got.mime_content
    (kept,) = mary.sent.filter(subject="Sent and saved")
    assert kept.is_read and not kept.is_draft
    assert [each.email_address for each in kept.bcc_recipients] == blind, kept.bcc_recipients


def a_draft_is_saved_and_then_sent():
    mary = account()
    for subject, change in (("First a draft", False), ("First a draft, then changed", True)):
        draft = message_to_alice(mary, "First a draft", folder=mary.drafts).save()
        draft.attach(FileAttachment(name="plan.txt", content=b"the plan"))
        if change:
            draft.subject = subject
            draft.send_and_save(update_fields=["subject"])
        else:
            draft.send()
        (got,) = received_by_alice(subject)
        assert [each.content for each in got.attachments] == [b"the plan"], got.attachments
        assert mary.drafts.filter(subject=subject).count() == 0
        assert mary.sent.filter(subject=subject).count() == 1


def a_large_file_is_kept_and_sent():
    mary = account()
    plan = random.Random(1).randbytes(20_000_000)
    folder = place("Large")
    draft = saved(folder, "Large and kept")
    draft.attach(FileAttachment(name="plan.bin", content=plan))
    kept = folder.get(subject="Large and kept")
    assert [each.content == plan for each in kept.attachments] == [True], kept.attachments
    # In base64 it is more by a third and the ends of lines.
    sent = message_to_alice(mary, "Large and sent", folder=mary.drafts).save()
    sent.attach(FileAttachment(name="plan.bin", content=plan[:17_000_000]))
    sent.send()
    (got,) = received_by_alice("Large and sent")
    assert [each.content == plan[:17_000_000] for each in got.attachments] == [True], got.attachments
    assert len(got.mime_content) > 23_000_000, len(got.mime_content)


CHECKS += [
    a_message_is_sent_and_kept_nowhere,
    a_message_is_sent_and_a_copy_is_kept,
    a_draft_is_saved_and_then_sent,
    a_large_file_is_kept_and_sent,
]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
