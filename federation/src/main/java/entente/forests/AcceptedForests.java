package entente.forests;

import entente.mailbox.PasswordHash;
import entente.objects.NamedObjects.Will;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.settings.Draft;
import entente.settings.Kind;
import entente.settings.Settings;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The forests that one server accepts. They are read from memory; a change is on disk before it counts.
///
/// Two forests never share a domain, an account or a certificate: who asks would be two. A forest with a domain of ours is a server of our
/// own, and has none of anybody else's.
public final class AcceptedForests {
    /// How an accepted forest stands in the settings file.
    public static final Kind<AcceptedForest> KIND = new AcceptedForestDocument();

    private static final int MOST = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Settings<AcceptedForest> settings;
    private final Supplier<Set<Domain>> ours;
    private final Predicate<Address> isSomebody;

    /// `isSomebody` says whether an address has a mailbox, is on a list, or administers here; such a one is no forest's account.
    public AcceptedForests(
            Settings<AcceptedForest> settings,
            Supplier<Set<Domain>> ours,
            Predicate<Address> isSomebody) {
        this.settings = settings;
        this.ours = ours;
        this.isSomebody = isSomebody;
    }

    /// What came of a change.
    public sealed interface Outcome {
        /// `changed` is false where it was like this before, its password included.
        record Done(AcceptedForest forest, boolean changed) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// By name. Never waits for a disk.
    public List<AcceptedForest> all() {
        return settings.all();
    }

    public Optional<AcceptedForest> of(Domain forest) {
        return settings.at(forest.name());
    }

    /// The forest whose server shows this certificate now. That it holds the certificate's key was proved by the connection.
    public Optional<AcceptedForest> showing(X509Certificate certificate, Instant now) {
        return all().stream()
                .filter(AcceptedForest::enabled)
                .filter(forest -> forest.certificates().contains(certificate))
                .filter(_ -> isValid(certificate, now))
                .findFirst();
    }

    /// The forest that has this account, if the account is still nobody's.
    public Optional<AcceptedForest> withAccount(Address name) {
        return all().stream()
                .filter(AcceptedForest::enabled)
                .filter(forest -> forest.account().filter(it -> it.name().equals(name)).isPresent())
                .filter(_ -> !isSomebody.test(name))
                .findFirst();
    }

    /// The certificates that count, for a server to ask its clients for; empty where none does.
    public List<X509Certificate> certificates() {
        return all().stream()
                .filter(AcceptedForest::enabled)
                .flatMap(forest -> forest.certificates().stream())
                .toList();
    }

    /// Accepts a forest, or replaces the one of this name, with the settings in `object` ([AcceptedForestJson]). The password stays as it is
    /// where none is said and the account is the same.
    public Outcome put(Domain forest, JsonNode object) {
        return put(forest, object, Will.CHANGE);
    }

    public Outcome put(Domain forest, JsonNode object, Will will) {
        return will.decide(settings, draft -> put(forest, object, draft));
    }

    /// Changes those settings of one that is there that `object` says; `null` puts one back to its default.
    public Outcome change(Domain forest, JsonNode object) {
        return change(forest, object, Will.CHANGE);
    }

    public Outcome change(Domain forest, JsonNode object, Will will) {
        return will.decide(
                settings,
                draft -> {
                    var before = draft.at(forest.name());
                    if (before.isEmpty()) {
                        return new Outcome.Refused(unknown(forest));
                    }
                    ObjectNode merged =
                            MAPPER.valueToTree(AcceptedForestJson.settings(before.get()));
                    object.properties().forEach(said -> merged.set(said.getKey(), said.getValue()));
                    return put(forest, merged, draft);
                });
    }

    /// Who is no longer accepted; empty when nobody of this name was.
    public Optional<AcceptedForest> remove(Domain forest) {
        return remove(forest, Will.CHANGE);
    }

    public Optional<AcceptedForest> remove(Domain forest, Will will) {
        return will.decide(
                settings,
                draft -> {
                    var before = draft.at(forest.name());
                    draft.remove(forest.name());
                    return before;
                });
    }

    public static Refusal unknown(Domain forest) {
        return Refusal.of(Code.FOREST_UNKNOWN)
                .saying("No forest %s is accepted here.".formatted(forest));
    }

    private Outcome put(Domain forest, JsonNode object, Draft<AcceptedForest> draft) {
        var before = draft.at(forest.name());
        var read =
                AcceptedForestReader.read(
                        forest,
                        object,
                        (given, account) ->
                                given.map(password -> hash(password, kept(before, account)))
                                        .or(() -> kept(before, account)));
        return switch (read) {
            case AcceptedForestReader.Outcome.Faulty(var faults) -> invalid(faults);
            case AcceptedForestReader.Outcome.Read(var wanted) -> {
                var faults = conflicts(wanted, draft);
                if (!faults.isEmpty()) {
                    yield invalid(faults);
                }
                draft.put(forest.name(), wanted);
                yield new Outcome.Done(wanted, !before.equals(Optional.of(wanted)));
            }
        };
    }

    /// The hash that it has had, if that is the password's.
    private static PasswordHash hash(String password, Optional<PasswordHash> kept) {
        return kept.filter(known -> known.opens(password.toCharArray()))
                .orElseGet(() -> PasswordHash.of(password.toCharArray()));
    }

    private static Optional<PasswordHash> kept(Optional<AcceptedForest> before, Address account) {
        return before.flatMap(AcceptedForest::account)
                .filter(known -> known.name().equals(account))
                .map(AcceptedForest.Account::password);
    }

    private List<String> conflicts(AcceptedForest wanted, Draft<AcceptedForest> draft) {
        var faults = new ArrayList<String>();
        if (draft.at(wanted.forest().name()).isEmpty() && draft.all().size() >= MOST) {
            faults.add("there are %d already, and may be no more".formatted(MOST));
        }
        wanted.account()
                .filter(account -> isSomebody.test(account.name()))
                .ifPresent(account -> faults.add(account.name() + " is somebody here"));
        if (!Collections.disjoint(wanted.domains(), ours.get())
                && !ours.get().containsAll(wanted.domains())) {
            faults.add("some of its domains are ours and others are not");
        }
        draft.all().values().stream()
                .filter(other -> !other.forest().equals(wanted.forest()))
                .filter(other -> isMixedUp(wanted, other))
                .forEach(other ->
                        faults.add(
                                "the forest %s has one of its domains, its account or its certificate"
                                        .formatted(other.forest())));
        return faults;
    }

    private static boolean isMixedUp(AcceptedForest one, AcceptedForest other) {
        return !Collections.disjoint(one.domains(), other.domains())
                || !Collections.disjoint(one.certificates(), other.certificates())
                || one.account()
                        .map(AcceptedForest.Account::name)
                        .filter(name ->
                                other.account().filter(it -> it.name().equals(name)).isPresent())
                        .isPresent();
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && now.isBefore(certificate.getNotAfter().toInstant());
    }

    private static Outcome invalid(List<String> faults) {
        return new Outcome.Refused(
                Refusal.of(Code.FOREST_INVALID)
                        .saying(
                                "The forest cannot be accepted as asked: %s."
                                        .formatted(String.join("; ", faults))));
    }
}
