package entente.endpoints;

import entente.broker.Broker;
import entente.broker.BrokerUrls;
import entente.gate.Mount;
import entente.gate.OpenEndpoint;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.keys.PublicReads;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a broker publishes of itself: keys and endpoints, in the historical form, as RFC 7517, and as RFC 8414 and OpenID
/// Connect Discovery have them. Open to everybody.
public final class BrokerDocuments {
    private final Broker broker;
    private final OwnUrl url;
    private final PublicReads reads;

    /// `reads` counts those of the documents with keys.
    public BrokerDocuments(Broker broker, OwnUrl url, PublicReads reads) {
        this.broker = broker;
        this.url = url;
        this.reads = reads;
    }

    public List<Mount> mounts() {
        return List.of(
                at("/{realm}/metadata/json/1", visit -> metadata(visit.named("realm"), visit)),
                at("/metadata/json/1", visit -> metadata(asked(visit.arrival().query()), visit)),
                at("/jwks", this::jwks),
                at(
                        "/.well-known/oauth-authorization-server/{realm}",
                        visit -> document(broker.oauthMetadata(visit.named("realm"), urls(visit)))),
                at(
                        "/{realm}/.well-known/openid-configuration",
                        visit ->
                                document(
                                        broker.openidConfiguration(
                                                visit.named("realm"), urls(visit)))));
    }

    private static Mount at(String path, OpenEndpoint endpoint) {
        return new Mount.Open(Place.at(path, "GET"), endpoint);
    }

    private Reply metadata(String realm, Visit visit) {
        var found = broker.metadata(realm, urls(visit), visit.now());
        found.ifPresent(_ -> reads.read(visit.now()));
        return document(found);
    }

    private Reply jwks(Visit visit) {
        reads.read(visit.now());
        return Reply.json(200, broker.jwks(visit.now()));
    }

    private BrokerUrls urls(Visit visit) {
        return new BrokerUrls(URI.create(url.of(visit.arrival(), "")));
    }

    private static Reply document(Optional<byte[]> json) {
        return json.map(document -> Reply.json(200, document)).orElseGet(() -> Reply.empty(404));
    }

    private static String asked(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("realm="))
                .findFirst()
                .map(pair -> decoded(pair.substring("realm=".length())))
                .orElse("");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
