package entente.cli;

import entente.objects.Setting;
import entente.objects.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.node.ObjectNode;

/// An option for each setting of an object. An empty text (`''`) puts a setting back to its default.
final class ObjectOptions {
    private static final String FILE = "FILE";
    private static final String SIZE = "SIZE";
    private static final long MOST_BYTES = 64 * 1024;

    private final Map<Setting<?>, OptionSpec> options = new LinkedHashMap<>();

    /// Gives a command the options.
    CommandLine addedTo(CommandLine command, List<? extends Setting<?>> settings) {
        for (var setting : settings) {
            var option = option(setting);
            command.getCommandSpec().addOption(option);
            options.put(setting, option);
        }
        return command;
    }

    boolean areEmpty() {
        return options.values().stream().allMatch(option -> texts(option).isEmpty());
    }

    /// What was said, as JSON.
    ObjectNode said() {
        var said = Json.object();
        options.forEach(
                (setting, option) -> texts(option).ifPresent(texts -> put(said, setting, texts)));
        return said;
    }

    private static Optional<List<String>> texts(OptionSpec option) {
        Object value = option.getValue();
        if (value == null) {
            return Optional.empty();
        }
        var texts =
                value instanceof List<?> several
                        ? several.stream().map(Object::toString).toList()
                        : List.of(value.toString());
        return Optional.of(texts.stream().filter(text -> !text.isEmpty()).toList());
    }

    private static void put(ObjectNode said, Setting<?> setting, List<String> texts) {
        if (texts.isEmpty()) {
            said.putNull(setting.member());
            return;
        }
        if (setting.shape() == Shape.PAIRS && !texts.stream().allMatch(it -> it.contains("="))) {
            throw CommandFailed.usage(
                    "%s is written %s.".formatted(setting.option(), setting.label()), "");
        }
        var sent =
                switch (setting.label()) {
                    case FILE -> texts.stream().map(ObjectOptions::certificate).toList();
                    case SIZE -> texts.stream().map(ObjectOptions::bytes).toList();
                    default -> texts;
                };
        said.set(setting.member(), Json.of(setting.shape().json(sent)));
    }

    private static String bytes(String size) {
        return Sizes.bytes(size)
                .map(Object::toString)
                .orElseThrow(() ->
                        CommandFailed.usage(
                                "%s is no size.".formatted(size),
                                "Write a number of bytes, or one with KB, MB, GB or TB behind it."));
    }

    /// What is in a file of certificates. A private key must not even leave this machine.
    private static String certificate(String file) {
        try {
            var path = Path.of(file);
            var text = Files.size(path) <= MOST_BYTES ? Files.readString(path) : "";
            if (text.contains("PRIVATE KEY") || !text.contains("BEGIN CERTIFICATE")) {
                throw CommandFailed.usage(
                        "%s is not a certificate alone.".formatted(file),
                        "Name a PEM file with a CERTIFICATE block and no private key.");
            }
            return text;
        } catch (IOException unreadable) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be read.".formatted(file), "Check its name and its rights.")
                    .causedBy(unreadable);
        }
    }

    private static OptionSpec option(Setting<?> setting) {
        var builder =
                OptionSpec.builder(setting.option())
                        .paramLabel(setting.label())
                        .description(description(setting));
        return switch (setting.shape()) {
            case FLAG -> builder.type(Boolean.class).arity("0..1").fallbackValue("true").build();
            case NUMBER ->
                    builder.type(setting.label().equals(SIZE) ? String.class : Integer.class)
                            .build();
            case TEXT -> builder.type(String.class).build();
            case TEXTS, PAIRS -> builder.type(List.class).auxiliaryTypes(String.class).build();
        };
    }

    private static String description(Setting<?> setting) {
        return setting.exchangeName().isEmpty()
                ? setting.help()
                : "%s In Exchange: -%s.".formatted(setting.help(), setting.exchangeName());
    }
}
