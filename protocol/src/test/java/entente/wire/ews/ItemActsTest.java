package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.wire.ews.FolderShape.Base;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// Requests that delete, move, copy and mark items, and that ask what changed about them.
class ItemActsTest {
    private static final FolderRef MINE = new FolderRef.ById("AAA=");
    private static final FolderRef INBOX = new FolderRef.ByName("inbox", Optional.empty());
    private static final List<ItemRef> ITEMS =
            List.of(
                    new ItemRef("QQ==", Optional.of("S0VZ")),
                    new ItemRef("Qg==", Optional.empty()));
    private static final String IDS =
            "<m:ItemIds><t:ItemId Id='QQ==' ChangeKey='S0VZ'/><t:ItemId Id='Qg=='/></m:ItemIds>";
    private static final String TO = "<m:ToFolderId><t:FolderId Id='AAA='/></m:ToFolderId>";

    @Test
    void itemsAreDeletedTheWayThatTheAttributeSays() throws EwsFault {
        assertThat(
                        read(
                                "<m:DeleteItem SendMeetingCancellations='SendToNone' AffectedTaskOccurrences='AllOccurrences' DeleteType='HardDelete'>"
                                        + IDS
                                        + "</m:DeleteItem>"))
                .isEqualTo(
                        new DeleteItem.Request(
                                DeleteType.HARD_DELETE,
                                Optional.of(Invitations.SEND_TO_NONE),
                                ITEMS));
    }

    @Test
    void itemsArePutWhereTheyAreToGo() throws EwsFault {
        assertThat(read("<m:MoveItem>" + TO + IDS + "</m:MoveItem>"))
                .isEqualTo(new MoveItem.Request(MINE, ITEMS, true));
        assertThat(
                        read(
                                "<m:CopyItem><m:ReturnNewItemIds>false</m:ReturnNewItemIds>"
                                        + IDS
                                        + TO
                                        + "</m:CopyItem>"))
                .isEqualTo(new CopyItem.Request(MINE, ITEMS, false));
    }

    @Test
    void allOfAFolderIsMarked() throws EwsFault {
        assertThat(
                        read(
                                "<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts><m:FolderIds><t:DistinguishedFolderId Id='inbox'/><t:FolderId Id='AAA='/></m:FolderIds></m:MarkAllItemsAsRead>"))
                .isEqualTo(new MarkAllItemsAsRead.Request(true, List.of(INBOX, MINE)));
    }

