package entente.wire.ews;

import entente.question.Status;
import entente.wire.soap.XmlPiece;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How firmly time is taken, in EWS words (`LegacyFreeBusyType`) and merged digits.
///
/// Versions before Exchange2013 know no WorkingElsewhere: to them it is Free. The merged string has no digit for it in any version: it
/// is 0 there, as Exchange has it to this day, and 4 means that there is no data ("MergedFreeBusy", EWS reference). There are clients
/// that drop whoever has a 4.
final class BusyTypes {
    /// The names of what an appointment may hold ([entente.item.Known#BUSY_STATUS]), that of 0 first.
    static final List<String> HELD =
            List.of("Free", "Tentative", "Busy", "OOF", "WorkingElsewhere");

    private static final Map<Status, XmlPiece> ELEMENTS = elements(ExchangeVersion.EXCHANGE2013);
    private static final Map<Status, XmlPiece> EARLIER_ELEMENTS =
            elements(ExchangeVersion.EXCHANGE2010);

    private BusyTypes() {}

    /// `<BusyType>` with the word that `version` has for it.
    static XmlPiece element(Status status, ExchangeVersion version) {
        var elements = knowsElsewhere(version) ? ELEMENTS : EARLIER_ELEMENTS;
        return Objects.requireNonNull(elements.get(status), "there is one for each status");
    }

    private static Map<Status, XmlPiece> elements(ExchangeVersion version) {
        var elements = new EnumMap<Status, XmlPiece>(Status.class);
        for (var status : Status.values()) {
            var name = name(status, version);
            elements.put(status, XmlPiece.of(xml -> xml.element("t:BusyType", name)));
        }
        return elements;
    }

    /// The word that `version` has for it.
    static String name(Status status, ExchangeVersion version) {
        return switch (status) {
            case FREE -> "Free";
            case WORKING_ELSEWHERE -> knowsElsewhere(version) ? "WorkingElsewhere" : "Free";
            case TENTATIVE -> "Tentative";
            case BUSY -> "Busy";
            case OUT_OF_OFFICE -> "OOF";
            case NO_DATA -> "NoData";
        };
    }

    /// A word that is none of these tells nothing.
    static Status parse(String name) {
        return switch (name) {
            case "Free" -> Status.FREE;
            case "WorkingElsewhere" -> Status.WORKING_ELSEWHERE;
            case "Tentative" -> Status.TENTATIVE;
            case "Busy" -> Status.BUSY;
            case "OOF" -> Status.OUT_OF_OFFICE;
            default -> Status.NO_DATA;
        };
    }

    /// The merged string as it is sent; ours tells working elsewhere (4) from no data (5).
    static String sent(String digits) {
        // In this order: the first makes room for the second.
        return digits.replace('4', '0').replace('5', '4');
    }

    /// What was sent, in our digits. There are servers that say 5 for no data too.
    static String received(String digits) {
        return digits.replace('4', '5');
    }

    /// Whether this is a merged string as it may be sent.
    static boolean isMerged(String digits) {
        return digits.chars().allMatch(digit -> digit >= '0' && digit <= '5');
    }

    private static boolean knowsElsewhere(ExchangeVersion version) {
        return version.atLeast(ExchangeVersion.EXCHANGE2013);
    }
}
