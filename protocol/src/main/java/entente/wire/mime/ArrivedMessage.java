package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The source of a message that another server hands over (RFC 5321, 4.4). Only its header is touched, by whole lines; every other byte stays as it is.
public final class ArrivedMessage {
    /// How it came: with which reverse path, which is empty for none; what the other server calls itself, and which network address it has; what this one is called, and when.
    public record Trace(String reversePath, String name, String peer, String by, Instant at) {}

    private static final String RETURN_PATH = "return-path";
    private static final Pattern NOT_IN_NAME = Pattern.compile("[^A-Za-z0-9.:_-]");
    private static final int LONGEST_NAME = 255;

    private ArrivedMessage() {}

    /// The message with the lines in front that say how it came, without a return path that somebody before said.
    public static Octets traced(Octets source, Trace trace) {
        return MessageStart.of(source).with(start -> traced(start, trace));
    }

    private static byte[] traced(byte[] source, Trace trace) {
        var lines =
                new HeaderLines()
                        .structured("Return-Path", "<%s>".formatted(trace.reversePath()))
                        .structured(
                                "Received",
                                "from %s ([%s]) by %s with LMTP; %s"
                                        .formatted(
                                                name(trace.name()),
                                                name(trace.peer()),
                                                name(trace.by()),
                                                HeaderDate.write(trace.at())))
                        .toString();
        var fields = HeaderRun.of(source);
        // Mailbox files part messages with a line that has to stay the first.
        var at = fields.isEmpty() ? 0 : fields.getFirst().from();
        var out = new ByteArrayOutputStream(source.length + lines.length() + 2);
        out.write(source, 0, at);
        out.writeBytes(lines.getBytes(UTF_8));
        if (!HeaderBlock.isThere(source)) {
            out.writeBytes("\r\n".getBytes(UTF_8));
        }
        for (var field : fields) {
            if (field.name().equals(RETURN_PATH)) {
                out.write(source, at, field.from() - at);
                at = field.to();
            }
        }
        out.write(source, at, source.length - at);
        return out.toByteArray();
    }

    /// Whether its header is no larger than those of messages are, which is 1 MiB: each of its lines is looked at, and there may be millions in as many bytes as a message has.
    public static boolean isHeaderBounded(Octets source) {
        return MessageStart.of(source).isHeaderBounded();
    }

    /// Through how many servers it came, as its header says.
    public static long hops(Octets source) {
        return HeaderRun.of(MessageStart.of(source).bytes()).stream()
                .filter(field -> field.name().equals("received"))
                .count();
    }

    /// The address that it says it is from; empty where it names nobody there, or several.
    public static Optional<String> author(Octets source) {
        var start = MessageStart.of(source).bytes();
        var from =
                HeaderRun.of(start).stream()
                        .filter(field -> field.name().equals("from"))
                        .flatMap(field -> FieldPeople.addresses(start, field).stream())
                        .toList();
        return from.size() == 1 ? Optional.of(from.getFirst()) : Optional.empty();
    }

    /// Whether each of its lines ends in CR LF, with neither of the two anywhere else, and none holds NUL (RFC 5321, 2.3.8 and 4.1.1.4). One that is not so is read
    /// as other messages by other servers.
    public static boolean isClean(Octets source) {
        var buffer = new byte[Octets.SMALL];
        var afterReturn = false;
        try (var in = source.open()) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                for (var at = 0; at < read; at++) {
                    var octet = buffer[at];
                    if (octet == 0 || afterReturn != (octet == '\n')) {
                        return false;
                    }
                    afterReturn = octet == '\r';
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !afterReturn;
    }

    private static String name(String said) {
        var name = NOT_IN_NAME.matcher(said).replaceAll("?");
        return name.isEmpty()
                ? "unknown"
                : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
