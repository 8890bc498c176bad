package entente.retention;

import entente.mailbox.RetentionPolicies;
import entente.mailbox.RetentionPolicy;
import entente.mailbox.RetentionTag;
import entente.mailbox.Retentions;
import entente.objects.NamedObjects;
import entente.settings.SettingsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The retention tags and policies of an organisation. They refer to one another, and change while the server runs. Answers from memory.
public final class RetentionObjects implements RetentionPolicies {
    private final NamedObjects<RetentionTag> tags;
    private final NamedObjects<PolicyTags> policies;

    /// `mailboxes` say which of them has which policy.
    public RetentionObjects(SettingsFile file, Retentions mailboxes) {
        this.tags =
                new NamedObjects<>(
                        new RetentionTagKind(),
                        file,
                        new RetentionTagRules(this::tag, this::allPolicies));
        this.policies =
                new NamedObjects<>(
                        new RetentionPolicyKind(),
                        file,
                        new RetentionPolicyRules(this::tag, mailboxes));
    }

    public NamedObjects<RetentionTag> tags() {
        return tags;
    }

    public NamedObjects<PolicyTags> policies() {
        return policies;
    }

    /// A policy of which a tag is not there is none: what that tag was for would go by another.
    @Override
    public Optional<RetentionPolicy> named(String name) {
        return policies.named(name).flatMap(this::whole);
    }

    private Optional<RetentionPolicy> whole(PolicyTags policy) {
        var found = new ArrayList<RetentionTag>();
        for (var name : policy.tags()) {
            tags.named(name).ifPresent(found::add);
        }
        return found.size() == policy.tags().size() && RetentionPolicy.agree(found)
                ? Optional.of(new RetentionPolicy(policy.name(), found))
                : Optional.empty();
    }

    private Optional<RetentionTag> tag(String name) {
        return tags.named(name);
    }

    private List<PolicyTags> allPolicies() {
        return policies.all();
    }
}
