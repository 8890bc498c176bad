package entente.inspection;

import entente.inspection.Inspection.Moment;
import entente.inspection.Inspection.Part;
import entente.wire.seal.KeyReference;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;

/// A SOAP message round a token: where it is addressed to, what it asks, and who signed it.
record MessagePart(KnownKeys keys) {
    Part of(Element root, Instant at) {
        var says = new TreeMap<String, String>();
        for (var name : List.of("To", "Action", "MessageID", "RelatesTo")) {
            Elements.first(root, name).ifPresent(it -> says.put(name, Elements.text(it)));
        }
        says.put("Body", content(root));
        return new Part("message", new TreeMap<>(), says, times(root, at), signature(root));
    }

    static String kind(Element envelope) {
        return switch (content(envelope)) {
            case "RequestSecurityToken" -> "a token request to a broker (RST)";
            default ->
                    Elements.first(envelope, "Security")
                                    .flatMap(it -> Elements.child(it, "EncryptedData"))
                                    .isPresent()
                            ? "a sealed message with a delegation token"
                            : "a SOAP message without a delegation token";
        };
    }

    static String text(Element root, String name) {
        return Elements.first(root, name).map(it -> it.text().strip()).orElse("");
    }

    private static String content(Element envelope) {
        return Elements.child(envelope, "Body")
                .flatMap(body -> XmlTree.children(body).stream().findFirst())
                .map(content -> Elements.shown(content.local()))
                .orElse("");
    }

    private static List<Moment> times(Element root, Instant at) {
        var times = new ArrayList<Moment>();
        Elements.first(root, "Timestamp")
                .ifPresent(stamp -> {
                    for (var name : List.of("Created", "Expires")) {
                        Elements.child(stamp, name)
                                .flatMap(it -> AssertionParts.time(Elements.text(it)))
                                .ifPresent(time -> times.add(Moment.of(name, time, at)));
                    }
                });
        return times;
    }

    private String signature(Element root) {
        try {
            var header = SecurityHeader.read(root);
            return switch (header.signedBy()) {
                case KeyReference.Assertion(var id) ->
                        "with the proof key of assertion %s; the checks tell whether it holds"
                                .formatted(Elements.shown(id));
                case KeyReference.Certificate(var keyId) ->
                        signer(header, "names the key " + keyId.base64());
            };
        } catch (SealBroken broken) {
            return "not looked at: " + Elements.shown(broken.getMessage());
        }
    }

    private String signer(SecurityHeader header, String named) {
        for (var known : keys.ofTheFederation()) {
            try {
                header.verify(known.certificate().getPublicKey(), EnumSet.allOf(Suite.class));
                return "valid, by " + known.words();
            } catch (SealBroken notThisKey) {
                // The next may be the one.
            }
        }
        return named + ", and is by none of the federation's keys known here";
    }
}
