package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyValue;
import entente.problem.Code;
import entente.wire.ews.FolderShape.Base;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// What is looked for in folders.
class FindItemTest {
    private static final String SUBJECT = "<t:FieldURI FieldURI='item:Subject'/>";
    private static final Properties ITEM =
            ItemExamples.properties()
                    .with(Known.ARTICLE_NUMBER, 7)
                    .with(Known.DISPLAY_TO, "Bob; joe@contoso.test")
                    .without(Known.SENSITIVITY);

    @Test
    void aSearchIsReadWithAllThatItAsksFor() throws EwsFault {
        var request = Examples.read(Examples.text("find-item-request.xml")).operation();

        var since = new PropertyValue.Time(Instant.parse("2026-03-02T08:00:00Z"));
        var isNew = new Filter.Compared(Known.MODIFIED, Relation.GREATER_OR_EQUAL, since);
        var ofTea = new Filter.Contains(Known.SUBJECT, "tea", Filter.Place.BEGINNING, true);
        Filter filter =
                new Filter.All(List.of(isNew, new Filter.Not(new Filter.All(List.of(ofTea)))));
        assertThat(request)
                .isEqualTo(
                        new FindItem.Request(
                                ItemExamples.shape(Base.ID_ONLY, new ItemPath.Field("item:Subject"))
                                        .listed(),
                                List.of(
                                        new FolderRef.ByName("inbox", Optional.empty()),
                                        new FolderRef.ById("AAA=")),
                                FindItem.Traversal.ASSOCIATED,
                                Optional.of(new Page(100, 50, false)),
                                BatchResult.done(Optional.of(filter)),
                                BatchResult.done(
                                        List.of(
                                                new FindItem.SortField(Known.RECEIVED, true),
                                                new FindItem.SortField(
                                                        Known.ARTICLE_NUMBER, false))),
                                Optional.empty()));
    }

    @Test
    void nothingAskedForIsAllOfAFolder() throws EwsFault {
        var request = request("");

        assertThat(request.filter()).isEqualTo(BatchResult.done(Optional.empty()));
        assertThat(request.order()).isEqualTo(BatchResult.done(List.of()));
        assertThat(request.page()).isEmpty();
        assertThat(request.view()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:FractionalPageItemView Numerator='1' Denominator='2'/>",
                "<m:SeekToConditionPageItemView BasePoint='Beginning'><t:Condition/></m:SeekToConditionPageItemView>",
                "<m:ContactsView/>",
                "<m:GroupBy Order='Ascending'/>",
                "<m:QueryString>kind:mail</m:QueryString>"
            })
    void aViewThatIsNotOfferedIsSeen(String view) throws EwsFault {
        assertThat(request(view).view())
                .hasValueSatisfying(name -> assertThat(view).contains(name));
    }

    @ParameterizedTest
    @CsvSource({"-1, 10, PAGE_INVALID", "0, 0, PAGE_EMPTY", "0, -1, PAGE_EMPTY"})
    void aPageThatIsNoneSaysWhy(int offset, int most, Code code) throws EwsFault {
        var request =
                request(
                        "<m:IndexedPageItemView BasePoint='Beginning' Offset='%d' MaxEntriesReturned='%d'/>"
                                .formatted(offset, most));

        assertThat(request.page().orElseThrow().refusal().orElseThrow().code()).isEqualTo(code);
        assertThat(Page.FIRST.refusal()).isEmpty();
    }

    @Test
    void anOrderOfMoreFieldsThanAnybodyLooksAtIsMalformed() throws EwsFault {
        var order = "<m:SortOrder>%s</m:SortOrder>";
        var field = "<t:FieldOrder Order='Ascending'>" + SUBJECT + "</t:FieldOrder>";

        assertThat(request(order.formatted(field.repeat(8))).order())
                .isInstanceOf(BatchResult.Done.class);
        assertThatThrownBy(() -> request(order.formatted(field.repeat(9))))
                .isInstanceOf(EwsFault.class);
    }

    @Test
    void whatIsLookedForWithinTextsIsNoBook() throws EwsFault {
        var contains =
                "<m:Restriction><t:Contains ContainmentMode='Substring' ContainmentComparison='IgnoreCase'>%s<t:Constant Value='%s'/></t:Contains></m:Restriction>";

        var longest = request(contains.formatted(SUBJECT, "a".repeat(1_024)));
        var longer = request(contains.formatted(SUBJECT, "a".repeat(1_025)));

        assertThat(longest.filter()).isInstanceOf(BatchResult.Done.class);
        assertThat(longer.filter()).isEqualTo(BatchResult.refused(Code.FILTER_TOO_COMPLEX));
    }

