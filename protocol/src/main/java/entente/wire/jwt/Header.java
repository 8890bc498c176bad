package entente.wire.jwt;

import entente.wire.jwt.TokenMalformed.Part;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// What a token says of its signature: which algorithm, and which key by thumbprint or name (RFC 7515 4.1).
///
/// `alg` is one of RS256, PS256, ES256 and `none`; `typ` is JWT, at+jwt, or empty where none is asked for. Thumbprints have lost their padding. Keys and addresses of keys that a header brings along are not read.
public record Header(
        String alg,
        String typ,
        Optional<String> x5t,
        Optional<String> x5tS256,
        Optional<String> kid) {
    private static final int MOST_BYTES = 2 * 1024;
    private static final Set<String> TYPES = Set.of("JWT", "at+jwt");
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{1,64}={0,2}");
    private static final Pattern KEY_NAME = Pattern.compile("[\\x21-\\x7e]{1,256}");

    /// Reads the decoded first segment: at most 2 KiB, no member twice, no `crit`.
    static Header read(byte[] json, boolean typeRequired) throws TokenMalformed {
        var object =
                Json.object(json, MOST_BYTES)
                        .orElseThrow(() ->
                                wrong(
                                        "the header is no JSON object of at most 2 KiB whose members differ"));
        if (object.has("crit")) {
            throw wrong("the header demands an extension (crit)");
        }
        return new Header(
                readAlgorithm(object),
                readType(object, typeRequired),
                readThumbprint(object, "x5t"),
                readThumbprint(object, "x5t#S256"),
                readMember(object, "kid", KEY_NAME));
    }

    private static String readAlgorithm(ObjectNode object) throws TokenMalformed {
        return Json.text(object, "alg")
                .filter(alg -> alg.equals(Algorithm.NONE) || Algorithm.of(alg).isPresent())
                .orElseThrow(() ->
                        new TokenMalformed(
                                Part.ALGORITHM, "the algorithm is not one of RS256, PS256, ES256"));
    }

    private static String readType(ObjectNode object, boolean required) throws TokenMalformed {
        if (!object.has("typ") && !required) {
            return "";
        }
        return Json.text(object, "typ")
                .filter(TYPES::contains)
                .orElseThrow(() -> wrong("the type (typ) is neither JWT nor at+jwt"));
    }

    private static Optional<String> readThumbprint(ObjectNode object, String name)
            throws TokenMalformed {
        return readMember(object, name, THUMBPRINT).map(Header::withoutPadding);
    }

    private static Optional<String> readMember(ObjectNode object, String name, Pattern shape)
            throws TokenMalformed {
        if (!object.has(name)) {
            return Optional.empty();
        }
        return Optional.of(
                Json.text(object, name)
                        .filter(value -> shape.matcher(value).matches())
                        .orElseThrow(() -> wrong(name + " is not what it should be")));
    }

    /// At least one maker of tokens pads its thumbprints.
    static String withoutPadding(String thumbprint) {
        var end = thumbprint.indexOf('=');
        return end < 0 ? thumbprint : thumbprint.substring(0, end);
    }

    private static TokenMalformed wrong(String message) {
        return new TokenMalformed(Part.HEADER, message);
    }
}
