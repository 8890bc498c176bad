package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Octets;
import entente.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All of an item as bytes that can be taken elsewhere and become the same item again: what it says, its streams, and when it was made.
///
/// A form of our own: a word by which it is known, the form's number, then each part after its length, and at the end the SHA-256 of all before it. Source and attachments stay where they lie, on the way out and in.
public record ItemParcel(ItemContent content, ItemStreams streams, Instant made) {
    private static final Octets HEAD =
            Octets.joined(List.of(Octets.of("ENTITEM".getBytes(UTF_8)), Octets.of(new byte[] {1})));
    private static final int HASH = 32;

    private static final byte NO_BODY = 0;
    private static final byte TEXT = 1;
    private static final byte HTML = 2;

    public Octets octets() {
        var all = new ArrayList<Octets>();
        all.add(HEAD);
        var time = ByteBuffer.allocate(Long.BYTES);
        all.add(Octets.of(time.putLong(made.toEpochMilli()).array()));
        addPart(all, Octets.of(Facts.written(content)));
        all.add(Octets.of(new byte[] {format()}));
        addPart(all, Octets.of(body()));
        all.add(Octets.of(new byte[] {(byte) (streams.source().isPresent() ? 1 : 0)}));
        addPart(all, streams.source().orElse(Octets.NONE));
        all.add(number(streams.attachments().size()));
        new TreeMap<>(streams.attachments())
                .forEach((number, bytes) -> {
                    all.add(number(number));
                    addPart(all, bytes);
                });
        all.add(Octets.of(Digest.of(Octets.joined(all))));
        return Octets.joined(all);
    }

    private byte format() {
        return streams.body()
                .map(body -> body.format() == Body.Format.HTML ? HTML : TEXT)
                .orElse(NO_BODY);
    }

    private byte[] body() {
        return streams.body().map(text -> text.text().getBytes(UTF_8)).orElse(new byte[0]);
    }

    private static void addPart(List<Octets> all, Octets part) {
        all.add(number(Math.toIntExact(part.length())));
        all.add(part);
    }

    private static Octets number(int number) {
        var bytes = ByteBuffer.allocate(Integer.BYTES);
        return Octets.of(bytes.putInt(number).array());
    }

    /// What [#octets] gave, whose parts are read of it; empty where something else, or less, or more, or of a newer form.
    public static Optional<ItemParcel> read(Octets parcel) {
        var end = parcel.length() - HASH;
        if (end < HEAD.length() || !parcel.slice(0, HEAD.length()).isSame(HEAD)) {
            return Optional.empty();
        }
        var said = parcel.slice(0, end);
        var hash = parcel.slice(end, HASH).bytes();
        if (!MessageDigest.isEqual(Digest.of(said), hash)) {
            return Optional.empty();
        }
        try (var in = new ParcelReader(said)) {
            in.part(HEAD.length());
            var read = read(in);
            return Optional.of(read).filter(_ -> in.isAtEnd());
        } catch (IOException | IllegalArgumentException | DateTimeException | Problem wrong) {
            return Optional.empty();
        }
    }

    private static ItemParcel read(ParcelReader in) throws IOException {
        var made = Instant.ofEpochMilli(in.time());
        var content = FactsReader.read(in.part().bytes());
        var format = in.octet();
        var text = new String(in.part().bytes(), UTF_8);
        var body =
                switch (format) {
                    case NO_BODY -> Optional.<Body>empty();
                    case TEXT -> Optional.of(new Body(Body.Format.TEXT, text));
                    case HTML -> Optional.of(new Body(Body.Format.HTML, text));
                    default -> throw new IllegalArgumentException("a body of no format");
                };
        var hasSource = in.octet() == 1;
        var source = Optional.of(in.part()).filter(_ -> hasSource);
        return new ItemParcel(content, new ItemStreams(body, source, attachments(in)), made);
    }

    private static Map<Integer, Octets> attachments(ParcelReader in) throws IOException {
        var attachments = new HashMap<Integer, Octets>();
        for (var left = in.number(); left > 0; left--) {
            attachments.put(in.number(), in.part());
        }
        return attachments;
    }
}
