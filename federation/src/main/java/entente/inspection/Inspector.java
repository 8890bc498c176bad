package entente.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.wire.jwt.TokenGlance;
import entente.wire.seal.XmlTree;
import entente.wire.soap.MalformedXml;
import java.util.regex.Pattern;

/// Looks at a token that somebody has at hand, of whichever kind it is.
public final class Inspector {
    /// The longest text that is looked at, in characters.
    public static final int MOST_CHARACTERS = 512 * 1024;

    private static final Pattern BEFORE_A_TOKEN =
            Pattern.compile("\\A(?:Authorization:\\s*)?Bearer\\s+", Pattern.CASE_INSENSITIVE);

    private final JwtInspection jwt;
    private final SamlInspection saml;

    public Inspector(Pipelines pipelines, KnownKeys keys) {
        this.jwt = new JwtInspection(pipelines.tokens(), keys);
        this.saml = new SamlInspection(pipelines.messages(), pipelines.places(), keys);
    }

    /// Looks at a JSON web token, with or without what stands before it in a request, or at a document that is or holds a SAML token.
    public Inspection inspect(String given, Circumstances as) throws Unrecognised {
        if (given.length() > MOST_CHARACTERS) {
            throw new Unrecognised("It is longer than is looked at, 512 KiB.");
        }
        var text = BEFORE_A_TOKEN.matcher(given.strip()).replaceFirst("");
        if (text.isEmpty()) {
            throw new Unrecognised("There is nothing in it.");
        }
        if (text.charAt(0) == '<') {
            return document(text, as);
        }
        var glance =
                TokenGlance.at(text)
                        .orElseThrow(() ->
                                new Unrecognised(
                                        "It is neither a JSON web token, which has segments of base64url with dots between them, nor XML."));
        return jwt.of(text, glance, as);
    }

    private Inspection document(String text, Circumstances as) throws Unrecognised {
        try {
            return saml.of(XmlTree.read(text.getBytes(UTF_8)), text, as.at());
        } catch (MalformedXml malformed) {
            throw new Unrecognised("It begins like XML, and is not: " + malformed.complaint());
        }
    }
}
