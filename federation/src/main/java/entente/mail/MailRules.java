package entente.mail;

import entente.mailbox.Directory;
import entente.mailbox.MailAcceptance;
import entente.mailbox.Recipient;
import entente.question.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How the mail settings of a recipient must stand to who is here.
public record MailRules(Directory directory) {
    /// Why a recipient cannot take mail like this: sentences' middles. A name that nobody here has would shut everybody out, or leave mail
    /// waiting for nobody.
    public List<String> conflicts(Recipient recipient, MailAcceptance wanted) {
        var faults = new ArrayList<String>();
        if (recipient instanceof Recipient.Group && !wanted.equals(wanted.ofGroup())) {
            faults.add("a group has no automatic reply and no quota");
        }
        missing(wanted.moderators().stream())
                .forEach(who ->
                        faults.add(
                                "%s cannot moderate: nobody here is called that".formatted(who)));
        var senders = wanted.senders();
        missing(
                        Stream.concat(senders.onlyFrom().stream(), senders.notFrom().stream())
                                .filter(who -> directory.acceptedDomains().contains(who.domain())))
                .forEach(who -> faults.add("%s is nobody here".formatted(who)));
        return faults;
    }

    private Stream<Address> missing(Stream<Address> people) {
        return people.distinct()
                .filter(who -> directory.find(who).isEmpty())
                .sorted(Comparator.comparing(Address::toString));
    }
}
