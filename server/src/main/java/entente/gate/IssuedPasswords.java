package entente.gate;

import entente.mailbox.MailboxStore;
import entente.mailbox.ServicePassword;
import entente.ntlm.KnownHash;
import entente.ntlm.NtHash;
import entente.question.Address;
import entente.settings.LockedSecret;
import entente.settings.Safe;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Service passwords: made here, shown once, and kept as the hash that NTLM needs, locked in a [Safe] under its own mailbox and name.
///
/// A password has 160 random bits, so that its hash, which is quick to try, gives nothing away; it has nothing to do with anybody's own password.
public final class IssuedPasswords {
    private static final int BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MailboxStore store;
    private final Safe safe;

    public IssuedPasswords(MailboxStore store, Safe safe) {
        this.store = store;
        this.safe = safe;
    }

    /// A new one of that name, which is told to nobody again; empty where there is one already, or there are too many.
    public Optional<String> issue(Address mailbox, String name, Instant now) {
        var random = new byte[BYTES];
        RANDOM.nextBytes(random);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var locked = safe.lock(NtHash.of(password).secretText(), purpose(mailbox, name));
        var kept = new ServicePassword(name, locked.jwe(), now.truncatedTo(ChronoUnit.MILLIS));
        return store.addServicePassword(mailbox, kept) ? Optional.of(password) : Optional.empty();
    }

    /// Those of a mailbox that the safe opens.
    List<KnownHash<ServicePassword>> of(Address mailbox) {
        return store.servicePasswordsOf(mailbox).stream()
                .flatMap(it -> hash(mailbox, it).map(hash -> new KnownHash<>(it, hash)).stream())
                .toList();
    }

    /// Whether that very one is still there.
    boolean isStill(Address mailbox, ServicePassword password) {
        return store.servicePasswordsOf(mailbox).contains(password);
    }

    private Optional<NtHash> hash(Address mailbox, ServicePassword kept) {
        return safe.reveal(new LockedSecret(kept.locked()), purpose(mailbox, kept.name()))
                .flatMap(NtHash::parse);
    }

    private static String purpose(Address mailbox, String name) {
        return "service password " + name + " of " + mailbox;
    }
}
