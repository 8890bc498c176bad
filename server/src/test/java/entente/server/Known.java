package entente.server;

import entente.broker.ServicePrincipal;
import entente.objects.Faulty;
import entente.objects.Form;
import entente.objects.NamedObjects;
import entente.objects.NamedObjects.Outcome;
import entente.tokens.OAuthObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whom a party of a test knows: by kind and name, the settings as administrators send them.
record Known(JsonNode all) {
    static Known of(String json) {
        return new Known(JsonMapper.builder().build().readTree(json));
    }

    void at(OAuthObjects objects) {
        put(objects.authServers());
        put(objects.partners());
        put(objects.connectors());
    }

    /// Certificates are files in `folder`.
    void at(NamedObjects<ServicePrincipal> principals, Path folder) throws IOException {
        for (var principal : all.path("service-principal")) {
            var files = ((ObjectNode) principal).withArray("certificates");
            for (var at = 0; at < files.size(); at++) {
                files.set(at, Files.readString(folder.resolve(files.get(at).asString())));
            }
        }
        put(principals);
    }

    private <T> void put(NamedObjects<T> objects) {
        for (var each : all.path(objects.kind().name()).properties()) {
            if (objects.put(each.getKey(), form(objects, each.getValue()))
                    instanceof Outcome.Refused<T>(var why)) {
                throw new AssertionError(why.sentence());
            }
        }
    }

    private static <T> Form<T> form(NamedObjects<T> objects, JsonNode settings) {
        try {
            return objects.kind().form().over(settings);
        } catch (Faulty faulty) {
            throw new AssertionError(faulty);
        }
    }
}
