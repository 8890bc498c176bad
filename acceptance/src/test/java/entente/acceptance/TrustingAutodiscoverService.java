package entente.acceptance;

import java.net.URI;
import javax.net.ssl.SSLContext;
import microsoft.exchange.webservices.data.autodiscover.AutodiscoverService;
import microsoft.exchange.webservices.data.core.EwsSSLProtocolSocketFactory;
import microsoft.exchange.webservices.data.core.enumeration.misc.ExchangeVersion;
import microsoft.exchange.webservices.data.core.exception.misc.ArgumentException;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;

/// The client as it is, believing the lab's certificates. It asks for its socket factories while it is constructed, so the
/// certificates come to it from around the call.
final class TrustingAutodiscoverService extends AutodiscoverService {
    private static final ScopedValue<SSLContext> TRUST = ScopedValue.newInstance();

    private TrustingAutodiscoverService(URI url) throws ArgumentException {
        super(url, ExchangeVersion.Exchange2010_SP2);
    }

    static TrustingAutodiscoverService trusting(SSLContext trust, URI url) throws Exception {
        return ScopedValue.where(TRUST, trust).call(() -> new TrustingAutodiscoverService(url));
    }

    @Override
    protected Registry<ConnectionSocketFactory> createConnectionSocketFactoryRegistry() {
        return RegistryBuilder.<ConnectionSocketFactory>create()
                .register(
                        "https",
                        new EwsSSLProtocolSocketFactory(TRUST.get(), new DefaultHostnameVerifier()))
                .build();
    }
}
