package entente.server;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Which certificates a server asks its clients for: while none counts, none, so that no browser asks its user for one.
///
/// Any is taken in the handshake, where the client proves that it holds the key, and none is believed for that: it counts where an
/// administrator listed that very certificate, which is looked up for each request.
final class ClientCertificates {
    /// Nobody is asked.
    static final ClientCertificates NONE = new ClientCertificates(List::of);

    private final Supplier<List<X509Certificate>> counting;

    ClientCertificates(Supplier<List<X509Certificate>> counting) {
        this.counting = counting;
    }

    boolean areWanted() {
        return !counting.get().isEmpty();
    }

    /// Takes any.
    X509ExtendedTrustManager manager() {
        return new AnyClient();
    }

    private static final class AnyClient extends X509ExtendedTrustManager {
        /// Nobody's: whoever connects would be told whom we are connected with (RFC 8446, 4.2.4; RFC 5246, 7.4.4: then anyone's is shown).
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw noServer();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw noServer();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw noServer();
        }

        private static CertificateException noServer() {
            return new CertificateException("this is for clients, and trusts no server");
        }
    }
}
