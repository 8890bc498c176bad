#!/usr/bin/python3
"""Drives Evolution's calendar service against a running lab and prints `N passed, N failed`.

The service asks as Evolution does: it signs on, lists the mailbox's folders, and gives free/busy through the account's calendar.
Needs evolution-ews, gir1.2-ecal-2.0, gir1.2-edataserver-1.2, python3-gi, gnome-keyring and dbus-run-session (Debian: dbus-daemon).

    ./entente lab --ready-file ready.json &
    acceptance/clients/evolution_freebusy.py ready.json

It runs in a session bus, a home folder and a keyring of its own, which are gone afterwards.
"""

import datetime
import os
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

from lab import Lab, next_monday, run, slots

CALLER = "mary@contoso.test"
ACCOUNT = "entente-lab"
INSIDE = "ENTENTE_EVOLUTION_INSIDE"
PATIENCE_SECONDS = 60

# The client goes on after that whether the service says that it is connected or not; a calendar whose items it could not load says nothing.
SECONDS_TO_CONNECT = 5


def run_inside_a_session_of_its_own():
    with tempfile.TemporaryDirectory(prefix="entente-evolution-") as home:
        os.makedirs(os.path.join(home, "run"), mode=0o700)
        environment = {
            **os.environ,
            INSIDE: "1",
            "HOME": home,
            "XDG_CONFIG_HOME": os.path.join(home, "config"),
            "XDG_CACHE_HOME": os.path.join(home, "cache"),
            "XDG_DATA_HOME": os.path.join(home, "data"),
            "XDG_RUNTIME_DIR": os.path.join(home, "run"),
            "GIO_USE_VFS": "local",
            "GSETTINGS_BACKEND": "memory",
        }
        for wrong_here in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            environment.pop(wrong_here, None)
        return subprocess.call(["dbus-run-session", "--", sys.executable, __file__, sys.argv[1]], env=environment)


if __name__ == "__main__" and INSIDE not in os.environ:
    sys.exit(run_inside_a_session_of_its_own())

import gi  # noqa: E402

gi.require_version("EDataServer", "1.2")
gi.require_version("ECal", "2.0")
from gi.repository import ECal, EDataServer, Gio, GLib  # noqa: E402

lab = Lab(sys.argv[1])

ACCOUNT_FILE = """\
[Data Source]
DisplayName={caller}
Enabled=true
Parent=

[Collection]
BackendName=ews
CalendarEnabled=true
ContactsEnabled=false
Identity={caller}
MailEnabled=false

[Authentication]
Host={host}
Port={port}
Method=PLAIN
User={caller}
RememberPassword=true

[Security]
Method=tls

[Ews Backend]
Email={caller}
Hosturl={url}
AuthMechanism=PLAIN

[WebDAV Backend]
SslTrust={trust}
"""


def sign_up():
    """Writes the account as Evolution keeps it, and its password into the keyring."""
    url = urllib.parse.urlsplit(lab.ews_url(CALLER))
    certificate = ssl.get_server_certificate((url.hostname, url.port), ca_certs=lab.ca_file)
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "evolution", "sources")
    os.makedirs(folder)
    with open(os.path.join(folder, ACCOUNT + ".source"), "w") as file:
        file.write(
            ACCOUNT_FILE.format(
                caller=CALLER,
                host=url.hostname,
                port=url.port,
                url=lab.ews_url(CALLER),
                trust=trust(url.hostname, certificate),
            )
        )
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"keyring", stdout=subprocess.DEVNULL
    )


def trust(host, certificate):
    """What Evolution notes when its user accepts a certificate; the one accepted is checked against the lab's authority before."""
    scratch = EDataServer.Source.new(None, None)
    webdav = scratch.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND)
    webdav.update_ssl_trust(
        host, Gio.TlsCertificate.new_from_pem(certificate, -1), EDataServer.TrustPromptResponse.ACCEPT
    )
    return webdav.props.ssl_trust


def until(what, found):
    """Lets the services work until `found` gives something."""
    context = GLib.MainContext.default()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        while context.iteration(False):
            pass
        result = found()
        if result:
            return result
        time.sleep(0.1)
    raise AssertionError("waited in vain for " + what)


class Evolution:
    """The services of Evolution, with the account in them."""

    def __init__(self):
        sign_up()
        self.registry = EDataServer.SourceRegistry.new_sync(None)
        account = until("the account", lambda: self.registry.ref_source(ACCOUNT))
        account.store_password_sync(lab.password(CALLER), True, None)
        credentials = EDataServer.NamedParameters()
        credentials.set(EDataServer.SOURCE_CREDENTIAL_USERNAME, CALLER)
        credentials.set(EDataServer.SOURCE_CREDENTIAL_PASSWORD, lab.password(CALLER))
        account.invoke_authenticate_sync(credentials, None)
        self.calendar_source = until("the calendar among the folders", self.find_calendar)
        self.calendar = ECal.Client.connect_sync(
            self.calendar_source, ECal.ClientSourceType.EVENTS, SECONDS_TO_CONNECT, None
        )

    def find_calendar(self):
        for source in self.registry.list_sources(EDataServer.SOURCE_EXTENSION_CALENDAR):
            if source.get_parent() == ACCOUNT:
                return source
        return None

    def free_busy(self, *addresses):
        """{address: slots} of those asked for, of which all must be known.

        Evolution has no word for working elsewhere, and names no kind for it; in the merged string that is free.
        """
        start = next_monday()
        end = start + datetime.timedelta(days=5)
        _, found = self.calendar.get_free_busy_sync(int(start.timestamp()), int(end.timestamp()), list(addresses), None)
        return {attendee(each): slots(each, unnamed="FREE") for each in map(text, found)}


def text(component):
    return component.get_icalcomponent().as_ical_string()


def attendee(calendar):
    return next(line.split("mailto:")[1] for line in calendar.splitlines() if line.startswith("ATTENDEE"))


def expected(address):
    start = next_monday()
    busy = lab.busy(CALLER, address, start, start + datetime.timedelta(days=5))
    assert busy, "the lab's week is empty"
    return busy


evolution = Evolution()


def the_mailbox_has_one_calendar():
    assert evolution.calendar_source.get_display_name() == "Calendar", evolution.calendar_source.get_display_name()


def a_colleague_here_and_one_in_the_cloud_are_seen_when_they_are_busy():
    answer = evolution.free_busy("bob@contoso.test", "joe@contoso.test")
    assert answer == {each: expected(each) for each in ("bob@contoso.test", "joe@contoso.test")}, answer


def an_unknown_person_is_an_error_and_no_free_week():
    try:
        evolution.free_busy("nobody@contoso.test")
    except GLib.Error as refused:
        assert "nobody@contoso.test" in refused.message, refused.message
        return
    raise AssertionError("a person who is not there was free")


sys.exit(
    run(
        [
            the_mailbox_has_one_calendar,
            a_colleague_here_and_one_in_the_cloud_are_seen_when_they_are_busy,
            an_unknown_person_is_an_error_and_no_free_week,
        ]
    )
)
