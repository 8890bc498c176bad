package entente.wire.ews;

import entente.item.Known;
import entente.problem.Refusal;
import entente.wire.ews.FolderShape.Base;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Which properties of an item a request wants (MS-OXWSCDATA 2.2.4.45 `ItemResponseShapeType`): those of a base shape, the MIME message if `mime`, and
/// `additional` ones by their paths, at most 500. What is asked for and not there is left out of the answer.
///
/// `inList` is that the item is one of a list, in which texts, attachments, recipients, MIME messages and how appointments repeat are never given.
public record ItemShape(
        Base base, boolean mime, BodyFormat bodyFormat, List<ItemPath> additional, boolean inList) {
    static final int MOST_PATHS = 500;

    /// In which format a text is wanted; best is the one that it has.
    public enum BodyFormat {
        BEST,
        HTML,
        TEXT;

        static BodyFormat read(XmlCursor xml) throws MalformedXml {
            return switch (xml.text()) {
                case "Best" -> BEST;
                case "HTML" -> HTML;
                case "Text" -> TEXT;
                default -> throw xml.wrongText("Best, HTML or Text");
            };
        }
    }

    public static final ItemShape IDS_ONLY =
            new ItemShape(Base.ID_ONLY, false, BodyFormat.BEST, List.of());

    public ItemShape {
        additional = List.copyOf(additional);
    }

    public ItemShape(Base base, boolean mime, BodyFormat bodyFormat, List<ItemPath> additional) {
        this(base, mime, bodyFormat, additional, false);
    }

    /// This shape for an item of a list.
    public ItemShape listed() {
        return new ItemShape(base, mime, bodyFormat, additional, true);
    }

    /// Why items cannot be told of in this shape: an extended property is named as none can be.
    public Optional<Refusal> refusal() {
        return additional.stream()
                .filter(ItemPath.Wrong.class::isInstance)
                .map(path -> Refusal.of(((ItemPath.Wrong) path).code()))
                .findFirst();
    }

    /// Whether the text of the item has to be there, if it has one.
    public boolean needsBody() {
        return wants(ItemField.BODY)
                || wants(ItemField.TEXT_BODY)
                || additional.stream().anyMatch(this::isBody);
    }

    /// Whether the MIME message has to be there, if there is one.
    public boolean needsSource() {
        return wants(ItemField.MIME_CONTENT);
    }

    /// Whether what an item says as an appointment has to be there, if it is one.
    public boolean needsAppointment() {
        return Arrays.stream(ItemField.values())
                .anyMatch(field -> field.ofCalendar() && wants(field));
    }

    /// Whether it wants to know by which retention tag an item goes, and when.
    public boolean needsRetention() {
        return wants(ItemField.POLICY_TAG)
                || wants(ItemField.RETENTION_DATE)
                || additional.stream().anyMatch(ItemShape::isRetention);
    }

    private static boolean isRetention(ItemPath path) {
        return path instanceof ItemPath.Extended extended
                && (extended.id().equals(Known.RETENTION_PERIOD)
                        || extended.id().equals(Known.RETENTION_DATE));
    }

    /// Whether the single occurrences of a series have to be there.
    public boolean needsOccurrences() {
        return Arrays.stream(ItemField.values())
                .anyMatch(field -> field.ofOccurrences() && wants(field));
    }

    boolean wants(ItemField field) {
        if (inList && field.ofOneAlone()) {
            return false;
        }
        return part(field.part())
                || (mime && field == ItemField.MIME_CONTENT)
                || additional.contains(new ItemPath.Field(field.uri()));
    }

    /// Which entries are wanted of a property that has several: all, or those that are asked for one by one.
    List<ContactEntry> entries(ItemField field) {
        if (!(field.held() instanceof HeldAs.Entries(var entries))) {
            return List.of();
        }
        return wants(field)
                ? entries.all()
                : entries.all().stream()
                        .filter(entry -> additional.contains(entry.path()))
                        .toList();
    }

    /// Reads `<ItemShape>`.
    static ItemShape read(XmlCursor xml) throws MalformedXml {
        return read(xml, Base.ID_ONLY);
    }

    /// The same where a request may say nothing of a base shape.
    static ItemShape read(XmlCursor xml, Base otherwise) throws MalformedXml {
        var base = otherwise;
        var mime = false;
        var format = BodyFormat.BEST;
        var additional = List.<ItemPath>of();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "BaseShape" -> base = FolderShape.readBase(xml);
                case "IncludeMimeContent" -> mime = xml.flag();
                case "BodyType" -> format = BodyFormat.read(xml);
                case "AdditionalProperties" -> additional = readPaths(xml);
                default -> xml.skip();
            }
        }
        return new ItemShape(base, mime, format, additional);
    }

    /// Reads `<AdditionalProperties>`: each path once.
    static List<ItemPath> readPaths(XmlCursor xml) throws MalformedXml {
        var paths = new LinkedHashSet<ItemPath>();
        while (xml.nextChild()) {
            var path = ItemPath.read(xml);
            if (path.isEmpty()) {
                xml.skip();
            }
            path.ifPresent(paths::add);
            if (paths.size() > MOST_PATHS) {
                throw xml.wrongText("a list of at most %d properties".formatted(MOST_PATHS));
            }
        }
        return new ArrayList<>(paths);
    }

    private boolean part(FieldPart part) {
        return switch (part) {
            case ALWAYS -> true;
            case BY_DEFAULT -> base != Base.ID_ONLY;
            case IN_ALL -> base == Base.ALL_PROPERTIES;
            case WHEN_ASKED -> false;
        };
    }

    private boolean isBody(ItemPath path) {
        return !inList
                && path instanceof ItemPath.Extended extended
                && (extended.id().equals(Known.BODY_TEXT) || extended.id().equals(Known.BODY_HTML));
    }
}
