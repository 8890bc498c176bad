package entente.wire.ews;

import entente.item.KnownContact;
import entente.item.ListMember;
import entente.item.Properties;
import entente.item.PropertyId;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a contact has several of, in both directions (such as `PhoneNumberDictionaryType`).
final class ContactEntriesXml {
    /// The schema has these too, for which the public documents have no property.
    private static final Set<String> NOT_KEPT = Set.of("BusinessMobile", "IPPhone", "Mms", "Msn");

    private ContactEntriesXml() {}

    /// Reads the element at hand: these entries and no others. One without a value is not there.
    static Brought read(XmlCursor xml, ItemField field, ContactEntries entries)
            throws MalformedXml {
        var properties = Properties.NONE;
        var refused = false;
        while (xml.nextChild()) {
            if (!xml.name().equals("Entry")) {
                xml.skip();
                continue;
            }
            var key = xml.attribute("Key").orElse("");
            var under = entries.under(key);
            if (!under.isEmpty()) {
                properties = properties.and(readOne(xml, entries, under));
            } else if (NOT_KEPT.contains(key)) {
                refused = true;
                xml.skip();
            } else {
                throw xml.wrong("has a Key that is none of its kind");
            }
        }
        return refused
                ? Brought.refused(field, Code.ITEM_FIELD_NOT_KEPT)
                : Brought.of(field, edits(entries.all(), properties));
    }

    /// Of edits that bring several entries what concerns one of them; refused where they bring another.
    static BatchResult<List<ItemEdit>> only(ContactEntry entry, List<ItemEdit> edits) {
        var ids = entry.ids().collect(Collectors.toSet());
        var properties = Properties.NONE;
        for (var edit : edits) {
            if (edit instanceof ItemEdit.SetProperties(var brought)) {
                if (!ids.containsAll(brought.all().keySet())) {
                    return BatchResult.refused(Code.ITEM_UPDATE_MISMATCHED);
                }
                properties = properties.and(brought);
            }
        }
        return BatchResult.done(edits(List.of(entry), properties));
    }

    /// What takes entries away and puts those properties in their place.
    private static List<ItemEdit> edits(List<ContactEntry> entries, Properties properties) {
        var gone =
                entries.stream()
                        .flatMap(ContactEntry::ids)
                        .filter(id -> properties.find(id).isEmpty())
                        .<ItemEdit>map(ItemEdit.Remove::new);
        var set =
                properties.all().isEmpty()
                        ? Stream.<ItemEdit>empty()
                        : Stream.<ItemEdit>of(new ItemEdit.SetProperties(properties));
        return Stream.concat(gone, set).toList();
    }

    private static Properties readOne(
            XmlCursor xml, ContactEntries entries, List<ContactEntry> under) throws MalformedXml {
        return switch (entries) {
            case EMAIL_ADDRESSES -> readEmail(xml, under.getFirst());
            case PHYSICAL_ADDRESSES -> readAddress(xml, under);
            case PHONE_NUMBERS, IM_ADDRESSES -> value(under.getFirst().id(), xml.text());
        };
    }

    private static Properties readEmail(XmlCursor xml, ContactEntry entry) throws MalformedXml {
        var name = xml.attribute("Name");
        var type = xml.attribute("RoutingType").filter(text -> !text.isBlank());
        var address = xml.text();
        if (address.isEmpty()) {
            return Properties.NONE;
        }
        var email = email(entry);
        return Properties.NONE
                .with(email.address(), address)
                .with(email.original(), address)
                .with(email.type(), type.orElse(ListMember.SMTP))
                .with(email.name(), name.filter(text -> !text.isBlank()).orElse(address));
    }

    private static Properties readAddress(XmlCursor xml, List<ContactEntry> parts)
            throws MalformedXml {
        var properties = Properties.NONE;
        while (xml.nextChild()) {
            var name = xml.name();
            var part = parts.stream().filter(one -> one.part().equals(name)).findFirst();
            if (part.isEmpty()) {
                xml.skip();
            } else {
                properties = properties.and(value(part.get().id(), xml.text()));
            }
        }
        return properties;
    }

    private static Properties value(PropertyId id, String text) {
        return text.isEmpty() ? Properties.NONE : Properties.NONE.with(id, text);
    }

    /// Writes those entries that have a value, if one has.
    static void write(
            XmlWriter xml, String element, List<ContactEntry> wanted, Properties properties) {
        var byKey = new LinkedHashMap<String, List<ContactEntry>>();
        for (var entry : wanted) {
            if (properties.text(entry.id()).filter(text -> !text.isEmpty()).isPresent()) {
                byKey.computeIfAbsent(entry.key(), _ -> new ArrayList<>()).add(entry);
            }
        }
        if (byKey.isEmpty()) {
            return;
        }
        xml.start(element);
        byKey.forEach((key, entries) -> {
            xml.start("t:Entry").attribute("Key", key);
            writeOne(xml, entries, properties);
            xml.end();
        });
        xml.end();
    }

    private static void writeOne(XmlWriter xml, List<ContactEntry> entries, Properties properties) {
        var first = entries.getFirst();
        if (first.uri().startsWith("contacts:PhysicalAddress:")) {
            for (var part : entries) {
                xml.element("t:" + part.part(), properties.text(part.id()).orElse(""));
            }
            return;
        }
        if (!first.beside().isEmpty()) {
            var email = email(first);
            properties.text(email.name()).ifPresent(name -> xml.attribute("Name", name));
            xml.attribute("RoutingType", properties.text(email.type()).orElse(ListMember.SMTP));
        }
        xml.text(properties.text(first.id()).orElse(""));
    }

    private static KnownContact.Email email(ContactEntry entry) {
        return KnownContact.Email.all().stream()
                .filter(email -> email.address().equals(entry.id()))
                .findFirst()
                .orElseThrow();
    }
}
