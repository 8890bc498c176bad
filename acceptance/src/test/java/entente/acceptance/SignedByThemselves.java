package entente.acceptance;

import entente.testkit.LabClient;
import java.net.URI;

/// Has the cloud sign its own tokens for Contoso (N1), which reads the keys for them from the cloud's metadata: so that both kinds of issuers are there.
final class SignedByThemselves {
    private SignedByThemselves() {}

    static void arrange(LabClient lab) {
        var cloud = URI.create(lab.organisation("contoso.cloud.test").baseUrl());
        var metadata =
                "https://mail.contoso.cloud.test:%d/autodiscover/metadata/json/1"
                        .formatted(cloud.getPort());
        lab.administer(
                "contoso.test",
                "PATCH",
                "/entente/admin/partners/contoso.cloud.test",
                "{\"profiles\": [\"L1\", \"N1\"], \"metadataUrl\": \"%s\"}".formatted(metadata));
        lab.administer(
                "contoso.cloud.test",
                "PATCH",
                "/entente/admin/connectors/Contoso%20on-premises",
                "{\"profile\": \"N1\", \"authServer\": null}");
    }
}
