package entente.discovery;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.ApplicationUri;
import entente.vouching.Spoken;
import entente.vouching.Unanswered;
import entente.wire.autodiscover.AutodiscoverFault;
import entente.wire.autodiscover.FederationInformation;
import entente.wire.autodiscover.FederationInformation.TokenIssuer;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// One question to one place, along its redirects as long as they are https.
record FederationInquiry(Https https, Duration patience) {
    private static final String ACTION =
            "http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/GetFederationInformation";
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_BYTES = 64 * 1024;

    sealed interface Answer {}

    /// What the place said, with names in their plain form; a name that is none is left out.
    record Told(URI endpoint, String applicationUri, Set<Domain> domains, List<TokenIssuer> issuers)
            implements Answer {}

    /// Nothing that helps, and why.
    record Nothing(String why) implements Answer {}

    /// Nobody who could tell is there.
    record Nobody(Refusal why) implements Answer {}

    Answer ask(Domain domain, URI place) {
        var url = place;
        for (var hops = 0; hops <= MOST_REDIRECTS; hops++) {
            switch (https.send(call(domain, url))) {
                case NoAnswer none -> {
                    return new Nobody(silent(none, url));
                }
                case Responded answer when REDIRECTS.contains(answer.status()) -> {
                    var next = target(url, answer.header("location"));
                    if (!"https".equalsIgnoreCase(next.getScheme())) {
                        return new Nothing("it redirects to what is not https");
                    }
                    url = next;
                }
                case Responded answer when Unanswered.isNothingThere(answer.status()) -> {
                    return new Nobody(Unanswered.nothingAt(url, answer.status()));
                }
                case Responded answer -> {
                    return read(url, answer);
                }
            }
        }
        return new Nothing("it redirects more than %d times".formatted(MOST_REDIRECTS));
    }

    private static Refusal silent(NoAnswer none, URI url) {
        return none.kind() == Kind.TIMED_OUT
                ? Refusal.of(Code.DISCOVERY_TIMED_OUT, none.why())
                : Unanswered.of(none, url.getHost());
    }

    private Call call(Domain domain, URI url) {
        var body =
                FederationInformation.request(
                        domain.name(), url.toString(), "urn:uuid:" + UUID.randomUUID());
        var headers =
                Map.of(
                        "Content-Type",
                        "text/xml; charset=utf-8",
                        "SOAPAction",
                        "\"" + ACTION + "\"");
        return new Call("POST", url, headers, body, patience, MOST_BYTES);
    }

    private static Answer read(URI url, Responded answer) {
        try {
            var told =
                    FederationInformation.readResponse(
                            new ByteArrayInputStream(answer.body()), MOST_BYTES);
            var domains =
                    told.domains().stream()
                            .flatMap(name -> Domain.parse(name).stream())
                            .collect(Collectors.toUnmodifiableSet());
            return ApplicationUri.bare(told.applicationUri())
                    .<Answer>map(name -> new Told(url, name, domains, told.issuers()))
                    .orElseGet(() -> new Nothing("it told no ApplicationUri that is one"));
        } catch (AutodiscoverFault fault) {
            return new Nothing("it said " + Spoken.quoted(fault.code()));
        } catch (MalformedXml malformed) {
            return new Nothing(
                    "HTTP %d, but no Autodiscover answer: line %d"
                            .formatted(answer.status(), malformed.line()));
        }
    }

    /// Where a redirect leads; nowhere that can be called where it makes no sense.
    private static URI target(URI from, String location) {
        try {
            return from.resolve(location.strip());
        } catch (IllegalArgumentException noUrl) {
            return URI.create("about:blank");
        }
    }
}
