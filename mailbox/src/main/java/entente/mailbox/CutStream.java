package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One of the streams of an item, by its name in the file, cut into pieces in their order. An empty one is one empty piece.
record CutStream(String name, List<Piece> pieces) {
    static final String SOURCE = "source";

    CutStream {
        pieces = List.copyOf(pieces);
    }

    /// `isMessage` says that a source is a MIME message.
    static List<CutStream> all(ItemStreams streams, boolean isMessage) {
        var all = new ArrayList<CutStream>();
        streams.body().map(CutStream::of).ifPresent(all::add);
        streams.source()
                .map(source ->
                        isMessage
                                ? cut(SOURCE, source, MessageCuts.ofMessage(source))
                                : plain(SOURCE, source))
                .ifPresent(all::add);
        streams.attachments().forEach((number, bytes) -> all.add(plain(name(number), bytes)));
        return all;
    }

    static CutStream of(Body body) {
        return plain(name(body.format()), body.text().getBytes(UTF_8));
    }

    /// Of a calendar object.
    static CutStream ofCalendar(byte[] source) {
        return plain(SOURCE, source);
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

    private static CutStream plain(String name, byte[] bytes) {
        return cut(name, bytes, MessageCuts.ofBytes(bytes));
    }

    private static CutStream cut(String name, byte[] bytes, List<Integer> ends) {
        var pieces = new ArrayList<Piece>();
        var from = 0;
        for (var to : ends) {
            pieces.add(Piece.of(Arrays.copyOfRange(bytes, from, to)));
            from = to;
        }
        return new CutStream(name, pieces);
    }
}
