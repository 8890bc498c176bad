package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import entente.item.Octets;
import entente.matching.AskedItem;
import entente.matching.ItemParts;
import entente.matching.Meaning;
import entente.matching.SearchedItem;
import entente.question.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Which items in-place holds mean, by what stands in the file of whoever writes. For one change.
///
/// It fails closed: what cannot be searched whole is meant by each hold. And it reads no more than [#MOST_ITEMS] items of [#MOST_BYTES] together, the first of them in any case: all that is asked about after these is meant
/// too, until somebody looks at it again.
final class HeldMeanings {
    static final int MOST_ITEMS = 1_000;
    static final long MOST_BYTES = 64L << 20;

    private static final System.Logger LOG = System.getLogger(HeldMeanings.class.getName());

    private final Connection file;
    private final Address mailbox;
    private final Map<InPlaceHold, Meaning> meanings = new HashMap<>();
    private int items;
    private long bytes;

    HeldMeanings(Connection file, Address mailbox) {
        this.file = file;
        this.mailbox = mailbox;
    }

    OfItem of(StoredItem item) {
        return new OfItem(item);
    }

    /// Whether holds mean one item. It is read when that is asked first.
    final class OfItem implements Predicate<InPlaceHold> {
        private final StoredItem item;
        private Optional<Asked> asked = Optional.empty();

        private OfItem(StoredItem item) {
            this.item = item;
        }

        @Override
        public boolean test(InPlaceHold hold) {
            if (asked.isEmpty()) {
                asked = Optional.of(asked(item));
            }
            return switch (asked.get()) {
                case Asked.Whole(var words) -> meaning(hold).map(words::isMeantBy).orElse(true);
                case Asked.InPart _, Asked.NotYet _ -> true;
            };
        }

        boolean isRead() {
            return asked.filter(known -> !(known instanceof Asked.NotYet)).isPresent();
        }

        /// Whether it was taken for meant because enough had been read.
        boolean isToBeLookedAtAgain() {
            return asked.filter(Asked.NotYet.class::isInstance).isPresent();
        }
    }

    /// An item of which somebody asks.
    private sealed interface Asked {
        record Whole(AskedItem words) implements Asked {}

        /// Some of it cannot be searched.
        record InPart() implements Asked {}

        record NotYet() implements Asked {}
    }

    private Optional<Meaning> meaning(InPlaceHold hold) {
        return hold.query()
                .flatMap(HoldQuery::understood)
                .map(said ->
                        meanings.computeIfAbsent(
                                hold, _ -> Meaning.of(said.query(), said.zone(), hold.since())));
    }

    private Asked asked(StoredItem item) {
        if (items > 0 && (items >= MOST_ITEMS || bytes + item.size() > MOST_BYTES)) {
            return new Asked.NotYet();
        }
        items++;
        bytes += item.size();
        try {
            var searched =
                    SearchedItem.of(item.in(mailbox).content(), item.size(), new Parts(item));
            return searched.gaps().isEmpty()
                    ? new Asked.Whole(AskedItem.of(searched))
                    : new Asked.InPart();
        } catch (FileFailed failed) {
            throw failed;
        } catch (RuntimeException broken) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an item of {0} cannot be taken apart, and is held by each query: {1}",
                    mailbox,
                    broken.getClass().getSimpleName());
            return new Asked.InPart();
        }
    }

    /// The file itself cannot be read: then the change is not made.
    private static final class FileFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private FileFailed(SQLException cause) {
            super(cause);
        }
    }

    private final class Parts implements ItemParts {
        private final StoredItem item;

        private Parts(StoredItem item) {
            this.item = item;
        }

        @Override
        public Optional<Body> body() {
            for (var format : Body.Format.values()) {
                var text = stream(CutStream.name(format));
                if (text.isPresent()) {
                    return text.map(octets -> new Body(format, new String(octets, UTF_8)));
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<Octets> source() {
            return item.hasSource() ? stream(CutStream.SOURCE).map(Octets::of) : Optional.empty();
        }

        @Override
        public Optional<Octets> attachment(int number) {
            return stream(CutStream.name(number)).map(Octets::of);
        }

        private Optional<byte[]> stream(String name) {
            try {
                return PieceRows.read(file, mailbox, item.key(), name);
            } catch (SQLException e) {
                throw new FileFailed(e);
            }
        }
    }
}
