package entente.calling;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed: the authorities this machine trusts, and those given besides. There is no way to
/// believe any.
public final class Trust {
    private Trust() {}

    /// The machine's own authorities and `more`.
    public static SSLContext systemAnd(List<X509Certificate> more) {
        return context(more, null);
    }

    /// The same, with a certificate of ours for servers that ask for one. What one handshake showed is not taken up again by another: a
    /// server that did not ask then may ask now.
    public static SSLContext systemAnd(List<X509Certificate> more, OwnCertificate own) {
        var context = context(more, new KeyManager[] {own});
        context.getClientSessionContext().setSessionTimeout(1);
        return context;
    }

    private static SSLContext context(List<X509Certificate> more, KeyManager @Nullable [] own) {
        try {
            var anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            var number = 0;
            for (var anchor : Stream.concat(system(), more.stream()).toList()) {
                anchors.setCertificateEntry("anchor-" + number++, anchor);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(own, managers(anchors).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("this Java cannot build a trust store", broken);
        }
    }

    private static Stream<X509Certificate> system() throws GeneralSecurityException {
        return Stream.of(managers(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()));
    }

    private static TrustManagerFactory managers(@Nullable KeyStore anchors)
            throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(anchors);
        return managers;
    }
}
