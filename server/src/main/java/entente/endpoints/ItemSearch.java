package entente.endpoints;

import entente.mailbox.FolderId;
import entente.mailbox.ItemPage;
import entente.mailbox.ItemQuery;
import entente.mailbox.Items;
import entente.problem.Code;
import entente.problem.Problem;
import entente.wire.ews.BatchResult;

/// Searches one folder for items; who may is asked before.
record ItemSearch(Items items) {
    /// Refused where the folder is not there, or what is wanted is too complex to look for.
    BatchResult<ItemPage> in(FolderId folder, ItemQuery query) {
        try {
            return items.find(folder, query)
                    .map(BatchResult::done)
                    .orElseGet(() -> BatchResult.refused(Code.FOLDER_UNKNOWN));
        } catch (Problem problem) {
            if (problem.refusal().code() == Code.FILTER_TOO_COMPLEX) {
                return new BatchResult.Refused<>(problem.refusal());
            }
            throw problem;
        }
    }
}
