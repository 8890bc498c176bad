#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) delete items in a running lab and bring them back, and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_recovery.py ready.json

What a client cannot do by itself, which is to say "back to where it was", an administrator does. The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import base64
import json
import ssl
import sys
import urllib.request

from exchangelib import CalendarItem, Contact, EWSDateTime, EWSTimeZone, ExtendedProperty, Message, Task
from exchangelib.errors import ErrorAccessDenied, ErrorFolderNotFound, ErrorItemNotFound
from exchangelib.folders import Folder
from exchangelib.items import SOFT_DELETE
from exchangelib.properties import EWS_ID, HEX_ENTRY_ID, AlternateId
from exchangelib_lab import account, organisations, ready, run

UTC = EWSTimeZone("UTC")
MARY = "mary@contoso.test"
ACCOUNT = account(MARY)


class LastParent(ExtendedProperty):
    property_tag = 0x348A
    property_type = "Binary"


class EntryIdProperty(ExtendedProperty):
    property_tag = 0x0FFF
    property_type = "Binary"


for each in (Message, CalendarItem, Contact, Task):
    each.register("last_parent", LastParent)
    each.register("entry_id_property", EntryIdProperty)


def place(name):
    """A folder of that name in the inbox, new and empty."""
    Folder(parent=ACCOUNT.inbox, name=name).save()
    return ACCOUNT.inbox / name


def deletions():
    return ACCOUNT.recoverable_items_deletions


def deleted(subject):
    """The one of that subject among what was deleted out of sight."""
    return deletions().get(subject=subject)


def administrator(path, body):
    organisation = organisations["contoso.test"]
    admin = organisation["admin"]
    request = urllib.request.Request(
        f"{organisation['baseUrl']}/entente/admin/mailboxes/{MARY}/recoverable/{path}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    credentials = base64.b64encode(f"{admin['address']}:{admin['password']}".encode()).decode()
    request.add_header("Authorization", "Basic " + credentials)
    context = ssl.create_default_context(cafile=ready["caFile"])
    with urllib.request.urlopen(request, context=context) as answer:
        return json.load(answer)


def restored(subject, source="RecoverableItems"):
    """Has the administrator put the one of that subject back, and gives where it is then."""
    found = administrator("find", {"sourceFolder": source, "subjectContains": subject})["items"]
    (entry_id,) = [item["entryId"] for item in found]
    (result,) = administrator("restore", {"entryIds": [entry_id]})["items"]
    assert result["wasRestoredSuccessfully"], result
    return result["restoredToFolderPath"]


def what_is_deleted_out_of_sight_is_in_deletions_alone():
    folder = place("Sight")
    Message(account=ACCOUNT, folder=folder, subject="Sight").save().soft_delete()
    assert folder.all().count() == 0
    assert ACCOUNT.trash.filter(subject="Sight").count() == 0
    assert deleted("Sight").subject == "Sight"


def a_client_finds_the_way_back_by_itself():
    folder = place("Way back")
    Message(account=ACCOUNT, folder=folder, subject="Way back").save().soft_delete()
    item = deleted("Way back")
    # The first 20 bytes of the item's entry id, the type of a folder, where it lay, and nothing behind it.
    entry_id = item.entry_id_property[:20] + b"\x01\x00" + item.last_parent + b"\x00\x00"
    hex_id = AlternateId(id=entry_id.hex().upper(), format=HEX_ENTRY_ID, mailbox=MARY)
    (converted,) = ACCOUNT.protocol.convert_ids([hex_id], destination_format=EWS_ID)
    assert converted.id == folder.id, converted
    item.move(folder)
    assert [each.subject for each in folder.all()] == ["Way back"]
    assert deletions().filter(subject="Way back").count() == 0


def a_folder_that_was_renamed_and_moved_has_its_items_back():
    folder = place("Renamed")
    Message(account=ACCOUNT, folder=folder, subject="Renamed").save().soft_delete()
    folder.name = "Other name"
    folder.save(update_fields=["name"])
    folder.move(ACCOUNT.drafts)
    assert restored("Renamed") == "Drafts/Other name"
    assert [each.subject for each in (ACCOUNT.drafts / "Other name").all()] == ["Renamed"]


def what_lay_in_a_folder_that_is_gone_comes_back_by_its_kind():
    folder = place("Gone")
    Message(account=ACCOUNT, folder=folder, subject="Gone mail").save()
    Task(account=ACCOUNT, folder=ACCOUNT.tasks, subject="Gone task").save().soft_delete()
    folder.delete(delete_type=SOFT_DELETE)
    assert restored("Gone mail") == "Inbox"
    assert restored("Gone task") == "Tasks"


def what_was_made_in_deleted_items_comes_back_by_its_kind():
    Message(account=ACCOUNT, folder=ACCOUNT.trash, subject="Unstamped").save().soft_delete()
    assert deleted("Unstamped").last_parent is None
    assert restored("Unstamped") == "Inbox"


def what_was_deleted_twice_comes_back_to_where_it_was_first():
    folder = place("Twice")
    Message(account=ACCOUNT, folder=folder, subject="Twice").save().move_to_trash()
    ACCOUNT.trash.get(subject="Twice").move_to_trash()
    assert restored("Twice") == "Inbox/Twice"


def an_appointment_comes_back_into_the_calendar():
    start = EWSDateTime(2031, 3, 8, 9, tzinfo=UTC)
    end = EWSDateTime(2031, 3, 8, 10, tzinfo=UTC)
    CalendarItem(account=ACCOUNT, folder=ACCOUNT.calendar, subject="Comes back", start=start, end=end).save()

    def there():
        return [each for each in ACCOUNT.calendar.view(start=start, end=end) if each.subject == "Comes back"]

    (item,) = there()
    item.soft_delete()
    assert there() == []
    assert restored("Comes back") == "Calendar"
    assert len(there()) == 1


def a_purged_item_is_gone():
    folder = place("Purged")
    Message(account=ACCOUNT, folder=folder, subject="Purged").save().delete()
    assert deletions().filter(subject="Purged").count() == 0
    item = Message(account=ACCOUNT, folder=folder, subject="Purged later").save()
    item.soft_delete()
    found = deleted("Purged later")
    there = (found.id, found.changekey)
    found.delete()
    assert deletions().filter(subject="Purged later").count() == 0
    (again,) = ACCOUNT.fetch([there])
    assert isinstance(again, ErrorItemNotFound), again


def what_is_not_for_people_is_not_found():
    for hidden in ("recoverable_items_purges", "recoverable_items_versions"):
        try:
            getattr(account(), hidden).all().count()
            raise AssertionError(hidden)
        except (ErrorFolderNotFound, ErrorAccessDenied):
            pass
    assert "Purges" not in [folder.name for folder in ACCOUNT.root.walk()]


if __name__ == "__main__":
    sys.exit(
        run(
            [
                what_is_deleted_out_of_sight_is_in_deletions_alone,
                a_client_finds_the_way_back_by_itself,
                a_folder_that_was_renamed_and_moved_has_its_items_back,
                what_lay_in_a_folder_that_is_gone_comes_back_by_its_kind,
                what_was_made_in_deleted_items_comes_back_by_its_kind,
                what_was_deleted_twice_comes_back_to_where_it_was_first,
                an_appointment_comes_back_into_the_calendar,
                a_purged_item_is_gone,
                what_is_not_for_people_is_not_found,
            ]
        )
    )
