package entente.wire.ews;

import entente.problem.Refusal;
import entente.wire.soap.XmlWriter;
import java.util.List;

/// Why nothing more is known of a message for `recipient`, whose organisation's domain it is: a part of an answer that is good otherwise (MS-OXWSMTRK, `Errors`).
public record TrackingFailure(String recipient, String domain, Refusal why) {
    static void write(XmlWriter xml, List<TrackingFailure> failures) {
        if (failures.isEmpty()) {
            return;
        }
        xml.start("m:Errors");
        for (var failure : failures) {
            xml.start("t:ArrayOfTrackingPropertiesType");
            property(xml, "ErrorCode", failure.why().code().name());
            property(xml, "Domain", failure.domain());
            property(xml, "Recipient", failure.recipient());
            property(xml, "Message", failure.why().sentence());
            xml.end();
        }
        xml.end();
    }

    private static void property(XmlWriter xml, String name, String value) {
        xml.start("t:TrackingPropertyType").element("t:Name", name).element("t:Value", value).end();
    }
}
