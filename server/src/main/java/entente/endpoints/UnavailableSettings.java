package entente.endpoints;

import java.util.Set;

/// Settings that there are in Autodiscover but not here (MS-OXWSADISC 3.1.4.2): no MAPI, no address book, no mail protocols.
final class UnavailableSettings {
    private static final Set<String> NAMES =
            Set.of(
                    "ActiveDirectoryServer",
                    "AlternateMailboxes",
                    "EcpDeliveryReportUrlFragment",
                    "EcpEmailSubscriptionsUrlFragment",
                    "EcpPhotoUrlFragment",
                    "EcpPublishingUrlFragment",
                    "EcpRetentionPolicyTagsUrlFragment",
                    "EcpTextMessagingUrlFragment",
                    "EcpVoicemailUrlFragment",
                    "ExternalEcpUrl",
                    "ExternalImap4Connections",
                    "ExternalMailboxServer",
                    "ExternalMailboxServerAuthenticationMethods",
                    "ExternalMailboxServerRequiresSSL",
                    "ExternalOABUrl",
                    "ExternalPhotosUrl",
                    "ExternalPop3Connections",
                    "ExternalSmtpConnections",
                    "ExternalUMUrl",
                    "ExternalWebClientUrls",
                    "GroupingInformation",
                    "InternalEcpUrl",
                    "InternalImap4Connections",
                    "InternalMailboxServer",
                    "InternalMailboxServerDN",
                    "InternalOABUrl",
                    "InternalPhotosUrl",
                    "InternalPop3Connections",
                    "InternalRpcClientServer",
                    "InternalSmtpConnections",
                    "InternalUMUrl",
                    "InternalWebClientUrls",
                    "InteropExternalEwsUrl",
                    "InteropExternalEwsVersion",
                    "MailboxDN",
                    "MailboxVersion",
                    "MapiHttpEnabled",
                    "MobileMailboxPolicy",
                    "PublicFolderServer",
                    "ShowGalAsDefaultView",
                    "SharingUrl",
                    "SiteMailboxCreationURL",
                    "SPMySiteHostURL",
                    "UserMSOnline");

    private UnavailableSettings() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
