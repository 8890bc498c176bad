#!/usr/bin/python3
"""Drives exchangelib (Debian: python3-exchangelib) against a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/exchangelib_freebusy.py ready.json
"""

import datetime
import sys

from exchangelib import EWSDateTime, EWSTimeZone
from exchangelib.errors import UnauthorizedError
from exchangelib_lab import account, run

UTC = EWSTimeZone("UTC")
BERLIN = EWSTimeZone("Europe/Berlin")


def next_monday(zone):
    today = datetime.date.today()
    monday = today + datetime.timedelta(days=7 - today.weekday())
    return EWSDateTime(monday.year, monday.month, monday.day, tzinfo=zone)


def free_busy(caller, addresses, zone=UTC, view="DetailedMerged", interval=30):
    start = next_monday(zone)
    end = start + datetime.timedelta(days=5)
    asked = [(address, "Required", False) for address in addresses]
    return list(
        caller.protocol.get_free_busy_info(
            accounts=asked, start=start, end=end, merged_free_busy_interval=interval, requested_view=view
        )
    )


def the_server_tells_its_version():
    version = account("mary@contoso.test").protocol.version
    assert version.api_version == "Exchange2013_SP1", version
    assert version.build.major_version == 15, version


def the_authentication_offered_is_found_by_asking():
    caller = account("mary@contoso.test", auth_type=None)
    assert caller.protocol.auth_type.lower() == "basic", caller.protocol.auth_type


def a_wrong_password_is_refused():
    try:
        account("mary@contoso.test", password="not the password").protocol.version  # noqa: B018
    except UnauthorizedError:
        return
    raise AssertionError("a wrong password was let in")


def a_colleague_here_shows_the_days_of_work():
    (bob,) = free_busy(account("mary@contoso.test"), ["bob@contoso.test"])
    assert len(bob.merged) == 5 * 48, bob.merged
    assert any(digit != "0" for digit in bob.merged), bob.merged


def a_colleague_in_the_cloud_answers_over_oauth():
    (joe,) = free_busy(account("mary@contoso.test"), ["joe@contoso.test"])
    assert len(joe.merged) == 5 * 48, joe.merged
    assert "2" in joe.merged, joe.merged
    assert joe.calendar_events, "no events were shown"


def a_person_of_a_partner_answers_over_dauth():
    (ann,) = free_busy(account("mary@contoso.test"), ["ann@fabrikam.test"])
    assert len(ann.merged) == 5 * 48, ann.merged
    assert any(event.details and event.details.subject for event in ann.calendar_events), ann.calendar_events


def several_people_answer_in_the_order_asked():
    views = free_busy(
        account("mary@contoso.test"), ["bob@contoso.test", "joe@contoso.cloud.test", "sue@contoso.cloud.test"]
    )
    assert len(views) == 3, views
    assert all(view.merged for view in views), views


def times_come_back_in_the_zone_asked():
    (berlin,) = free_busy(account("mary@contoso.test"), ["bob@contoso.test"], zone=BERLIN)
    (utc,) = free_busy(account("mary@contoso.test"), ["bob@contoso.test"], zone=UTC)
    assert moments(berlin, BERLIN) == moments(utc, UTC), (berlin, utc)


def moments(view, zone):
    """When events begin; the client leaves their zone to whoever asked. None of Bob's lies between the two midnights."""
    assert view.calendar_events
    return {
        datetime.datetime(*event.start.timetuple()[:6], tzinfo=zone).astimezone(UTC) for event in view.calendar_events
    }


def one_unknown_person_costs_the_others_nothing():
    views = free_busy(account("mary@contoso.test"), ["nobody@contoso.test", "bob@contoso.test"])
    assert len(views) == 2, views
    assert isinstance(views[0], Exception), views[0]
    assert views[1].merged, views[1]


def a_name_is_resolved():
    found = account("mary@contoso.test").protocol.resolve_names(["bob"], return_full_contact_data=False)
    assert any("bob@contoso.test" == mailbox.email_address for mailbox in found), found


def time_zones_of_the_server_are_read():
    zones = list(account("mary@contoso.test").protocol.get_timezones(return_full_timezone_data=True))
    assert len(zones) > 100, len(zones)


CHECKS = [
    the_server_tells_its_version,
    the_authentication_offered_is_found_by_asking,
    a_wrong_password_is_refused,
    a_colleague_here_shows_the_days_of_work,
    a_colleague_in_the_cloud_answers_over_oauth,
    a_person_of_a_partner_answers_over_dauth,
    several_people_answer_in_the_order_asked,
    times_come_back_in_the_zone_asked,
    one_unknown_person_costs_the_others_nothing,
    a_name_is_resolved,
    time_zones_of_the_server_are_read,
]


if __name__ == "__main__":
    sys.exit(run(CHECKS))
