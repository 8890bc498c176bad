package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/// GetUserRetentionPolicyTags (MS-OXWSURPT 3.1.4.1): the retention tags of the policy that the caller's mailbox has.
public final class GetUserRetentionPolicyTags {
    private static final String MESSAGE = "m:GetUserRetentionPolicyTagsResponse";

    private GetUserRetentionPolicyTags() {}

    public record Request() implements EwsRequest.Operation {}

    /// `type` and `action` are an `ElcFolderType` and a `RetentionActionType`. Without `days` nothing is done, which is told as a period of 0. People see the `personal` ones, to choose from.
    public record Tag(
            String name, UUID id, OptionalInt days, String type, String action, boolean personal) {}

    /// In the order in which the policy has them; none where the mailbox has no policy.
    public record Response(BatchResult<List<Tag>> tags) implements EwsResponse {}

    /// Reads `<GetUserRetentionPolicyTags>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        xml.skip();
        return new Request();
    }

    static void write(XmlWriter xml, Response response) {
        switch (response.tags()) {
            case BatchResult.Done(var tags) -> {
                ResponseMessages.success(xml, MESSAGE).start("m:RetentionPolicyTags");
                tags.forEach(tag -> write(xml, tag));
                xml.end();
            }
            case BatchResult.Refused(var why) -> {
                ResponseMessages.refused(xml, MESSAGE, why);
                xml.start("m:RetentionPolicyTags").end();
            }
        }
        xml.end();
    }

    private static void write(XmlWriter xml, Tag tag) {
        xml.start("t:RetentionPolicyTag").element("t:DisplayName", tag.name());
        xml.element("t:RetentionId", tag.id().toString());
        xml.element("t:RetentionPeriod", tag.days().orElse(0)).element("t:Type", tag.type());
        xml.element("t:RetentionAction", tag.action()).element("t:IsVisible", tag.personal());
        xml.element("t:OptedInto", false).element("t:IsArchive", false).end();
    }
}
