package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.wire.ews.FolderShape.Base;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Requests for items in the shapes in which clients in use send them: prefixes, order and spelling are theirs.
class ClientItemRequestsTest {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String M = "http://schemas.microsoft.com/exchange/services/2006/messages";
    private static final String T = "http://schemas.microsoft.com/exchange/services/2006/types";

    /// Like exchangelib: ids in chunks, every property by its path, bodies and sources among them.
    @Test
    void aClientThatNamesEveryPathIsUnderstood() throws EwsFault {
        var request =
                (GetItem.Request)
                        read(
                                """
                                <s:Envelope xmlns:s='%s' xmlns:m='%s' xmlns:t='%s'><s:Header>
                                <t:RequestServerVersion Version='Exchange2013_SP1'/></s:Header><s:Body>
                                <m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>
                                <t:FieldURI FieldURI='item:Attachments'/><t:FieldURI FieldURI='item:Body'/>
                                <t:FieldURI FieldURI='item:MimeContent'/><t:FieldURI FieldURI='item:UniqueBody'/>
                                <t:FieldURI FieldURI='message:SenderSMTPAddress'/></t:AdditionalProperties></m:ItemShape>
                                <m:ItemIds><t:ItemId Id='QQ==' ChangeKey='S0VZ'/></m:ItemIds></m:GetItem></s:Body></s:Envelope>\
                                """
                                        .formatted(SOAP, M, T));

        assertThat(request.shape().needsBody()).isTrue();
        assertThat(request.shape().needsSource()).isTrue();
        assertThat(request.shape().refusal()).isEmpty();
        assertThat(
                        Examples.written(
                                ExchangeVersion.EXCHANGE2013_SP1,
                                new GetItem.Response(
                                        request.shape(),
                                        List.of(BatchResult.done(ItemExamples.LUNCH)))))
                .contains("<t:MimeContent", "<t:Body", "<t:Attachments>")
                .doesNotContain("UniqueBody", "SenderSMTPAddress");
    }

    /// Like ews-java-api: a view before the sort order, and a search filter with attributes in its own order.
    @Test
    void aClientThatSearchesAndSortsIsUnderstood() throws EwsFault {
        var request =
                (FindItem.Request)
                        read(
                                """
                                <soap:Envelope xmlns:soap='%s' xmlns:m='%s' xmlns:t='%s'><soap:Header>
                                <t:RequestServerVersion Version='Exchange2010_SP2'></t:RequestServerVersion></soap:Header><soap:Body>
                                <m:FindItem Traversal='Shallow'><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>
                                <m:IndexedPageItemView MaxEntriesReturned='10' Offset='0' BasePoint='Beginning'></m:IndexedPageItemView>
                                <m:Restriction><t:IsEqualTo><t:FieldURI FieldURI='message:IsRead'></t:FieldURI><t:FieldURIOrConstant>
                                <t:Constant Value='false'></t:Constant></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>
                                <m:SortOrder><t:FieldOrder Order='Descending'><t:FieldURI FieldURI='item:DateTimeReceived'></t:FieldURI>
                                </t:FieldOrder></m:SortOrder><m:ParentFolderIds><t:DistinguishedFolderId Id='inbox'></t:DistinguishedFolderId>
                                </m:ParentFolderIds></m:FindItem></soap:Body></soap:Envelope>\
                                """
                                        .formatted(SOAP, M, T));

        assertThat(request.page()).contains(new Page(0, 10, false));
        assertThat(request.order())
                .isEqualTo(BatchResult.done(List.of(new FindItem.SortField(Known.RECEIVED, true))));
        assertThat(request.filter()).isInstanceOf(BatchResult.Done.class);
    }

    /// Like DavMail: names from sets, decimal numbers, and its own names for items.
    @Test
    void aClientThatGivesItemsNamesIsUnderstood() throws EwsFault {
        var request =
                (FindItem.Request)
                        read(
                                """
                                <soap:Envelope xmlns:soap='%s' xmlns:t='%s' xmlns:m='%s'><soap:Body>
                                <m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>
                                <t:ExtendedFieldURI PropertyTag="0x10f3" PropertyType="String"/>
                                <t:ExtendedFieldURI PropertySetId="00062008-0000-0000-c000-000000000046" PropertyId="34050" PropertyType="SystemTime"/>
                                </t:AdditionalProperties></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="500" Offset="0" BasePoint="Beginning"/>
                                <m:Restriction><t:And><t:IsEqualTo><t:ExtendedFieldURI PropertyTag="0x10f3" PropertyType="String"/>
                                <t:FieldURIOrConstant><t:Constant Value="1.EML"/></t:FieldURIOrConstant></t:IsEqualTo></t:And></m:Restriction>
                                <m:ParentFolderIds><t:FolderId Id="AAA="/></m:ParentFolderIds></m:FindItem></soap:Body></soap:Envelope>\
                                """
                                        .formatted(SOAP, T, M));

        assertThat(request.filter())
                .isEqualTo(
                        BatchResult.done(
                                Optional.of(
                                        new Filter.All(
                                                List.of(
                                                        new Filter.Compared(
                                                                Known.CLIENT_NAME,
                                                                Relation.EQUAL,
                                                                new PropertyValue.Text(
                                                                        "1.EML")))))));
        assertThat(((ItemPath.Extended) request.shape().additional().getLast()).id())
                .isEqualTo(Known.REMINDER_DUE);
    }

