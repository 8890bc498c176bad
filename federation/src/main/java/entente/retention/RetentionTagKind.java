package entente.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.mailbox.RetentionTag;
import entente.mailbox.RetentionTag.Action;
import entente.mailbox.TagReach;
import entente.objects.FormReader;
import entente.objects.ObjectKind;
import entente.objects.Setting;
import entente.objects.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/// What can be set on a retention tag.
///
/// A tag of which no id is said has one that follows from its name, so that the tag of that name is the same one when it is made anew.
public final class RetentionTagKind extends ObjectKind<RetentionTag> {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String ARCHIVE = "MoveToArchive";

    public static final Setting<RetentionTag> TYPE =
            new Setting<>(
                    "type",
                    "--type",
                    "FOLDER",
                    "Type",
                    Shape.TEXT,
                    "one of " + TagReach.words(),
                    "What it is for: All (everything that no other tag of the policy is for), Personal (what people give it to themselves), or a default folder with those in it: %s."
                            .formatted(TagReach.words().replace("All, Personal, ", "")),
                    tag -> Setting.text(tag.reach().word()));
    public static final Setting<RetentionTag> AGE =
            new Setting<>(
                    "ageLimitForRetention",
                    "--age",
                    "DAYS",
                    "AgeLimitForRetention, -RetentionEnabled",
                    Shape.NUMBER,
                    "a number of days from 1 to %d".formatted(RetentionTag.MOST_DAYS),
                    "How many days old items become; without it they never go.",
                    tag -> tag.days().stream().mapToObj(Integer::toString).toList());
    public static final Setting<RetentionTag> ACTION =
            new Setting<>(
                    "retentionAction",
                    "--action",
                    "ACTION",
                    "RetentionAction",
                    Shape.TEXT,
                    "DeleteAndAllowRecovery or PermanentlyDelete",
                    "What is done then: DeleteAndAllowRecovery (the default: they can be had back for as long as what people delete) or PermanentlyDelete (they go for good where no hold or single item recovery keeps them).",
                    tag -> Setting.text(tag.action()));
    public static final Setting<RetentionTag> ID =
            new Setting<>(
                    "retentionId",
                    "--retention-id",
                    "GUID",
                    "RetentionId",
                    Shape.TEXT,
                    "a GUID",
                    "What tells it from others, also for clients; by default one that follows from its name.",
                    tag -> Setting.text(tag.id()));

    private static final TagReach MISSING = new TagReach.Everything();

    public RetentionTagKind() {
        super("retention-tag", List.of(TYPE, AGE, ACTION, ID));
    }

    @Override
    public String nameOf(RetentionTag tag) {
        return tag.name();
    }

    @Override
    protected RetentionTag made(String name, FormReader<RetentionTag> said) {
        return new RetentionTag(
                name,
                said.one(ID, RetentionTagKind::id).orElseGet(() -> idOf(name)),
                said.needed(TYPE, MISSING, TagReach::parse),
                said.has(AGE)
                        ? OptionalInt.of(said.number(AGE, 1, RetentionTag.MOST_DAYS, 1))
                        : OptionalInt.empty(),
                said.one(ACTION, word -> action(word, said))
                        .orElse(Action.DELETE_AND_ALLOW_RECOVERY));
    }

    private static Optional<Action> action(String word, FormReader<RetentionTag> said) {
        if (word.equalsIgnoreCase(ARCHIVE)) {
            said.fault(
                    "\"retentionAction\" cannot be MoveToArchive: no mailbox here has an archive");
        }
        return Arrays.stream(Action.values())
                .filter(each -> each.toString().equalsIgnoreCase(word))
                .findFirst();
    }

    private static Optional<UUID> id(String text) {
        return GUID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(
                ("retention-tag " + name.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
    }
}
