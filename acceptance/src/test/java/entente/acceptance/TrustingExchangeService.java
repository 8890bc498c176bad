package entente.acceptance;

import javax.net.ssl.SSLContext;
import microsoft.exchange.webservices.data.core.EwsSSLProtocolSocketFactory;
import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.enumeration.misc.ExchangeVersion;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;

/// The client as it is, believing the lab's certificates. It asks for its socket factories while it is constructed, so the
/// certificates come to it from around the call.
final class TrustingExchangeService extends ExchangeService {
    private static final ScopedValue<SSLContext> TRUST = ScopedValue.newInstance();

    private final SSLContext trust;

    private TrustingExchangeService() {
        super(ExchangeVersion.Exchange2010_SP2);
        this.trust = TRUST.get();
    }

    static TrustingExchangeService trusting(SSLContext trust) throws Exception {
        return ScopedValue.where(TRUST, trust).call(TrustingExchangeService::new);
    }

    @Override
    protected Registry<ConnectionSocketFactory> createConnectionSocketFactoryRegistry() {
        // The client asks while it is being made, and again for connections that stay open.
        var context = TRUST.isBound() ? TRUST.get() : trust;
        return RegistryBuilder.<ConnectionSocketFactory>create()
                .register(
                        "https",
                        new EwsSSLProtocolSocketFactory(context, new DefaultHostnameVerifier()))
                .build();
    }
}
