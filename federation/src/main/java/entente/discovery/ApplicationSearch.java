package entente.discovery;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.discovery.ApplicationFinding.Document;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.wire.jwt.AppId;
import entente.wire.jwt.Challenge;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataMalformed;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.Realm;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks a domain's Autodiscover which application it is and whose tokens it takes, by a call with an empty bearer token (MS-XOAUTH 3.2.5.4), and
/// reads the metadata document beside it. Over https alone, without redirects, proving nothing of us.
///
/// Its own host said it under a certificate of its name: so it is the domain's word about itself, and an administrator's to confirm.
public final class ApplicationSearch {
    private static final String METADATA = "/autodiscover/metadata/json/1";
    private static final int MOST_BYTES = 64 * 1024;

    private final Https https;
    private final Duration patience;

    /// `patience` is for each call.
    public ApplicationSearch(Https https, Duration patience) {
        this.https = https;
        this.patience = patience;
    }

    public sealed interface Outcome {
        record Found(ApplicationFinding finding) implements Outcome {}

        record Failed(Refusal why) implements Outcome {}
    }

    /// Looks at the domain's usual hosts, or only at `url`.
    public Outcome search(Domain domain, Optional<URI> url) {
        var attempts = new ArrayList<Attempt>();
        for (var place : AutodiscoverHosts.of(domain, url)) {
            var found =
                    challenge(place, attempts).flatMap(it -> found(domain, place, it, attempts));
            if (found.isPresent()) {
                return new Outcome.Found(found.get());
            }
        }
        var tried =
                attempts.stream()
                        .map(each -> "%s: %s".formatted(each.url(), each.outcome()))
                        .collect(Collectors.joining("; "));
        return new Outcome.Failed(
                Refusal.of(Code.APPLICATION_NOT_TOLD)
                        .saying(
                                "No Autodiscover of %s told which application it is (%s)."
                                        .formatted(domain, tried)));
    }

    private Optional<Challenge> challenge(URI place, List<Attempt> attempts) {
        var headers = Map.of("Authorization", "Bearer", "Content-Type", "text/xml; charset=utf-8");
        var call = new Call("POST", place, headers, new byte[0], patience, MOST_BYTES);
        var said =
                switch (https.send(call)) {
                    case NoAnswer(var _, var why) -> new Said(Optional.empty(), why);
                    case Responded answer when answer.status() == 401 ->
                            new Said(
                                    Challenge.parse(
                                            answer.headers()
                                                    .getOrDefault("www-authenticate", List.of())),
                                    "its 401 has no bearer challenge that names an application");
                    case Responded answer ->
                            new Said(
                                    Optional.empty(),
                                    "it answered %d to a call without a token"
                                            .formatted(answer.status()));
                };
        attempts.add(
                new Attempt(place, said.challenge().isPresent() ? "it told" : said.otherwise()));
        return said.challenge();
    }

    private record Said(Optional<Challenge> challenge, String otherwise) {}

    private Optional<ApplicationFinding> found(
            Domain domain, URI place, Challenge challenge, List<Attempt> attempts) {
        var app = AppId.parseGuid(challenge.clientId());
        if (app.isEmpty()) {
            attempts.add(new Attempt(place, "what it calls its application is no GUID"));
            return Optional.empty();
        }
        var document = metadata(place.resolve(METADATA), app.get(), attempts);
        var told = document.map(MetadataDocument::realm);
        if (told.isPresent()
                && challenge.realm().filter(it -> !told.get().equals(it)).isPresent()) {
            attempts.add(new Attempt(place, "its challenge and its document name two realms"));
            return Optional.empty();
        }
        var realm = told.or(challenge::realm).flatMap(Realm::parseLowerCase);
        if (realm.isEmpty()) {
            attempts.add(new Attempt(place, "it does not say its realm"));
            return Optional.empty();
        }
        return Optional.of(
                new ApplicationFinding(
                        domain,
                        place,
                        app.get(),
                        realm.get(),
                        challenge.trustedIssuers(),
                        document.map(it -> document(domain, place, it)),
                        attempts));
    }

    private static Document document(Domain domain, URI place, MetadataDocument document) {
        return new Document(
                place.resolve(METADATA),
                document.keys(),
                hosts(domain, document),
                document.tokenProfiles());
    }

    /// A partner gives names of its own domain; another's are not its to give.
    private static Set<Domain> hosts(Domain domain, MetadataDocument document) {
        return document.allowedAudiences().stream()
                .flatMap(text -> PrincipalName.parse(text).stream())
                .flatMap(name -> Domain.parse(name.host()).stream())
                .filter(host -> host.equals(domain) || host.name().endsWith("." + domain))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<MetadataDocument> metadata(URI url, String app, List<Attempt> attempts) {
        return switch (https.send(Call.get(url, patience, MetadataDocument.MOST_BYTES))) {
            case NoAnswer(var _, var why) -> nothing(url, why, attempts);
            case Responded answer when answer.status() == 200 ->
                    parsed(url, answer.body(), app, attempts);
            case Responded answer ->
                    nothing(url, "it answered %d".formatted(answer.status()), attempts);
        };
    }

    private static Optional<MetadataDocument> parsed(
            URI url, byte[] body, String app, List<Attempt> attempts) {
        try {
            var document = MetadataDocument.parse(body);
            if (!document.serviceName().equals(app)) {
                return nothing(url, "it is of another application than the challenge", attempts);
            }
            attempts.add(new Attempt(url, "it told"));
            return Optional.of(document);
        } catch (MetadataMalformed malformed) {
            return nothing(url, String.valueOf(malformed.getMessage()), attempts);
        }
    }

    private static Optional<MetadataDocument> nothing(URI url, String why, List<Attempt> attempts) {
        attempts.add(new Attempt(url, why));
        return Optional.empty();
    }
}
