#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) make, change and delete folders in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_folders.py ready.json

The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import sys

from exchangelib.errors import ErrorDeleteDistinguishedFolder, ErrorFolderExists
from exchangelib.folders import Calendar, Contacts, Folder, Tasks
from exchangelib_lab import account, run


def names(folder):
    return sorted(child.name for child in folder.children)


def a_folder_is_made_and_found_by_a_client_that_starts_afterwards():
    made = Folder(parent=account().inbox, name="Work").save()
    again = account().inbox / "Work"
    assert again.id == made.id, again
    assert again.folder_class == "IPF.Note", again.folder_class


def a_name_that_is_taken_is_refused():
    try:
        Folder(parent=account().inbox, name="WORK").save()
    except ErrorFolderExists:
        return
    raise AssertionError("two folders have the same name")


def folders_of_each_kind_are_made():
    mary = account()
    for kind in (Calendar, Contacts, Tasks):
        made = kind(parent=mary.inbox / "Work", name=kind.__name__).save()
        assert made.folder_class == kind.CONTAINER_CLASS, made.folder_class
    found = account().inbox / "Work"
    assert names(found) == ["Calendar", "Contacts", "Tasks"], names(found)


def a_folder_is_renamed():
    work = account().inbox / "Work"
    work.name = "Play"
    work.save(update_fields=["name"])
    assert names(account().inbox) == ["Play"], names(account().inbox)


def a_folder_is_saved_with_all_the_client_knows_of_it():
    play = account().inbox / "Play"
    play.name = "Rest"
    play.save()
    assert names(account().inbox) == ["Rest"], names(account().inbox)


def a_folder_is_moved_with_all_in_it():
    mary = account()
    rest = mary.inbox / "Rest"
    rest.move(to_folder=mary.tasks)
    assert names(account().tasks / "Rest") == ["Calendar", "Contacts", "Tasks"]
    assert names(account().inbox) == []


def a_client_that_synchronises_is_told_what_came_and_went():
    mary = account()
    list(mary.root.sync_hierarchy())
    state = mary.root.folder_sync_state
    made = Folder(parent=mary.inbox, name="Came").save()
    gone = mary.tasks / "Rest" / "Contacts"
    gone_id = gone.id
    gone.delete(delete_type="HardDelete")
    changes = list(mary.root.sync_hierarchy(sync_state=state))
    assert ("create", made.id) in [(change, folder.id) for change, folder in changes], changes
    assert ("delete", gone_id) in [(change, folder.id) for change, folder in changes], changes


def a_folder_is_deleted_and_the_trash_emptied():
    mary = account()
    (mary.tasks / "Rest").delete(delete_type="MoveToDeletedItems")
    assert names(account().tasks) == []
    assert names(account().trash) == ["Rest"], names(account().trash)
    account().trash.empty(delete_sub_folders=True)
    assert names(account().trash) == []


def a_default_folder_is_not_deleted():
    try:
        account().tasks.delete(delete_type="HardDelete")
    except ErrorDeleteDistinguishedFolder:
        return
    raise AssertionError("a default folder was deleted")


CHECKS = [
    a_folder_is_made_and_found_by_a_client_that_starts_afterwards,
    a_name_that_is_taken_is_refused,
    folders_of_each_kind_are_made,
    a_folder_is_renamed,
    a_folder_is_saved_with_all_the_client_knows_of_it,
    a_folder_is_moved_with_all_in_it,
    a_client_that_synchronises_is_told_what_came_and_went,
    a_folder_is_deleted_and_the_trash_emptied,
    a_default_folder_is_not_deleted,
]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
