#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) make, change and delete folders in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_folders.py ready.json
"""

import json
import logging
import sys
import traceback

import requests.adapters
from exchangelib import BASIC, DELEGATE, Account, Configuration, Credentials
from exchangelib.errors import ErrorDeleteDistinguishedFolder, ErrorFolderExists
from exchangelib.folders import Calendar, Contacts, Folder, Tasks
from exchangelib.protocol import BaseProtocol

ready = json.load(open(sys.argv[1]))


class LabAdapter(requests.adapters.HTTPAdapter):
    """Believes the lab's own certificate authority, and nobody else."""

    def cert_verify(self, conn, url, verify, cert):
        super().cert_verify(conn=conn, url=url, verify=ready["caFile"], cert=cert)


BaseProtocol.HTTP_ADAPTER_CLS = LabAdapter
logging.getLogger("exchangelib").setLevel(logging.ERROR)


def account(address="mary@contoso.test"):
    domain = address.split("@")[1]
    organisation = next(org for org in ready["organisations"] if domain in org["domains"])
    password = next(user["password"] for user in organisation["users"] if user["address"] == address)
    config = Configuration(
        service_endpoint=organisation["ewsUrl"], credentials=Credentials(address, password), auth_type=BASIC
    )
    return Account(address, config=config, autodiscover=False, access_type=DELEGATE)


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


def main():
    failed = 0
    for check in CHECKS:
        name = check.__name__.replace("_", " ")
        try:
            check()
            print("ok   ", name)
        except Exception:  # noqa: BLE001 - each check is reported by itself
            failed += 1
            print("FAIL ", name)
            traceback.print_exc()
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
