package entente.mailbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Which database of which PostgreSQL server a store is in, as `postgresql://HOST:PORT/DATABASE?user=NAME`.
///
/// It holds no password, and one that has one is none. Beside `user`, it may say `sslmode`, `sslrootcert` and `targetServerType`, as the driver has them, and name several servers, of which the
/// primary is meant. To a server elsewhere the connection is encrypted and the server's certificate checked, unless `sslmode` says otherwise.
public final class PostgresAddress {
    private static final String SCHEME = "postgresql://";
    private static final Set<String> MAY_SAY =
            Set.of("user", "sslmode", "sslrootcert", "targetServerType");
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    private final String url;
    private final Properties properties;

    private PostgresAddress(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    /// Empty where it is not written like that.
    public static Optional<PostgresAddress> parse(String text) {
        if (!text.startsWith(SCHEME) || !saysWhatItMay(text)) {
            return Optional.empty();
        }
        var url = "jdbc:" + text;
        var read = Driver.parseURL(url, new Properties());
        return read == null || !read.containsKey("user")
                ? Optional.empty()
                : Optional.of(new PostgresAddress(url, read));
    }

    String url() {
        return url;
    }

    /// How to connect, with this password where there is one. The caller keeps it to itself.
    Properties connecting(Optional<String> password) {
        var connecting = new Properties();
        password.ifPresent(secret -> PGProperty.PASSWORD.set(connecting, secret));
        PGProperty.APPLICATION_NAME.set(connecting, "entente");
        PGProperty.CONNECT_TIMEOUT.set(connecting, 10);
        PGProperty.LOGIN_TIMEOUT.set(connecting, 20);
        PGProperty.SOCKET_TIMEOUT.set(connecting, 120);
        PGProperty.TCP_KEEP_ALIVE.set(connecting, true);
        PGProperty.GSS_ENC_MODE.set(connecting, "disable");
        PGProperty.OPTIONS.set(connecting, "-c synchronous_commit=on");
        // What is read row by row is fetched by so many at once.
        PGProperty.DEFAULT_ROW_FETCH_SIZE.set(connecting, 32);
        if (!properties.containsKey("sslmode") && !isHere()) {
            PGProperty.SSL_MODE.set(connecting, "verify-full");
        }
        if (!properties.containsKey("targetServerType")) {
            PGProperty.TARGET_SERVER_TYPE.set(connecting, "primary");
        }
        return connecting;
    }

    private boolean isHere() {
        return Arrays.stream(properties.getProperty("PGHOST", "").split(",", -1))
                .allMatch(THIS_MACHINE::contains);
    }

    private static boolean saysWhatItMay(String text) {
        var mark = text.indexOf('?');
        var place = mark < 0 ? text : text.substring(0, mark);
        // The driver would take the user's name for that of the database.
        var namesDatabase = place.indexOf('/', SCHEME.length()) > 0 && !place.endsWith("/");
        if (place.contains("@") || !namesDatabase) {
            return false;
        }
        return mark < 0
                || Arrays.stream(text.substring(mark + 1).split("&", -1))
                        .allMatch(part -> MAY_SAY.contains(part.split("=", 2)[0]));
    }

    /// The server and the database, for people.
    @Override
    public String toString() {
        var mark = url.indexOf('?');
        return url.substring("jdbc:".length(), mark < 0 ? url.length() : mark);
    }
}
