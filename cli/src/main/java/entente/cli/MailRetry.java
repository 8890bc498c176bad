package entente.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `entente mail retry ID`.
@Command(
        name = "retry",
        description =
                "Has messages that wait be tried at once, and not only when they are due. In Exchange: Retry-Queue.",
        mixinStandardHelpOptions = true)
final class MailRetry implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "Which, as `entente mail queue` names it.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--all", description = "All that `entente mail queue` lists.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailRetry(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (all == id.isPresent()) {
            throw CommandFailed.usage(
                    "Name one message, or all.", "Give its ID, or --all, and not both.");
        }
        var chosen = new ServerChoice(surroundings, server).onlyServer();
        try (var api = new AdminApi(chosen)) {
            var mail = new WaitingMail(api);
            var tried = all ? allOf(mail) : List.of(mail.retry(id.orElseThrow()));
            var document = Json.object();
            tried.forEach(document.putArray("retried")::add);
            surroundings
                    .terminal()
                    .say(
                            json
                                    ? Json.text(document)
                                    : "%d are tried at %s now; `entente mail queue` shows those that still wait."
                                            .formatted(tried.size(), chosen.label()));
            return ExitCode.GOOD.number();
        }
    }

    private static List<JsonNode> allOf(WaitingMail mail) {
        return WaitingMail.each(mail.all())
                .flatMap(one -> retried(mail, one.path("id").asString()))
                .toList();
    }

    /// One that was handed on meanwhile needs no other try.
    private static Stream<JsonNode> retried(WaitingMail mail, String id) {
        try {
            return Stream.of(mail.retry(id));
        } catch (CommandFailed gone) {
            if (gone.sentence().startsWith("MESSAGE_NOT_WAITING")) {
                return Stream.empty();
            }
            throw gone;
        }
    }
}
