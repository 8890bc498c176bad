package entente.discovery;

import entente.discovery.Discovery.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.routes.Partner;
import entente.trace.Step;
import entente.trace.Stopwatch;
import entente.trace.Trace;
import entente.vouching.Message;
import entente.vouching.PartnerCalls;
import entente.vouching.Spoken;
import entente.wire.autodiscover.AutodiscoverFault;
import entente.wire.autodiscover.UserSettings;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One search by Autodiscover, along its redirects (MS-OXWSADISC 3.1.4.2).
final class Search {
    private static final String ACTION =
            "http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/GetUserSettings";
    private static final String USER_AGENT = "ASAutoDiscover/CrossForest/EmailDomain";
    private static final int MOST_REDIRECTS = 10;
    private static final int MOST_BYTES = 256 * 1024;

    private final Partner partner;
    private final Discovery.Ask ask;
    private final Trace trace;
    private final Instant deadline;
    private final PartnerCalls calls;
    private final Duration patience;
    private final Stopwatch watch = new Stopwatch();
    private final Set<Place> visited = new HashSet<>();
    private boolean begun;

    Search(
            Partner partner,
            Discovery.Ask ask,
            Trace trace,
            Instant deadline,
            PartnerCalls calls,
            Duration patience) {
        this.partner = partner;
        this.ask = ask;
        this.trace = trace;
        this.deadline = deadline;
        this.calls = calls;
        this.patience = patience;
    }

    /// Where is asked, and about whom.
    private record Place(URI endpoint, Address about) {}

    /// What one place said: the end, or where to go on.
    private sealed interface Sign {
        record End(Outcome outcome) implements Sign {}

        record GoOn(Place place) implements Sign {}
    }

    Outcome run() {
        begun = true;
        var autodiscover = partner.autodiscover();
        return autodiscover.isPresent()
                ? follow(new Place(autodiscover.get(), ask.target()))
                : failed(Code.DISCOVERY_FAILED, "our setting names no Autodiscover endpoint");
    }

    private Outcome follow(Place start) {
        var place = start;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            if (!visited.add(place)) {
                return failed(Code.DISCOVERY_FAILED, "its redirects lead in a circle");
            }
            switch (signAt(place)) {
                case Sign.End(var outcome) -> {
                    return outcome;
                }
                case Sign.GoOn(var next) -> place = next;
            }
        }
        return failed(
                Code.DISCOVERY_FAILED, "it redirects more than %d times".formatted(MOST_REDIRECTS));
    }

    boolean begun() {
        return begun;
    }

    private Sign signAt(Place place) {
        var message =
                new Message(
                        place.endpoint(),
                        "GetUserSettings",
                        ACTION,
                        ask.purpose(),
                        USER_AGENT,
                        UserSettings.request(place.about().toString(), place.endpoint().toString()),
                        patience,
                        MOST_BYTES);
        return switch (calls.send(message, partner, ask.user(), trace, deadline)) {
            case PartnerCalls.Outcome.Failed(var why) ->
                    new Sign.End(new Outcome.Failed(inDiscovery(why)));
            case PartnerCalls.Outcome.Answered(var status, var body) -> read(status, body, place);
        };
    }

    private Sign read(int status, byte[] body, Place place) {
        try {
            var users =
                    UserSettings.readResponse(new ByteArrayInputStream(body), MOST_BYTES).users();
            if (users.size() != 1) {
                return end(
                        Code.DISCOVERY_FAILED,
                        "asked about one user, it answered about " + users.size());
            }
            return switch (users.getFirst()) {
                case UserSettings.Settings(var values, _) -> new Sign.End(ewsUrl(values));
                case UserSettings.RedirectAddress(var address) -> toAddress(address, place);
                case UserSettings.RedirectUrl(var url) -> toUrl(url, place);
                case UserSettings.Failed(var code, _) when code.equals("InvalidUser") ->
                        new Sign.End(new Outcome.NobodyThere(nobody(place)));
                case UserSettings.Failed(var code, _) ->
                        end(Code.DISCOVERY_FAILED, "it said " + Spoken.quoted(code));
            };
        } catch (AutodiscoverFault fault) {
            return end(Code.DISCOVERY_FAILED, "it said " + Spoken.quoted(fault.code()));
        } catch (MalformedXml malformed) {
            return end(
                    Code.DISCOVERY_FAILED,
                    "HTTP %d, but no Autodiscover answer: line %d"
                            .formatted(status, malformed.line()));
        }
    }

    private Outcome ewsUrl(Map<String, String> settings) {
        var written = settings.getOrDefault("ExternalEwsUrl", "");
        var ews = uri(written);
        if (ews.isEmpty()) {
            return failed(Code.DISCOVERY_FAILED, "it gave no ExternalEwsUrl that is a URL");
        }
        if (!partner.leadsTo(ews.get())) {
            return new Outcome.Failed(elsewhere(written));
        }
        trace.add(new Step.Discovered("Autodiscover", written), watch.lap());
        return new Outcome.Found(ews.get());
    }

    private Sign toAddress(String written, Place place) {
        return Address.parse(written)
                .filter(address -> !address.equals(place.about()))
                .<Sign>map(address -> new Sign.End(new Outcome.Moved(address)))
                .orElseGet(() -> new Sign.End(new Outcome.Failed(elsewhere(written))));
    }

    private Sign toUrl(String written, Place place) {
        return uri(written)
                .filter(partner::leadsTo)
                .<Sign>map(url -> new Sign.GoOn(new Place(url, place.about())))
                .orElseGet(() -> new Sign.End(new Outcome.Failed(elsewhere(written))));
    }

    private Refusal nobody(Place place) {
        return Refusal.of(Code.MAILBOX_UNKNOWN)
                .saying("%s has no mailbox %s.".formatted(partner.name(), place.about()))
                .mendedBy("Check the spelling, and the target address where it is a mail user.");
    }

    private Refusal elsewhere(String where) {
        return Refusal.of(Code.DISCOVERY_REDIRECTED, "to " + Spoken.quoted(where));
    }

    private static Sign end(Code code, String cause) {
        return new Sign.End(failed(code, cause));
    }

    private static Outcome failed(Code code, String cause) {
        return new Outcome.Failed(Refusal.of(code, cause));
    }

    /// A call's failure as this chapter names it; what concerns tokens keeps its own name.
    static Refusal inDiscovery(Refusal why) {
        var code =
                switch (why.code()) {
                    case LOOKUP_TIMED_OUT -> Code.DISCOVERY_TIMED_OUT;
                    case PARTNER_REDIRECTED -> Code.DISCOVERY_REDIRECTED;
                    case PARTNER_UNREACHABLE -> Code.DISCOVERY_UNREACHABLE;
                    case PARTNER_ANSWER_TOO_LARGE -> Code.DISCOVERY_FAILED;
                    default -> why.code();
                };
        return code == why.code() ? why : Refusal.of(code, why.cause().orElse(why.sentence()));
    }

    private static Optional<URI> uri(String written) {
        try {
            return Optional.of(URI.create(written.strip())).filter(URI::isAbsolute);
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
