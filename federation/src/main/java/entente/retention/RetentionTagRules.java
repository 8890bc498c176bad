package entente.retention;

import entente.mailbox.RetentionTag;
import entente.objects.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// How a retention tag must stand to others: each id is one tag's, and what a tag is for does not change while a policy has it, nor the id of a personal one, which is on items.
record RetentionTagRules(
        Function<String, Optional<RetentionTag>> now, Supplier<List<PolicyTags>> policies)
        implements Rules<RetentionTag> {
    @Override
    public List<String> conflicts(RetentionTag wanted, List<RetentionTag> others) {
        var faults = new ArrayList<String>();
        others.stream()
                .filter(other -> other.id().equals(wanted.id()))
                .forEach(other ->
                        faults.add("%s is the id of %s".formatted(wanted.id(), other.name())));
        var isForAnother =
                now.apply(wanted.name())
                        .filter(before -> !before.reach().equals(wanted.reach()))
                        .isPresent();
        if (isForAnother && !users(wanted).isEmpty()) {
            faults.add(
                    "\"type\" does not change while the %s has the tag"
                            .formatted(String.join(", the ", users(wanted))));
        }
        var isAnother =
                now.apply(wanted.name())
                        .filter(before -> before.isPersonal() && wanted.isPersonal())
                        .filter(before -> !before.id().equals(wanted.id()))
                        .isPresent();
        if (isAnother && !users(wanted).isEmpty()) {
            faults.add(
                    "\"retentionId\" does not change while the %s has the tag: it is what items have"
                            .formatted(String.join(", the ", users(wanted))));
        }
        return faults;
    }

    @Override
    public List<String> users(RetentionTag tag) {
        return policies.get().stream()
                .filter(policy -> policy.tags().stream().anyMatch(tag.name()::equalsIgnoreCase))
                .map(policy -> "retention policy " + policy.name())
                .toList();
    }
}
