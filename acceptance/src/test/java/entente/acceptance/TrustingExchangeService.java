package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import microsoft.exchange.webservices.data.core.EwsSSLProtocolSocketFactory;
import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.misc.ExchangeVersion;
import microsoft.exchange.webservices.data.core.enumeration.property.BasePropertySet;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.core.service.item.Item;
import microsoft.exchange.webservices.data.core.service.schema.ItemSchema;
import microsoft.exchange.webservices.data.credential.WebCredentials;
import microsoft.exchange.webservices.data.search.ItemView;
import microsoft.exchange.webservices.data.search.filter.SearchFilter;
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

    /// The client of one person of the lab, who signs in by password.
    static TrustingExchangeService of(LabUnderTest lab, String address) throws Exception {
        var service = ScopedValue.where(TRUST, lab.trust()).call(TrustingExchangeService::new);
        service.setUrl(URI.create(lab.organisationOf(address).ewsUrl()));
        service.setCredentials(new WebCredentials(address, lab.passwordOf(address)));
        return service;
    }

    /// What lies in a folder of theirs under a subject: ten at most.
    List<Item> found(WellKnownFolderName folder, String subject) throws Exception {
        var filter = new SearchFilter.IsEqualTo(ItemSchema.Subject, subject);
        return findItems(folder, filter, new ItemView(10)).getItems();
    }

    /// The only message that lies there under that subject, with its source.
    EmailMessage only(WellKnownFolderName folder, String subject) throws Exception {
        var items = found(folder, subject);
        assertThat(items).hasSize(1);
        return EmailMessage.bind(
                this,
                items.getFirst().getId(),
                new PropertySet(BasePropertySet.FirstClassProperties, ItemSchema.MimeContent));
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
