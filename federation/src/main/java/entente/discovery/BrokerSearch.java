package entente.discovery;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.jwt.AppId;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataMalformed;
import entente.wire.jwt.VerifyKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a broker publishes of realms, at `/REALM/metadata/json/1`: what an auth server of ours has to say of it.
public final class BrokerSearch {
    private final Https https;
    private final Duration patience;

    /// `patience` is for each call.
    public BrokerSearch(Https https, Duration patience) {
        this.https = https;
        this.patience = patience;
    }

    /// What it calls itself, where it is asked for tokens of the first realm, and which of the realms it serves.
    public record Found(
            String appId,
            URI metadataUrl,
            URI tokenEndpoint,
            List<String> realms,
            List<VerifyKey> keys) {
        public Found {
            realms = List.copyOf(realms);
            keys = List.copyOf(keys);
        }
    }

    public sealed interface Outcome {
        record Told(Found found) implements Outcome {}

        record Failed(Refusal why) implements Outcome {}
    }

    /// `ours` must be served; of `others` those that are not are left out. `broker` is an https URL without a path.
    public Outcome search(URI broker, String ours, List<String> others) {
        return switch (read(broker, ours)) {
            case Realm.Missing(var why) -> failed(why);
            case Realm.Served served -> told(broker, served, served(broker, ours, others));
        };
    }

    private List<String> served(URI broker, String ours, List<String> others) {
        var realms = new ArrayList<>(List.of(ours));
        others.stream()
                .filter(realm -> !realm.equals(ours))
                .filter(realm -> read(broker, realm) instanceof Realm.Served)
                .forEach(realms::add);
        return realms;
    }

    private static Outcome told(URI broker, Realm.Served served, List<String> realms) {
        var document = served.document();
        var app = Issuer.parse(document.issuer()).map(Issuer::app).flatMap(AppId::parseGuid);
        var tokens = document.location("OAuth2", "issuance").flatMap(it -> at(broker, it));
        return app.isEmpty() || tokens.isEmpty()
                ? failed(
                        "its document %s names no issuer, or no endpoint for tokens at %s"
                                .formatted(served.url(), broker))
                : new Outcome.Told(
                        new Found(app.get(), served.url(), tokens.get(), realms, document.keys()));
    }

    private sealed interface Realm {
        record Served(URI url, MetadataDocument document) implements Realm {}

        record Missing(String why) implements Realm {}
    }

    private Realm read(URI broker, String realm) {
        var url = broker.resolve("/" + realm + "/metadata/json/1");
        return switch (https.send(Call.get(url, patience, MetadataDocument.MOST_BYTES))) {
            case NoAnswer(var _, var why) -> new Realm.Missing(url + ": " + why);
            case Responded answer when answer.status() == 200 -> parsed(url, realm, answer.body());
            case Responded answer ->
                    new Realm.Missing("%s: it answered %d".formatted(url, answer.status()));
        };
    }

    private static Realm parsed(URI url, String realm, byte[] body) {
        try {
            var document = MetadataDocument.parse(body);
            return document.realm().equals(realm) || document.realm().equals("*")
                    ? new Realm.Served(url, document)
                    : new Realm.Missing(url + ": it is of another realm");
        } catch (MetadataMalformed malformed) {
            return new Realm.Missing(url + ": " + malformed.getMessage());
        }
    }

    /// Tokens are asked for where the broker is, and nowhere else that it names.
    private static Optional<URI> at(URI broker, String location) {
        try {
            var url = new URI(location);
            return broker.getRawAuthority().equalsIgnoreCase(url.getRawAuthority())
                            && "https".equalsIgnoreCase(url.getScheme())
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    private static Outcome failed(String why) {
        return new Outcome.Failed(
                Refusal.of(Code.BROKER_NOT_TOLD)
                        .saying(
                                "The broker publishes no metadata of our realm (%s)."
                                        .formatted(why)));
    }
}
