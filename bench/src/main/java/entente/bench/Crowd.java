package entente.bench;

import entente.question.Window;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// People added to a running lab, with calendars of a given size that mary may read.
final class Crowd {
    static final String CALLER = "mary@contoso.test";

    private static final String DOMAIN = "contoso.test";

    private final LabChild lab;
    private final HttpsClient client;

    Crowd(LabChild lab, HttpsClient client) {
        this.lab = lab;
        this.client = client;
    }

    /// The week from next Monday on.
    static Window nextWeek() {
        var monday = nextMonday().atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Window(monday, monday.plusSeconds(7 * 86_400));
    }

    /// Adds `count` people whose names begin with `name` and whose calendars hold `events` events each; gives their addresses.
    List<String> add(String name, int count, int events) throws IOException {
        var addresses = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var address = "%s%d@%s".formatted(name, i, DOMAIN);
            put(
                    address,
                    "{\"displayName\":\"Bench %d\",\"kind\":\"person\",\"zone\":\"Europe/Berlin\"}"
                            .formatted(i));
            post(
                    address,
                    "permissions",
                    "application/json",
                    "{\"permissions\":{\"default\":\"FreeBusyTimeAndSubjectAndLocation\"}}"
                            .getBytes(StandardCharsets.UTF_8));
            post(
                    address,
                    "calendar",
                    "text/calendar",
                    GeneratedCalendars.of(events, nextMonday(), i));
            addresses.add(address);
        }
        return addresses;
    }

    private void put(String address, String json) throws IOException {
        client.send(
                        "PUT",
                        mailbox(address, ""),
                        headers("application/json"),
                        json.getBytes(StandardCharsets.UTF_8))
                .ok();
    }

    private void post(String address, String what, String type, byte[] body) throws IOException {
        client.send("POST", mailbox(address, "/" + what), headers(type), body).ok();
    }

    private URI mailbox(String address, String more) {
        return lab.at(DOMAIN, "/entente/admin/mailboxes/" + address + more);
    }

    private Map<String, String> headers(String type) {
        return Map.of("Authorization", lab.administrator(DOMAIN), "Content-Type", type);
    }

    private static LocalDate nextMonday() {
        return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }
}
