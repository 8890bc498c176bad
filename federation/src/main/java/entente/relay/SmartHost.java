package entente.relay;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/// The server that takes messages for people elsewhere (`New-SendConnector -SmartHosts`), how it is reached, and what this server calls itself there (`ownName`, a host name). With TLS its certificate has to be
/// for `host` and of an authority that `trust` knows.
public record SmartHost(
        String host, int port, Tls tls, Optional<Login> login, String ownName, SSLContext trust) {
    /// How the connection is kept secret.
    public enum Tls {
        /// By STARTTLS (RFC 3207); without it nothing is said.
        STARTTLS,
        /// From its beginning (RFC 8314, 3).
        TLS,
        /// Not at all: within one machine.
        NONE
    }

    /// Who signs in there.
    public static final class Login {
        private final String user;
        private final String password;

        public Login(String user, String password) {
            this.user = user;
            this.password = password;
        }

        String user() {
            return user;
        }

        String revealPassword() {
            return password;
        }

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
