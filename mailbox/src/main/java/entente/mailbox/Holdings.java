package entente.mailbox;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What a store holds, in memory, by address. Read by everybody at any time; changed by the writer alone, after the change is durable.
final class Holdings {
    private static final Comparator<Recipient> BY_ADDRESS =
            Comparator.comparing(recipient -> recipient.address().toString());

    private final Map<Address, Holding> byAddress = new ConcurrentHashMap<>();
    private final Watches watches = new Watches();

    Optional<Holding> find(Address address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    Collection<Holding> all() {
        return byAddress.values();
    }

    /// Everybody, by address.
    List<Recipient> recipients() {
        return everybody().sorted(BY_ADDRESS).toList();
    }

    List<Recipient> resolve(String entry, int most) {
        var wanted = entry.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? List.of()
                : everybody()
                        .filter(recipient -> isCalled(recipient, wanted))
                        .sorted(BY_ADDRESS)
                        .limit(most)
                        .toList();
    }

    private Stream<Recipient> everybody() {
        return byAddress.values().stream().flatMap(holding -> holding.recipient().stream());
    }

    /// Waits for changes to what is held under an address.
    MailboxWatch watch(Address address) {
        return watches.watch(address);
    }

    /// A draft of changes, seen by nobody until it is published.
    Draft draft() {
        return new Draft(Map.of());
    }

    static Problem unknown(Address address) {
        return new Problem(
                Refusal.of(Code.MAILBOX_UNKNOWN)
                        .saying("There is no mailbox %s here.".formatted(address)));
    }

    private static boolean isCalled(Recipient recipient, String wanted) {
        var name = recipient.displayName().toLowerCase(Locale.ROOT);
        if (recipient.address().toString().startsWith(wanted) || name.startsWith(wanted)) {
            return true;
        }
        for (var at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) {
            if (name.startsWith(wanted, at + 1)) {
                return true;
            }
        }
        return false;
    }

    /// Holdings as they will be, once what the draft stands for is durable. Not for use by several threads.
    final class Draft {
        private final Map<Address, Optional<Holding>> changed;

        private Draft(Map<Address, Optional<Holding>> changed) {
            this.changed = new HashMap<>(changed);
        }

        /// A draft that begins with what this one has, and can be thrown away.
        Draft continued() {
            return new Draft(changed);
        }

        Optional<Holding> find(Address address) {
            var known = changed.get(address);
            return known != null ? known : Holdings.this.find(address);
        }

        /// The same of a mailbox that has to be here.
        Holding mailbox(Address address) {
            return find(address)
                    .filter(holding -> holding.mailbox().isPresent())
                    .orElseThrow(() -> unknown(address));
        }

        /// Everything that is held, a moment before the draft is changed again.
        List<Holding> all() {
            return Stream.concat(byAddress.keySet().stream(), changed.keySet().stream())
                    .distinct()
                    .flatMap(address -> find(address).stream())
                    .toList();
        }

        void put(Holding holding) {
            changed.put(holding.address(), Optional.of(holding));
        }

        void remove(Address address) {
            changed.put(address, Optional.empty());
        }

        /// Goes on with what a draft has that was [#continued] from this one.
        void take(Draft further) {
            changed.putAll(further.changed);
        }

        void publish() {
            changed.forEach((address, holding) ->
                    holding.ifPresentOrElse(
                            now -> byAddress.put(address, now), () -> byAddress.remove(address)));
            changed.keySet().forEach(watches::changed);
        }
    }
}
