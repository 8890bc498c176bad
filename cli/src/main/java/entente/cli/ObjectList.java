package entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `entente NOUN list`.
@Command(name = "list", mixinStandardHelpOptions = true)
final class ObjectList implements Callable<Integer> {
    private final Noun noun;
    private final Surroundings surroundings;

    @Mixin private final ObjectTarget target = new ObjectTarget();

    ObjectList(Noun noun, Surroundings surroundings) {
        this.noun = noun;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return target.ask(
                noun,
                surroundings,
                objects -> {
                    surroundings
                            .terminal()
                            .say(target.json() ? Json.text(objects.document()) : table(objects));
                    return ExitCode.GOOD.number();
                });
    }

    private String table(ObjectApi objects) {
        var heads = new ArrayList<>(List.of("name"));
        noun.columns().forEach(column -> heads.add(Facts.words(column)));
        var table = new Table(heads.toArray(String[]::new));
        objects.stream().forEach(one -> table.row(row(one)));
        return table.isEmpty()
                ? "There is none yet; `entente %s add NAME` makes one.".formatted(noun.word())
                : table.toString();
    }

    private String[] row(JsonNode one) {
        var cells = new ArrayList<>(List.of(Json.text(one, "name").orElse("")));
        noun.columns().forEach(column -> cells.add(cell(one.path(column))));
        return cells.toArray(String[]::new);
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return value.isBoolean() ? value.asBoolean() ? "yes" : "no" : Facts.value(value);
    }
}
