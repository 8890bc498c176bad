package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// What an issuer publishes of itself at `/metadata/json/1`: its keys and where it answers.
///
/// It supplies keys and endpoints only; who is trusted comes from configuration, and the reader compares `realm` and `issuer`
/// with that. `realm` and `issuer` may hold `*` where one document serves many realms. `keys` are those that can be used, best first.
/// `tokenProfiles` are the shapes of token that the issuer can be sent, by our names for them; servers that do not know the member have none.
public record MetadataDocument(
        String realm,
        String serviceName,
        String issuer,
        List<String> allowedAudiences,
        List<VerifyKey> keys,
        List<Endpoint> endpoints,
        List<String> tokenProfiles) {
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_KEYS = 16;
    private static final int MOST_ENTRIES = 64;

    public MetadataDocument {
        allowedAudiences = List.copyOf(allowedAudiences);
        keys = List.copyOf(keys);
        endpoints = List.copyOf(endpoints);
        tokenProfiles = List.copyOf(tokenProfiles);
    }

    /// A place where the issuer answers, such as protocol OAuth2 with usage issuance.
    public record Endpoint(String location, String protocol, String usage) {}

    /// Reads a document of at most 256 KiB; names of members count in any case. A key is left out when it is no certificate, is
    /// weak, is not for signing, or is not the one its thumbprint says; a document without any key left is refused.
    public static MetadataDocument parse(byte[] json) throws MetadataMalformed {
        var object =
                Json.object(json, MOST_BYTES)
                        .flatMap(Json::folded)
                        .orElseThrow(() ->
                                new MetadataMalformed(
                                        "it is no JSON object of at most 256 KiB whose members differ"));
        var keys = objects(object, "keys").stream().flatMap(entry -> key(entry).stream()).toList();
        if (keys.isEmpty()) {
            throw new MetadataMalformed("it has no key that can be used");
        }
        return new MetadataDocument(
                member(object, "realm"),
                member(object, "servicename"),
                member(object, "issuer"),
                texts(object, "allowedaudiences"),
                keys.stream().distinct().limit(MOST_KEYS).toList(),
                objects(object, "endpoints").stream().map(MetadataDocument::endpoint).toList(),
                texts(object, "tokenprofiles"));
    }

    private static Optional<VerifyKey> key(ObjectNode entry) {
        var usage = Json.text(entry, "usage").orElse("signing");
        if (!usage.equalsIgnoreCase("signing")
                || !(entry.get("keyvalue") instanceof ObjectNode value)
                || !member(value, "type").equalsIgnoreCase("x509Certificate")) {
            return Optional.empty();
        }
        var stated =
                entry.get("keyinfo") instanceof ObjectNode info
                        ? Json.text(info, "x5t").map(Header::withoutPadding)
                        : Optional.<String>empty();
        return der(member(value, "value"))
                .flatMap(VerifyKey::parse)
                .filter(key -> stated.map(key.x5t()::equals).orElse(true));
    }

    static Optional<byte[]> der(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Endpoint endpoint(ObjectNode entry) {
        return new Endpoint(
                member(entry, "location"), member(entry, "protocol"), member(entry, "usage"));
    }

    private static List<ObjectNode> objects(ObjectNode object, String name) {
        var found = new ArrayList<ObjectNode>();
        object.path(name)
                .forEach(element -> {
                    if (element instanceof ObjectNode entry && found.size() < MOST_ENTRIES) {
                        found.add(entry);
                    }
                });
        return found;
    }

    private static List<String> texts(ObjectNode object, String name) {
        var found = new ArrayList<String>();
        object.path(name)
                .forEach(element -> {
                    if (element.isString() && found.size() < MOST_ENTRIES) {
                        found.add(element.stringValue());
                    }
                });
        return found;
    }

    private static String member(ObjectNode object, String name) {
        return Json.text(object, name).orElse("");
    }

    /// The endpoint of one use, by protocol and usage in any case.
    public Optional<String> location(String protocol, String usage) {
        return endpoints.stream()
                .filter(each -> each.protocol().equalsIgnoreCase(protocol))
                .filter(each -> each.usage().equalsIgnoreCase(usage))
                .map(Endpoint::location)
                .findFirst();
    }

    /// The document as it is published; the same content has the same `id`.
    public byte[] json() {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", "_" + UUID.nameUUIDFromBytes(toString().getBytes(UTF_8)));
        document.put("version", "1.0");
        document.put("name", "Entente");
        document.put("realm", realm);
        document.put("serviceName", serviceName);
        document.put("issuer", issuer);
        document.put("allowedAudiences", allowedAudiences);
        document.put("keys", keys.stream().map(MetadataDocument::published).toList());
        document.put("endpoints", endpoints);
        if (!tokenProfiles.isEmpty()) {
            document.put("tokenProfiles", tokenProfiles);
        }
        return Json.bytes(document);
    }

    private static Map<String, Object> published(VerifyKey key) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("usage", "signing");
        entry.put("keyinfo", Map.of("x5t", key.x5t()));
        var value = new LinkedHashMap<String, Object>();
        value.put("type", "x509Certificate");
        value.put("value", base64(key));
        entry.put("keyvalue", value);
        return entry;
    }

    static String base64(VerifyKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException("the certificate has no DER form", cannotBe);
        }
    }
}
