package entente.tokens;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataMalformed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads an issuer's metadata document: over HTTPS, without a redirect, at most 256 KiB in ten seconds.
final class MetadataReader {
    private static final Logger LOG = LoggerFactory.getLogger(MetadataReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Https https;

    MetadataReader(Https https) {
        this.https = https;
    }

    /// The keys of the document at the source, or why it is not believed; the log tells that too, for it may be an attack.
    KeyDocument read(KeySource source) {
        var result = fetch(source);
        if (result instanceof KeyDocument.Refused(var why)) {
            LOG.warn("{} {}: {}", why.code(), source, why.cause().orElse(why.sentence()));
        }
        return result;
    }

    private KeyDocument fetch(KeySource source) {
        if (!"https".equals(source.metadataUrl().getScheme())) {
            return refused("its address is not https.");
        }
        var call = Call.get(source.metadataUrl(), PATIENCE, MetadataDocument.MOST_BYTES);
        return switch (https.send(call)) {
            case Outcome.Responded(var status, var _, var body) ->
                    status == 200
                            ? parse(source, body)
                            : refused("it came with HTTP " + status + ".");
            case Outcome.NoAnswer(var kind, var why) ->
                    new KeyDocument.Refused(
                            Refusal.of(Code.METADATA_UNREACHABLE, kind + ": " + why));
        };
    }

    private static KeyDocument parse(KeySource source, byte[] body) {
        try {
            var document = MetadataDocument.parse(body);
            return source.confirms(document)
                    ? new KeyDocument.Read(document.keys())
                    : refused(
                            "it calls itself %s in realm %s, which is not what was registered."
                                    .formatted(
                                            TokenRefused.quoted(document.issuer()),
                                            TokenRefused.quoted(document.realm())));
        } catch (MetadataMalformed malformed) {
            return refused(malformed.getMessage() + ".");
        }
    }

    private static KeyDocument refused(String cause) {
        return new KeyDocument.Refused(Refusal.of(Code.METADATA_REFUSED, cause));
    }
}
