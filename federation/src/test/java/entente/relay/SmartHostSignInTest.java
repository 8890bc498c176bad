package entente.relay;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.TlsSite;
import entente.calling.Trust;
import entente.relay.SmartHost.Tls;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How a smart host is known, and what it is told.
class SmartHostSignInTest extends RelayDesk {
    @Test
    void itSignsInWhereItHasAPassword() {
        post("Subject: x\r\n\r\n", ANN);

        try (var strict = SmtpPeer.signingIn("entente", "correct horse")) {
            relay(strict.port(), Optional.of(new SmartHost.Login("entente", "wrong"))).round();

            assertThat(only().fault().orElseThrow()).startsWith("SMART_HOST_REFUSED_SIGN_IN");
            assertThat(strict.taken).isEmpty();

            now.set(only().due());
            relay(strict.port(), Optional.of(new SmartHost.Login("entente", "correct horse")))
                    .round();

            assertThat(strict.taken).hasSize(1);
            assertThat(store.outgoingCount()).isZero();
        }
    }

    @Test
    void aPasswordIsNotPrinted() {
        var login = new SmartHost.Login("entente", "correct horse");

        var host =
                new SmartHost(
                        "smart.test",
                        25,
                        Tls.TLS,
                        Optional.of(login),
                        "mail.contoso.test",
                        Trust.systemAnd(List.of()));

        assertThat(login.toString() + host).doesNotContain("horse");
    }

    @Test
    void nothingIsSaidToASmartHostThatOffersNoTls() {
        post("Subject: x\r\n\r\n", ANN);

        relay(peer.port(), Tls.STARTTLS).round();

        assertThat(peer.names).isEmpty();
        assertThat(peer.taken).isEmpty();
        assertThat(only().fault().orElseThrow()).startsWith("SMART_HOST_UNREACHABLE");
    }

    @Test
    void aSmartHostIsBelievedByItsCertificateAlone() {
        var shown = TlsSite.Shown.naming("localhost");
        var other = TlsSite.Shown.naming("relay.contoso.test");
        post("Subject: x\r\n\r\n", ANN);

        for (var each : List.of(shown, other)) {
            try (var secret = SmtpPeer.withStartTls(each.server())) {
                // Of an authority that nobody here knows; then of one that is known, for another
                // host.
                var known =
                        each.equals(shown)
                                ? List.<X509Certificate>of()
                                : List.of(each.certificate());

                relay(secretly(secret.port(), known)).round();

                assertThat(secret.taken).isEmpty();
                assertThat(only().fault().orElseThrow()).startsWith("SMART_HOST_UNREACHABLE");
                now.set(only().due());
            }
        }
        try (var secret = SmtpPeer.withStartTls(shown.server())) {
            relay(secretly(secret.port(), List.of(shown.certificate()))).round();

            assertThat(secret.taken).hasSize(1);
            assertThat(store.outgoingCount()).isZero();
        }
    }

    private static SmartHost secretly(int port, List<X509Certificate> known) {
        return new SmartHost(
                "localhost",
                port,
                Tls.STARTTLS,
                Optional.empty(),
                "mail.contoso.test",
                Trust.systemAnd(known));
    }
}