    /// Like Evolution: messages without a prefix, and tags in decimal.
    @Test
    void aClientWithoutAPrefixIsUnderstood() throws EwsFault {
        var request =
                (CreateItem.Request)
                        read(
                                """
                                <SOAP-ENV:Envelope xmlns:SOAP-ENV="%s"><SOAP-ENV:Body xmlns:types="%s">
                                <CreateItem xmlns="%s" MessageDisposition="SaveOnly"><SavedItemFolderId><types:FolderId Id="AAA="/></SavedItemFolderId>
                                <Items><Message xmlns="%s"><MimeContent CharacterSet="UTF-8">SGk=</MimeContent><ExtendedProperty>
                                <ExtendedFieldURI PropertyTag="3591" PropertyType="Integer"/><Value>1</Value></ExtendedProperty></Message></Items>
                                </CreateItem></SOAP-ENV:Body></SOAP-ENV:Envelope>\
                                """
                                        .formatted(SOAP, T, M, T));

        var item = ((BatchResult.Done<NewItem>) request.items().getFirst()).value();
        assertThat(request.savedIn()).contains(new FolderRef.ById("AAA="));
        assertThat(item.mime())
                .hasValueSatisfying(mime -> assertThat(mime.bytes()).asString().isEqualTo("Hi"));
        assertThat(item.content().properties())
                .isEqualTo(Properties.NONE.with(Known.FLAGS, Known.FLAG_READ));
    }

    /// Like Thunderbird: an old version first, changes in chunks, then the items.
    @Test
    void aClientThatSyncsIsUnderstood() throws EwsFault {
        var request =
                read(
                        """
                        <soap:Envelope xmlns:soap="%s" xmlns:t="%s"><soap:Header><t:RequestServerVersion Version="Exchange2007_SP1"/>
                        </soap:Header><soap:Body><SyncFolderItems xmlns="%s"><ItemShape><t:BaseShape>IdOnly</t:BaseShape></ItemShape>
                        <SyncFolderId><t:FolderId Id="AAA="/></SyncFolderId><MaxChangesReturned>100</MaxChangesReturned></SyncFolderItems>
                        </soap:Body></soap:Envelope>\
                        """
                                .formatted(SOAP, T, M));

        assertThat(request)
                .isEqualTo(
                        new SyncFolderItems.Request(
                                ItemExamples.shape(Base.ID_ONLY).listed(),
                                new FolderRef.ById("AAA="),
                                Optional.empty(),
                                100));
    }

    /// A set is the same whether it is named or numbered, and goes back as it was asked for.
    @Test
    void oneClientReadsWhatAnotherWrote() throws EwsFault {
        var written =
                (CreateItem.Request)
                        read(
                                Examples.envelope(
                                        "",
                                        "<m:CreateItem><m:Items><t:Message><t:ExtendedProperty><t:ExtendedFieldURI DistinguishedPropertySetId='PublicStrings' PropertyName='Colour' PropertyType='String'/><t:Value>red</t:Value></t:ExtendedProperty></t:Message></m:Items></m:CreateItem>"));
        var asked =
                (GetItem.Request)
                        read(
                                Examples.envelope(
                                        "",
                                        "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:ExtendedFieldURI PropertySetId='00020329-0000-0000-C000-000000000046' PropertyName='Colour' PropertyType='String'/></t:AdditionalProperties></m:ItemShape></m:GetItem>"));
        var properties =
                ((BatchResult.Done<NewItem>) written.items().getFirst())
                        .value()
                        .content()
                        .properties();

        assertThat(properties.text(new PropertyId.Named(PropertySet.PUBLIC_STRINGS, "Colour")))
                .contains("red");
        assertThat(
                        Examples.written(
                                ExchangeVersion.EXCHANGE2010,
                                new GetItem.Response(
                                        asked.shape(),
                                        List.of(BatchResult.done(ItemExamples.with(properties))))))
                .contains(
                        "<t:ExtendedFieldURI PropertySetId=\"00020329-0000-0000-C000-000000000046\" PropertyName=\"Colour\" PropertyType=\"String\"/><t:Value>red</t:Value>");
        assertThat(
                        ItemPath.Extended.of(
                                        new PropertyId.Named(PropertySet.PUBLIC_STRINGS, "Colour"),
                                        PropertyType.STRING,
                                        false)
                                .spelled())
                .containsEntry("DistinguishedPropertySetId", "PublicStrings");
    }

    private static EwsRequest.Operation read(String request) throws EwsFault {
        return Examples.read(request).operation();
    }
}
