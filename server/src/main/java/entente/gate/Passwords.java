package entente.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import entente.forests.AcceptedForest;
import entente.gate.Entry.Admitted;
import entente.gate.Entry.TurnedAway;
import entente.mailbox.Accounts;
import entente.mailbox.Accounts.Account;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Checks passwords sent with HTTP Basic (RFC 7617).
///
/// A password hash costs much on purpose, and clients send the password with each request: one that was right is
/// remembered for a minute, under a keyed digest that means nothing outside this process. Wrong ones are counted by who
/// tries what from where; past the limit even a right one is refused until a minute has gone by. Existing and made-up addresses
/// are treated alike.
public final class Passwords {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 20_000;

    private final Accounts accounts;
    private final Function<Address, Optional<AcceptedForest>> forests;
    private final Fingerprint fingerprint = new Fingerprint();
    private final Attempts attempts = new Attempts();
    private final Semaphore hashing =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final Cache<String, Known> known =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_REMEMBERED).build();
    private final AtomicLong changes = new AtomicLong();

    public Passwords(Accounts accounts) {
        this(accounts, _ -> Optional.empty());
    }

    /// The same with accounts of forests, which go before those of people.
    public Passwords(Accounts accounts, Function<Address, Optional<AcceptedForest>> forests) {
        this.accounts = accounts;
        this.forests = forests;
    }

    /// `change` is the last one before the password was looked at: what was right before a change may be wrong after it.
    private record Known(Caller caller, Instant until, long change) {}

    private record Credentials(Address address, String password) {}

    /// Wrong ones count together, however they are sent.
    Attempts attempts() {
        return attempts;
    }

    /// Forgets every password that was right: one of them has just been changed or taken away.
    public void forget() {
        changes.incrementAndGet();
        known.invalidateAll();
    }

    /// Who the base64 `credentials` of `peer` belong to.
    Entry enter(String credentials, String peer, Instant now) {
        var sent = read(credentials);
        if (sent.isEmpty()) {
            return new TurnedAway(Refusal.of(Code.PASSWORD_REFUSED, "not address:password"));
        }
        var address = sent.get().address();
        var key = fingerprint.of(address + "\0" + sent.get().password());
        var before = known.getIfPresent(key);
        if (before != null
                && now.isBefore(before.until())
                && before.change() == changes.get()
                && isStill(before.caller(), address)) {
            return admitted(before.caller(), "password (checked a moment ago)");
        }
        return looked(sent.get(), key, peer, now);
    }

    /// Who an address and a password of `peer` belong to that somebody wrote into a form: looked at each time, and counted with the others.
    public Entry enterAnew(String address, String password, String peer, Instant now) {
        var named = Address.parse(address);
        if (named.isEmpty()) {
            return new TurnedAway(Refusal.of(Code.PASSWORD_REFUSED, "not an address"));
        }
        var key = fingerprint.of(named.get() + "\0" + password);
        return looked(new Credentials(named.get(), password), key, peer, now);
    }

    private Entry looked(Credentials sent, String key, String peer, Instant now) {
        var address = sent.address();
        // Looked at again with a place at the hash: many may have come at once, and failed
        // meanwhile.
        if (attempts.exhausted(address, peer, now)) {
            return tooMany(address);
        }
        hashing.acquireUninterruptibly();
        try {
            return attempts.exhausted(address, peer, now)
                    ? tooMany(address)
                    : check(sent, key, peer, now);
        } finally {
            hashing.release();
        }
    }

    private static Entry tooMany(Address address) {
        return new TurnedAway(Refusal.of(Code.TOO_MANY_ATTEMPTS, "for %s".formatted(address)));
    }

    private Entry check(Credentials sent, String key, String peer, Instant now) {
        var change = changes.get();
        var caller = signIn(sent);
        if (caller.isEmpty()) {
            attempts.failed(sent.address(), peer, now);
            return new TurnedAway(
                    Refusal.of(Code.PASSWORD_REFUSED, "for %s".formatted(sent.address())));
        }
        known.put(key, new Known(caller.get(), now.plus(REMEMBERED), change));
        return admitted(caller.get(), "password");
    }

    private Optional<Caller> signIn(Credentials sent) {
        var password = sent.password().toCharArray();
        try {
            var forest = forests.apply(sent.address());
            return forest.isPresent()
                    ? forest.filter(it -> it.account().orElseThrow().password().opens(password))
                            .map(Passwords::caller)
                    : accounts.signIn(sent.address(), password).map(Passwords::caller);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /// Whether a forest's account is still there, and as it was; those of people are forgotten when they change.
    private boolean isStill(Caller caller, Address address) {
        return !(caller instanceof Caller.ForestAccount)
                || forests.apply(address).map(Passwords::caller).filter(caller::equals).isPresent();
    }

    private static Caller caller(Account account) {
        return account.administrator()
                ? new Caller.Administrator(account.address().toString())
                : new Caller.OwnPerson(account.address());
    }

    private static Caller caller(AcceptedForest forest) {
        return new Caller.ForestAccount(forest.forest().name(), forest.domains(), false);
    }

    private static Entry admitted(Caller caller, String check) {
        return new Admitted(caller, List.of(check));
    }

    /// Whose password the base64 `credentials` say they hold.
    static Optional<Address> named(String credentials) {
        return read(credentials).map(Credentials::address);
    }

    private static Optional<Credentials> read(String credentials) {
        try {
            var text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Address.parse(text.substring(0, colon))
                            .map(address -> new Credentials(address, text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
