package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Known;
import entente.item.Octets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final DeliveryReport.Letterhead HEAD =
            new DeliveryReport.Letterhead(
                    "mail.contoso.test",
                    "postmaster@contoso.test",
                    "mary@contoso.test",
                    "<report@contoso.test>",
                    NOON.plusSeconds(60));
    private static final Octets SENT =
            Octets.of(
                    "From: mary@contoso.test\r\nSubject: =?utf-8?Q?K=C3=A4se?=\r\nX-Raw: é\r\n\r\nSecret text\r\n"
                            .getBytes(UTF_8));
    private static final DeliveryReport.Original ORIGINAL =
            new DeliveryReport.Original(SENT, "<one@contoso.test>", "Käse", NOON);

    @Test
    void aReportSaysWhoDidNotGetItAndWhy() throws MimeMalformed {
        var report =
                DeliveryReport.write(
                        HEAD,
                        ORIGINAL,
                        List.of(
                                failure("ann@fabrikam.test", "550 5.1.1 no such user"),
                                failure("nils@northwind.test", "552 5.2.2 full")));

        var read = MimeMessage.read(report);
        var properties = read.content().properties();
        assertThat(properties.text(Known.ITEM_CLASS)).contains("REPORT.IPM.Note.NDR");
        assertThat(properties.text(Known.SUBJECT)).contains("Undeliverable: Käse");
        assertThat(properties.text(Known.IN_REPLY_TO)).contains("<one@contoso.test>");
        assertThat(properties.text(Known.FROM_ADDRESS)).contains("postmaster@contoso.test");
        assertThat(read.content().of(Addressee.Kind.TO))
                .extracting(Addressee::address)
                .containsExactly("mary@contoso.test");
        assertThat(read.body().orElseThrow().text())
                .contains("\"Käse\"")
                .contains("ann@fabrikam.test", "550 5.1.1 no such user")
                .contains("nils@northwind.test", "552 5.2.2 full");
    }

    @Test
    void programsReadTheSame() {
        var report =
                DeliveryReport.write(
                        HEAD, ORIGINAL, List.of(failure("ann@fabrikam.test", "550 no")));

        assertThat(new String(report.bytes(), UTF_8))
                .contains("Content-Type: multipart/report; report-type=delivery-status;")
                .contains("Auto-Submitted: auto-replied\r\n")
                .contains(
                        """
                        Content-Type: message/delivery-status\r
                        \r
                        Reporting-MTA: dns; mail.contoso.test\r
                        Arrival-Date: Mon, 2 Mar 2026 12:00:00 +0000\r
                        \r
                        Final-Recipient: rfc822; ann@fabrikam.test\r
                        Action: failed\r
                        Status: 5.1.1\r
                        Diagnostic-Code: smtp; 550 no\r
                        Last-Attempt-Date: Mon, 2 Mar 2026 12:01:00 +0000\r
                        """)
                .contains("Content-Type: text/rfc822-headers; charset=utf-8\r\n")
                .doesNotContain("Secret text");
    }

    @Test
    void whatAnotherServerSaysAddsNoLines() {
        var report =
                DeliveryReport.write(
                        HEAD,
                        ORIGINAL,
                        List.of(failure("ann@fabrikam.test", "550 nö\r\nAction: delivered")));

        assertThat(new String(report.bytes(), UTF_8))
                .contains("Diagnostic-Code: smtp; 550 n? Action: delivered\r\n")
                .doesNotContain("\r\nAction: delivered");
    }

    private static DeliveryReport.Failure failure(String address, String why) {
        return new DeliveryReport.Failure(address, "5.1.1", why);
    }
}
