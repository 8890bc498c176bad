package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.Optional;

/// Which people of a meeting are told that it was changed (MS-OXWSCDATA 2.2.5.5 `CalendarItemUpdateOperationType`).
public enum InvitationUpdates {
    SEND_TO_NONE,
    SEND_ONLY_TO_ALL,
    SEND_ONLY_TO_CHANGED,
    SEND_TO_ALL_AND_SAVE_COPY,
    SEND_TO_CHANGED_AND_SAVE_COPY;

    /// Reads the attribute `SendMeetingInvitationsOrCancellations` of the element at hand, which is not there where no appointments are meant.
    static Optional<InvitationUpdates> read(XmlCursor xml) throws MalformedXml {
        return switch (xml.attribute("SendMeetingInvitationsOrCancellations").orElse("")) {
            case "" -> Optional.empty();
            case "SendToNone" -> Optional.of(SEND_TO_NONE);
            case "SendOnlyToAll" -> Optional.of(SEND_ONLY_TO_ALL);
            case "SendOnlyToChanged" -> Optional.of(SEND_ONLY_TO_CHANGED);
            case "SendToAllAndSaveCopy" -> Optional.of(SEND_TO_ALL_AND_SAVE_COPY);
            case "SendToChangedAndSaveCopy" -> Optional.of(SEND_TO_CHANGED_AND_SAVE_COPY);
            default -> throw xml.wrong("has a SendMeetingInvitationsOrCancellations that is none");
        };
    }
}
