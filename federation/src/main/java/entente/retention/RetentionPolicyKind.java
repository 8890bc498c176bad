package entente.retention;

import entente.objects.FormReader;
import entente.objects.ObjectKind;
import entente.objects.Setting;
import entente.objects.Shape;
import java.util.List;
import java.util.Optional;

/// What can be set on a retention policy.
public final class RetentionPolicyKind extends ObjectKind<PolicyTags> {
    public static final Setting<PolicyTags> TAGS =
            new Setting<>(
                    "retentionPolicyTagLinks",
                    "--tag",
                    "NAME",
                    "RetentionPolicyTagLinks",
                    Shape.TEXTS,
                    "names of retention tags",
                    "A retention tag that it has; repeat for more.",
                    policy -> Setting.texts(policy.tags()));

    public RetentionPolicyKind() {
        super("retention-policy", List.of(TAGS));
    }

    @Override
    public String nameOf(PolicyTags policy) {
        return policy.name();
    }

    @Override
    protected PolicyTags made(String name, FormReader<PolicyTags> said) {
        return new PolicyTags(name, List.copyOf(said.many(TAGS, Optional::of)));
    }
}
