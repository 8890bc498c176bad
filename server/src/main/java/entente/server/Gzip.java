package entente.server;

import entente.gate.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compresses XML answers for clients that ask for it (RFC 9110, 12.5.3). JSON stays as it is: some of it carries a token,
/// whose length compression would betray.
final class Gzip {
    /// What a new TCP connection sends before it waits for the first acknowledgement (RFC 6928): below it, compressing saves no
    /// round trip and costs both sides more than the bytes do.
    private static final int WORTH_IT = 14_000;

    private static final Pattern GZIP =
            Pattern.compile("(^|[,\\s])gzip\\s*($|[,;])", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFUSED =
            Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*($|,)", Pattern.CASE_INSENSITIVE);

    private Gzip() {}

    static Reply wanted(@Nullable String acceptEncoding, Reply reply) {
        return reply.length() >= WORTH_IT
                        && acceptEncoding != null
                        && contentType(reply).startsWith("text/xml")
                        && asksForIt(acceptEncoding)
                ? compressed(reply)
                : reply;
    }

    private static String contentType(Reply reply) {
        return reply.headers().getOrDefault("Content-Type", List.of("")).getFirst();
    }

    private static boolean asksForIt(String acceptEncoding) {
        return GZIP.matcher(acceptEncoding).find() && !REFUSED.matcher(acceptEncoding).find();
    }

    private static Reply compressed(Reply reply) {
        var bytes = new ByteArrayOutputStream(reply.length() / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(reply.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Reply(reply.status(), reply.headers(), bytes.toByteArray())
                .with("Content-Encoding", "gzip")
                .with("Vary", "Accept-Encoding");
    }
}
