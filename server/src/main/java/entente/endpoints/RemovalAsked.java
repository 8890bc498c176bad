package entente.endpoints;

import entente.mailbox.Actor;
import entente.mailbox.Removal;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.DeleteType;

/// How a request takes items away, and who does it.
final class RemovalAsked {
    private RemovalAsked() {}

    static Removal how(DeleteType type) {
        return switch (type) {
            case MOVE_TO_DELETED_ITEMS -> Removal.DELETE;
            case SOFT_DELETE -> Removal.SOFT_DELETE;
            case HARD_DELETE -> Removal.PURGE;
        };
    }

    static Actor by(Caller caller) {
        return new Actor(caller.describe(), Actor.Way.EWS);
    }

    static Actor by(Address person) {
        return by(new Caller.OwnPerson(person));
    }
}
