package entente.mailbox;

import java.util.Optional;
import java.util.UUID;

/// Which retention tag each folder of a mailbox has, by its policy and by what people gave them.
///
/// A default folder has the tag that the policy has for it. Any other has the one that somebody gave it, else that of the folder that it lies in; at the top it is the tag for everything.
record FolderTagging(FolderTree tree, Optional<RetentionPolicy> policy) {
    /// That of what lies in the folder; empty where it has none. What is in Recoverable Items has none but its own.
    Optional<TagInForce> of(FolderKey folder) {
        if (folder instanceof RecoverableFolder || folder == DefaultFolder.ROOT) {
            return Optional.empty();
        }
        return at(folder)
                .or(() -> tree.parent(folder).flatMap(this::of).map(TagInForce::inherited));
    }

    /// What it has itself, whatever it lies in.
    Optional<TagInForce> at(FolderKey folder) {
        return switch (folder) {
            case DefaultFolder.TOP -> followed(new TagReach.Everything());
            case DefaultFolder.ROOT -> Optional.empty();
            case DefaultFolder place ->
                    followed(new TagReach.Within(place)).or(() -> given(folder));
            case RecoverableFolder _ -> Optional.empty();
            case FolderKey.Own _ -> given(folder);
        };
    }

    /// A tag that people gave something.
    TagInForce given(UUID id) {
        return new TagInForce(id, true, policy.flatMap(known -> known.personal(id)));
    }

    /// Whether people can give it one.
    boolean isOpen(FolderKey folder) {
        return switch (folder) {
            case DefaultFolder.TOP, DefaultFolder.ROOT -> false;
            case DefaultFolder place -> followed(new TagReach.Within(place)).isEmpty();
            case RecoverableFolder _ -> false;
            case FolderKey.Own _ -> true;
        };
    }

    private Optional<TagInForce> followed(TagReach reach) {
        return policy.flatMap(known -> known.tagOf(reach)).map(TagInForce::following);
    }

    private Optional<TagInForce> given(FolderKey folder) {
        return tree.tags().of(folder).map(this::given);
    }
}
