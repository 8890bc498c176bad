package entente.mailbox;

import entente.item.Known;
import entente.item.PolicyTag;
import entente.question.Address;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The retention tags of a mailbox as they are at this moment, by its policy and by what people gave its folders and items themselves: a snapshot that does not change while it is held.
public final class MailboxTags {
    private final Address mailbox;
    private final FolderTagging folders;

    MailboxTags(Address mailbox, FolderTagging folders) {
        this.mailbox = mailbox;
        this.folders = folders;
    }

    /// Those of its policy, in their order; none where it has no policy, or the policy is not there.
    public List<RetentionTag> all() {
        return folders.policy().map(RetentionPolicy::tags).orElse(List.of());
    }

    /// Whether people may give something that tag: it is a personal one of the policy.
    public boolean isPersonal(UUID id) {
        return folders.given(id).tag().isPresent();
    }

    /// Whether people may give the folder one; a default folder has that of the policy, where there is one.
    public boolean isOpen(FolderId folder) {
        return folder.keyIn(mailbox).filter(folders::isOpen).isPresent();
    }

    /// That of what lies in the folder; empty where it has none.
    public Optional<TagInForce> of(FolderId folder) {
        return folder.keyIn(mailbox).filter(folders.tree()::has).flatMap(folders::of);
    }

    /// That of an item of the mailbox; empty where it has none, as what people do not see in a folder has not.
    public Optional<TagInForce> of(Item item) {
        var properties = item.content().properties();
        return properties.has(Known.FLAGS, Known.FLAG_ASSOCIATED)
                ? Optional.empty()
                : PolicyTag.of(properties)
                        .map(folders::given)
                        .or(() -> of(item.folder()).map(TagInForce::inherited));
    }
}
