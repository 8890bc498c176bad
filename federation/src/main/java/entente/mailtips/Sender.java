package entente.mailtips;

import entente.mailbox.Directory;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import java.util.Optional;
import java.util.function.Predicate;

/// Who would write. `address` is empty where nobody is known; `inside` says that mail of theirs is treated as though it came from within.
public record Sender(Optional<Address> address, boolean inside) {
    /// One of our own people, who writes in her own name.
    public static Sender ownPerson(Address person) {
        return new Sender(Optional.of(person), true);
    }

    /// The sender of a request that says `sendingAs`. Our own people may ask as whom they send, such as a shared mailbox; a person whom a
    /// token names asks as that person; an application says it for one of its partner's people, and of nobody else.
    static Sender of(
            Caller caller, String sendingAs, Directory directory, Predicate<Domain> isInside) {
        return switch (caller) {
            case Caller.OwnPerson(var person) ->
                    new Sender(
                            Address.parse(sendingAs)
                                    .filter(as -> directory.find(as).isPresent())
                                    .or(() -> Optional.of(person)),
                            true);
            case Caller.PartnerPerson person -> ofPartner(person.address(), isInside);
            case Caller.DelegatedPerson person -> ofPartner(person.address(), isInside);
            case Caller.PartnerApplication application ->
                    new Sender(
                            Address.parse(sendingAs)
                                    .filter(as -> application.domains().contains(as.domain()))
                                    .filter(as ->
                                            !directory.acceptedDomains().contains(as.domain())),
                            false);
            case Caller.Administrator(var name) -> new Sender(Address.parse(name), true);
            case Caller.ForestPerson _, Caller.ForestAccount _ ->
                    new Sender(Optional.empty(), false);
        };
    }

    private static Sender ofPartner(Address person, Predicate<Domain> isInside) {
        return new Sender(Optional.of(person), isInside.test(person.domain()));
    }
}
