package entente.endpoints;

import entente.delivery.Delivery;
import entente.mailbox.MailboxStore;
import java.time.InstantSource;

/// What people of this organisation do in it: find one another, and work in their mailboxes and in what others share with them.
public final class MailboxOperations {
    final NameResolution names;
    final ListExpansion lists;
    final Rooms rooms;
    final MailboxFolders folders;
    final OwnFolders ownFolders;
    final OwnDelegates delegates;
    final OwnRetentionTags retentionTags;
    final MailboxItems items;
    final OwnItems ownItems;
    final ItemUpdates itemUpdates;
    final ItemParcels itemParcels;
    final OwnAutomaticReply automaticReply;
    final Notifications notifications;

    public MailboxOperations(
            MailboxStore store,
            Delivery delivery,
            Notifications notifications,
            InstantSource clock) {
        this.names = new NameResolution(store);
        this.lists = new ListExpansion(store);
        this.rooms = new Rooms(store);
        this.folders = new MailboxFolders(store);
        this.ownFolders = new OwnFolders(store);
        this.delegates = new OwnDelegates(store);
        this.retentionTags = new OwnRetentionTags(store);
        this.items = new MailboxItems(store);
        this.ownItems = new OwnItems(store, delivery, clock);
        this.itemUpdates = new ItemUpdates(store, delivery, clock);
        this.itemParcels = new ItemParcels(store);
        this.automaticReply = new OwnAutomaticReply(store, clock);
        this.notifications = notifications;
    }
}
