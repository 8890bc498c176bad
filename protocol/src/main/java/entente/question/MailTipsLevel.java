package entente.question;

/// How much MailTips say of a mailbox. In order: a smaller one wins where several apply.
public enum MailTipsLevel {
    NONE("None"),
    /// What keeps a message from being sent in vain: automatic replies for outsiders, size, who may send.
    LIMITED("Limited"),
    ALL("All");

    private final String wireName;

    MailTipsLevel(String wireName) {
        this.wireName = wireName;
    }

    /// The name administrators know it by.
    public String wireName() {
        return wireName;
    }
}
