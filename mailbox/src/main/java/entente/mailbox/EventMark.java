package entente.mailbox;

import entente.question.Address;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// How much of what happened in a mailbox somebody was told: all changes to its items up to one number, and all to its folders up to another.
///
/// `made` is when the mailbox was, in milliseconds' precision, so that another mailbox of the same address is told apart. Whoever gives a mark away says for whom it is; it is
/// base64 that means nothing to others, and good for as long as the mailbox is and it is known what happened since.
public record EventMark(Address mailbox, Instant made, long items, long folders) {
    private static final byte FORM = 3;
    private static final int DIGEST_LENGTH = 8;
    private static final int LENGTH = 1 + 3 * Long.BYTES + 2 * DIGEST_LENGTH;

    /// As it is given away for somebody, whose name is nobody else's.
    public String text(String holder) {
        return text(digest("holder", holder));
    }

    /// Reads what was given away of this mailbox; empty when it is not that.
    public static Optional<Given> parse(String text, Address mailbox) {
        return OpaqueText.state(text, LENGTH)
                .flatMap(bytes -> {
                    var given = read(ByteBuffer.wrap(bytes), mailbox);
                    return Optional.of(given).filter(known -> known.text().equals(text.strip()));
                });
    }

    /// A mark that came back.
    public record Given(EventMark mark, String holder) {
        /// Whether it was given away for this one.
        public boolean isFor(String name) {
            return holder.equals(Base64.getEncoder().encodeToString(digest("holder", name)));
        }

        private String text() {
            return mark.text(Base64.getDecoder().decode(holder));
        }
    }

    EventMark at(long newItems, long newFolders) {
        return new EventMark(mailbox, made, newItems, newFolders);
    }

    private static Given read(ByteBuffer in, Address mailbox) {
        in.get();
        var made = Instant.ofEpochMilli(in.getLong());
        var mark = new EventMark(mailbox, made, in.getLong(), in.getLong());
        var holder = new byte[DIGEST_LENGTH];
        in.get(holder);
        return new Given(mark, Base64.getEncoder().encodeToString(holder));
    }

    private String text(byte[] holder) {
        var bytes =
                ByteBuffer.allocate(LENGTH)
                        .put(FORM)
                        .putLong(made.toEpochMilli())
                        .putLong(items)
                        .putLong(folders)
                        .put(holder)
                        .put(
                                digest(
                                        mailbox.toString(),
                                        "%d %d %d %s"
                                                .formatted(
                                                        made.toEpochMilli(),
                                                        items,
                                                        folders,
                                                        Arrays.toString(holder))));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static byte[] digest(String... parts) {
        var all = new String[parts.length + 1];
        all[0] = "events";
        System.arraycopy(parts, 0, all, 1, parts.length);
        return Arrays.copyOf(Digest.of(all), DIGEST_LENGTH);
    }
}
