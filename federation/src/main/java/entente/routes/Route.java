package entente.routes;

import entente.mailbox.Recipient;
import entente.problem.Refusal;
import entente.question.Address;

/// The way to one mailbox.
public sealed interface Route {
    /// The mailbox is here.
    record Local(Recipient.Mailbox mailbox) implements Route {}

    /// Several mailboxes under one address, answered as one.
    record LocalGroup(Recipient.Group group) implements Route {}

    /// To a partner, which knows the mailbox as `target`: over OAuth where it is an enabled [Connector], over DAuth where it is an enabled
    /// [OrganisationRelationship], with an account or a certificate where it is an enabled [AddressSpace].
    record Away(Partner partner, Address target) implements Route {}

    /// No way, and why.
    record None(Refusal why) implements Route {}

    /// The mailbox or group that is asked about in the end, where another address of it was `asked` for: the record names it, so that its
    /// owner finds it there.
    default Address endFor(Address asked) {
        return switch (this) {
            case Local(var here) -> here.address();
            case LocalGroup(var group) -> group.address();
            case Away _, None _ -> asked;
        };
    }
}
