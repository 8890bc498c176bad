package entente.mailbox;

import java.util.Optional;
import java.util.UUID;

/// Which retention tag each folder of a mailbox has, by its policy and by what people gave them.
///
/// A default folder has the tag that the policy has for it. Any other has the one that somebody gave it, else that of the folder that it lies in; at the top it is the tag for everything, which address books have not.
record FolderTagging(FolderTree tree, Optional<RetentionPolicy> policy) {
    /// That of what lies in the folder; empty where it has none. What is in Recoverable Items has none but its own.
    Optional<TagInForce> of(FolderKey folder) {
        return nearest(folder).filter(tag -> counts(tag, folder));
    }

    /// Whether a tag that a folder has by where it lies counts for what lies in it: address books are only taken from by a tag of their own.
    boolean counts(TagInForce tag, FolderKey folder) {
        return tag.tag().filter(known -> known.reach() instanceof TagReach.Everything).isEmpty()
                || FolderClass.kindOf(tree.folderClass(folder)) != FolderClass.Kind.CONTACTS;
    }

    private Optional<TagInForce> nearest(FolderKey folder) {
        if (folder instanceof RecoverableFolder || folder == DefaultFolder.ROOT) {
            return Optional.empty();
        }
        return at(folder)
                .or(() -> tree.parent(folder).flatMap(this::nearest).map(TagInForce::inherited));
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
