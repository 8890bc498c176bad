package entente.mailbox;

/// An item as it is to be written in the place of what it was, of which a version was kept where a hold wants one. Only [VersionKeeping] makes one, so that no change can forget it.
final class Versioned {
    private final StoredItem item;

    Versioned(StoredItem item) {
        this.item = item;
    }

    StoredItem item() {
        return item;
    }
}
