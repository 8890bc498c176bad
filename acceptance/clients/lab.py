"""What the scripts beside this one share: the lab as its ready file tells of it, and what a person there is busy with.

Needs nothing but Python.
"""

import base64
import datetime
import json
import re
import ssl
import traceback
import urllib.request

UTC = datetime.timezone.utc
SLOT_MINUTES = 15
BUSY_TYPES = {"1": "BUSY-TENTATIVE", "2": "BUSY", "3": "BUSY-UNAVAILABLE"}

REQUEST = """\
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
  xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
  xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
<s:Header><t:RequestServerVersion Version="Exchange2010_SP2"/></s:Header><s:Body><m:GetUserAvailabilityRequest>
<t:TimeZone><t:Bias>0</t:Bias>
<t:StandardTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime>
<t:DaylightTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime>
</t:TimeZone>
<m:MailboxDataArray><t:MailboxData><t:Email><t:Address>{address}</t:Address></t:Email>
<t:AttendeeType>Required</t:AttendeeType></t:MailboxData></m:MailboxDataArray>
<t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>{start}</t:StartTime><t:EndTime>{end}</t:EndTime></t:TimeWindow>
<t:MergedFreeBusyIntervalInMinutes>{minutes}</t:MergedFreeBusyIntervalInMinutes>
<t:RequestedView>MergedOnly</t:RequestedView></t:FreeBusyViewOptions>
</m:GetUserAvailabilityRequest></s:Body></s:Envelope>"""


class Lab:
    def __init__(self, ready_file):
        with open(ready_file) as file:
            ready = json.load(file)
        self.ca_file = ready["caFile"]
        self.organisations = {domain: each for each in ready["organisations"] for domain in each["domains"]}

    def organisation(self, address):
        return self.organisations[address.split("@")[1]]

    def ews_url(self, address):
        return self.organisation(address)["ewsUrl"]

    def password(self, address):
        return next(user["password"] for user in self.organisation(address)["users"] if user["address"] == address)

    def busy(self, caller, address, start, end):
        """When a person is busy, quarter of an hour by quarter of an hour: {start of the slot: kind}."""
        body = REQUEST.format(address=address, start=clock(start), end=clock(end), minutes=SLOT_MINUTES)
        request = urllib.request.Request(self.ews_url(caller), body.encode(), {"Content-Type": "text/xml"})
        credentials = f"{caller}:{self.password(caller)}".encode()
        request.add_header("Authorization", "Basic " + base64.b64encode(credentials).decode())
        context = ssl.create_default_context(cafile=self.ca_file)
        with urllib.request.urlopen(request, context=context) as answer:
            merged = re.search("MergedFreeBusy>([0-9]+)<", answer.read().decode())[1]
        return {
            start + datetime.timedelta(minutes=SLOT_MINUTES * at): BUSY_TYPES[digit]
            for at, digit in enumerate(merged)
            if digit in BUSY_TYPES
        }


def clock(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def next_monday():
    today = datetime.datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + datetime.timedelta(days=7 - today.weekday())


RANK = ["BUSY-TENTATIVE", "BUSY", "BUSY-UNAVAILABLE"]


def slots(calendar, unnamed="BUSY"):
    """The periods of a VFREEBUSY, as iCalendar text, in the form of Lab.busy. RFC 5545, 3.2.9: a period of no named kind is busy."""
    found = {}
    for line in re.sub("\r?\n[ \t]", "", calendar).splitlines():
        if line.startswith("FREEBUSY"):
            name, value = line.split(":", 1)
            kind = next((part[7:] for part in name.split(";") if part.startswith("FBTYPE=")), unnamed)
            for period in value.split(","):
                for slot in slots_of(period) if kind in RANK else []:
                    found[slot] = max(kind, found.get(slot, kind), key=RANK.index)
    return found


def slots_of(period):
    start, end = (datetime.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for text in period.split("/"))
    slot = start - datetime.timedelta(minutes=start.minute % SLOT_MINUTES)
    while slot < end:
        yield slot
        slot += datetime.timedelta(minutes=SLOT_MINUTES)


def run(checks):
    """Runs each check, says how it went, and gives the exit code."""
    failed = 0
    for check in checks:
        name = check.__name__.replace("_", " ")
        try:
            check()
            print("ok   ", name, flush=True)
        except Exception:  # noqa: BLE001 - each check is reported by itself
            failed += 1
            print("FAIL ", name, flush=True)
            traceback.print_exc()
    print(f"{len(checks) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0
