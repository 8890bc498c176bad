package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.WindowsZones;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetServerTimeZonesTest {
    private static final LocalDateTime FIRST = LocalDateTime.of(2010, 1, 1, 8, 30);

    @Test
    void zonesAskedForAreAnsweredAndUnknownOnesLeftOut() throws EwsFault {
        var request =
                read(
                        "<m:GetServerTimeZones ReturnFullTimeZoneData='true'><m:Ids><t:Id>UTC</t:Id><t:Id>Nowhere</t:Id></m:Ids></m:GetServerTimeZones>");

        assertThat(request.answer())
                .isEqualTo(new GetServerTimeZones.Response(List.of("UTC"), true));
    }

    @Test
    void withoutIdsAllZonesAreAnswered() throws EwsFault {
        var request = read("<m:GetServerTimeZones ReturnFullTimeZoneData='false'/>");

        assertThat(request.answer().ids()).isEqualTo(WindowsZones.ids());
        assertThat(request.answer().full()).isFalse();
    }

    @Test
    void zoneWithOnePeriodHasTheSameStructureAsOthers() {
        assertThat(written("UTC"))
                .contains(
                        """
                        <t:TimeZoneDefinition Id="UTC" Name="(UTC) Etc/UTC"><t:Periods>\
                        <t:Period Bias="PT0S" Name="Standard" Id="stdPT0S"/></t:Periods><t:TransitionsGroups>\
                        <t:TransitionsGroup Id="0"><t:Transition><t:To Kind="Period">stdPT0S</t:To></t:Transition>\
                        </t:TransitionsGroup></t:TransitionsGroups><t:Transitions><t:Transition><t:To Kind="Group">0</t:To>\
                        </t:Transition></t:Transitions></t:TimeZoneDefinition>\
                        """);
    }

    @Test
    void biasOfTheEastIsNegativeAndTheLastSundayIsMinusOne() {
        assertThat(written("W. Europe Standard Time"))
                .contains(
                        """
                        <t:Period Bias="-PT1H" Name="Standard" Id="std-PT1H"/>\
                        <t:Period Bias="-PT2H" Name="Daylight" Id="dlt-PT2H"/>\
                        """)
                .contains(
                        """
                        <t:RecurringDayTransition><t:To Kind="Period">dlt-PT2H</t:To><t:TimeOffset>PT2H</t:TimeOffset>\
                        <t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence>\
                        </t:RecurringDayTransition>\
                        """);
    }

    @Test
    void zoneThatChangedItsRuleHasAGroupForEachStretchOfYears() {
        // Jordan went to summer time for good in the spring of 2022.
        assertThat(written("Jordan Standard Time"))
                .contains(
                        "<t:AbsoluteDateTransition>",
                        "<t:DateTime>2022-02-25T00:00:00</t:DateTime>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W. Europe Standard Time",
                "Pacific Standard Time",
                "AUS Eastern Standard Time",
                "India Standard Time",
                "Newfoundland Standard Time",
                "Israel Standard Time",
                "Jordan Standard Time"
            })
    void definitionMeansWhatTheRulesOfJavaSay(String id) throws EwsFault {
        var definition =
                written(id)
                        .replaceAll("(?s).*<m:TimeZoneDefinitions>|</m:TimeZoneDefinitions>.*", "");
        // Under another name, so that only what is spelled out can answer.
        var header = "<t:TimeZoneContext>" + definition.replace(id, "x") + "</t:TimeZoneContext>";

        var rules = WindowsZones.zone(id).orElseThrow().getRules();
        for (var at = FIRST; at.getYear() < 2040; at = at.plusDays(37)) {
            var text = Examples.availability(header, "", at + ":00", at.plusHours(1) + ":00");

            var start = Examples.readAvailability(text).freeBusy().orElseThrow().start();

            assertThat(start).as("%s in %s", at, id).isEqualTo(at.toInstant(rules.getOffset(at)));
        }
    }

    private static GetServerTimeZones.Request read(String body) throws EwsFault {
        return (GetServerTimeZones.Request) Examples.read(Examples.envelope("", body)).operation();
    }

    private static String written(String id) {
        return Examples.written(
                ExchangeVersion.EXCHANGE2013_SP1,
                new GetServerTimeZones.Response(List.of(id), true));
    }
}
