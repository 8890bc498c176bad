package entente.cli;

/// What an import does with messages that were deleted within their folder and lie in it still, as Maildir and mbox mark them.
enum MarkedDeleted {
    bin("put into Deleted Items"),
    recoverable("put where their owner finds what she deleted, as deleted from their folders"),
    keep("put into their folders like all others"),
    skip("left out");

    private final String done;

    MarkedDeleted(String done) {
        this.done = done;
    }

    /// What is done with them, as it is told.
    String done() {
        return done;
    }
}
