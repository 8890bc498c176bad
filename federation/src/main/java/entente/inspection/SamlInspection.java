package entente.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.delegation.DelegationRehearsal;
import entente.delegation.DelegationVerifier;
import entente.delegation.Destination;
import entente.delegation.SealedMessage;
import entente.inspection.Inspection.Part;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.tokens.Rehearsed;
import entente.wire.soap.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Looks at a document that is a SAML token or holds one: a message to us, an answer of a broker, the token alone.
final class SamlInspection {
    private final DelegationVerifier verifier;
    private final List<Destination> places;
    private final AssertionParts parts;
    private final MessagePart messages;

    SamlInspection(DelegationVerifier verifier, List<Destination> places, KnownKeys keys) {
        this.verifier = verifier;
        this.places = places;
        this.parts = new AssertionParts(keys);
        this.messages = new MessagePart(keys);
    }

    Inspection of(Element root, String text, Instant at) throws Unrecognised {
        var answer = Elements.first(root, "RequestedSecurityToken");
        if (answer.isPresent()) {
            return alone("an answer of a broker with a token", answer.get(), at);
        }
        return switch (root.local()) {
            case "Envelope" -> message(root, text, at);
            case "EncryptedData" -> encrypted("an encrypted token", root, at);
            case "Assertion" -> plain("an assertion that is not encrypted", root, at);
            default -> {
                var held =
                        Elements.first(root, "Assertion")
                                .or(() -> Elements.first(root, "EncryptedData"));
                yield alone(
                        "a document with a token",
                        held.flatMap(Element::parent)
                                .orElseThrow(() ->
                                        new Unrecognised(
                                                "It is XML without a SAML token: neither EncryptedData nor an assertion is in it.")),
                        at);
            }
        };
    }

    private Inspection alone(String kind, Element holder, Instant at) throws Unrecognised {
        var encrypted = Elements.child(holder, "EncryptedData");
        if (encrypted.isPresent()) {
            return encrypted(kind, encrypted.get(), at);
        }
        var assertion =
                Elements.child(holder, "Assertion")
                        .orElseThrow(
                                () -> new Unrecognised("It has no token where one should be."));
        return plain(kind + " that is not encrypted", assertion, at);
    }

    private Inspection message(Element root, String text, Instant at) {
        var seen = new ArrayList<Part>();
        seen.add(messages.of(root, at));
        Elements.first(root, "Security")
                .flatMap(security -> Elements.child(security, "EncryptedData"))
                .ifPresent(token -> seen.addAll(parts.ofEncrypted(token, at)));
        Elements.first(root, "OnBehalfOf")
                .flatMap(holder -> Elements.child(holder, "Assertion"))
                .ifPresent(person -> seen.add(parts.ofAssertion(person, at)));
        var action = MessagePart.text(root, "Action");
        var sealed =
                new SealedMessage(
                        text.getBytes(UTF_8),
                        List.of(action),
                        place(MessagePart.text(root, "To"), action));
        return new Inspection(
                MessagePart.kind(root),
                seen,
                verifier.rehearsal().ofMessage(sealed, at),
                List.of("the SOAPAction header of its request, taken to be its Action"),
                List.of("Where it came is taken from its To; --host does not count."));
    }

    /// The place of ours that its address names, or else one where it would be heard.
    private Destination place(String to, String action) {
        return Stream.concat(
                        places.stream().filter(place -> endsWith(to, place.path())),
                        places.stream()
                                .filter(place ->
                                        place.operations().stream()
                                                .anyMatch(each -> each.isNamed(action))))
                .findFirst()
                .or(() -> places.stream().findFirst())
                .orElseGet(() -> new Destination("", Set.of()));
    }

    private static boolean endsWith(String to, String path) {
        return to.regionMatches(true, to.length() - path.length(), path, 0, path.length());
    }

    private Inspection encrypted(String kind, Element token, Instant at) {
        return new Inspection(
                kind,
                parts.ofEncrypted(token, at),
                verifier.rehearsal().ofToken(token, at),
                DelegationRehearsal.OF_THE_MESSAGE,
                List.of());
    }

    private Inspection plain(String kind, Element assertion, Instant at) {
        var otherwise = verifier.rehearsal().ofPlain(assertion, at);
        var why = Refusal.of(Code.DELEGATION_UNREADABLE, "it is not encrypted, and no other comes");
        var also =
                otherwise
                        .refusal()
                        .map(more ->
                                "Were it encrypted for us, it would be refused all the same: %s, %s"
                                        .formatted(
                                                more.code(), more.cause().orElse(more.sentence())))
                        .orElse(
                                "Were it encrypted for us, nothing else were wrong with the token.");
        return new Inspection(
                kind,
                List.of(parts.ofAssertion(assertion, at)),
                Rehearsed.refused(otherwise.checks(), why),
                DelegationRehearsal.OF_THE_MESSAGE,
                List.of(also));
    }
}
