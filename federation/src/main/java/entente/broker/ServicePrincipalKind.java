package entente.broker;

import entente.objects.FormReader;
import entente.objects.ObjectKind;
import entente.objects.Setting;
import entente.objects.Shape;
import entente.question.Domain;
import entente.wire.jwt.AppId;
import entente.wire.jwt.PemKeys;
import entente.wire.jwt.PemKeys.PemMalformed;
import entente.wire.jwt.Realm;
import entente.wire.jwt.VerifyKey;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What can be set on an application that is registered with the broker.
public final class ServicePrincipalKind extends ObjectKind<ServicePrincipal> {
    public static final Setting<ServicePrincipal> APP_ID =
            new Setting<>(
                    "appId",
                    "--app-id",
                    "ID",
                    "AppId",
                    Shape.TEXT,
                    "a GUID in lower case",
                    "Its id.",
                    principal -> Setting.text(principal.appId()));
    public static final Setting<ServicePrincipal> REALM =
            new Setting<>(
                    "realm",
                    "--realm",
                    "REALM",
                    "",
                    Shape.TEXT,
                    "a realm in lower case, not *",
                    "Its realm, one of the broker's.",
                    principal -> Setting.text(principal.realm()));
    public static final Setting<ServicePrincipal> HOSTS =
            new Setting<>(
                    "hosts",
                    "--host",
                    "HOST",
                    "ServicePrincipalNames",
                    Shape.TEXTS,
                    "host names",
                    "A host it answers at, for which tokens are issued; repeat for more.",
                    principal -> Setting.texts(principal.hosts()));
    public static final Setting<ServicePrincipal> CERTIFICATES =
            new Setting<>(
                    "certificates",
                    "--certificate",
                    "FILE",
                    "KeyCredentials",
                    Shape.TEXTS,
                    "certificates, PEM or DER in base64, with RSA keys of 2048 bits at least or P-256",
                    "A certificate (PEM) whose key it signs with, at most 4; repeat for more. Never a private key.",
                    principal ->
                            principal.keys().stream().map(ServicePrincipalKind::text).toList());
    public static final Setting<ServicePrincipal> MAY_CALL =
            new Setting<>(
                    "mayCall",
                    "--may-call",
                    "ID",
                    "",
                    Shape.TEXTS,
                    "GUIDs in lower case, each alone or with @ and its realm",
                    "An application that it may ask tokens for, as ID or ID@REALM; repeat for more.",
                    principal -> Setting.texts(principal.mayCall()));
    public static final Setting<ServicePrincipal> ROLES =
            new Setting<>(
                    "roles",
                    "--role",
                    "WORD",
                    "AppRoles",
                    Shape.TEXTS,
                    "words",
                    "What its access tokens say it may do; repeat for more.",
                    principal -> Setting.texts(principal.roles()));
    public static final Setting<ServicePrincipal> DELEGATION =
            new Setting<>(
                    "delegation",
                    "--delegation",
                    "true|false",
                    "",
                    Shape.FLAG,
                    "true or false",
                    "Whether it may speak for people.",
                    principal -> Setting.text(principal.delegation()));
    public static final Setting<ServicePrincipal> ENABLED =
            new Setting<>(
                    "enabled",
                    "--enabled",
                    "true|false",
                    "AccountEnabled",
                    Shape.FLAG,
                    "true or false",
                    "Whether it gets tokens, and tokens are issued for it.",
                    principal -> Setting.text(principal.enabled()));

    public ServicePrincipalKind() {
        super(
                "service-principal",
                List.of(APP_ID, REALM, HOSTS, CERTIFICATES, MAY_CALL, ROLES, DELEGATION, ENABLED));
    }

    @Override
    public String nameOf(ServicePrincipal principal) {
        return principal.displayName();
    }

    @Override
    protected ServicePrincipal made(String name, FormReader<ServicePrincipal> said) {
        return new ServicePrincipal(
                said.needed(APP_ID, "missing", AppId::parseGuid),
                said.needed(REALM, "missing.invalid", Realm::parseLowerCase),
                name,
                said.many(HOSTS, Domain::parse),
                keys(said),
                said.many(MAY_CALL, AppId::parseGuidOrName),
                said.many(ROLES, text -> Optional.of(text).filter(it -> !it.isBlank())),
                said.flag(DELEGATION, false),
                said.flag(ENABLED, true));
    }

    private static List<VerifyKey> keys(FormReader<ServicePrincipal> said) {
        var keys = List.copyOf(said.many(CERTIFICATES, ServicePrincipalKind::key));
        if (keys.size() > ServicePrincipal.MOST_KEYS) {
            said.fault(
                    "\"certificates\" must hold at most %d".formatted(ServicePrincipal.MOST_KEYS));
            return List.of();
        }
        return keys;
    }

    /// One certificate alone: with a private key beside it, somebody has sent what was not for us.
    private static Optional<VerifyKey> key(String text) {
        try {
            if (!text.contains("-----")) {
                return VerifyKey.parse(Base64.getDecoder().decode(text));
            }
            var keys = PemKeys.certificates(text);
            return keys.size() == 1 && !text.contains("PRIVATE KEY")
                    ? Optional.of(keys.getFirst())
                    : Optional.empty();
        } catch (PemMalformed | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(VerifyKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("the certificate has no DER form", cannotBe);
        }
    }
}
