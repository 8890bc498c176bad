package entente.endpoints;

import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.ews.BatchResult;
import entente.wire.ews.GetRoomLists;
import entente.wire.ews.GetRooms;
import entente.wire.ews.NamedAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// GetRoomLists and GetRooms: which rooms there are. A list of rooms is a group whose members are rooms here, and nothing else.
final class Rooms {
    /// Lists, or rooms of one, in one answer.
    private static final int MOST = 1_000;

    private final MailboxStore store;

    Rooms(MailboxStore store) {
        this.store = store;
    }

    GetRoomLists.Response answer(GetRoomLists.Request ignored) {
        return new GetRoomLists.Response(
                store.recipients().stream()
                        .flatMap(recipient -> list(recipient).stream())
                        .limit(MOST)
                        .map(Rooms::named)
                        .toList());
    }

    GetRooms.Response answer(GetRooms.Request ask) {
        return new GetRooms.Response(
                Address.parse(ask.list())
                        .flatMap(store::find)
                        .flatMap(this::list)
                        .map(list -> BatchResult.done(rooms(list)))
                        .orElseGet(() -> BatchResult.refused(Code.ROOM_LIST_UNKNOWN)));
    }

    private List<NamedAddress> rooms(Recipient.Group list) {
        return members(list).limit(MOST).map(Rooms::named).toList();
    }

    private Optional<Recipient.Group> list(Recipient recipient) {
        return recipient instanceof Recipient.Group group
                        && !group.members().isEmpty()
                        && members(group).count() == group.members().size()
                ? Optional.of(group)
                : Optional.empty();
    }

    private Stream<Recipient> members(Recipient.Group group) {
        return group.members().stream()
                .flatMap(member -> store.find(member).stream())
                .filter(Rooms::isRoom);
    }

    private static boolean isRoom(Recipient recipient) {
        return recipient instanceof Recipient.Mailbox mailbox
                && mailbox.kind() == Recipient.Kind.ROOM;
    }

    private static NamedAddress named(Recipient recipient) {
        return new NamedAddress(recipient.displayName(), recipient.address().toString());
    }
}
