package entente.gate;

import entente.mailbox.ServicePassword;
import entente.ntlm.Handshake;
import entente.question.Address;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One HTTP/1.1 connection that ends here, and what a sign-in by NTLM has come to on it. It lives as long as the connection, and no other has it.
public final class Connection {
    private final Optional<X509Certificate> shown;
    private final AtomicReference<Stage> stage = new AtomicReference<>(new Stage.Nothing());

    /// How far a sign-in is.
    sealed interface Stage {
        /// Nobody has begun, or it failed.
        record Nothing() implements Stage {}

        /// A challenge was sent.
        record Challenged(Handshake handshake) implements Stage {}

        /// This person signed in, with this password.
        record SignedIn(Address person, ServicePassword with) implements Stage {}
    }

    /// `shown` is the certificate that this server showed on it.
    public Connection(Optional<X509Certificate> shown) {
        this.shown = shown;
    }

    Optional<X509Certificate> shown() {
        return shown;
    }

    Stage stage() {
        return Objects.requireNonNull(stage.get());
    }

    /// Takes what there was, so that nobody else has it, and begins anew with `next`.
    Stage replace(Stage next) {
        return Objects.requireNonNull(stage.getAndSet(next));
    }

    /// Goes on to `next`, unless something came between.
    void follow(Stage before, Stage next) {
        stage.compareAndSet(before, next);
    }

    @Override
    public String toString() {
        return "a connection";
    }
}
