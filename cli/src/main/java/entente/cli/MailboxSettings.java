package entente.cli;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// What `mailbox add` and `mailbox set` can say about a recipient.
final class MailboxSettings {
    @Option(names = "--name", paramLabel = "NAME", description = "The name that people see.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Where the owner works: Europe/Berlin.")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description = "Where a mail user's mailbox is.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--member",
            paramLabel = "ADDRESS",
            description = "A member of a group; repeat for more.")
    private List<String> members = List.of();

    @Option(
            names = "--permission",
            paramLabel = "WHO=LEVEL",
            description =
                    "Who may see how much of the calendar: default, anonymous or an address = None, FreeBusyTimeOnly,"
                            + " FreeBusyTimeAndSubjectAndLocation, Reviewer, …; repeat for more. In Exchange: Set-MailboxFolderPermission.")
    private Map<String, String> permissions = new LinkedHashMap<>();

    @Option(
            names = "--shown-to-others",
            paramLabel = "true|false",
            arity = "0..1",
            fallbackValue = "true",
            description =
                    "Whether people of other organisations see anything of the calendar, as the levels say; with =false nothing of it,"
                            + " nor the photo, nor the MailTips that are the owner's own, whatever is agreed with them."
                            + " Our own people see the same either way.")
    private Optional<Boolean> shownToOthers = Optional.empty();

    /// Puts what was said over `settings`.
    void over(ObjectNode settings) {
        name.ifPresent(text -> settings.put("displayName", text));
        zone.ifPresent(id -> settings.put("zone", id.getId()));
        target.ifPresent(address -> settings.put("target", address));
        if (!members.isEmpty()) {
            members.forEach(settings.putArray("members")::add);
        }
    }

    /// The permissions to set; empty where none were said.
    Optional<ObjectNode> permissions() {
        if (permissions.isEmpty() && shownToOthers.isEmpty()) {
            return Optional.empty();
        }
        var document = Json.object();
        if (!permissions.isEmpty()) {
            var each = document.putObject("permissions");
            permissions.forEach(each::put);
        }
        shownToOthers.ifPresent(shown -> document.put("shownToOthers", shown));
        return Optional.of(document);
    }

    boolean isEmpty() {
        return name.isEmpty()
                && zone.isEmpty()
                && target.isEmpty()
                && members.isEmpty()
                && permissions.isEmpty()
                && shownToOthers.isEmpty();
    }

    Optional<String> name() {
        return name;
    }

    Optional<ZoneId> zone() {
        return zone;
    }

    Optional<String> target() {
        return target;
    }

    List<String> members() {
        return members;
    }
}
