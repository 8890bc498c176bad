"""What the scripts that drive Thunderbird share: one of their own without a screen, and people of the lab who sign on with it.

Thunderbird (153 or later, for which EWS accounts are nothing special) is told what to do over its remote control (Marionette), with a profile
of its own.
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

PATIENCE_SECONDS = 120
PROGRAM = sys.argv[2] if len(sys.argv) > 2 else "/usr/lib/thunderbird/thunderbird"

# What every script below can use. `folderOf(address, kind)` is a person's folder by what it is for, `done(listener => …)` waits until Thunderbird
# says that something ended, `until(test)` until something is so.
WORDS = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const until = async (test, what) => {
  for (let i = 0; i < 300; i++) {
    const found = await test();
    if (found) { return found; }
    await wait(100);
  }
  throw new Error("waited in vain for " + what);
};
const serverOf = address => MailServices.accounts.findServer(address, "localhost", "ews");
const folderOf = (address, kind) => serverOf(address).rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags[kind]);
const folderNamed = (address, name) => serverOf(address).rootFolder.descendants.find(each => each.name == name);
const urlDone = start => new Promise(resolve =>
  start({ OnStartRunningUrl() {}, OnStopRunningUrl(_url, status) { resolve(status); } }));
const copyDone = start => new Promise((resolve, reject) => start({
  QueryInterface: ChromeUtils.generateQI(["nsIMsgCopyServiceListener"]),
  onStartCopy() {}, onProgress() {}, setMessageKey() {}, getMessageId() { return null; },
  onStopCopy(status) { status ? reject(new Error("copy: " + status)) : resolve(); } }));
const messages = folder => [...folder.messages];
const subjects = folder => messages(folder).map(each => each.mime2DecodedSubject).sort();
const message = (folder, subject) => messages(folder).find(each => each.mime2DecodedSubject == subject);
const look = folder => urlDone(listener => folder.server.getNewMessages(folder, null, listener));
const arrived = (folder, subject) => until(async () => { await look(folder); return message(folder, subject); }, subject);
const text = header => {
  const uri = header.folder.getUriForMsg(header);
  const stream = MailServices.messageServiceFromURI(uri);
  return new Promise((resolve, reject) => {
    let read = "";
    stream.streamMessage(uri, {
      QueryInterface: ChromeUtils.generateQI(["nsIStreamListener"]),
      onStartRequest() {},
      onDataAvailable(_request, input, _offset, count) {
        const readable = Cc["@mozilla.org/scriptableinputstream;1"].createInstance(Ci.nsIScriptableInputStream);
        readable.init(input);
        read += readable.readBytes(count);
      },
      onStopRequest(_request, status) { status ? reject(new Error("read: " + status)) : resolve(read); } }, null, null, false, "");
  });
};
const fileWith = async content => {
  const path = await IOUtils.createUniqueFile(PathUtils.tempDir, "message.eml");
  await IOUtils.writeUTF8(path, content);
  const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
  file.initWithPath(path);
  return file;
};
"""

SIGN_ON = """
const [authority, url, address, password] = given;
Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB).addCertFromBase64(authority, "CT,,");
const server = MailServices.accounts.createIncomingServer(address, "localhost", "ews");
server.setStringValue("ews_url", url);
server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
server.password = password;
const outgoing = MailServices.outgoingServer.createServer("ews");
outgoing.QueryInterface(Ci.IExchangeOutgoingServer).initialize(url);
outgoing.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
outgoing.username = address;
outgoing.password = password;
const identity = MailServices.accounts.createIdentity();
identity.email = address;
identity.smtpServerKey = outgoing.key;
identity.valid = true;
const account = MailServices.accounts.createAccount();
account.addIdentity(identity);
account.incomingServer = server;
const verified = await urlDone(listener => server.verifyLogon(listener, null));
const loaded = [];
server.getNewMessages(server.rootFolder, null, {
  OnStartRunningUrl() {}, OnStopRunningUrl(_url, status) { loaded.push(status); } });
for (let i = 0; i < 300 && loaded.length < 6; i++) { await wait(100); }
const folders = {};
for (const folder of server.rootFolder.subFolders) {
  const kind = ["Inbox", "Drafts", "SentMail", "Trash", "Queue", "Junk"].find(each => folder.flags & Ci.nsMsgFolderFlags[each]);
  if (kind) { folders[kind] = folder.getTotalMessages(false); }
}
return { verified, loaded, folders };
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
            file.write('user_pref("mail.biff.play_sound", false);\n')
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
            read = self.wire.read(1)
            assert read, "Thunderbird is gone"
            length += read
        return json.loads(self.wire.read(int(length[:-1])))

    def do(self, script, *given):
        """What the script, the body of an asynchronous function of `given`, returns."""
        whole = f"""
        const done = arguments[arguments.length - 1], given = Array.from(arguments).slice(0, -1);
        {WORDS}
        (async () => {{ {script} }})().then(value => done({{ value }}), error => done({{ error: String(error) }}));
        """
        result = self.tell("WebDriver:ExecuteAsyncScript", {"sandbox": "system", "script": whole, "args": list(given)})["value"]
        assert result is not None and "error" not in result, result
        return result.get("value")

    def sign_on(self, lab, address):
        """Makes the account of a person of the lab: how that went, and the folders that were found, with how many messages each has. One for each
        Thunderbird: for all that goes out to one host it takes the password that it was told last."""
        with open(lab.ca_file) as file:
            authority = "".join(line.strip() for line in file if "CERTIFICATE" not in line)
        return self.do(SIGN_ON, authority, lab.ews_url(address), address, lab.password(address))

    def stop(self):
        if hasattr(self, "process"):
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
