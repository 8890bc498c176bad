package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import entente.item.Octets;
import entente.spool.SpooledContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One of the streams of an item, by its name in the file, cut into pieces in their order. An empty one is one empty piece.
record CutStream(String name, List<Piece> pieces) {
    static final String SOURCE = "source";

    CutStream {
        pieces = List.copyOf(pieces);
    }

    /// `isMessage` says that a source is a MIME message. Of many pieces most lie in `packed`.
    static List<CutStream> all(ItemStreams streams, boolean isMessage, SpooledContents packed) {
        var all = new ArrayList<CutStream>();
        streams.body().map(CutStream::of).ifPresent(all::add);
        streams.source()
                .map(source ->
                        isMessage ? ofMessage(source, packed) : plain(SOURCE, source, packed))
                .ifPresent(all::add);
        streams.attachments()
                .forEach((number, bytes) -> all.add(plain(name(number), bytes, packed)));
        return all;
    }

    /// Of a MIME message.
    static CutStream ofMessage(Octets source, SpooledContents packed) {
        return cut(SOURCE, source, MessageCuts.ofMessage(source), packed::keep);
    }

    static CutStream of(Body body) {
        return held(name(body.format()), body.text().getBytes(UTF_8));
    }

    /// Of a calendar object.
    static CutStream ofCalendar(byte[] source) {
        return held(SOURCE, source);
    }

    static String name(Body.Format format) {
        return switch (format) {
            case TEXT -> "text";
            case HTML -> "html";
        };
    }

    static String name(int attachment) {
        return "attachment " + attachment;
    }

    /// Of bytes in memory, whose pieces stay there.
    private static CutStream held(String name, byte[] bytes) {
        var octets = Octets.of(bytes);
        return cut(name, octets, MessageCuts.ofBytes(octets), Octets::of);
    }

    private static CutStream plain(String name, Octets octets, SpooledContents packed) {
        return cut(name, octets, MessageCuts.ofBytes(octets), packed::keep);
    }

    private static CutStream cut(
            String name, Octets octets, List<Long> ends, Function<byte[], Octets> kept) {
        var pieces = new ArrayList<Piece>();
        var from = 0L;
        try (var in = octets.open()) {
            for (var to : ends) {
                var length = (int) (to - from);
                var bytes = in.readNBytes(length);
                if (bytes.length < length) {
                    throw new IllegalStateException("%s ends early".formatted(name));
                }
                pieces.add(Piece.of(bytes, kept));
                from = to;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CutStream(name, pieces);
    }
}
