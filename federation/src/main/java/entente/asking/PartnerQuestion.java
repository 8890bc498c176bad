package entente.asking;

import entente.delegation.DelegatedOperation;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.routes.Partner;
import entente.wire.ews.PartnerAnswer;
import entente.wire.ews.PartnerFault;
import entente.wire.soap.MalformedXml;
import java.util.List;
import java.util.Optional;

/// One question to a partner: about which of its mailboxes, each once, and for whom. `T` is what a mailbox is asked for.
///
/// How a partner is found, called and understood is the same for all; a kind of question says only what is its own.
public interface PartnerQuestion<T> {
    /// Our person who asks; empty where the organisation itself does.
    Optional<Address> user();

    /// Target addresses, each once.
    List<Address> mailboxes();

    /// What is called, and so what a token for it must be for.
    DelegatedOperation operation();

    /// How many mailboxes one call may ask about; at least one.
    int mostInOneCall();

    /// The message that asks `partner` about some of the mailboxes, in this order.
    byte[] request(List<Address> some, Partner partner);

    /// What a partner's message says, in the order asked; whether of as many as were asked about is for the caller to see.
    List<PartnerAnswer<T>> read(byte[] response) throws MalformedXml, PartnerFault;

    /// What the partner shows, as far as it can be true, and no more than was asked for.
    Finding<T> believed(T shown);

    /// What a response code (EWS `ResponseCode`) means to this kind of question, said by `partner` of `what` with this `text`, which is a hint
    /// for people and decides nothing; empty where it means the same to all.
    Optional<Refusal> meaning(String responseCode, String text, Partner partner, String what);
}
