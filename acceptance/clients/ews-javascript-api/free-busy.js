// Drives ews-javascript-api against a running lab and prints `N passed, N failed`. Run by hand:
//
//     ./entente lab --ready-file ready.json &
//     npm --prefix acceptance/clients/ews-javascript-api install
//     node acceptance/clients/ews-javascript-api/free-busy.js ready.json

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import https from "node:https";
import {
  AttendeeInfo,
  AvailabilityData,
  AvailabilityOptions,
  DateTime,
  ExchangeService,
  ExchangeVersion,
  FreeBusyViewType,
  LegacyFreeBusyStatus,
  ServiceError,
  ServiceResult,
  TimeWindow,
  Uri,
  WebCredentials,
} from "ews-javascript-api";

const ready = JSON.parse(readFileSync(process.argv[2], "utf8"));

// Believes the lab's own certificate authority, and nobody else.
https.globalAgent.options.ca = readFileSync(ready.caFile);

function service(address, password) {
  const organisation = ready.organisations.find((one) => one.domains.includes(address.split("@")[1]));
  const known = organisation.users.find((user) => user.address === address).password;
  const exchange = new ExchangeService(ExchangeVersion.Exchange2013);
  exchange.Credentials = new WebCredentials(address, password ?? known);
  exchange.Url = new Uri(organisation.ewsUrl);
  return exchange;
}

function nextMonday() {
  const today = new Date();
  const days = ((8 - today.getUTCDay()) % 7) || 7;
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + days));
}

function availability(addresses, asked) {
  const monday = nextMonday();
  const saturday = new Date(monday.getTime() + 5 * 24 * 3600 * 1000);
  const options = new AvailabilityOptions();
  options.RequestedFreeBusyView = FreeBusyViewType.DetailedMerged;
  return service("mary@contoso.test").GetUserAvailability(
    addresses.map((address) => new AttendeeInfo(address)),
    new TimeWindow(new DateTime(monday.toISOString()), new DateTime(saturday.toISOString())),
    asked,
    options,
  );
}

const checks = {
  async "a colleague in the cloud answers over OAuth"() {
    const answer = await availability(["joe@contoso.test"], AvailabilityData.FreeBusy);
    const joe = answer.AttendeesAvailability.Responses[0];
    assert.equal(joe.Result, ServiceResult.Success);
    assert.ok(joe.MergedFreeBusyStatus.includes(LegacyFreeBusyStatus.Busy));
    assert.ok(joe.CalendarEvents.length > 0);
    assert.equal(joe.WorkingHours.DaysOfTheWeek.length, 5);
  },
  async "several people answer in the order asked, and one failure costs the others nothing"() {
    const answer = await availability(
      ["bob@contoso.test", "nobody@contoso.test", "sue@contoso.cloud.test"],
      AvailabilityData.FreeBusy,
    );
    const [bob, nobody, sue] = answer.AttendeesAvailability.Responses;
    assert.equal(bob.Result, ServiceResult.Success);
    assert.equal(nobody.ErrorCode, ServiceError.ErrorMailRecipientNotFound);
    assert.equal(sue.Result, ServiceResult.Success);
  },
  async "meeting times are suggested"() {
    const answer = await availability(
      ["bob@contoso.test", "joe@contoso.test"],
      AvailabilityData.FreeBusyAndSuggestions,
    );
    assert.ok(answer.Suggestions.some((day) => day.TimeSuggestions.length > 0));
  },
  async "a name is resolved"() {
    const found = await service("mary@contoso.test").ResolveName("bob");
    assert.equal(found.Count, 1);
    assert.equal(found._getItem(0).Mailbox.Address, "bob@contoso.test");
  },
  async "a wrong password is refused"() {
    await assert.rejects(service("mary@contoso.test", "not the password").ResolveName("bob"), (refused) => {
      assert.match(String(refused.message), /401|Unauthorized/);
      return true;
    });
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log("ok   ", name);
  } catch (refused) {
    failed++;
    console.log("FAIL ", name);
    console.error(refused);
  }
}
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
