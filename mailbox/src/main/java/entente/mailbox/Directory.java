package entente.mailbox;

import entente.question.Address;
import entente.question.Domain;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is here. Answers from memory: no call reads a disk.
public interface Directory {
    /// The domains whose addresses are ours.
    Set<Domain> acceptedDomains();

    Optional<Recipient> find(Address address);

    /// Recipients whose address, alias or a part of whose name begins with `entry`, by address, at most `most`.
    List<Recipient> resolve(String entry, int most);
}
