package entente.wire.ews;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import entente.item.HtmlText;
import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import entente.wire.soap.XmlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Writes the extended properties of items that a shape asks for (`ExtendedPropertyType`). One whose value is of another type is not there, and one that is asked
/// for by several spellings is there once.
final class ItemExtendedXml {
    private final XmlWriter xml;
    private final List<ItemPath.Extended> paths;
    private final boolean inList;

    ItemExtendedXml(XmlWriter xml, ItemShape shape) {
        this.xml = xml;
        this.inList = shape.inList();
        this.paths = paths(shape);
    }

    /// A set's id has many spellings, and a value may be long.
    private static List<ItemPath.Extended> paths(ItemShape shape) {
        record Wanted(PropertyId id, PropertyType type, boolean many) {}
        var paths = new LinkedHashMap<Wanted, ItemPath.Extended>();
        for (var path : shape.additional()) {
            if (path instanceof ItemPath.Extended extended) {
                var wanted = new Wanted(extended.id(), extended.type(), extended.many());
                paths.putIfAbsent(wanted, extended);
            }
        }
        return List.copyOf(paths.values());
    }

    void write(ItemElement item) {
        for (var path : paths) {
            value(path, item)
                    .filter(value -> value.type() == path.type() && value.isMany() == path.many())
                    .ifPresent(value -> write(path, value));
        }
    }

    private void write(ItemPath.Extended path, PropertyValue value) {
        switch (value) {
            case PropertyValue.Many(_, var values) when values.isEmpty() -> {
                // The schema has no empty list.
            }
            case PropertyValue.Many(_, var values) -> {
                start(path);
                xml.start("t:Values");
                values.forEach(each -> xml.element("t:Value", ValueXml.text(each)));
                xml.end().end();
            }
            default -> {
                start(path);
                xml.element("t:Value", ValueXml.text(value)).end();
            }
        }
    }

    private void start(ItemPath.Extended path) {
        xml.start("t:ExtendedProperty");
        ExtendedUri.write(xml, path);
    }

    private Optional<PropertyValue> value(ItemPath.Extended path, ItemElement item) {
        if (path.id().equals(Known.BODY_TEXT)) {
            return body(item).map(body -> new PropertyValue.Text(HtmlText.plain(body).text()));
        }
        if (path.id().equals(Known.BODY_HTML)) {
            return body(item)
                    .filter(body -> body.format() == Body.Format.HTML)
                    .map(body -> html(path.type(), body.text()));
        }
        return item.content().properties().find(path.id());
    }

    /// PidTagHtml is bytes, and there are clients that read it as a text.
    private static PropertyValue html(PropertyType type, String text) {
        return type == PropertyType.STRING
                ? new PropertyValue.Text(text)
                : PropertyValue.Binary.of(text.getBytes(UTF_8));
    }

    private Optional<Body> body(ItemElement item) {
        return inList ? Optional.empty() : item.body();
    }
}
