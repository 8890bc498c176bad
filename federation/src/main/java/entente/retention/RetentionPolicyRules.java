package entente.retention;

import entente.mailbox.RetentionTag;
import entente.mailbox.Retentions;
import entente.objects.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How a retention policy must stand to its tags and to mailboxes: each tag is there and named once, no two are for the same (personal ones aside), and it stays while a mailbox has it.
record RetentionPolicyRules(Function<String, Optional<RetentionTag>> tags, Retentions mailboxes)
        implements Rules<PolicyTags> {
    private static final int MOST_TOLD = 5;

    @Override
    public List<String> conflicts(PolicyTags wanted, List<PolicyTags> others) {
        var faults = new ArrayList<String>();
        var known = new HashMap<Object, String>();
        for (var name : wanted.tags()) {
            var tag = tags.apply(name);
            if (tag.isEmpty()) {
                faults.add("no retention tag is called " + name);
                continue;
            }
            var reach = tag.get().reach();
            var other = known.putIfAbsent(tag.get().isPersonal() ? tag.get().id() : reach, name);
            if (other != null) {
                faults.add(
                        tag.get().isPersonal()
                                ? "%s is named twice".formatted(name)
                                : "%s and %s are both for %s".formatted(other, name, reach.word()));
            }
        }
        return faults;
    }

    @Override
    public List<String> warnings(PolicyTags policy) {
        return policy.tags().isEmpty()
                ? List.of("It has no tags: nothing is taken from mailboxes that have it.")
                : List.of();
    }

    @Override
    public List<String> users(PolicyTags policy) {
        var all = mailboxes.retainedBy(policy.name(), MOST_TOLD + 1);
        var told = new ArrayList<String>();
        all.stream().limit(MOST_TOLD).forEach(mailbox -> told.add("mailbox " + mailbox));
        if (all.size() > MOST_TOLD) {
            told.add("others");
        }
        return told;
    }
}
