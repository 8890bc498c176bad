package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.ChildLab;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is kept, whatever happens to the process: it is killed without a word and started again on its folder.
class KilledLabTest {
    private static final String CONTOSO = "contoso.test";
    private static final String BOB = "/entente/admin/mailboxes/bob@contoso.test";
    private static final String LUNCH =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:lunch
            DTSTAMP:20260101T000000Z
            DTSTART:20260308T120000Z
            DTEND:20260308T130000Z
            SUMMARY:Lunch
            END:VEVENT
            END:VCALENDAR
            """
                    .replace("\n", "\r\n");

    @TempDir private Path folder;

    @Test
    @Timeout(180)
    void whatWasAcknowledgedIsThereAfterTheProcessWasKilled() throws Exception {
        try (var lab = ChildLab.start(folder)) {
            assertThat(mergedOn(lab, "2026-03-08")).isEqualTo("0".repeat(48));

            var imported = lab.administer(CONTOSO, "POST", BOB + "/calendar", LUNCH);
            lab.administer(CONTOSO, "POST", BOB + "/permissions", permissions("None"));
            lab.kill();

            assertThat(imported.path("imported").asInt()).isEqualTo(1);
        }

        try (var lab = ChildLab.start(folder)) {
            assertThat(mergedOn(lab, "2026-03-08"))
                    .isEqualTo("0".repeat(24) + "22" + "0".repeat(22));
            assertThat(lab.administer(CONTOSO, "GET", "/entente/admin/mailboxes", "").toString())
                    .contains("\"address\":\"bob@contoso.test\"")
                    .contains("\"defaultPermission\":\"None\"");
        }
    }

    private static String permissions(String byDefault) {
        return "{\"permissions\": {\"default\": \"%s\"}}".formatted(byDefault);
    }

    /// Bob's day as he sees it himself.
    private static String mergedOn(ChildLab lab, String day) {
        var ask =
                """
                {"from": "bob@contoso.test", "to": ["bob@contoso.test"],
                 "start": "%sT00:00:00Z", "end": "%sT23:59:59Z", "view": "MergedOnly"}
                """
                        .formatted(day, day);
        return lab.administer(CONTOSO, "POST", "/entente/admin/lookup", ask)
                .path("answers")
                .path(0)
                .path("mergedFreeBusy")
                .asString();
    }
}
