package entente.wire.seal;

import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Changes documents at random: half of the time letter by letter, half of the time as a tree, so that much of it stays well-formed.
final class Mutations {
    private static final List<String> PIECES =
            List.of(
                    "<",
                    ">",
                    "&",
                    "\"",
                    "'",
                    "/",
                    "=",
                    " ",
                    "#",
                    "A",
                    "0",
                    "-->",
                    "<!--x-->",
                    "<x/>",
                    "&#0;",
                    "&#13;",
                    "&x;",
                    "]]>",
                    "<?x?>",
                    "<!DOCTYPE x>",
                    "xmlns:ds=''",
                    "\u013e",
                    "\ud83d\ude00");

    private static final List<String> VALUES =
            List.of(
                    "",
                    "#",
                    "#_b",
                    "_b",
                    "n1",
                    "#xpointer(/)",
                    "http://www.w3.org/2000/09/xmldsig#sha1",
                    "x");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    String of(String original) {
        var changed = original;
        for (var more = 1 + random.nextInt(3); more > 0; more--) {
            changed = random.nextBoolean() ? letters(changed) : tree(changed);
        }
        return changed;
    }

    private String letters(String text) {
        if (text.isEmpty()) {
            return text;
        }
        var at = random.nextInt(text.length());
        var to = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(8) == 0 ? 400 : 4));
        return switch (random.nextInt(5)) {
            case 0 ->
                    text.substring(0, at)
                            + (char) (text.charAt(at) ^ (1 << random.nextInt(7)))
                            + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(at);
            case 3 -> text.substring(0, at) + pick(PIECES) + text.substring(at);
            default -> text.substring(0, at) + pick(PIECES) + text.substring(to);
        };
    }

    private String tree(String text) {
        Element document;
        try {
            document = Seals.read(text);
        } catch (MalformedXml notATreeAnyMore) {
            return letters(text);
        }
        var elements = new ArrayList<Element>();
        collect(document, elements);
        var one = pick(elements);
        var other = pick(elements);
        if (one.parent().isEmpty()) {
            return letters(text);
        }
        var parent = one.parent().get();
        switch (random.nextInt(6)) {
            case 0 -> one.leave();
            case 1 -> parent.insert(parent.placeOf(one), one.copy());
            case 2 -> other.append(one.copy());
            case 3 -> move(one, other);
            case 4 -> changeAttribute(one);
            default -> one.setText(pick(VALUES));
        }
        return Seals.text(document);
    }

    private static void move(Element one, Element to) {
        var within = new ArrayList<Element>();
        collect(one, within);
        if (!within.contains(to)) {
            to.insert(0, one);
        }
    }

    private void changeAttribute(Element element) {
        // Declarations are changed as well: they are attributes to whoever writes a document.
        var attributes = element.attributes();
        var declarations = element.declarations();
        var both = attributes.size() + declarations.size();
        if (both == 0) {
            return;
        }
        var at = random.nextInt(both);
        if (at < attributes.size()) {
            var attribute = attributes.get(at);
            var prefix = attribute.prefix();
            var name = prefix.isEmpty() ? attribute.local() : prefix + ":" + attribute.local();
            element.set(attribute.namespace(), name, pick(VALUES));
        } else {
            element.declare(declarations.get(at - attributes.size()).prefix(), pick(VALUES));
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static void collect(Element element, List<Element> all) {
        all.add(element);
        XmlTree.children(element).forEach(child -> collect(child, all));
    }
}
