package entente.mailbox;

import java.util.List;
import java.util.UUID;

/// To what people of a mailbox gave a retention tag: to how many items that they see, and to which folders.
public record TagUse(UUID tag, long items, List<FolderId> folders) {
    public TagUse {
        folders = List.copyOf(folders);
    }
}
