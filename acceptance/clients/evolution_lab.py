"""What the scripts that drive Evolution (Debian: evolution-ews) share: its services in a session of their own, with an account in a running lab.

Needs gir1.2-ecal-2.0, gir1.2-edataserver-1.2, python3-gi and dbus-run-session (Debian: dbus-daemon).
"""

import contextlib
import os
import pathlib
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import gi

gi.require_version("EDataServer", "1.2")
gi.require_version("ECal", "2.0")
from gi.repository import ECal, EDataServer, Gio, GLib  # noqa: E402

HOME = "ENTENTE_EVOLUTION_HOME"
PATIENCE_SECONDS = 60

SECONDS_TO_OPEN = 3
DO_NOT_WAIT = 2**32 - 1
CALENDAR_SERVICE = "org.gnome.evolution.dataserver.Calendar8"

ACCOUNT = """\
[Data Source]
DisplayName={address}
Enabled=true
Parent=

[Collection]
BackendName=ews
CalendarEnabled={calendar}
ContactsEnabled=false
Identity={address}
MailEnabled=false

[Authentication]
Host={host}
Port={port}
Method=PLAIN
User={address}
RememberPassword=true

[Security]
Method=tls

[Ews Backend]
Email={address}
Hosturl={url}
AuthMechanism=PLAIN

[WebDAV Backend]
SslTrust={trust}
"""


def in_a_session_of_its_own():
    """Runs the script that calls it a second time, in a bus and a home folder that are gone afterwards; there it only comes back."""
    if HOME in os.environ:
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="entente-evolution-", ignore_cleanup_errors=True) as home:
        os.makedirs(os.path.join(home, "run"), mode=0o700)
        environment = {
            **os.environ,
            HOME: home,
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
        try:
            code = subprocess.call(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment)
        finally:
            end_what_is_left(home)
    sys.exit(code)


def end_what_is_left(home):
    """The bus starts services, which go by themselves when it has gone, but not at once. They know the home folder that was made for them."""
    mark = f"{HOME}={home}".encode()
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (process / "environ").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)


def sign_up(lab, *addresses, calendar):
    """Writes accounts as Evolution keeps them, with their calendars or without, and gives all that the services know once they know these."""
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "evolution", "sources")
    os.makedirs(folder)
    for address in addresses:
        url = urllib.parse.urlsplit(lab.ews_url(address))
        certificate = ssl.get_server_certificate((url.hostname, url.port), ca_certs=lab.ca_file)
        account = ACCOUNT.format(
            address=address,
            calendar=str(calendar).lower(),
            host=url.hostname,
            port=url.port,
            url=lab.ews_url(address),
            trust=trust(url.hostname, certificate),
        )
        with open(os.path.join(folder, address + ".source"), "w") as file:
            file.write(account)
    registry = EDataServer.SourceRegistry.new_sync(None)
    until("the accounts", lambda: all(map(registry.ref_source, addresses)))
    return registry


def trust(host, certificate):
    """What Evolution notes when its user accepts a certificate; the one accepted is checked against the lab's authority before."""
    scratch = EDataServer.Source.new(None, None)
    webdav = scratch.get_extension(EDataServer.SOURCE_EXTENSION_WEBDAV_BACKEND)
    webdav.update_ssl_trust(
        host, Gio.TlsCertificate.new_from_pem(certificate, -1), EDataServer.TrustPromptResponse.ACCEPT
    )
    return webdav.props.ssl_trust


def open_calendar(lab, address):
    """The client of the person's own calendar, through the calendar service; the password lies in a keyring of its own."""
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"keyring", stdout=subprocess.DEVNULL
    )
    registry = sign_up(lab, address, calendar=True)
    account = registry.ref_source(address)
    account.store_password_sync(lab.password(address), True, None)
    credentials = EDataServer.NamedParameters()
    credentials.set(EDataServer.SOURCE_CREDENTIAL_USERNAME, address)
    credentials.set(EDataServer.SOURCE_CREDENTIAL_PASSWORD, lab.password(address))
    account.invoke_authenticate_sync(credentials, None)
    return connect(until("the calendar among the folders", lambda: calendar_of(registry, address)))


def connect(calendar):
    """A client of the calendar, once the service has signed on.

    The service may wait for itself for ever as soon as it finds that it was not given a password yet. Then it is ended, and the bus starts it anew.
    """

    def attempt():
        patience = Gio.Cancellable()
        timer = threading.Timer(SECONDS_TO_OPEN, patience.cancel)
        timer.start()
        try:
            return ECal.Client.connect_sync(calendar, ECal.ClientSourceType.EVENTS, DO_NOT_WAIT, patience)
        except GLib.Error:
            if patience.is_cancelled():
                end_calendar_service()
            return None
        finally:
            timer.cancel()

    client = until("the calendar service", attempt)
    until("the calendar", lambda: calendar.get_connection_status() == EDataServer.SourceConnectionStatus.CONNECTED)
    return client


def end_calendar_service():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    name, asked, given = "org.freedesktop.DBus", GLib.Variant("(s)", (CALENDAR_SERVICE,)), GLib.VariantType("(u)")
    who = bus.call_sync(name, "/", name, "GetConnectionUnixProcessID", asked, given, Gio.DBusCallFlags.NONE, -1, None)
    os.kill(who.unpack()[0], signal.SIGKILL)


def calendar_of(registry, account):
    for source in registry.list_sources(EDataServer.SOURCE_EXTENSION_CALENDAR):
        if source.get_parent() == account:
            return source
    return None


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