    @ParameterizedTest
    @CsvSource({
        "item:Subject, IsEqualTo, LUNCH, true",
        "item:Subject, IsNotEqualTo, Dinner, true",
        "item:Importance, IsEqualTo, High, true",
        "item:Importance, IsGreaterThan, Normal, true",
        "item:Sensitivity, IsEqualTo, Normal, true",
        "item:Sensitivity, IsNotEqualTo, Private, true",
        "item:Sensitivity, IsNotEqualTo, Normal, false",
        "item:Sensitivity, IsGreaterThan, Normal, false",
        "message:IsRead, IsEqualTo, true, true",
        "message:IsRead, IsEqualTo, 0, false",
        "message:IsRead, IsNotEqualTo, true, false",
        "item:IsDraft, IsEqualTo, false, true",
        "item:Categories, IsEqualTo, food, true",
        "item:Categories, IsNotEqualTo, Sport, true",
        "item:HasAttachments, IsEqualTo, true, true",
        "message:IsDeliveryReceiptRequested, IsEqualTo, false, true",
        "message:IsDeliveryReceiptRequested, IsNotEqualTo, false, false",
        "item:ReminderMinutesBeforeStart, IsLessThanOrEqualTo, 15, true",
        "item:DateTimeReceived, IsGreaterThan, 2026-03-02T09:00:00+01:00, true",
        "item:DateTimeReceived, IsLessThan, 2026-03-02T08:00:00, false",
        "item:Flag, IsEqualTo, Flagged, true",
        "item:ItemClass, IsEqualTo, IPM.Note, true",
        "message:From, IsEqualTo, ANN@fabrikam.test, true",
        "message:From, IsEqualTo, Ann, true",
        "message:From, IsNotEqualTo, Ann, false",
        "message:ToRecipients, IsNotEqualTo, Ann, true",
        "item:DisplayTo, IsEqualTo, Bob; joe@contoso.test, true",
        "calendar:Start, IsGreaterThan, 2026-03-02T08:00:00Z, false"
    })
    void aComparisonIsOfThePropertyThatThePathNames(
            String path, String comparison, String value, boolean matches) throws EwsFault {
        var filter =
                filter(
                        "<t:%s><t:FieldURI FieldURI='%s'/><t:FieldURIOrConstant><t:Constant Value='%s'/></t:FieldURIOrConstant></t:%s>"
                                .formatted(comparison, path, value, comparison));

        assertThat(done(filter).matches(ITEM)).isEqualTo(matches);
    }

    @Test
    void anyOfSeveralExpressionsIsMeantOrAllOfThem() throws EwsFault {
        var holds = "<t:Exists>" + SUBJECT + "</t:Exists>";
        var not = "<t:Not>" + holds + "</t:Not>";

        assertThat(done(filter("<t:Or>" + not + holds + "</t:Or>")).matches(ITEM)).isTrue();
        assertThat(done(filter("<t:Or>" + not + not + "</t:Or>")).matches(ITEM)).isFalse();
        assertThat(done(filter("<t:And>" + not + holds + "</t:And>")).matches(ITEM)).isFalse();
        assertThat(done(filter("<t:And>" + holds + holds + "</t:And>")).matches(ITEM)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Exact, false",
        "IgnoreNonSpacingCharacters, false",
        "IgnoreCase, true",
        "IgnoreCaseAndNonSpacingCharacters, true",
        "Loose, true"
    })
    void caseCountsWhereTheComparisonDoesNotIgnoreIt(String comparison, boolean matches)
            throws EwsFault {
        var filter =
                filter(
                        "<t:Contains ContainmentMode='Substring' ContainmentComparison='%s'>%s<t:Constant Value='lUNCH'/></t:Contains>"
                                .formatted(comparison, SUBJECT));

        assertThat(done(filter).matches(ITEM)).isEqualTo(matches);
    }

    @Test
    void ofSeveralThatCannotBeSearchedForTheFirstIsTheReason() throws EwsFault {
        var unheard = "<t:Exists><t:FieldURI FieldURI='item:Unheard'/></t:Exists>";
        var noText =
                "<t:Contains><t:FieldURI FieldURI='item:Size'/><t:Constant Value='1'/></t:Contains>";

        assertThat(filter("<t:And>" + unheard + noText + "</t:And>"))
                .isEqualTo(BatchResult.refused(Code.FILTER_PATH_UNKNOWN));
        assertThat(filter("<t:And>" + noText + unheard + "</t:And>"))
                .isEqualTo(BatchResult.refused(Code.FILTER_TEXT_EXPECTED));
    }

    @Test
    void unreadIsAlsoWhatHasNoFlags() throws EwsFault {
        var unread =
                filter(
                        "<t:IsEqualTo><t:FieldURI FieldURI='message:IsRead'/><t:FieldURIOrConstant><t:Constant Value='false'/></t:FieldURIOrConstant></t:IsEqualTo>");

        assertThat(done(unread).matches(Properties.NONE)).isTrue();
    }

