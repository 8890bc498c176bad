package entente.endpoints;

import entente.mailbox.RetentionTag;
import entente.mailbox.Retentions;
import entente.problem.Code;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.GetUserRetentionPolicyTags;
import java.util.List;

/// GetUserRetentionPolicyTags: the retention tags of the caller's own mailbox.
record OwnRetentionTags(Retentions retentions) {
    GetUserRetentionPolicyTags.Response answer(Caller caller) {
        return new GetUserRetentionPolicyTags.Response(tags(caller));
    }

    private BatchResult<List<GetUserRetentionPolicyTags.Tag>> tags(Caller caller) {
        return caller instanceof Caller.OwnPerson(var person)
                ? retentions
                        .tagsOf(person)
                        .map(tags -> tags.all().stream().map(OwnRetentionTags::told).toList())
                        .map(BatchResult::done)
                        .orElseGet(OwnRetentionTags::nobodys)
                : nobodys();
    }

    private static BatchResult<List<GetUserRetentionPolicyTags.Tag>> nobodys() {
        return BatchResult.refused(Code.FOLDER_MAILBOX_UNKNOWN);
    }

    private static GetUserRetentionPolicyTags.Tag told(RetentionTag tag) {
        return new GetUserRetentionPolicyTags.Tag(
                tag.name(),
                tag.id(),
                tag.days(),
                tag.reach().word(),
                tag.action().toString(),
                tag.isPersonal());
    }
}
