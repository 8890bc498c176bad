package entente.registry;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Domain;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Every registration, in memory for those who ask and in one SQLite file for the next start.
///
/// Changes come one after another; each is on disk before anybody sees it. Safe for many threads.
public final class Registrations implements AutoCloseable {
    private static final int MOST = 10_000;

    /// An organisation that proved nothing in this time gives its place back.
    private static final Duration PATIENCE = Duration.ofDays(30);

    /// The same where others wait for the place: whoever fills all of them keeps nobody out for longer.
    private static final Duration PATIENCE_WHEN_FULL = Duration.ofDays(1);

    private final Path path;
    private final RegistrationFile file;
    private final Map<Domain, Terms> terms;
    private final int most;
    private volatile Members members;

    private Registrations(Path path, RegistrationFile file, Map<Domain, Terms> terms, int most)
            throws SQLException {
        this.path = path;
        this.file = file;
        this.most = most;
        this.terms = Map.copyOf(terms);
        this.members =
                new Members(
                        file.all().stream()
                                .map(stored ->
                                        stored.organisation(termsOf(Domain.of(stored.namespace()))))
                                .toList());
    }

    /// Opens the file, or makes it. `terms` are the administrator's, by account namespace; who is not in it has the usual ones.
    public static Registrations open(Path path, Map<Domain, Terms> terms) {
        return open(path, terms, MOST);
    }

    static Registrations open(Path path, Map<Domain, Terms> terms, int most) {
        try {
            return new Registrations(path, RegistrationFile.open(path), terms, most);
        } catch (SQLException e) {
            throw new Problem(Refusal.of(Code.STORE_UNREADABLE, "the registrations " + path), e);
        }
    }

    /// Who is registered now. Ask anew for each request.
    public Members members() {
        return members;
    }

    Terms termsOf(Domain accountNamespace) {
        return terms.getOrDefault(accountNamespace, Terms.USUAL);
    }

    /// A change of one organisation, as it is at the moment it is changed.
    interface Change {
        Organisation apply(Organisation before) throws RegistrationRefused;
    }

    /// Changes the organisation of this id; what nothing changed is not written.
    synchronized Organisation change(String appId, Change change) throws RegistrationRefused {
        var before = members.withId(appId).orElseThrow(Registrations::unknown);
        var after = change.apply(before);
        if (!after.equals(before)) {
            put(after);
        }
        return after;
    }

    synchronized Organisation add(Organisation organisation) throws RegistrationRefused {
        if (members.all().size() >= most) {
            makeRoom(organisation.registeredAt());
        }
        put(organisation);
        return organisation;
    }

    private void makeRoom(Instant now) throws RegistrationRefused {
        var longest =
                members.all().stream()
                        .filter(each -> !hasProof(each))
                        .min(Comparator.comparing(Registrations::lastProof))
                        .filter(each -> lastProof(each).plus(PATIENCE_WHEN_FULL).isBefore(now))
                        .orElseThrow(() ->
                                new RegistrationRefused(
                                        Code.REGISTRATION_FULL,
                                        "This broker takes no more organisations."));
        remove(longest.appId());
    }

    /// Remembers that a request was used; false where it was before, also before a restart.
    synchronized boolean use(byte[] request, Instant until, Instant now) {
        try {
            return file.use(request, until, now);
        } catch (SQLException e) {
            throw notWritten(e);
        }
    }

    /// Lets those go who registered long ago and have nothing to show for it.
    synchronized void forgetUnproved(Instant now) {
        for (var each : members.all()) {
            if (!hasProof(each) && lastProof(each).plus(PATIENCE).isBefore(now)) {
                remove(each.appId());
            }
        }
    }

    private static boolean hasProof(Organisation organisation) {
        return organisation.domains().stream().anyMatch(FederatedDomain::isProved);
    }

    /// When it was last known to have a proof; for one that never had any, when it came, or was first found to have none.
    private static Instant lastProof(Organisation organisation) {
        return organisation.domains().stream()
                .flatMap(domain -> domain.failingSince().stream())
                .reduce(
                        organisation.registeredAt(),
                        (one, other) -> one.isAfter(other) ? one : other);
    }

    private void put(Organisation organisation) {
        try {
            file.put(organisation);
        } catch (SQLException e) {
            throw notWritten(e);
        }
        show(organisation.appId(), Optional.of(organisation));
    }

    private void remove(String appId) {
        try {
            file.remove(appId);
        } catch (SQLException e) {
            throw notWritten(e);
        }
        show(appId, Optional.empty());
    }

    private void show(String appId, Optional<Organisation> after) {
        var all = new LinkedHashMap<String, Organisation>();
        members.all().forEach(each -> all.put(each.appId(), each));
        all.remove(appId);
        after.ifPresent(organisation -> all.put(appId, organisation));
        members = new Members(all.values());
    }

    static RegistrationRefused unknown() {
        return new RegistrationRefused(
                Code.REGISTRATION_UNKNOWN, "No organisation of this id is registered here.");
    }

    private Problem notWritten(SQLException e) {
        return new Problem(Refusal.of(Code.STORE_NOT_WRITTEN, "the registrations " + path), e);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (SQLException e) {
            throw notWritten(e);
        }
    }
}
