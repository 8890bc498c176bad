#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) listen to a mailbox of a running lab in which nothing happens and prints `N passed, N failed`.

It listens for a minute, the least that can be asked for, to somebody of whom no other script wants anything: others may run meanwhile.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_listening.py ready.json
"""

import sys

from exchangelib.properties import StatusEvent
from exchangelib_lab import account, run


def a_connection_ends_when_its_time_is_over():
    inbox = account("nils@northwind.test").inbox
    subscription = inbox.subscribe_to_streaming()
    notifications = inbox.get_streaming_events(subscription, connection_timeout=1)
    told = [type(event) for notification in notifications for event in notification.events]
    assert told and set(told) == {StatusEvent}, told


CHECKS = [a_connection_ends_when_its_time_is_over]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
