package entente.cli;

import entente.routes.RelationshipSetting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.node.ObjectNode;

/// An option for each setting of a relationship. An empty text (`''`) puts a setting back to its default.
final class RelationshipOptions {
    private final Map<RelationshipSetting, OptionSpec> options =
            new EnumMap<>(RelationshipSetting.class);

    /// Gives a command the options.
    CommandLine addedTo(CommandLine command) {
        for (var setting : RelationshipSetting.values()) {
            var option = option(setting);
            command.getCommandSpec().addOption(option);
            options.put(setting, option);
        }
        return command;
    }

    /// Puts what was said over `settings`.
    void over(ObjectNode settings) {
        for (var setting : RelationshipSetting.values()) {
            said(setting).ifPresent(texts -> put(settings, setting, texts));
        }
    }

    boolean areEmpty() {
        return options.keySet().stream().allMatch(setting -> said(setting).isEmpty());
    }

    private Optional<List<String>> said(RelationshipSetting setting) {
        var option = options.get(setting);
        if (option == null || option.getValue() == null) {
            return Optional.empty();
        }
        var texts =
                option.getValue() instanceof List<?> several
                        ? several.stream().map(Object::toString).toList()
                        : List.of(option.getValue().toString());
        return Optional.of(texts.stream().filter(text -> !text.isEmpty()).toList());
    }

    private static void put(ObjectNode settings, RelationshipSetting setting, List<String> texts) {
        if (texts.isEmpty()) {
            settings.putNull(setting.member());
            return;
        }
        switch (setting.shape()) {
            case FLAG -> settings.put(setting.member(), Boolean.parseBoolean(texts.getFirst()));
            case TEXT -> settings.put(setting.member(), texts.getFirst());
            case TEXTS -> texts.forEach(settings.putArray(setting.member())::add);
        }
    }

    private static OptionSpec option(RelationshipSetting setting) {
        var builder =
                OptionSpec.builder(setting.option())
                        .paramLabel(label(setting))
                        .description(description(setting));
        return switch (setting.shape()) {
            case FLAG -> builder.type(Boolean.class).arity("0..1").fallbackValue("true").build();
            case TEXT -> builder.type(String.class).build();
            case TEXTS -> builder.type(List.class).auxiliaryTypes(String.class).build();
        };
    }

    private static String label(RelationshipSetting setting) {
        return switch (setting) {
            case DOMAINS -> "DOMAIN";
            case ENABLED,
                    FREE_BUSY_ENABLED,
                    MAIL_TIPS_ENABLED,
                    PHOTOS_ENABLED,
                    DELIVERY_REPORTS_ENABLED,
                    MAILBOX_MOVES_ENABLED,
                    ARCHIVE_ACCESS_ENABLED,
                    LEGACY ->
                    "true|false";
            case CONTACT, FREE_BUSY_SCOPE, MAIL_TIPS_SCOPE, MAILBOX_MOVE_SCOPES -> "ADDRESS";
            case FREE_BUSY_LEVEL, MAIL_TIPS_LEVEL -> "LEVEL";
            case MAILBOX_MOVE_CAPABILITY -> "DIRECTION";
            case OAUTH_APPLICATION_ID -> "ID";
            case TARGET_APPLICATION_URI -> "NAME";
            case TARGET_AUTODISCOVER, TARGET_SHARING, TARGET_OWA -> "URL";
            case HOSTS -> "HOST";
        };
    }

    private static String description(RelationshipSetting setting) {
        return setting.exchangeName().isEmpty()
                ? setting.help()
                : "%s In Exchange: -%s.".formatted(setting.help(), setting.exchangeName());
    }
}
