package entente.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Whether a folder of many messages costs more to ask than one of few, where the answers are alike.
final class FolderSizeRows implements Measurement {
    private static final String NEWEST = "newest 50 of 100 000 items";
    private static final String MIDDLE = "50 of the middle of 100 000 items";
    private static final String RESTRICTED = "50 of 100 000 items by when they came";
    private static final String HALF = "50 of the newer half of 100 000 items";
    private static final String UNREAD = "50 unread of 100 000 items";
    private static final String BEGUN = "the first 100 changes among 100 000 items";
    private static final String CHANGED = "10 changes among 100 000 items";
    private static final String AGAINST = "the same of 1 000 items";
    private static final double AIM = 0.5;
    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;
    private static final int CHANGES = 10;
    private static final int BEGINNING = 100;
    private static final int MOST = 512;
    private static final int PAGE = 50;
    private static final int WORKERS = 4;
    private static final Pattern STATE = Pattern.compile("<m:SyncState>([^<]+)<");

    @Override
    public List<String> names() {
        return List.of(NEWEST, MIDDLE, RESTRICTED, HALF, UNREAD, BEGUN, CHANGED);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var lab = LabChild.start();
                var client = new HttpsClient(lab.trust(), WORKERS)) {
            var small = MailFolder.of(lab, client, SMALL);
            var large = MailFolder.of(lab, client, LARGE);
            var rows = new ArrayList<Row>();
            rows.add(row(NEWEST, scale, page(large, 0), page(small, 0)));
            rows.add(row(MIDDLE, scale, page(large, LARGE / 2), page(small, SMALL / 2)));
            rows.add(row(RESTRICTED, scale, since(large, PAGE), since(small, PAGE)));
            rows.add(row(HALF, scale, since(large, LARGE / 2), since(small, SMALL / 2)));
            rows.add(row(UNREAD, scale, unread(large), unread(small)));
            rows.add(row(BEGUN, scale, begun(large), begun(small)));
            rows.add(row(CHANGED, scale, changed(large), changed(small)));
            return rows;
        }
    }

    private static Row row(String name, Scale scale, Work large, Work small) throws Exception {
        var load = new Load(WORKERS);
        return new Row.Ratio(
                name,
                AIM,
                AGAINST,
                scale.inTurns()
                        .ratios(
                                length -> load.rate(large, length),
                                length -> load.rate(small, length)));
    }

    private static Work page(MailFolder folder, int offset) {
        return found(folder, offset, "", folder.size());
    }

    /// Of those that were received since the how manieth newest was, or with it, a page from the middle.
    private static Work since(MailFolder folder, int newest) {
        var since =
                """
                <m:Restriction><t:IsGreaterThanOrEqualTo><t:FieldURI FieldURI="item:DateTimeReceived"/>
                <t:FieldURIOrConstant><t:Constant Value="%s"/></t:FieldURIOrConstant></t:IsGreaterThanOrEqualTo></m:Restriction>\
                """
                        .formatted(folder.receivedAt(newest));
        return found(folder, (newest - PAGE) / 2, since, newest);
    }

    private static Work unread(MailFolder folder) {
        var unread =
                """
                <m:Restriction><t:IsEqualTo><t:FieldURI FieldURI="message:IsRead"/>
                <t:FieldURIOrConstant><t:Constant Value="false"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>\
                """;
        return found(folder, 0, unread, folder.size() / 2);
    }

    private static Work begun(MailFolder folder) {
        var request = sync(folder, "", BEGINNING);
        return () -> MailFolder.require(BEGINNING, folder.send(request), "<t:Create>");
    }

    private static Work found(MailFolder folder, int offset, String restriction, int total) {
        var request =
                MailFolder.request(
                        """
                        <m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>
                        <m:IndexedPageItemView MaxEntriesReturned="%d" Offset="%d" BasePoint="Beginning"/>%s
                        <m:ParentFolderIds><t:FolderId Id="%s"/></m:ParentFolderIds></m:FindItem>\
                        """
                                .formatted(PAGE, offset, restriction, folder.id()));
        return () -> {
            var answer = folder.send(request);
            MailFolder.require(PAGE, answer, "<t:Message>");
            MailFolder.require(1, answer, "TotalItemsInView=\"" + total + '"');
        };
    }

    /// What changed since just before the last changes.
    private static Work changed(MailFolder folder) throws IOException {
        var state = "";
        var answer = "";
        while (!answer.contains("IncludesLastItemInRange>true<")) {
            answer = folder.send(sync(folder, state, MOST));
            state = state(answer);
        }
        for (var i = 0; i < CHANGES; i++) {
            folder.send(folder.saving("One more"));
        }
        var request = sync(folder, state, MOST);
        return () -> MailFolder.require(CHANGES, folder.send(request), "<t:Create>");
    }

    private static byte[] sync(MailFolder folder, String state, int most) {
        return MailFolder.request(
                """
                <m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>
                <m:SyncFolderId><t:FolderId Id="%s"/></m:SyncFolderId>%s<m:MaxChangesReturned>%d</m:MaxChangesReturned>
                </m:SyncFolderItems>\
                """
                        .formatted(
                                folder.id(),
                                state.isEmpty() ? "" : "<m:SyncState>" + state + "</m:SyncState>",
                                most));
    }

    private static String state(String answer) {
        var state = STATE.matcher(answer);
        if (!state.find()) {
            throw new IllegalStateException("an answer without a state: " + answer);
        }
        return state.group(1);
    }
}
