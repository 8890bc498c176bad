#!/usr/bin/python3
"""Drives Thunderbird (153 or later, for which EWS accounts are nothing special) against a running lab and prints `N passed, N failed`.

    ./entente lab --ready-file ready.json &
    acceptance/clients/thunderbird_signon.py ready.json [/usr/lib/thunderbird/thunderbird]

Thunderbird is told what to do over its remote control (Marionette), with a profile of its own. It has no screen. Its EWS is for mail and
has no GetUserAvailability, so it is not asked for free/busy.
"""

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from lab import Lab, run

CALLER = "mary@contoso.test"
PATIENCE_SECONDS = 120
PROGRAM = sys.argv[2] if len(sys.argv) > 2 else "/usr/lib/thunderbird/thunderbird"

lab = Lab(sys.argv[1])

SIGN_ON = """
const [authority, url, address, password, done] = arguments;
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB).addCertFromBase64(authority, "CT,,");
const server = MailServices.accounts.createIncomingServer(address, "localhost", "ews");
server.setStringValue("ews_url", url);
server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
server.password = password;
const account = MailServices.accounts.createAccount();
account.incomingServer = server;
const ended = start => new Promise(resolve =>
  start({ OnStartRunningUrl() {}, OnStopRunningUrl(_url, status) { resolve(status); } }));
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
(async () => {
  const verified = await ended(listener => server.verifyLogon(listener, null));
  const loaded = [];
  server.getNewMessages(server.rootFolder, null, {
    OnStartRunningUrl() {}, OnStopRunningUrl(_url, status) { loaded.push(status); } });
  for (let i = 0; i < 300 && loaded.length < 6; i++) { await wait(100); }
  const flags = Ci.nsMsgFolderFlags;
  const kinds = ["Inbox", "Drafts", "SentMail", "Trash", "Queue", "Junk"];
  const folders = {};
  for (const folder of server.rootFolder.subFolders) {
    const kind = kinds.find(each => folder.flags & flags[each]);
    if (kind) { folders[kind] = folder.getTotalMessages(false); }
  }
  done({ verified, loaded, folders });
})().catch(error => done({ error: String(error) }));
"""


class Thunderbird:
    """A Thunderbird of our own, told over Marionette: `length:[0, id, command, parameters]`, answered in the same form."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="entente-thunderbird-")
        atexit.register(self.stop)
        port = free_port()
        with open(os.path.join(self.profile, "user.js"), "w") as file:
            file.write(f'user_pref("marionette.port", {port});\n')
            file.write('user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);\n')
            file.write('user_pref("app.update.disabledForTesting", true);\n')
        options = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", self.profile]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen([PROGRAM, *options], env={**os.environ, "HOME": self.profile}, **quiet)
        self.wire = self.connect(port)
        self.read()
        self.tell("WebDriver:NewSession", {})
        self.tell("Marionette:SetContext", {"value": "chrome"})
        self.tell("WebDriver:SetTimeouts", {"script": PATIENCE_SECONDS * 1000})

    def connect(self, port):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                return socket.create_connection(("127.0.0.1", port)).makefile("rwb")
            except OSError:
                time.sleep(0.5)
        raise AssertionError("Thunderbird did not start")

    def tell(self, command, parameters):
        message = json.dumps([0, 1, command, parameters]).encode()
        self.wire.write(b"%d:%b" % (len(message), message))
        self.wire.flush()
        _, _, error, result = self.read()
        assert error is None, error
        return result

    def read(self):
        length = b""
        while not length.endswith(b":"):
            length += self.wire.read(1)
        return json.loads(self.wire.read(int(length[:-1])))

    def sign_on(self, password):
        with open(lab.ca_file) as file:
            authority = "".join(line.strip() for line in file if "CERTIFICATE" not in line)
        arguments = [authority, lab.ews_url(CALLER), CALLER, password]
        script = {"sandbox": "system", "script": SIGN_ON, "args": arguments}
        return self.tell("WebDriver:ExecuteAsyncScript", script)["value"]

    def stop(self):
        if hasattr(self, "process"):
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


told = Thunderbird().sign_on(lab.password(CALLER))


def the_address_and_the_password_are_accepted():
    assert told.get("verified") == 0, told


def every_mail_folder_is_loaded_without_a_fault():
    assert told.get("loaded") == [0] * 6, told


def each_folder_is_known_for_what_it_is_and_empty():
    kinds = ["Inbox", "Drafts", "SentMail", "Trash", "Queue", "Junk"]
    assert told.get("folders") == dict.fromkeys(kinds, 0), told


sys.exit(
    run(
        [
            the_address_and_the_password_are_accepted,
            every_mail_folder_is_loaded_without_a_fault,
            each_folder_is_known_for_what_it_is_and_empty,
        ]
    )
)
