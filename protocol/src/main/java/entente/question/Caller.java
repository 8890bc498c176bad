package entente.question;

import java.util.Set;

/// Who asks, as the door established it. Only `entente.gate` makes one from a request.
public sealed interface Caller {
    /// A person of ours who signed in with her own credentials.
    record OwnPerson(Address address) implements Caller {}

    /// A person of a partner organisation, vouched for by a token that passed every check.
    ///
    /// `profile` is L1, L2, N1 or N2 (see the decision on token profiles); `operations` is what the partner may call.
    record PartnerPerson(
            String partner,
            String appId,
            String realm,
            Address address,
            String profile,
            Set<String> operations)
            implements Caller {
        public PartnerPerson {
            operations = Set.copyOf(operations);
        }
    }

    /// A person of a partner, on whose behalf the broker issued a delegation token that passed every check.
    ///
    /// `relationship` is the one whose domains hold the person's, and `grant` is what it gives. `profile` is D-modern or D-legacy;
    /// `operations` is what the token's action opens.
    record DelegatedPerson(
            String relationship,
            Address address,
            Grant grant,
            String profile,
            Set<String> operations)
            implements Caller {
        public DelegatedPerson {
            operations = Set.copyOf(operations);
        }
    }

    /// A person of a forest that we trust, named by that forest's own server, which proved itself with its certificate.
    record ForestPerson(String forest, Address address) implements Caller {}

    /// A forest that asks for all of its people at once, by its account or its server's certificate: what is shown to it is shown to anybody.
    ///
    /// `domains` are those of the forest's people; `mayNamePeople` says that its server proved itself with its certificate.
    record ForestAccount(String forest, Set<Domain> domains, boolean mayNamePeople)
            implements Caller {
        public ForestAccount {
            domains = Set.copyOf(domains);
        }
    }

    /// A partner's application with no person behind it. `domains` are those of the partner's people, for whom alone it may speak.
    record PartnerApplication(
            String partner,
            String appId,
            String realm,
            Set<Domain> domains,
            String profile,
            Set<String> operations)
            implements Caller {
        public PartnerApplication {
            domains = Set.copyOf(domains);
            operations = Set.copyOf(operations);
        }
    }

    /// The administrator of this server.
    record Administrator(String name) implements Caller {}

    /// Whether an organisation other than ours brought the caller here, whoever it says the caller is.
    default boolean isBroughtByOthers() {
        return switch (this) {
            case PartnerPerson _,
                    DelegatedPerson _,
                    ForestPerson _,
                    ForestAccount _,
                    PartnerApplication _ ->
                    true;
            case OwnPerson _, Administrator _ -> false;
        };
    }

    /// A name for logs and traces; never a secret.
    default String describe() {
        return switch (this) {
            case OwnPerson(var address) -> address.toString();
            case PartnerPerson person -> person.address() + " of " + person.partner();
            case DelegatedPerson person -> person.address() + " by " + person.relationship();
            case ForestPerson person -> person.address() + " by the forest " + person.forest();
            case ForestAccount account -> "the forest " + account.forest();
            case PartnerApplication app -> "application " + app.appId() + " of " + app.partner();
            case Administrator(var name) -> "administrator " + name;
        };
    }
}
