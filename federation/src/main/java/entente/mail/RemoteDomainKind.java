package entente.mail;

import entente.mail.RemoteDomain.Reach;
import entente.objects.FormReader;
import entente.objects.ObjectKind;
import entente.objects.Setting;
import entente.objects.Shape;
import java.util.List;

/// What can be set on a remote domain.
public final class RemoteDomainKind extends ObjectKind<RemoteDomain> {
    public static final Setting<RemoteDomain> DOMAIN =
            new Setting<>(
                    "domainName",
                    "--domain",
                    "DOMAIN",
                    "DomainName",
                    Shape.TEXT,
                    "a domain, *.domain or *",
                    "Which domain: fabrikam.test, *.fabrikam.test with all below it, or * for every one.",
                    remote -> Setting.text(remote.reach()));
    public static final Setting<RemoteDomain> INTERNAL =
            new Setting<>(
                    "isInternal",
                    "--internal",
                    "true|false",
                    "IsInternal",
                    Shape.FLAG,
                    "true or false",
                    "Whether its people are treated as though they were inside the organisation (no by default).",
                    remote -> Setting.text(remote.isInternal()));

    private static final Reach MISSING = Reach.parse("missing.invalid").orElseThrow();

    public RemoteDomainKind() {
        super("remote-domain", List.of(DOMAIN, INTERNAL));
    }

    @Override
    public String nameOf(RemoteDomain remote) {
        return remote.name();
    }

    @Override
    protected RemoteDomain made(String name, FormReader<RemoteDomain> said) {
        return new RemoteDomain(
                name, said.needed(DOMAIN, MISSING, Reach::parse), said.flag(INTERNAL, false));
    }
}
