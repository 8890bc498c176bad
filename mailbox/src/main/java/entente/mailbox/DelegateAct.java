package entente.mailbox;

import entente.question.Address;
import entente.question.PermissionLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that a mailbox's owner does with those who act for her (MS-OXWSDLGM), as one change. `levels` are what the person has from then on in those of [#FOLDERS] that are named, and
/// take the place of her own entry there: with [PermissionLevel#NONE] she has none of her own, and what everybody has goes for her too.
public sealed interface DelegateAct {
    /// The folders of which it is said what a delegate may do.
    List<DefaultFolder> FOLDERS =
            List.of(
                    DefaultFolder.CALENDAR,
                    DefaultFolder.TASKS,
                    DefaultFolder.INBOX,
                    DefaultFolder.CONTACTS,
                    DefaultFolder.NOTES,
                    DefaultFolder.JOURNAL);

    /// Makes somebody one who has a mailbox here and is none yet.
    record Addition(Delegate delegate, Map<DefaultFolder, PermissionLevel> levels)
            implements DelegateAct {
        public Addition {
            levels = Map.copyOf(levels);
        }
    }

    /// Has somebody who is one be another one, in what is there.
    record Revision(
            Address person,
            Optional<Boolean> receivesCopies,
            Optional<Boolean> seesPrivate,
            Map<DefaultFolder, PermissionLevel> levels)
            implements DelegateAct {
        public Revision {
            levels = Map.copyOf(levels);
        }
    }

    /// Has somebody be none any more: with that, her own entries in [#FOLDERS] are gone too.
    record Removal(Address person) implements DelegateAct {}

    /// Says who of them is told of meetings.
    record Requests(MeetingRequests requests) implements DelegateAct {}
}
