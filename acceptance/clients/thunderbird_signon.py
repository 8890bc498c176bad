#!/usr/bin/python3
"""Has Thunderbird sign on to a new lab and load its mail folders, and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/thunderbird_signon.py ready.json [/usr/lib/thunderbird/thunderbird]

Its EWS is for mail and has no GetUserAvailability, so it is not asked for free/busy.
"""

import sys

from lab import Lab, run
from thunderbird_lab import Thunderbird

CALLER = "mary@contoso.test"

told = Thunderbird().sign_on(Lab(sys.argv[1]), CALLER)


def the_address_and_the_password_are_accepted():
    assert told["verified"] == 0, told


def every_mail_folder_is_loaded_without_a_fault():
    assert told["loaded"] == [0] * 6, told


def each_folder_is_known_for_what_it_is_and_empty():
    kinds = ["Inbox", "Drafts", "SentMail", "Trash", "Queue", "Junk"]
    assert told["folders"] == dict.fromkeys(kinds, 0), told


sys.exit(
    run(
        [
            the_address_and_the_password_are_accepted,
            every_mail_folder_is_loaded_without_a_fault,
            each_folder_is_known_for_what_it_is_and_empty,
        ]
    )
)
