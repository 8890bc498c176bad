package entente.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The recipients of one organisation, as its server lists and changes them.
final class Mailboxes {
    private static final String ALL = "/entente/admin/mailboxes";

    /// What a change sends, of what a list shows.
    private static final List<String> SETTINGS =
            List.of("displayName", "kind", "zone", "target", "members");

    private final AdminApi api;

    Mailboxes(AdminApi api) {
        this.api = api;
    }

    JsonNode document() {
        return api.get(ALL);
    }

    Stream<JsonNode> stream() {
        return document().path("mailboxes").valueStream();
    }

    /// The addresses of all that have a mailbox here.
    static List<String> withMailbox(AdminApi api) {
        return new Mailboxes(api)
                .stream()
                        .filter(one -> one.has("zone"))
                        .map(one -> one.path("address").asString())
                        .toList();
    }

    Optional<JsonNode> find(String address) {
        return stream()
                .filter(one -> Json.text(one, "address").orElse("").equalsIgnoreCase(address))
                .findFirst();
    }

    JsonNode get(String address) {
        return find(address)
                .orElseThrow(() ->
                        CommandFailed.finding(
                                "%s is nobody here.".formatted(address),
                                "`entente mailbox list` shows who is."));
    }

    /// The settings of one that is there, to be changed and sent back.
    static ObjectNode settingsOf(JsonNode mailbox) {
        var settings = Json.object();
        for (var name : SETTINGS) {
            if (mailbox.has(name)) {
                settings.set(name, mailbox.path(name));
            }
        }
        return settings;
    }

    void put(String address, JsonNode settings) {
        api.send("PUT", AdminApi.mailbox(address), settings);
    }

    void permit(String address, JsonNode permissions, boolean dryRun) {
        api.send("POST", AdminApi.mailbox(address, "permissions") + query(dryRun), permissions);
    }

    /// Who may see how much of one mailbox's calendar, and whether others see any of it; empty for somebody who has none.
    Optional<JsonNode> permissions(JsonNode mailbox) {
        return mailbox.has("zone")
                ? Optional.of(
                        api.get(
                                AdminApi.mailbox(
                                        mailbox.path("address").asString(), "permissions")))
                : Optional.empty();
    }

    /// How somebody takes mail.
    JsonNode mail(String address) {
        return api.get(AdminApi.mailbox(address, "mail"));
    }

    void takeMail(String address, JsonNode settings, boolean dryRun) {
        api.send("PATCH", AdminApi.mailbox(address, "mail") + query(dryRun), settings);
    }

    /// Sets a photo, and says what it is.
    JsonNode show(String address, byte[] photo, boolean dryRun) {
        return api.sendPhoto(AdminApi.mailbox(address, "photo") + query(dryRun), photo);
    }

    void takePhotoAway(String address, boolean dryRun) {
        api.delete(AdminApi.mailbox(address, "photo") + query(dryRun));
    }

    private static String query(boolean dryRun) {
        return dryRun ? "?dryRun=true" : "";
    }

    void remove(String address) {
        api.delete(AdminApi.mailbox(address));
    }
}
