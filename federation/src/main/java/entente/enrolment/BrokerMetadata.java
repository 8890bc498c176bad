package entente.enrolment;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.trusts.FederationTrust.TokenIssuer;
import entente.wire.seal.KeyId;
import entente.wire.seal.SealBroken;
import entente.wire.soap.MalformedXml;
import entente.wire.trust.FederationMetadata;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The broker's own document, fetched and believed: the first time by the thumbprint that an administrator gave, or because it came over a
/// verified connection; from then on only when a key signed it that is trusted already.
record BrokerMetadata(Https https) {
    static final String PATH = "/FederationMetadata/2006-12/FederationMetadata.xml";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// The broker as its document has it for the first time.
    TokenIssuer pinned(Membership membership) throws Stopped {
        var place = URI.create(membership.broker() + PATH);
        try {
            var document = FederationMetadata.readToBePinned(fetch(place).body());
            var seen = Thumbprint.of(document.signing().getFirst());
            if (membership.pin().filter(pin -> !pin.equals(seen)).isPresent()) {
                throw refused(
                        "The broker signs with the certificate %s, and %s was expected."
                                .formatted(seen, membership.pin().orElseThrow()));
            }
            return issuer(document, place);
        } catch (MalformedXml | SealBroken broken) {
            throw unreadable(broken);
        }
    }

    /// Refuses a thumbprint that is of no key which is believed now.
    static void requireKnown(TokenIssuer known, String pin) throws Stopped {
        if (!isKnown(known, pin)) {
            throw refused(
                    "The broker that was joined signs with the certificate %s, and %s was expected."
                            .formatted(Thumbprint.of(known.signing()), pin));
        }
    }

    /// Whether a thumbprint is of a key which is believed now.
    static boolean isKnown(TokenIssuer known, String pin) {
        return Stream.concat(Stream.of(known.signing()), known.previousSigning().stream())
                .map(Thumbprint::of)
                .anyMatch(pin::equals);
    }

    /// The same broker at another address, with the keys that it has there: it is the same if a key signs its document by which it is known.
    TokenIssuer moved(TokenIssuer known, URI broker) throws Stopped {
        return refreshed(
                new TokenIssuer(
                        known.uri(),
                        known.endpoint(),
                        URI.create(broker + PATH),
                        known.signing(),
                        known.previousSigning(),
                        known.encryption()));
    }

    /// The broker as its document has it now. It is asked to sign it with the key by which it is known here, which it does for as long as it publishes
    /// that one: so a change of its keys that was not seen ahead is learnt all the same.
    TokenIssuer refreshed(TokenIssuer known) throws Stopped {
        try {
            var document =
                    FederationMetadata.read(
                            fetch(signedByWhatIsKnown(known)).body(), known.signingKeys());
            if (!document.issuerUri().equals(known.uri())) {
                throw refused("The broker's document names another issuer than it did.");
            }
            requireNoOlder(document, known);
            return issuer(document, known.metadata());
        } catch (MalformedXml | SealBroken broken) {
            throw unreadable(broken);
        }
    }

    /// A broker goes on to newer keys and never back: what says otherwise was true once, and is shown again by somebody.
    private static void requireNoOlder(FederationMetadata document, TokenIssuer known)
            throws Stopped {
        var first = document.signing().getFirst();
        if (began(first).isBefore(began(known.signing()))) {
            throw refused(
                    "The broker's document is an old one: it signs with a key that is older than the one we know, of %s. If the broker did go back to it, remove the trust and join again."
                            .formatted(began(known.signing())));
        }
    }

    private static Instant began(X509Certificate certificate) {
        return certificate.getNotBefore().toInstant();
    }

    private static URI signedByWhatIsKnown(TokenIssuer known) {
        var place = known.metadata();
        var names =
                Stream.concat(Stream.of(known.signing()), known.previousSigning().stream())
                        .flatMap(certificate -> KeyId.in(certificate).stream())
                        .map(key ->
                                "signed-by="
                                        + Base64.getUrlEncoder()
                                                .withoutPadding()
                                                .encodeToString(key.bytes()))
                        .collect(Collectors.joining("&"));
        return names.isEmpty()
                ? place
                : URI.create(place + (place.getQuery() == null ? "?" : "&") + names);
    }

    Responded fetch(URI place) throws Stopped {
        return switch (https.send(Call.get(place, PATIENCE, FederationMetadata.MOST_BYTES))) {
            case NoAnswer(var _, var why) ->
                    throw new Stopped(
                            Refusal.of(Code.TRUST_BROKER_SILENT)
                                    .saying("The broker did not answer: %s.".formatted(why)));
            case Responded answer when answer.status() == 200 -> answer;
            case Responded answer ->
                    throw refused("%s answered %d.".formatted(place, answer.status()));
        };
    }

    /// Of the keys that the document lists the first signs now; one more is believed for as long as it is listed.
    private static TokenIssuer issuer(FederationMetadata document, URI place) {
        var signing = document.signing();
        return new TokenIssuer(
                document.issuerUri(),
                document.tokenEndpoint(),
                place,
                signing.getFirst(),
                signing.size() > 1 ? Optional.of(signing.get(1)) : Optional.empty(),
                document.encryption());
    }

    private static Stopped unreadable(Exception broken) {
        return refused("The broker's document is not believed: %s.".formatted(broken.getMessage()));
    }

    private static Stopped refused(String sentence) {
        return Stopped.saying(Code.TRUST_METADATA_REFUSED, sentence);
    }
}
