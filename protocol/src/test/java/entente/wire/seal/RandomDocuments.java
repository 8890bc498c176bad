package entente.wire.seal;

import entente.wire.soap.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Documents at random that have all that makes canonical form hard: prefixes declared again, undone, unused or inherited, attributes of
/// several namespaces in any order, `xml:` attributes, every letter that is escaped somewhere, references, CDATA and comments.
final class RandomDocuments {
    private static final List<String> PREFIXES = List.of("", "a", "b", "B", "c1", "xm", "z");
    private static final List<String> NAMESPACES =
            List.of("urn:1", "urn:2", "urn:10", "urn:Z", "http://a/?x=1&amp;y='&lt;", "urn:\u00e9");
    private static final List<String> LOCALS = List.of("x", "y", "X", "long.name-1", "_i");
    private static final List<String> TEXTS =
            List.of(
                    "plain",
                    " ",
                    "\n\t",
                    "\r\n",
                    "\r",
                    "&#13;",
                    "&#10;",
                    "&#9;",
                    "&#x20AC;",
                    "&amp;&lt;&gt;&quot;&apos;",
                    ">",
                    "'",
                    "\u00e9\u20ac",
                    "\uD83D\uDE00",
                    "\u0085\u2028");
    private static final List<String> BESIDES =
            List.of(
                    "<!-- a - & < comment -->",
                    "<!---->",
                    "<![CDATA[<&>]]\r\n>]]>",
                    "<![CDATA[]]>",
                    "\"");

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    RandomDocuments(Random random) {
        this.random = random;
    }

    String next() {
        out.setLength(0);
        out.append(random.nextInt(4) == 0 ? "<!-- before -->\n" : "");
        element(new TreeMap<>(), 0);
        return out.toString();
    }

    Element oneOf(Element root) {
        var all = new ArrayList<Element>();
        collect(root, all);
        return all.get(random.nextInt(all.size()));
    }

    /// The root and two more.
    List<Element> someOf(Element root) {
        return List.of(root, oneOf(root), oneOf(root));
    }

    private void element(Map<String, String> around, int depth) {
        var known = new TreeMap<>(around);
        var pieces = new ArrayList<String>();
        for (var prefix : PREFIXES) {
            if (random.nextInt(5) == 0) {
                declare(prefix, known, pieces);
            }
        }
        var bound = new ArrayList<>(known.keySet());
        bound.add("");
        var prefix = pick(bound);
        attributes(known, pieces);
        // Attributes and declarations in any order.
        Collections.shuffle(pieces, random);
        var name = (prefix.isEmpty() ? "" : prefix + ":") + pick(LOCALS);
        out.append('<').append(name);
        pieces.forEach(each -> out.append(pick(List.of(" ", "\n  "))).append(each));
        if (random.nextInt(6) == 0) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (var more = random.nextInt(4); more > 0; more--) {
            switch (random.nextInt(5)) {
                case 0, 1 -> out.append(pick(TEXTS));
                case 2 -> out.append(pick(BESIDES));
                default -> {
                    if (depth < 6) {
                        element(known, depth + 1);
                    }
                }
            }
        }
        out.append("</").append(name).append(random.nextBoolean() ? ">" : " >");
    }

    private void declare(String prefix, Map<String, String> known, List<String> pieces) {
        var undone = prefix.isEmpty() && random.nextInt(3) == 0;
        var namespace = undone ? "" : pick(NAMESPACES);
        var quote = namespace.contains("'") ? '"' : pick(List.of('"', '\''));
        pieces.add(
                (prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix) + "=" + quote + namespace + quote);
        known.put(prefix, namespace);
    }

    private void attributes(Map<String, String> known, List<String> pieces) {
        var names = new HashSet<String>();
        for (var more = random.nextInt(4); more > 0; more--) {
            var prefix = random.nextInt(6) == 0 ? "xml" : pick(PREFIXES);
            var local =
                    prefix.equals("xml")
                            ? pick(List.of("lang", "space", "base", "id"))
                            : pick(LOCALS);
            var bound = prefix.isEmpty() || prefix.equals("xml") || known.containsKey(prefix);
            var namespace = prefix.isEmpty() ? "" : known.getOrDefault(prefix, prefix);
            if (bound && names.add(namespace + " " + local)) {
                var name = prefix.isEmpty() ? local : prefix + ":" + local;
                pieces.add(name + "='" + value() + "'");
            }
        }
    }

    private String value() {
        var value = new StringBuilder();
        for (var more = random.nextInt(4); more > 0; more--) {
            value.append(pick(TEXTS).replace("'", "\""));
        }
        return value.toString();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static void collect(Element element, List<Element> all) {
        all.add(element);
        XmlTree.children(element).forEach(child -> collect(child, all));
    }
}
