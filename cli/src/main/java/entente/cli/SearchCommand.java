package entente.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente search QUERY`: over all mailboxes of an organisation, or some.
@Command(
        name = "search",
        description = {
            "Searches all mailboxes of an organisation, or those that are named. Only an administrator whom the configuration lists in `searchers` may, and each search is on record.",
            "",
            "A QUERY is words, such as budget OR \"sales plan\", and properties, such as from:ann@fabrikam.test received>=2026-03-01: see the manual. Without --preview, --unsearchable or --export it is counted what is found."
                    + " Exit code 1 where nothing is. In Exchange: New-MailboxSearch, Search-Mailbox, New-ComplianceSearch."
        },
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    static final String PATH = "/entente/admin/search";

    private final Surroundings surroundings;

    @Parameters(paramLabel = "QUERY", arity = "0..1", description = "Which items.")
    private Optional<String> query = Optional.empty();

    @Option(
            names = "--mailbox",
            paramLabel = "ADDRESS",
            description = "Only in this mailbox; may be said several times.")
    private List<String> mailboxes = new ArrayList<>();

    @Option(
            names = "--recoverable",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Also in Recoverable Items, which is the default; or not.")
    private boolean recoverable = true;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose days are meant, such as Europe/Zurich; by default this machine's.")
    private Optional<ZoneId> zone = Optional.empty();

    @ArgGroup private Wanted wanted = new Wanted();

    /// What is told of what is found; one of these.
    private static final class Wanted {
        @Option(
                names = "--estimate",
                description = "How much is found in each mailbox; the default.")
        private boolean estimate;

        @Option(
                names = "--preview",
                arity = "0..1",
                fallbackValue = "20",
                paramLabel = "N",
                description = "Also the newest 20, or N up to 1000, of what is found.")
        private Optional<Integer> preview = Optional.empty();

        @Option(
                names = "--unsearchable",
                description =
                        "Instead what is not searched whole and may be meant as well, with the reason; at most 1000.")
        private boolean unsearchable;

        @Option(
                names = "--export",
                paramLabel = "FOLDER",
                description =
                        "Write what is found into files there: a folder that is empty or not there.")
        private Optional<Path> export = Optional.empty();

        @Option(
                names = "--index",
                description = "No search: how far the index is with each mailbox.")
        private boolean index;

        @Option(
                names = "--rebuild",
                description = "No search: have the index read the mailboxes that are named anew.")
        private boolean rebuild;
    }

    @Option(
            names = "--format",
            description =
                    "Of an export: mbox (a file for each mailbox) or eml (a file for each message). By default mbox.")
    private SearchExport.Format format = SearchExport.Format.mbox;

    @Option(
            names = "--deduplicate",
            description =
                    "Of an export: of messages with one Message-ID and one text only the first.")
    private boolean deduplicate;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    SearchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        check();
        var choice = new ServerChoice(surroundings, server);
        var chosen =
                mailboxes.isEmpty() ? choice.onlyServer() : choice.serverFor(mailboxes.getFirst());
        try (var api = new AdminApi(chosen)) {
            return done(api).number();
        }
    }

    private void check() {
        if ((wanted.index || wanted.rebuild) == query.isPresent()) {
            throw CommandFailed.usage(
                    query.isPresent()
                            ? "With --index or --rebuild nothing is searched."
                            : "There is no query.",
                    "Write a QUERY, or --index or --rebuild without one.");
        }
        if (wanted.rebuild && mailboxes.isEmpty()) {
            throw CommandFailed.usage(
                    "It is not said which mailboxes are to be read anew.",
                    "Name each with --mailbox.");
        }
        if (deduplicate && wanted.export.isEmpty()) {
            throw CommandFailed.usage(
                    "Only an export leaves out what is there twice.", "Say --export FOLDER too.");
        }
    }

    private ExitCode done(AdminApi api) {
        if (wanted.rebuild) {
            for (var mailbox : mailboxes) {
                api.send("POST", PATH + "/index", Json.object().put("mailbox", mailbox));
            }
        }
        if (wanted.index || wanted.rebuild) {
            return SearchText.index(surroundings.terminal(), api.get(PATH + "/index"), json);
        }
        if (wanted.export.isPresent()) {
            var estimate = api.send("POST", PATH, question("estimate", 1));
            return new SearchExport(surroundings, format, deduplicate)
                    .export(api, estimate, question(), wanted.export.get(), json);
        }
        return SearchText.found(surroundings.terminal(), found(api), json);
    }

    private JsonNode found(AdminApi api) {
        if (wanted.unsearchable) {
            return api.send("POST", PATH, question("unsearchable", 1_000));
        }
        return wanted.preview.isPresent() && !wanted.estimate
                ? api.send("POST", PATH, question("preview", wanted.preview.get()))
                : api.send("POST", PATH, question("estimate", 1));
    }

    private ObjectNode question(String what, int most) {
        var question = question().put("wanted", what).put("most", most);
        if (!mailboxes.isEmpty()) {
            var named = question.putArray("mailboxes");
            mailboxes.forEach(named::add);
        }
        return question;
    }

    private ObjectNode question() {
        return Json.object()
                .put("query", query.orElseThrow())
                .put("recoverable", recoverable)
                .put("zone", zone.orElse(ZoneId.systemDefault()).getId());
    }
}
