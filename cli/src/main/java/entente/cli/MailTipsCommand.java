package entente.cli;

import entente.mailtips.TipReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `entente mailtips FROM RECIPIENT…`: what is worth knowing before one writes, and how it was found out.
@Command(
        name = "mailtips",
        description = {
            "Tells what FROM's client would be told of recipients before a message is sent: automatic replies, full mailboxes, custom tips,"
                    + " how many read a group, size limits, restrictions, moderation.",
            "",
            "With --explain every step is shown, the other organisation's too where its server is at hand. What each mailbox tells is set with"
                    + " `entente mailbox set`, what partners are told with `entente relationship set`. In Exchange: GetMailTips, which clients"
                    + " alone call; Set-OrganizationConfig and Set-OrganizationRelationship have its settings."
        },
        mixinStandardHelpOptions = true)
final class MailTipsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "FROM", description = "Who would write: an address here.")
    private String from = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RECIPIENT",
            description = "To whom: mailboxes and groups, here or elsewhere.")
    private List<String> to = List.of();

    @Option(
            names = "--sending-as",
            paramLabel = "ADDRESS",
            description = "As whom FROM would write, such as a shared mailbox; FROM if absent.")
    private Optional<String> sendingAs = Optional.empty();

    @Option(
            names = "--tip",
            paramLabel = "NAME",
            description =
                    "OutOfOfficeMessage, MailboxFullStatus, CustomMailTip, ExternalMemberCount, TotalMemberCount, MaxMessageSize,"
                            + " DeliveryRestriction, ModerationStatus, InvalidRecipient or Scope; repeatable, all if absent.")
    private List<String> tips = List.of();

    @Option(names = "--explain", description = "Show every step, on both sides.")
    private boolean explain;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    MailTipsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var choice = new ServerChoice(surroundings, server);
        var chosen = choice.serverFor(from);
        try (var api = new AdminApi(chosen)) {
            var document = api.send("POST", "/entente/admin/mailtips", question());
            var there =
                    explain
                            ? OtherSides.steps(surroundings, choice.neighboursOf(chosen), document)
                            : List.<ReportedStep>of();
            var report = read(document);
            print(document, report, there);
            return (report.answers().stream().allMatch(MailTipsText::answered)
                            ? ExitCode.GOOD
                            : ExitCode.FINDING)
                    .number();
        }
    }

    private ObjectNode question() {
        var question = Json.object();
        question.put("from", from);
        to.forEach(question.putArray("to")::add);
        sendingAs.ifPresent(address -> question.put("sendingAs", address));
        tips.forEach(question.putArray("tips")::add);
        return question;
    }

    private static TipReport read(JsonNode document) {
        return TipReport.read(Json.text(document).getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() ->
                        CommandFailed.couldNotRun(
                                "The server's answer is not one about MailTips.",
                                "Check that server and command are of the same version."));
    }

    private void print(JsonNode document, TipReport report, List<ReportedStep> there) {
        var terminal = surroundings.terminal();
        if (json) {
            if (explain) {
                mergeSteps(document, report, there);
            }
            terminal.say(Json.text(document));
            return;
        }
        new MailTipsText(terminal).print(report);
        if (explain) {
            report.answers().stream()
                    .map(BothSides.Asked::of)
                    .forEach(asked -> StepsText.print(terminal, asked, there));
        }
        terminal.say("");
        terminal.say("trace " + report.traceId());
    }

    private static void mergeSteps(JsonNode document, TipReport report, List<ReportedStep> there) {
        for (var place = 0; place < report.answers().size(); place++) {
            if (document.path("answers").path(place) instanceof ObjectNode answer) {
                var steps = answer.putArray("steps");
                BothSides.of(BothSides.Asked.of(report.answers().get(place)), there)
                        .forEach(step -> steps.add(step.json()));
            }
        }
    }
}
