package entente.mailtips;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.Domain;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/// How many people read what is sent to a group, each counted once, groups within it dissolved; and how many of them are outside.
///
/// Groups that hold one another are counted once. Counting ends at `cap` people.
record Audience(int total, int external) {
    /// Enough for a group of groups; beyond it, those not yet looked into count as nobody.
    private static final int MOST_LOOKED_AT = 50_000;

    private static final int MOST_TARGETS = 3;

    static Audience of(
            Recipient.Group group, Directory directory, Predicate<Domain> isInside, int cap) {
        var seen = new HashSet<>(List.of(group.address()));
        var open = new ArrayDeque<>(group.members());
        var total = 0;
        var external = 0;
        for (var looked = 0; !open.isEmpty() && looked < MOST_LOOKED_AT; looked++) {
            var member = open.remove();
            if (!seen.add(member)) {
                continue;
            }
            if (directory.find(member).orElse(null) instanceof Recipient.Group inner) {
                open.addAll(inner.members());
                continue;
            }
            total++;
            if (!isInside.test(whereabouts(member, directory))) {
                external++;
            }
            if (total == cap) {
                break;
            }
        }
        return new Audience(total, external);
    }

    /// The domain where mail to somebody ends.
    static Domain whereabouts(Address address, Directory directory) {
        var at = address;
        for (var hops = 0; hops < MOST_TARGETS; hops++) {
            if (!(directory.find(at).orElse(null) instanceof Recipient.MailUser elsewhere)) {
                break;
            }
            at = elsewhere.target();
        }
        return at.domain();
    }
}