    @Test
    void whatIsSentIsKeptWhereItIsSaidOrNotAtAll() throws EwsFault {
        assertThat(read("<m:SendItem SaveItemToFolder='true'>" + IDS + "</m:SendItem>"))
                .isEqualTo(new SendItem.Request(true, Optional.empty(), ITEMS));
        assertThat(
                        read(
                                "<m:SendItem SaveItemToFolder='false'>"
                                        + IDS
                                        + "<m:SavedItemFolderId><t:DistinguishedFolderId Id='inbox'/></m:SavedItemFolderId></m:SendItem>"))
                .isEqualTo(new SendItem.Request(false, Optional.of(INBOX), ITEMS));
        assertThatThrownBy(() -> read("<m:SendItem>" + IDS + "</m:SendItem>"))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("SaveItemToFolder");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-4, 1", "256, 256", "513, 512", "2147483647, 512"})
    void aClientSyncsWithAStateAndAsManyChangesAsItTakes(int asked, int most) throws EwsFault {
        var request =
                read(
                        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI='item:ItemClass'/></t:AdditionalProperties></m:ItemShape><m:SyncFolderId><t:FolderId Id='AAA='/></m:SyncFolderId><m:SyncState>U1RBVEU=</m:SyncState><m:Ignore><t:ItemId Id='QQ=='/></m:Ignore><m:MaxChangesReturned>%d</m:MaxChangesReturned></m:SyncFolderItems>"
                                .formatted(asked));

        assertThat(request)
                .isEqualTo(
                        new SyncFolderItems.Request(
                                ItemExamples.shape(
                                                Base.ID_ONLY, new ItemPath.Field("item:ItemClass"))
                                        .listed(),
                                MINE,
                                Optional.of("U1RBVEU="),
                                most));
    }

    @Test
    void changesAreToldEachByItsKind() {
        var changes =
                new SyncFolderItems.Changes(
                        "U1RBVEU=",
                        false,
                        List.of(ItemExamples.LUNCH),
                        List.of(ItemExamples.ofClass("IPM.Task")),
                        List.of(new SyncFolderItems.ReadMark(ItemExamples.LUNCH_ID, true)),
                        List.of("R09ORQ=="));

        assertThat(
                        Examples.written(
                                ExchangeVersion.EXCHANGE2010,
                                new SyncFolderItems.Response(
                                        ItemShape.IDS_ONLY, BatchResult.done(changes))))
                .contains(
                        "<m:SyncState>U1RBVEU=</m:SyncState><m:IncludesLastItemInRange>false</m:IncludesLastItemInRange><m:Changes><t:Create><t:Message><t:ItemId Id=\"TFVOQ0g=\" ChangeKey=\"S0VZ\"/></t:Message></t:Create><t:Update><t:Task>",
                        "<t:Delete><t:ItemId Id=\"R09ORQ==\"/></t:Delete><t:ReadFlagChange><t:ItemId Id=\"TFVOQ0g=\" ChangeKey=\"S0VZ\"/><t:IsRead>true</t:IsRead></t:ReadFlagChange></m:Changes>");
    }

    @Test
    void aFolderInWhichNothingChangedSaysSo() {
        var nothing =
                new SyncFolderItems.Changes(
                        "U1RBVEU=", true, List.of(), List.of(), List.of(), List.of());

        assertThat(
                        Examples.written(
                                ExchangeVersion.EXCHANGE2010,
                                new SyncFolderItems.Response(
                                        ItemShape.IDS_ONLY, BatchResult.done(nothing))))
                .contains(
                        "<m:SyncState>U1RBVEU=</m:SyncState><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange><m:Changes/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:DeleteItem/>",
                "<m:DeleteItem DeleteType='Burn'/>",
                "<m:MoveItem/>",
                "<m:CopyItem/>",
                "<m:MarkAllItemsAsRead/>",
                "<m:MarkAllItemsAsRead><m:ReadFlag>perhaps</m:ReadFlag></m:MarkAllItemsAsRead>",
                "<m:SyncFolderItems/>",
                "<m:SyncFolderItems><m:MaxChangesReturned>many</m:MaxChangesReturned></m:SyncFolderItems>"
            })
    void aRequestWithoutWhatItNeedsIsMalformed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(EwsFault.class);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void everyAnswerIsAsTheSchemasHaveIt(EwsResponse response) throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2007_SP1, response));
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2016, response));
    }

    static Stream<EwsResponse> responses() {
        var moved =
                List.of(
                        BatchResult.done(Optional.of(ItemExamples.LUNCH)),
                        BatchResult.<Optional<ItemElement>>refused(Code.ITEM_UNKNOWN),
                        BatchResult.done(Optional.<ItemElement>empty()));
        var gone =
                List.of(
                        BatchResult.done(new ItemGone()),
                        BatchResult.<ItemGone>refused(Code.ITEM_UNKNOWN));
        var all = ItemExamples.everything();
        var changes =
                new SyncFolderItems.Changes(
                        "U1RBVEU=",
                        true,
                        List.of(ItemExamples.LUNCH),
                        List.of(ItemExamples.LUNCH),
                        List.of(new SyncFolderItems.ReadMark(ItemExamples.LUNCH_ID, false)),
                        List.of("R09ORQ=="));
        return Stream.of(
                new MoveItem.Response(moved),
                new CopyItem.Response(moved),
                new DeleteItem.Response(gone),
                new SendItem.Response(gone),
                new MarkAllItemsAsRead.Response(gone),
                new SyncFolderItems.Response(all, BatchResult.done(changes)),
                new SyncFolderItems.Response(all, BatchResult.refused(Code.SYNC_STATE_INVALID)));
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
