package entente.mailbox;

import entente.item.ItemContent;
import entente.question.Address;
import entente.question.FolderRights;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Something to be done with a mailbox's items, or with the messages that wait in it for people elsewhere, as one change.
public sealed interface ItemAct
        permits ItemAct.Creation,
                ItemAct.Restoration,
                ItemAct.DeletedCreation,
                ItemAct.Update,
                ItemAct.Move,
                ItemAct.Copy,
                ItemAct.Deletion,
                ItemAct.Recovery,
                ItemAct.ReadMarks,
                ItemAct.Giving,
                ItemAct.ActingFor,
                ItemAct.MeetingMail,
                ItemAct.Notice,
                ItemAct.AutomaticAnswer,
                OutboxAct,
                TrackingAct {
    /// Puts a new item into a folder. What the store says of items itself is not taken from its properties.
    record Creation(FolderId folder, ItemContent content, ItemStreams streams) implements ItemAct {}

    /// Puts an item into a folder that was made before, here or elsewhere: it keeps that time, unless it is still to come.
    record Restoration(FolderId folder, ItemContent content, ItemStreams streams, Instant made)
            implements ItemAct {}

    /// Puts a new item into Deletions, as one that was deleted out of sight from `folder`: elsewhere, before it came here. It is there from now on.
    record DeletedCreation(FolderId folder, ItemContent content, ItemStreams streams, Actor by)
            implements ItemAct {}

    /// Changes an item that is as it was after the change `seen`. Streams that are given take the place of all that it has; otherwise it keeps
    /// what it has. Its folder stays. Where a hold keeps what it said before, or it is of a calendar, that stays too ([VersionKeeping]), out of people's sight, and it is on record that it was changed `by` somebody: by the mailbox's owner where nothing else is said.
    record Update(
            ItemId item, Change seen, ItemContent content, Optional<ItemStreams> streams, Actor by)
            implements ItemAct {
        public Update(
                ItemId item, Change seen, ItemContent content, Optional<ItemStreams> streams) {
            this(item, seen, content, streams, new Actor(item.mailbox().toString(), Actor.Way.EWS));
        }

        /// The same, by another.
        public Update by(Actor other) {
            return new Update(item, seen, content, streams, other);
        }
    }

    /// Puts an item into another folder of the mailbox, where it has another id. Into Deleted Items it is deleted by that.
    record Move(ItemId item, FolderId to, Actor by) implements ItemAct {}

    /// Makes an item like one, in a folder of the mailbox.
    record Copy(ItemId item, FolderId to) implements ItemAct {}

    /// Takes an item away ([Fate]).
    record Deletion(ItemId item, Removal how, Actor by) implements ItemAct {}

    /// Puts an item that was deleted back to where it was deleted from ([Origin]), or into the folder `to`. It is refused where it was put back before, where the mailbox has no room for it, and where it is an
    /// appointment that the calendar has. Also from where its owner does not see it, if `everywhere`; where a hold keeps it, a copy stays there then.
    record Recovery(ItemId item, Optional<FolderId> to, boolean everywhere, Actor by)
            implements ItemAct {}

    /// Has all items of a folder be read, or none; what is private only if `privateToo`.
    record ReadMarks(FolderId folder, boolean read, boolean privateToo) implements ItemAct {
        public ReadMarks(FolderId folder, boolean read) {
            this(folder, read, true);
        }
    }

    /// That what a folder gives to `person` is `enough` when it is done, and with `privateToo` that she is a delegate still who sees what is private; changes nothing, and is overtaken where it is not. It stands before what she does by that.
    record Giving(
            FolderId folder, Address person, boolean privateToo, Predicate<FolderRights> enough)
            implements ItemAct {
        public Giving(FolderId folder, Address person, Predicate<FolderRights> enough) {
            this(folder, person, false, enough);
        }
    }

    /// That `person` is a delegate of a mailbox's owner when it is done; changes nothing, and is overtaken where she is none, or nobody has that mailbox. It stands before what she does for the owner.
    record ActingFor(Address owner, Address person) implements ItemAct {}

    /// Puts what the owner of a mailbox is told of a meeting where she has it put when it is done ([MeetingRequests]): into her inbox, into those of her delegates who get copies of it, or both. What is
    /// `closed` goes to those delegates alone who see what is private, and so does what tells of a meeting, by its `uid`, that the owner's calendar has as something private. A copy says for whom it was received; a delegate who has no room for it, or takes nothing so large, gets none,
    /// and where none has one the owner has the message herself. Says `Gone` where it is in inboxes of delegates alone.
    record MeetingMail(
            Address mailbox,
            ItemContent content,
            ItemStreams streams,
            Optional<String> uid,
            boolean closed)
            implements ItemAct {}

    /// That an item is as it was found; changes nothing, and is overtaken where it is not.
    static ItemAct unchanged(Item item) {
        return new Update(item.id(), item.changed(), item.content(), Optional.empty());
    }

    /// Takes what somebody else tells of a meeting ([entente.calendar.MeetingNotice], its text) into the default calendar of a mailbox, if it changes anything there; that it comes from
    /// whom it has to come from was proved before. It never fails: what cannot be read, or would go over a bound, changes nothing.
    record Notice(Address mailbox, byte[] calendar) implements ItemAct {}

    /// Answers a sender once by the automatic reply `given` of somebody who is away: puts `message`, which says it, where it goes. It never fails: where that reply was changed meanwhile, where
    /// the sender was answered by it before, or where there is no room, nothing is done.
    record AutomaticAnswer(Address absent, Address sender, AutomaticReply given, Creation message)
            implements ItemAct {}
}
