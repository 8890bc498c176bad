package entente.endpoints;

import entente.gate.Arrival;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.Domain;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What Autodiscover tells of a mailbox that is here, in whichever form it is asked.
///
/// `organisation` is our name, `domain` what our deployment is known by.
public record MailboxSettings(String organisation, Domain domain, OwnUrl url) {
    static final String EWS_PATH = "/EWS/Exchange.asmx";

    /// The build told by EWS and Autodiscover alike (EWS `ServerVersionInfo`).
    static final String BUILD = "15.02.1544.004";

    // Exchange2013_SP1 is the newest that every client knows; some take the last of the list.
    private static final String SCHEMAS =
            "Exchange2007, Exchange2007_SP1, Exchange2010, Exchange2010_SP1, Exchange2010_SP2, Exchange2013, Exchange2013_SP1";
    private static final String DN_ENDS = "/cn=Recipients/cn=";

    String ewsUrl(Arrival arrival) {
        return url.of(arrival, EWS_PATH);
    }

    String deploymentId() {
        return UUID.nameUUIDFromBytes(domain.name().getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// A distinguished name as older clients want one; made of the address, so that it can be turned back.
    String legacyDn(Address address) {
        return "/o=" + organisation + "/ou=Entente" + DN_ENDS + address;
    }

    Optional<Address> addressIn(String legacyDn) {
        // Distinguished names are compared without regard to case.
        var end = legacyDn.toLowerCase(Locale.ROOT).lastIndexOf(DN_ENDS.toLowerCase(Locale.ROOT));
        return end < 0
                ? Optional.empty()
                : Address.parse(legacyDn.substring(end + DN_ENDS.length()))
                        .filter(address -> legacyDn(address).equalsIgnoreCase(legacyDn));
    }

    /// The settings of a mailbox by their names (MS-OXWSADISC 3.1.4.2).
    Map<String, String> all(Recipient.Mailbox mailbox, Arrival arrival) {
        var ews = ewsUrl(arrival);
        var settings = new LinkedHashMap<String, String>();
        settings.put("UserDisplayName", mailbox.displayName());
        settings.put("UserDN", legacyDn(mailbox.address()));
        settings.put("UserDeploymentId", deploymentId());
        settings.put("AutoDiscoverSMTPAddress", mailbox.address().toString());
        settings.put("InternalEwsUrl", ews);
        settings.put("ExternalEwsUrl", ews);
        settings.put("EwsPartnerUrl", ews);
        settings.put("ExternalEwsVersion", BUILD);
        settings.put("EwsSupportedSchemas", SCHEMAS);
        settings.put("CasVersion", BUILD);
        settings.put("CrossOrganizationSharingEnabled", "True");
        return settings;
    }
}
