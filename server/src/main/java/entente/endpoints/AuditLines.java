package entente.endpoints;

import entente.audit.AuditSearch.Page;
import entente.gate.Reply;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/// Events as JSON lines; headers say where to go on, and whether there is more.
final class AuditLines {
    private AuditLines() {}

    static Reply of(Page page) {
        var body = new ByteArrayOutputStream();
        for (var line : page.lines()) {
            body.writeBytes(line);
            body.write('\n');
        }
        return new Reply(
                        200,
                        Map.of("Content-Type", List.of("application/x-ndjson; charset=utf-8")),
                        body.toByteArray())
                .with("Cache-Control", "no-store")
                .with("entente-next", page.next().toString())
                .with("entente-more", Boolean.toString(page.more()));
    }
}
