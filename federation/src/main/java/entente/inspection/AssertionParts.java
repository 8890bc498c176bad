package entente.inspection;

import entente.inspection.Inspection.Moment;
import entente.inspection.Inspection.Part;
import entente.trusts.FederationTrust;
import entente.wire.seal.Encryption;
import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.KeyId;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The layers of a SAML token: its encryption, which is opened where it is for us, and the assertion, of which everything is shown but the
/// proof of possession.
record AssertionParts(KnownKeys keys) {
    private static final int MOST_PLAIN_BYTES = 64 * 1024;
    private static final int MOST_ATTRIBUTES = 64;

    List<Part> ofEncrypted(Element encrypted, Instant at) {
        var header = new TreeMap<String, String>();
        Elements.child(encrypted, "EncryptionMethod")
                .ifPresent(it -> header.put("encrypted with", algorithm(it)));
        Elements.first(encrypted, "EncryptedKey")
                .flatMap(it -> Elements.child(it, "EncryptionMethod"))
                .ifPresent(it -> header.put("key carried with", algorithm(it)));
        header.put("encrypted for", recipient(encrypted));
        var parts = new ArrayList<Part>();
        var opened = opened(encrypted, header);
        parts.add(
                new Part(
                        "encrypted token",
                        header,
                        new TreeMap<>(),
                        List.of(),
                        "that of the assertion inside"));
        opened.ifPresent(assertion -> parts.add(ofAssertion(assertion, at)));
        return parts;
    }

    private static String algorithm(Element method) {
        return Elements.shown(method.attribute("Algorithm").orElse(""));
    }

    private String recipient(Element encrypted) {
        var named =
                Elements.first(encrypted, "KeyIdentifier")
                        .flatMap(it -> KeyId.parse(it.text().strip()));
        if (named.isEmpty()) {
            return "nobody that it names in a way known here";
        }
        return keys.federation().get().stream()
                .map(FederationTrust::keys)
                .flatMap(KnownKeys::ours)
                .filter(key -> KeyId.in(key.certificate()).equals(named))
                .findFirst()
                .map(KnownKey::words)
                .orElseGet(() -> "key %s, none of ours".formatted(named.get().base64()));
    }

    /// By whichever key of ours it names, and whatever the algorithms: nothing is done with it but to show it to an administrator.
    private Optional<Element> opened(Element encrypted, TreeMap<String, String> header) {
        try {
            var plain =
                    Encryption.decrypt(
                            encrypted,
                            named ->
                                    keys.federation()
                                            .get()
                                            .flatMap(trust -> trust.keys().decrypting(named)),
                            EnumSet.allOf(Suite.class),
                            MOST_PLAIN_BYTES);
            var root = XmlTree.read(plain);
            header.put("opened", "yes");
            return Optional.of(root);
        } catch (SealBroken broken) {
            header.put("opened", "no: " + Elements.shown(broken.getMessage()));
        } catch (MalformedXml noDocument) {
            header.put("opened", "yes, and it is no document");
        }
        return Optional.empty();
    }

    Part ofAssertion(Element assertion, Instant at) {
        var says = new TreeMap<String, String>();
        attribute(assertion, "AssertionID")
                .or(() -> attribute(assertion, "ID"))
                .ifPresent(id -> says.put("id", id));
        attribute(assertion, "Issuer")
                .or(() -> Elements.child(assertion, "Issuer").map(Elements::text))
                .ifPresent(issuer -> says.put("issuer", issuer));
        for (var name : List.of("Audience", "NameIdentifier", "NameID", "ConfirmationMethod")) {
            Elements.first(assertion, name).ifPresent(it -> says.put(name, Elements.text(it)));
        }
        attributes(assertion).forEach(it -> says.merge(name(it), value(it), "%s, %s"::formatted));
        return new Part(
                "assertion", version(assertion), says, times(assertion, at), signature(assertion));
    }

    private static TreeMap<String, String> version(Element assertion) {
        var header = new TreeMap<String, String>();
        var version =
                attribute(assertion, "Version")
                        .or(() ->
                                attribute(assertion, "MajorVersion")
                                        .map(it ->
                                                it
                                                        + "."
                                                        + assertion
                                                                .attribute("MinorVersion")
                                                                .orElse("")));
        header.put("SAML", version.orElse("of no version"));
        return header;
    }

    private static Stream<Element> attributes(Element assertion) {
        return assertion
                .descendants()
                .filter(each -> each.local().equals("Attribute"))
                .limit(MOST_ATTRIBUTES);
    }

    private static String name(Element attribute) {
        return attribute(attribute, "AttributeName")
                .or(() -> attribute(attribute, "Name"))
                .orElse("an attribute without a name");
    }

    private static String value(Element attribute) {
        return Elements.child(attribute, "AttributeValue").map(Elements::text).orElse("");
    }

    private static List<Moment> times(Element assertion, Instant at) {
        var times = new ArrayList<Moment>();
        attribute(assertion, "IssueInstant")
                .flatMap(AssertionParts::time)
                .ifPresent(time -> times.add(Moment.of("IssueInstant", time, at)));
        Elements.first(assertion, "Conditions")
                .ifPresent(conditions -> {
                    for (var name : List.of("NotBefore", "NotOnOrAfter")) {
                        attribute(conditions, name)
                                .flatMap(AssertionParts::time)
                                .ifPresent(time -> times.add(Moment.of(name, time, at)));
                    }
                });
        return times;
    }

    static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private String signature(Element assertion) {
        if (Elements.child(assertion, "Signature").isEmpty()) {
            return "there is none";
        }
        var id = assertion.attribute("AssertionID").isPresent() ? "AssertionID" : "ID";
        var known = keys.ofTheFederation();
        var why = "";
        for (var key : known) {
            try {
                EnvelopedSignature.verify(
                        assertion,
                        id,
                        List.of(key.certificate().getPublicKey()),
                        EnumSet.allOf(Suite.class));
                return "valid, by " + key.words();
            } catch (SealBroken broken) {
                why = ": " + Elements.shown(broken.getMessage());
            }
        }
        return "by none of the %d keys of the federation known here%s".formatted(known.size(), why);
    }

    private static Optional<String> attribute(Element element, String name) {
        return element.attribute(name).map(Elements::shown);
    }
}
