"""What the scripts that drive exchangelib share: people of a running lab as its accounts, and checks that are reported one by one."""

import json
import logging
import sys
import traceback

import requests.adapters
from exchangelib import BASIC, DELEGATE, Account, Configuration, Credentials
from exchangelib.protocol import BaseProtocol

ready = json.load(open(sys.argv[1]))
organisations = {domain: org for org in ready["organisations"] for domain in org["domains"]}


class LabAdapter(requests.adapters.HTTPAdapter):
    """Believes the lab's own certificate authority, and nobody else."""

    def cert_verify(self, conn, url, verify, cert):
        super().cert_verify(conn=conn, url=url, verify=ready["caFile"], cert=cert)


BaseProtocol.HTTP_ADAPTER_CLS = LabAdapter
# It warns of each time that comes without a zone; in free/busy they all do (MS-OXWAVLS 2.2.4.1).
logging.getLogger("exchangelib").setLevel(logging.ERROR)


def account(address="mary@contoso.test", auth_type=BASIC, password=None):
    organisation = organisations[address.split("@")[1]]
    known = next(user["password"] for user in organisation["users"] if user["address"] == address)
    config = Configuration(
        service_endpoint=organisation["ewsUrl"],
        credentials=Credentials(address, password or known),
        auth_type=auth_type,
        # One that listens must not keep another from asking.
        max_connections=2,
    )
    return Account(address, config=config, autodiscover=False, access_type=DELEGATE)


def run(checks):
    """Makes each check and prints how many passed; the exit code."""
    failed = 0
    for check in checks:
        name = check.__name__.replace("_", " ")
        try:
            check()
            print("ok   ", name)
        except Exception:  # noqa: BLE001 - each check is reported by itself
            failed += 1
            print("FAIL ", name)
            traceback.print_exc()
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0
