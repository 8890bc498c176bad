package entente.routes;

import java.util.Arrays;
import java.util.Optional;

/// Which way mailboxes may move between us and a partner. The remote ones are for moves between tenants, where the other side starts them.
public enum MoveCapability {
    INBOUND("Inbound"),
    OUTBOUND("Outbound"),
    REMOTE_INBOUND("RemoteInbound"),
    REMOTE_OUTBOUND("RemoteOutbound");

    private final String wireName;

    MoveCapability(String wireName) {
        this.wireName = wireName;
    }

    /// The name administrators know it by.
    public String wireName() {
        return wireName;
    }

    static Optional<MoveCapability> parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equalsIgnoreCase(text))
                .findFirst();
    }
}
