package entente.server;

import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CRL;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// TLS 1.2 and 1.3 with one key. Whether a client is asked for a certificate is decided for each connection.
final class ServerTls extends SslContextFactory.Server {
    private final ClientCertificates clients;

    private ServerTls(ClientCertificates clients) {
        this.clients = clients;
    }

    static ServerTls of(KeyFiles files, ClientCertificates clients) {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var password = Base64.getEncoder().encodeToString(random);
        var tls = new ServerTls(clients);
        tls.setKeyStore(PemFiles.keyStore(files, password.toCharArray()));
        tls.setKeyStorePassword(password);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return tls;
    }

    @Override
    protected TrustManager[] getTrustManagers(KeyStore anchors, Collection<? extends CRL> revoked) {
        return new TrustManager[] {clients.manager()};
    }

    @Override
    public void customize(SSLEngine engine) {
        super.customize(engine);
        engine.setWantClientAuth(clients.areWanted());
    }
}
