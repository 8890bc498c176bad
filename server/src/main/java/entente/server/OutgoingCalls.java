package entente.server;

import entente.calling.HttpClientHttps;
import entente.calling.Https;
import entente.calling.OwnCertificate;
import entente.calling.Reach;
import entente.calling.Trust;

/// How a server calls others, by its settings.
final class OutgoingCalls {
    private OutgoingCalls() {}

    /// Showing nobody a certificate.
    static Https by(CallingSettings calling) {
        return new HttpClientHttps(
                Trust.systemAnd(ServerKeys.authorities(calling)), reach(calling));
    }

    /// Showing `own` to whoever asks for one.
    static Https by(CallingSettings calling, OwnCertificate own) {
        return new HttpClientHttps(
                Trust.systemAnd(ServerKeys.authorities(calling), own), reach(calling));
    }

    private static Reach reach(CallingSettings calling) {
        return new Reach(calling.names(), calling.internal());
    }
}
