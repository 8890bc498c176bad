package entente.discovery;

import entente.discovery.Discovery.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.Partner;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.trusts.Action;
import entente.vouching.Message;
import entente.vouching.PartnerCalls;
import entente.vouching.Spoken;
import entente.wire.autodiscover.AutodiscoverFault;
import entente.wire.autodiscover.DomainSettings;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One question to a partner's Autodiscover about a domain, in which nobody is named (MS-OXWSADISC 3.1.4.1). Redirects are not followed.
record DomainSearch(PartnerCalls calls, Duration patience) {
    private static final String OPERATION = "GetDomainSettings";
    private static final String ACTION =
            "http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/" + OPERATION;
    private static final String USER_AGENT = "ASAutoDiscover/CrossForest/EmailDomain";
    private static final int MOST_BYTES = 256 * 1024;

    Outcome run(
            Partner partner,
            Domain domain,
            Optional<Address> user,
            Action purpose,
            Trace trace,
            Instant deadline) {
        var endpoint = partner.autodiscover();
        if (endpoint.isEmpty()) {
            return failed("our setting names no Autodiscover endpoint");
        }
        var watch = new Stopwatch();
        var message =
                new Message(
                        endpoint.get(),
                        OPERATION,
                        ACTION,
                        purpose,
                        USER_AGENT,
                        DomainSettings.request(domain.name(), endpoint.get().toString()),
                        patience,
                        MOST_BYTES);
        return switch (calls.send(message, partner, user, trace, deadline)) {
            case PartnerCalls.Outcome.Failed(var why) ->
                    new Outcome.Failed(Search.inDiscovery(why));
            case PartnerCalls.Outcome.Answered(var _, var body) -> {
                var outcome = read(body, partner);
                if (outcome instanceof Outcome.Found(var ews)) {
                    trace.add(new Step.Discovered("Autodiscover", ews.toString()), watch.lap());
                }
                yield outcome;
            }
        };
    }

    private static Outcome read(byte[] body, Partner partner) {
        try {
            return DomainSettings.readResponse(new ByteArrayInputStream(body), MOST_BYTES)
                    .domains()
                    .stream()
                    .findFirst()
                    .map(told -> read(told, partner))
                    .orElseGet(() -> failed("it told of no domain"));
        } catch (AutodiscoverFault fault) {
            return failed("it said " + Spoken.quoted(fault.code()));
        } catch (MalformedXml malformed) {
            return failed("no Autodiscover answer: line " + malformed.line());
        }
    }

    private static Outcome read(DomainSettings.DomainResponse told, Partner partner) {
        return switch (told) {
            case DomainSettings.Failed(var code, var _) -> failed("it said " + code.wireName());
            case DomainSettings.Settings(var values, var _) ->
                    ewsUrl(values.getOrDefault("ExternalEwsUrl", ""), partner);
        };
    }

    private static Outcome ewsUrl(String written, Partner partner) {
        try {
            var url = URI.create(written);
            if (!url.isAbsolute()) {
                return failed("it gave no ExternalEwsUrl that is a URL");
            }
            return partner.leadsTo(url)
                    ? new Outcome.Found(url)
                    : new Outcome.Failed(
                            Refusal.of(Code.DISCOVERY_REDIRECTED, "to " + Spoken.quoted(written)));
        } catch (IllegalArgumentException noUrl) {
            return failed("it gave no ExternalEwsUrl that is a URL");
        }
    }

    private static Outcome failed(String cause) {
        return new Outcome.Failed(Refusal.of(Code.DISCOVERY_FAILED, cause));
    }
}
