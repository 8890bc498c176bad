package entente.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A federation trust in words.
final class TrustText {
    private TrustText() {}

    static String of(JsonNode trust) {
        var table = new Table("", "");
        table.row("broker", text(trust, "broker"));
        table.row("state", state(trust));
        table.row("application URI", text(trust, "applicationUri"));
        table.row("application id", text(trust, "appId"));
        trust.path("domains")
                .valueStream()
                .forEach(one ->
                        table.row("domain", text(one, "domain") + ", " + text(one, "state")));
        table.row("token issuer", text(trust.path("issuer"), "uri"));
        certificates(table, trust.path("issuer"), "broker's ");
        certificates(table, trust.path("keys"), "our ");
        return table.toString();
    }

    /// The records to put into DNS.
    static String proofs(JsonNode trust) {
        var table = new Table("name", "type", "text");
        trust.path("domains")
                .valueStream()
                .map(domain -> domain.path("proof"))
                .filter(JsonNode::isObject)
                .forEach(proof ->
                        table.row(text(proof, "name"), text(proof, "type"), strings(proof)));
        return table.isEmpty()
                ? "No domain is reserved; `entente trust new --domain DOMAIN` does that."
                : table.toString();
    }

    private static String strings(JsonNode proof) {
        return proof.path("strings")
                .valueStream()
                .map(string -> '"' + string.asString() + '"')
                .collect(Collectors.joining(" "));
    }

    private static String state(JsonNode trust) {
        var unfinished = Json.text(trust, "unfinished").map(step -> ", unfinished: " + step);
        return text(trust, "state")
                + (trust.path("enabled").asBoolean() ? "" : ", disabled")
                + unfinished.orElse("");
    }

    private static void certificates(Table table, JsonNode holder, String whose) {
        holder.propertyStream()
                .filter(each -> each.getValue().isObject())
                .forEach(each ->
                        table.row(
                                whose + Facts.words(each.getKey()),
                                "%s, %s days left"
                                        .formatted(
                                                text(each.getValue(), "thumbprint"),
                                                each.getValue().path("daysLeft").asInt())));
    }

    private static String text(JsonNode node, String member) {
        return Json.text(node, member).orElse("–");
    }
}
