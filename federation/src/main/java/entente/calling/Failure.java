package entente.calling;

import entente.calling.GuardedNames.AddressRefused;
import entente.calling.Outcome.Kind;
import entente.calling.Outcome.NoAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// What an exception means to who called. Its message is passed on only where it cannot quote the other side: a peer could
/// send our own header back as its status line.
final class Failure {
    private Failure() {}

    static NoAnswer of(IOException failure, URI target) {
        var host = target.getHost();
        return switch (failure) {
            case AddressRefused _ ->
                    new NoAnswer(
                            Kind.REFUSED_HERE,
                            host
                                    + " leads to a private address and is not among the internal names");
            case UnknownHostException _ ->
                    new NoAnswer(Kind.NAME_UNKNOWN, "the name " + host + " is unknown");
            // Also covers a connect, a read and a lease of a connection that took too long.
            case InterruptedIOException _ ->
                    new NoAnswer(Kind.TIMED_OUT, host + " did not answer in time");
            case ConnectException _ -> unreachable(target);
            case NoRouteToHostException _ -> unreachable(target);
            case SSLException tls when !(tls.getCause() instanceof SocketException) ->
                    new NoAnswer(
                            Kind.TLS, "no secure connection to " + host + ": " + flaw(tls, host));
            default ->
                    new NoAnswer(
                            Kind.BROKEN,
                            "the connection to %s broke (%s)"
                                    .formatted(host, failure.getClass().getSimpleName()));
        };
    }

    /// What is wrong with the certificate, where it is that.
    private static String flaw(SSLException failure, String host) {
        if (failure instanceof SSLPeerUnverifiedException) {
            return "its certificate is for other names than " + host;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException _ -> {
                    return "its certificate has ended";
                }
                case CertificateNotYetValidException _ -> {
                    return "its certificate is not valid yet";
                }
                case CertPathBuilderException _ -> {
                    return "nobody whom we trust issued its certificate";
                }
                // The JDK's words for it, which has no type of its own.
                case CertificateException other
                        when String.valueOf(other.getMessage()).startsWith("No ") -> {
                    return "its certificate is for other names than " + host;
                }
                default -> {}
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static NoAnswer unreachable(URI target) {
        return new NoAnswer(
                Kind.UNREACHABLE,
                "nothing answers at "
                        + target.getHost()
                        + (target.getPort() < 0 ? "" : ":" + target.getPort()));
    }
}
