package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.item.Known;
import entente.item.KnownContact;
import entente.item.KnownTask;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.item.PropertySet;
import entente.item.PropertyValue;
import entente.wire.ews.FolderShape.Base;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tasks as requests bring them and answers tell of them.
class TaskItemsTest {
    private static final String PAINT =
            """
            <t:Task><t:Subject>Paint</t:Subject><t:ActualWork>90</t:ActualWork><t:BillingInformation>House</t:BillingInformation>\
            <t:ChangeCount>7</t:ChangeCount><t:Companies><t:String>Contoso</t:String></t:Companies><t:Contacts><t:String>Ann</t:String></t:Contacts>\
            <t:DueDate>2026-03-09T00:00:00Z</t:DueDate><t:Mileage>12 km</t:Mileage><t:Owner>Mary</t:Owner><t:PercentComplete>37.5</t:PercentComplete>\
            <t:StartDate>2026-03-02T00:00:00Z</t:StartDate><t:Status>WaitingOnOthers</t:Status><t:TotalWork>480</t:TotalWork></t:Task>\
            """;

    @Test
    void aTaskIsHeldInThePropertiesThatClientsOfAllKindsKnow() throws EwsFault {
        assertThat(created(PAINT))
                .isEqualTo(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, "IPM.Task")
                                .with(Known.SUBJECT, "Paint")
                                .with(KnownTask.ACTUAL_WORK, 90)
                                .with(KnownTask.BILLING, "House")
                                .with(
                                        KnownContact.COMPANIES,
                                        PropertyValue.Many.texts(List.of("Contoso")))
                                .with(KnownTask.CONTACTS, PropertyValue.Many.texts(List.of("Ann")))
                                .with(
                                        new PropertyId.Numbered(PropertySet.TASK, 0x8105),
                                        Instant.parse("2026-03-09T00:00:00Z"))
                                .with(KnownContact.MILEAGE, "12 km")
                                .with(
                                        new PropertyId.Numbered(PropertySet.TASK, 0x8102),
                                        new PropertyValue.Real64(0.375))
                                .with(
                                        new PropertyId.Numbered(PropertySet.TASK, 0x8104),
                                        Instant.parse("2026-03-02T00:00:00Z"))
                                .with(new PropertyId.Numbered(PropertySet.TASK, 0x8101), 3)
                                .with(KnownTask.TOTAL_WORK, 480));
    }

    @Test
    void aTaskIsToldWithWhatTheServerSaysOfIt() throws EwsFault {
        var task =
                created(PAINT)
                        .with(KnownTask.VERSION, 2)
                        .with(KnownTask.OWNER, "Mary")
                        .with(KnownTask.IS_COMPLETE, false);

        assertThat(written(ItemExamples.shape(Base.ALL_PROPERTIES), task))
                .contains(
                        "<t:ActualWork>90</t:ActualWork><t:BillingInformation>House</t:BillingInformation><t:ChangeCount>2</t:ChangeCount><t:Companies><t:String>Contoso</t:String></t:Companies><t:Contacts><t:String>Ann</t:String></t:Contacts><t:DelegationState>NoMatch</t:DelegationState><t:DueDate>2026-03-09T00:00:00Z</t:DueDate><t:IsComplete>false</t:IsComplete><t:IsRecurring>false</t:IsRecurring><t:IsTeamTask>false</t:IsTeamTask><t:Mileage>12 km</t:Mileage><t:Owner>Mary</t:Owner><t:PercentComplete>37.5</t:PercentComplete><t:StartDate>2026-03-02T00:00:00Z</t:StartDate><t:Status>WaitingOnOthers</t:Status><t:StatusDescription>Waiting on someone else</t:StatusDescription><t:TotalWork>480</t:TotalWork></t:Task>");
    }

    @Test
    void aTaskOfWhichNothingIsSaidIsNotStarted() {
        var answer =
                written(
                        ItemExamples.shape(Base.DEFAULT),
                        Properties.NONE.with(Known.ITEM_CLASS, "IPM.Task"));

        assertThat(answer)
                .contains("<t:PercentComplete>0</t:PercentComplete><t:Status>NotStarted</t:Status>")
                .doesNotContain("t:DueDate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100.5", "NaN", "much"})
    void whatIsNoShareIsMalformed(String percent) {
        assertThatThrownBy(() ->
                        created(
                                "<t:Task><t:PercentComplete>%s</t:PercentComplete></t:Task>"
                                        .formatted(percent)))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("from 0 to 100");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,100", "0.29,29", "0.333333,33.33", "0.9999999,100"})
    void aShareIsToldInPercent(double share, String percent) {
        assertThat(ValueXml.percent(share)).isEqualTo(percent);
    }

    @Test
    void tasksAreSearchedByHowFarTheyAre() throws EwsFault {
        var filter =
                FindItemTest.filter(
                        "<t:IsLessThan><t:FieldURI FieldURI='task:PercentComplete'/><t:FieldURIOrConstant><t:Constant Value='50'/></t:FieldURIOrConstant></t:IsLessThan>");

        assertThat(filter)
                .isEqualTo(
                        BatchResult.done(
                                new Filter.Compared(
                                        KnownTask.DONE,
                                        Relation.LESS,
                                        new PropertyValue.Real64(0.5))));
    }

    private static Properties created(String item) throws EwsFault {
        return CreateItemTest.done(CreateItemTest.one(item)).content().properties();
    }

    private static String written(ItemShape shape, Properties item) {
        return Examples.written(
                ExchangeVersion.EXCHANGE2013_SP1,
                ItemXmlTest.response(shape, ItemExamples.with(item)));
    }
}
