package entente.enrolment;

import entente.enrolment.Membership.FederatedDomain;
import entente.enrolment.Membership.Rolling;
import entente.enrolment.Membership.State;
import entente.question.Domain;
import entente.settings.Kind;
import entente.settings.UnreadableSetting;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust.Keys;
import entente.trusts.FederationTrust.TokenIssuer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A membership in the settings file, private keys included: the one place where they are written.
final class MembershipDocument implements Kind<Membership> {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// The document's members. Keys are PKCS #8, certificates DER.
    private record Document(
            String name,
            String broker,
            String applicationUri,
            Optional<String> pin,
            Optional<Issuer> issuer,
            Optional<String> appId,
            Map<String, Standing> domains,
            Optional<String> defaultDomain,
            boolean enabled,
            Key current,
            Optional<Key> next,
            Optional<Key> previous,
            Optional<Rolling> rolling) {}

    private record Issuer(
            String uri,
            String endpoint,
            String metadata,
            byte[] signing,
            Optional<byte[]> previousSigning,
            Optional<byte[]> encryption) {}

    private record Standing(State state, Optional<String> proof) {}

    private record Key(byte[] privateKey, byte[] certificate) {}

    @Override
    public String name() {
        return "federation trust";
    }

    @Override
    public byte[] write(Membership membership) {
        var domains = new LinkedHashMap<String, Standing>();
        membership
                .domains()
                .forEach((name, stands) ->
                        domains.put(name.name(), new Standing(stands.state(), stands.proof())));
        return MAPPER.writeValueAsBytes(
                new Document(
                        membership.name(),
                        membership.broker().toString(),
                        membership.applicationUri(),
                        membership.pin(),
                        membership.issuer().map(MembershipDocument::issuer),
                        membership.appId(),
                        domains,
                        membership.defaultDomain().map(Domain::name),
                        membership.enabled(),
                        key(membership.keys().current()),
                        membership.keys().next().map(MembershipDocument::key),
                        membership.keys().previous().map(MembershipDocument::key),
                        membership.rolling()));
    }

    @Override
    public Membership read(byte[] document) throws UnreadableSetting {
        try {
            return membership(MAPPER.readValue(document, Document.class));
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException broken) {
            // Its message could quote a key.
            throw new UnreadableSetting("it is not as this version writes it");
        }
    }

    private static Membership membership(Document document) throws GeneralSecurityException {
        var domains = new LinkedHashMap<Domain, FederatedDomain>();
        document.domains()
                .forEach((name, stands) ->
                        domains.put(
                                Domain.of(name),
                                new FederatedDomain(stands.state(), stands.proof())));
        return new Membership(
                document.name(),
                URI.create(document.broker()),
                document.applicationUri(),
                document.pin(),
                document.issuer().isPresent()
                        ? Optional.of(issuer(document.issuer().get()))
                        : Optional.empty(),
                document.appId(),
                domains,
                document.defaultDomain().map(Domain::of),
                document.enabled(),
                new Keys(key(document.current()), key(document.next()), key(document.previous())),
                document.rolling());
    }

    private static Issuer issuer(TokenIssuer issuer) {
        return new Issuer(
                issuer.uri(),
                issuer.endpoint().toString(),
                issuer.metadata().toString(),
                der(issuer.signing()),
                issuer.previousSigning().map(MembershipDocument::der),
                issuer.encryption().map(MembershipDocument::der));
    }

    private static TokenIssuer issuer(Issuer issuer) throws GeneralSecurityException {
        return new TokenIssuer(
                issuer.uri(),
                URI.create(issuer.endpoint()),
                URI.create(issuer.metadata()),
                certificate(issuer.signing()),
                certificate(issuer.previousSigning()),
                certificate(issuer.encryption()));
    }

    private static Key key(FederationKey key) {
        return new Key(key.privateKey().getEncoded(), der(key.certificate()));
    }

    private static Optional<FederationKey> key(Optional<Key> key) throws GeneralSecurityException {
        return key.isPresent() ? Optional.of(key(key.get())) : Optional.empty();
    }

    private static FederationKey key(Key key) throws GeneralSecurityException {
        var spec = new PKCS8EncodedKeySpec(key.privateKey());
        return new FederationKey(
                KeyFactory.getInstance("RSA").generatePrivate(spec),
                certificate(key.certificate()));
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("the certificate has no DER form", cannotBe);
        }
    }

    private static Optional<X509Certificate> certificate(Optional<byte[]> der)
            throws GeneralSecurityException {
        return der.isPresent() ? Optional.of(certificate(der.get())) : Optional.empty();
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }
}
