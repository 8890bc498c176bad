"""What the scripts that drive DavMail (Debian: davmail-server) share: a gateway of their own before a running lab.

DavMail signs on to the lab over EWS, and speaks CalDAV (RFC 6638) and IMAP (RFC 3501) to the programs before it.
"""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
import time

JAR = "/usr/share/davmail/davmail.jar"
PATIENCE_SECONDS = 60

SETTINGS = """\
davmail.server=true
davmail.mode=EWS
davmail.url={url}
davmail.caldavPort={caldav}
davmail.imapPort={imap}
davmail.popPort=
davmail.smtpPort=
davmail.ldapPort=
davmail.allowRemote=false
davmail.bindAddress=127.0.0.1
davmail.disableUpdateCheck=true
davmail.imapAutoExpunge=false
davmail.logFilePath={log}
log4j.rootLogger=WARN
log4j.logger.davmail={level}
"""


class Gateway:
    """A DavMail of our own, with a folder and ports of its own, that believes the lab's authority and nobody else.

    `ENTENTE_DAVMAIL_LOG` names a file in which it notes what it is asked and finds.
    """

    def __init__(self, lab, address):
        self.folder = tempfile.mkdtemp(prefix="entente-davmail-")
        atexit.register(self.stop)
        self.caldav_port, self.imap_port = free_ports(2)
        log = os.environ.get("ENTENTE_DAVMAIL_LOG")
        settings = os.path.join(self.folder, "davmail.properties")
        with open(settings, "w") as file:
            file.write(
                SETTINGS.format(
                    url=lab.ews_url(address),
                    caldav=self.caldav_port,
                    imap=self.imap_port,
                    log=log or os.path.join(self.folder, "davmail.log"),
                    level="DEBUG" if log else "WARN",
                )
            )
        options = ["-Djava.awt.headless=true", "-Duser.home=" + self.folder]
        options += ["-Djavax.net.ssl.trustStore=" + self.trust_store(lab.ca_file)]
        options += ["-Djavax.net.ssl.trustStorePassword=changeit"]
        self.process = subprocess.Popen(
            ["/usr/bin/java", *options, "-jar", JAR, "-server", settings],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for port in (self.caldav_port, self.imap_port):
            self.await_port(port)

    def trust_store(self, ca_file):
        store = os.path.join(self.folder, "trust.p12")
        command = ["/usr/bin/keytool", "-importcert", "-noprompt", "-alias", "lab", "-file", ca_file]
        command += ["-keystore", store, "-storetype", "PKCS12", "-storepass", "changeit"]
        subprocess.run(command, check=True, capture_output=True)
        return store

    def await_port(self, port):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError("DavMail did not start")

    def stop(self):
        if hasattr(self, "process"):
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def free_ports(count):
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()
