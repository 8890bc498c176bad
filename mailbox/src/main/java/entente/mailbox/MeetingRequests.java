package entente.mailbox;

import java.util.Arrays;
import java.util.Optional;

/// Who gets what a mailbox's owner is told of meetings, where she has delegates who get copies of it (MS-OXWSDLGM `DeliverMeetingRequestsType`).
public enum MeetingRequests {
    DELEGATES_ONLY("DelegatesOnly"),
    DELEGATES_AND_ME("DelegatesAndMe"),
    DELEGATES_AND_SEND_INFORMATION_TO_ME("DelegatesAndSendInformationToMe"),
    NO_FORWARD("NoForward");

    private final String wireName;

    MeetingRequests(String wireName) {
        this.wireName = wireName;
    }

    public static Optional<MeetingRequests> parse(String wireName) {
        return Arrays.stream(values()).filter(each -> each.wireName.equals(wireName)).findFirst();
    }

    public String wireName() {
        return wireName;
    }
}
