package entente.gate;

import entente.audit.Audit;
import entente.audit.AuditEvent.ActedFor;
import entente.gate.Entry.Admitted;
import entente.gate.Entry.TurnedAway;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.sharing.ScopeGroups;
import entente.wire.ews.Impersonation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which accounts act for which people of ours.
///
/// In this order: an account of ours that signed in for itself and is entitled, one person named, who is in the group where the account has one, and
/// who has a mailbox here. Whoever is not entitled hears the same whatever the header says, and so learns nothing of who is here. An entitled account is that
/// person for one request, with all her rights and none of its own, and that is on record before anything is done.
public final class Impersonators {
    private static final Logger LOG = LoggerFactory.getLogger(Impersonators.class);

    private final Map<Address, Entitlement> entitled;
    private final Directory directory;
    private final ScopeGroups groups;
    private final Audit audit;

    /// No account may stand in `entitled` twice.
    public Impersonators(List<Entitlement> entitled, Directory directory, Audit audit) {
        this.entitled =
                entitled.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Entitlement::account, Function.identity()));
        this.directory = directory;
        this.groups = new ScopeGroups(directory);
        this.audit = audit;
    }

    Entry.Decided acting(Caller letIn, Impersonation said, Visit visit) {
        return entitlement(letIn)
                .map(entitlement -> acting(entitlement, said, visit))
                .orElseGet(() -> refused(Code.IMPERSONATION_REFUSED, letIn.describe()));
    }

    // Nobody whom others brought, no administrator, and no forest.
    private Optional<Entitlement> entitlement(Caller letIn) {
        return letIn instanceof Caller.OwnPerson(var account)
                ? Optional.ofNullable(entitled.get(account))
                : Optional.empty();
    }

    private Entry.Decided acting(Entitlement entitlement, Impersonation said, Visit visit) {
        var account = entitlement.account().toString();
        return switch (said) {
            case Impersonation.Unreadable _ -> refused(Code.IMPERSONATION_UNREADABLE, account);
            case Impersonation.BySid _ -> refused(Code.IMPERSONATION_BY_SID, account);
            case Impersonation.ByAddress(var address) ->
                    actingFor(address, entitlement, Code.IMPERSONATED_MAILBOX_UNKNOWN, visit);
            case Impersonation.ByPrincipalName(var name) ->
                    actingFor(name, entitlement, Code.IMPERSONATED_NAME_UNKNOWN, visit);
        };
    }

    private Entry.Decided actingFor(
            String name, Entitlement entitlement, Code unknown, Visit visit) {
        var account = entitlement.account();
        var person = Address.parse(name);
        if (person.isEmpty()) {
            return refused(unknown, account + " named what is no address");
        }
        var why = "%s for %s".formatted(account, person.get());
        if (!reaches(entitlement, person.get())) {
            return refused(Code.IMPERSONATION_REFUSED, why + ", who is not in its group");
        }
        return hasMailbox(person.get())
                ? admitted(account, person.get(), visit)
                : refused(unknown, why);
    }

    private boolean reaches(Entitlement entitlement, Address person) {
        return entitlement.group().map(group -> groups.holds(group, person)).orElse(true);
    }

    private boolean hasMailbox(Address person) {
        return directory.acceptedDomains().contains(person.domain())
                && directory.find(person).orElse(null) instanceof Recipient.Mailbox;
    }

    private Entry.Decided admitted(Address account, Address person, Visit visit) {
        var acted =
                new ActedFor(
                        visit.now(), visit.trace().id(), account, person, visit.arrival().peer());
        if (!audit.record(acted)) {
            return new TurnedAway(Audit.notKept());
        }
        LOG.info("{} acts for {}", account, person);
        return new Admitted(new Caller.OwnPerson(person), List.of("acted for by " + account));
    }

    private static Entry.Decided refused(Code code, String cause) {
        return new TurnedAway(Refusal.of(code).because(cause));
    }
}
