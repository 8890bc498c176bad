package entente.mailbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.calendar.CalendarObject;
import entente.calendar.CalendarObjects;
import entente.calendar.Owner;
import java.util.Optional;
import java.util.function.Supplier;

/// What the sources of appointments say, read once for each change to them: lists of a calendar ask for the same ones again and again. Those that were asked for last stay in memory, as far as there is room; the
/// source on the disk remains all that there is.
final class ReadAppointments {
    /// In bytes of sources. What they say takes several times that.
    private static final long MOST = 8L << 20;

    /// What a small one takes all the same.
    private static final int LEAST = 1_024;

    /// An appointment as a change left it, on its owner's clock.
    private record Key(ItemId item, Change change, Owner owner) {}

    private record Read(Optional<CalendarObject> object, int weight) {}

    /// A source as it was on the disk, and the last change to its item by then.
    record Source(Change change, byte[] bytes) {}

    private final Cache<Key, Read> known =
            Caffeine.newBuilder()
                    .maximumWeight(MOST)
                    .weigher((Key _, Read read) -> read.weight())
                    .executor(Runnable::run)
                    .build();

    /// What an appointment says that somebody has read as `item`; its source is read from `disk` where that is not known. Empty where it has none, or none that can be understood.
    Optional<CalendarObject> of(Item item, Owner owner, Supplier<Optional<Source>> disk) {
        var read = known.getIfPresent(new Key(item.id(), item.changed(), owner));
        return read == null
                ? disk.get().flatMap(source -> read(item.id(), owner, source))
                : read.object();
    }

    /// It is known from now on as what it was when it was read, whoever changed it meanwhile.
    private Optional<CalendarObject> read(ItemId id, Owner owner, Source source) {
        var object = CalendarObjects.first(source.bytes(), owner);
        known.put(
                new Key(id, source.change(), owner),
                new Read(object, Math.max(LEAST, source.bytes().length)));
        return object;
    }
}
