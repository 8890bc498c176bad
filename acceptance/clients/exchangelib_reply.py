#!/usr/bin/python3
"""Has exchangelib (Debian: python3-exchangelib) be away, answer and pass on mail in a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_reply.py ready.json

The lab has to be new: what is made stays in it, and is in the way of the next run.
"""

import datetime
import sys

from exchangelib import EWSDateTime, EWSTimeZone, Message
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
            ]
        )
    )