    @Test
    void twoPropertiesAreComparedWithEachOther() throws EwsFault {
        var filter =
                filter(
                        "<t:IsLessThan><t:FieldURI FieldURI='item:DateTimeSent'/><t:FieldURIOrConstant><t:FieldURI FieldURI='item:DateTimeReceived'/></t:FieldURIOrConstant></t:IsLessThan>");

        assertThat(done(filter))
                .isEqualTo(new Filter.ComparedTo(Known.SENT, Relation.LESS, Known.RECEIVED));
    }

    @Test
    void aClientsOwnNamesAndNumbersAreSearched() throws EwsFault {
        var byName =
                filter(
                        "<t:IsEqualTo><t:ExtendedFieldURI PropertyTag='0x10f3' PropertyType='String'/><t:FieldURIOrConstant><t:Constant Value='1.EML'/></t:FieldURIOrConstant></t:IsEqualTo>");
        var byNumber =
                filter(
                        "<t:IsGreaterThan><t:ExtendedFieldURI PropertyTag='3619' PropertyType='Integer'/><t:FieldURIOrConstant><t:Constant Value='6'/></t:FieldURIOrConstant></t:IsGreaterThan>");
        var byHeader =
                filter(
                        "<t:Exists><t:ExtendedFieldURI DistinguishedPropertySetId='InternetHeaders' PropertyName='X-Mood' PropertyType='String'/></t:Exists>");

        assertThat(done(byName))
                .isEqualTo(
                        new Filter.Compared(
                                Known.CLIENT_NAME,
                                Relation.EQUAL,
                                new PropertyValue.Text("1.EML")));
        assertThat(done(byNumber).matches(ITEM)).isTrue();
        assertThat(done(byHeader))
                .isEqualTo(
                        new Filter.Exists(
                                new PropertyId.Named(PropertySet.INTERNET_HEADERS, "x-mood")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0x1", "0X01"})
    void bitsAreExcludedByAMask(String mask) throws EwsFault {
        var filter =
                filter(
                        "<t:Excludes><t:ExtendedFieldURI PropertyTag='0xe07' PropertyType='Integer'/><t:Bitmask Value='%s'/></t:Excludes>"
                                .formatted(mask));

        assertThat(done(filter)).isEqualTo(new Filter.Excludes(Known.FLAGS, 1));
    }

    @Test
    void peopleAreSearchedByNameAndAddress() throws EwsFault {
        var filter =
                filter(
                        "<t:Contains ContainmentMode='Substring' ContainmentComparison='IgnoreCase'><t:FieldURI FieldURI='message:From'/><t:Constant Value='FABRIKAM'/></t:Contains>");

        assertThat(done(filter).matches(ITEM)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<t:Exists><t:FieldURI FieldURI='item:Body'/></t:Exists>|FILTER_PATH_UNKNOWN",
                "<t:Exists><t:FieldURI FieldURI='item:Unheard'/></t:Exists>|FILTER_PATH_UNKNOWN",
                "<t:Exists><t:IndexedFieldURI FieldURI='contacts:EmailAddress' FieldIndex='EmailAddress4'/></t:Exists>|FILTER_PATH_UNKNOWN",
                "<t:Exists><t:FieldURI FieldURI='contacts:EmailAddresses'/></t:Exists>|FILTER_PATH_UNKNOWN",
                "<t:IsEqualTo><t:FieldURI FieldURI='task:PercentComplete'/><t:FieldURIOrConstant><t:Constant Value='101'/></t:FieldURIOrConstant></t:IsEqualTo>|FILTER_VALUE_INVALID",
                "<t:Exists><t:ExtendedFieldURI PropertyTag='0x1000' PropertyType='String'/></t:Exists>|FILTER_PATH_UNKNOWN",
                "<t:Exists><t:ExtendedFieldURI PropertyTag='0x37'/></t:Exists>|EXTENDED_PROPERTY_INVALID",
                "<t:IsEqualTo><t:FieldURI FieldURI='item:Size'/><t:FieldURIOrConstant><t:Constant Value='big'/></t:FieldURIOrConstant></t:IsEqualTo>|FILTER_VALUE_INVALID",
                "<t:IsEqualTo><t:FieldURI FieldURI='item:DateTimeSent'/><t:FieldURIOrConstant><t:Constant Value='now'/></t:FieldURIOrConstant></t:IsEqualTo>|FILTER_VALUE_INVALID",
                "<t:IsEqualTo><t:FieldURI FieldURI='item:Importance'/><t:FieldURIOrConstant><t:Constant Value='5'/></t:FieldURIOrConstant></t:IsEqualTo>|FILTER_VALUE_INVALID",
                "<t:IsGreaterThan><t:FieldURI FieldURI='message:IsRead'/><t:FieldURIOrConstant><t:Constant Value='true'/></t:FieldURIOrConstant></t:IsGreaterThan>|FILTER_VALUE_INVALID",
                "<t:IsGreaterThan><t:FieldURI FieldURI='message:IsRead'/><t:FieldURIOrConstant><t:FieldURI FieldURI='item:Size'/></t:FieldURIOrConstant></t:IsGreaterThan>|FILTER_PATH_UNKNOWN",
                "<t:Excludes><t:FieldURI FieldURI='item:Subject'/><t:Bitmask Value='1'/></t:Excludes>|FILTER_VALUE_INVALID",
                "<t:Excludes><t:ExtendedFieldURI PropertyTag='0xe07' PropertyType='Integer'/><t:Bitmask Value='0xg'/></t:Excludes>|FILTER_VALUE_INVALID",
                "<t:Contains><t:FieldURI FieldURI='item:Size'/><t:Constant Value='1'/></t:Contains>|FILTER_TEXT_EXPECTED"
            })
    void whatCannotBeSearchedForIsRefusedWithItsReason(String expression, Code code)
            throws EwsFault {
        assertThat(filter(expression)).isEqualTo(BatchResult.refused(code));
        assertThat(filter("<t:Not><t:And>" + expression + "</t:And></t:Not>"))
                .isEqualTo(BatchResult.refused(code));
    }

    @ParameterizedTest
    @CsvSource({"254, true", "255, false", "300, false"})
    void aRestrictionHasAtMostSoManyParts(int leaves, boolean isRead) throws EwsFault {
        var filter =
                filter(
                        "<t:Or>"
                                + ("<t:Exists>" + SUBJECT + "</t:Exists>").repeat(leaves)
                                + "</t:Or>");

        assertThat(filter.equals(BatchResult.refused(Code.FILTER_TOO_COMPLEX)))
                .isNotEqualTo(isRead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t:Near/>",
                "<t:And><t:Sometimes/></t:And>",
                "<t:Exists/>",
                "<t:Contains ContainmentMode='Nearby'>"
                        + SUBJECT
                        + "<t:Constant Value='x'/></t:Contains>",
                "<t:Contains>" + SUBJECT + "</t:Contains>",
                "<t:IsEqualTo>" + SUBJECT + "</t:IsEqualTo>"
            })
    void whatIsNoExpressionIsMalformed(String expression) {
        assertThatThrownBy(() -> filter(expression)).isInstanceOf(EwsFault.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<t:FieldURI FieldURI='item:Body'/>|SORT_PATH_UNKNOWN",
                "<t:FieldURI FieldURI='item:Categories'/>|SORT_PATH_UNKNOWN",
                "<t:FieldURI FieldURI='message:IsRead'/>|SORT_PATH_UNKNOWN",
                "<t:ExtendedFieldURI PropertyTag='0x37'/>|EXTENDED_PROPERTY_INVALID"
            })
    void whatCannotSortIsRefused(String path, Code code) throws EwsFault {
        var order =
                "<m:SortOrder><t:FieldOrder Order='Ascending'>%s</t:FieldOrder></m:SortOrder>"
                        .formatted(path);

        assertThat(request(order).order()).isEqualTo(BatchResult.refused(code));
    }

    @Test
    void foldersAreAnsweredEachWithItsPage() throws SAXException, IOException {
        var response =
                new FindItem.Response(
                        ItemExamples.everything(),
                        List.of(
                                BatchResult.done(
                                        new Page.Of<>(
                                                List.of(
                                                        ItemExamples.LUNCH,
                                                        ItemExamples.ofClass("IPM.Contact")),
                                                2,
                                                9,
                                                false)),
                                BatchResult.refused(Code.FILTER_TOO_COMPLEX),
                                BatchResult.done(Page.whole(List.of()))));

        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, response))
                .contains(
                        "<m:RootFolder IndexedPagingOffset=\"2\" TotalItemsInView=\"9\" IncludesLastItemInRange=\"false\"><t:Items><t:Message>",
                        "ErrorRestrictionTooComplex",
                        "TotalItemsInView=\"0\" IncludesLastItemInRange=\"true\"><t:Items/></m:RootFolder>")
                .doesNotContain("t:Body");
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2007_SP1, response));
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2016, response));
    }

    private static Filter done(BatchResult<Filter> result) {
        assertThat(result).isInstanceOf(BatchResult.Done.class);
        return ((BatchResult.Done<Filter>) result).value();
    }

    static BatchResult<Filter> filter(String expression) throws EwsFault {
        return request("<m:Restriction>" + expression + "</m:Restriction>")
                .filter()
                .then(filter -> BatchResult.done(filter.orElseThrow()));
    }

    private static FindItem.Request request(String parts) throws EwsFault {
        return (FindItem.Request)
                Examples.read(Examples.envelope("", "<m:FindItem>" + parts + "</m:FindItem>"))
                        .operation();
    }
}
