package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Free/busy as JSON, asked for by a person of Contoso: of people here, and of both partners.
class GetScheduleTest {
    private static final String MARY = "mary@contoso.test";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void eachScheduleIsAnsweredInItsPlaceWhicheverRouteLeadsThere() {
        var answer =
                ask(
                        week(
                                30,
                                "bob@contoso.test",
                                "joe@contoso.test",
                                "ann@fabrikam.test",
                                "nils@northwind.test",
                                "nobody@contoso.test",
                                "nobody@nowhere.test"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var value = json(answer).path("value");
        assertThat(value.valueStream().map(it -> it.path("scheduleId").asString()))
                .containsExactly(
                        "bob@contoso.test",
                        "joe@contoso.test",
                        "ann@fabrikam.test",
                        "nils@northwind.test",
                        "nobody@contoso.test",
                        "nobody@nowhere.test");
        for (var shown : List.of(0, 1, 2, 3)) {
            assertThat(value.path(shown).path("availabilityView").asString()).hasSize(240);
            assertThat(value.path(shown).path("scheduleItems")).isNotEmpty();
        }
        assertThat(value.at("/4/error/responseCode").asString())
                .isEqualTo("ErrorMailRecipientNotFound");
        assertThat(value.at("/5/error/responseCode").asString())
                .isEqualTo("ErrorAddressSpaceNotFound");
    }

    @Test
    void levelDecidesWhatAnItemTells() {
        var value =
                json(ask(week(30, "ann@fabrikam.test", "raj@fabrikam.test", "bob@contoso.test")))
                        .path("value");

        assertThat(value.at("/0/scheduleItems").valueStream())
                .anyMatch(item -> item.path("subject").asString("").equals("Sales meeting"));
        for (var timesOnly : List.of(1, 2)) {
            assertThat(value.path(timesOnly).path("scheduleItems").valueStream())
                    .isNotEmpty()
                    .noneMatch(item -> item.has("subject"))
                    .noneMatch(item -> item.has("location"))
                    .noneMatch(item -> item.has("isPrivate"));
        }
    }

    @Test
    void ownPrivateItemsTellThatTheyAreAndNoMore() {
        var items = json(ask(week(30, MARY))).at("/value/0/scheduleItems");

        assertThat(items.valueStream())
                .filteredOn(item -> item.path("isPrivate").asBoolean())
                .isNotEmpty()
                .noneMatch(item -> item.has("subject"));
    }

    @Test
    void calendarThatIsNotSharedIsAnErrorOfThatScheduleAlone() {
        var ask = week(30, "sue@contoso.cloud.test", "bob@contoso.test");

        var value = json(ask("alice@contoso.test", ask)).path("value");

        assertThat(value.at("/0/error/responseCode").asString()).isEqualTo("ErrorNoFreeBusyAccess");
        assertThat(value.at("/1/availabilityView").asString()).hasSize(240);
    }

    @ParameterizedTest
    @CsvSource({"5, 1440", "1440, 5"})
    void intervalGoesFromFiveMinutesToADay(int minutes, int slots) {
        var view = json(ask(week(minutes, "bob@contoso.test"))).at("/value/0/availabilityView");

        assertThat(view.asString()).hasSize(slots);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 2026-03-02, 2026-03-07, ErrorInvalidMergedFreeBusyInterval",
        "1441, 2026-03-02, 2026-03-07, ErrorInvalidMergedFreeBusyInterval",
        "30, 2026-03-02, 2026-05-04, ErrorTimeIntervalTooBig",
        "30, 2026-03-07, 2026-03-02, ErrorInvalidTimeInterval"
    })
    void requestOutOfBoundsIsRefusedAsAWhole(int minutes, String start, String end, String code) {
        var answer = ask(body(minutes, start, end, List.of("bob@contoso.test")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").asString()).isEqualTo(code);
        assertThat(json(answer).at("/error/innerError/client-request-id").asString()).isNotEmpty();
    }

    @Test
    void nobodyAndTooManyAreRefused() {
        var many = IntStream.range(0, 101).mapToObj(i -> "p" + i + "@contoso.test").toList();

        var none = ask(body(30, "2026-03-02", "2026-03-07", List.of()));
        var tooMany = ask(body(30, "2026-03-02", "2026-03-07", many));

        assertThat(json(none).at("/error/code").asString()).isEqualTo("ErrorMailboxDataArrayEmpty");
        assertThat(json(tooMany).at("/error/code").asString())
                .isEqualTo("ErrorMailboxDataArrayTooBig");
    }

    @Test
    void strangersAreAskedToSignInAndUnknownUsersAreNotFound() {
        var stranger = lab.send(request("/v1.0/me/calendar/getSchedule", week(30, MARY)).build());
        var unknown =
                lab.send(
                        request("/v1.0/users/nobody@contoso.test/calendar/getSchedule", week(30))
                                .header("Authorization", lab.basic(MARY))
                                .build());

        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).isEmpty();
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    private static HttpResponse<byte[]> ask(String body) {
        return ask(MARY, body);
    }

    private static HttpResponse<byte[]> ask(String person, String body) {
        return lab.send(
                request("/v1.0/me/calendar/getSchedule", body)
                        .header("Authorization", lab.basic(person))
                        .build());
    }

    private static HttpRequest.Builder request(String path, String body) {
        var base = lab.organisation("contoso.test").baseUrl();
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    /// The five days of work in the lab's week.
    private static String week(int minutes, String... schedules) {
        return body(minutes, "2026-03-02", "2026-03-07", List.of(schedules));
    }

    private static String body(int minutes, String start, String end, List<String> schedules) {
        var list = schedules.stream().map(it -> '"' + it + '"').collect(Collectors.joining(", "));
        return """
        {"schedules": [%s], "availabilityViewInterval": %d,
         "startTime": {"dateTime": "%sT00:00:00", "timeZone": "UTC"},
         "endTime": {"dateTime": "%sT00:00:00", "timeZone": "UTC"}}\
        """
                .formatted(list, minutes, start, end);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }
}
