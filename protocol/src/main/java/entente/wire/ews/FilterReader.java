package entente.wire.ews;

import entente.item.Filter;
import entente.item.Filter.Relation;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads a restriction (MS-OXWSSRCH 2.2.4.17 `SearchExpressionType`), of at most 255 expressions, as a filter. What cannot be searched for is
/// refused with the first reason; what is no expression is malformed.
final class FilterReader {
    private static final int MOST_EXPRESSIONS = 255;
    private static final Filter ANYTHING = new Filter.All(List.of());

    private final XmlCursor xml;
    private final SearchTerms terms;
    private final Function<ItemPath, BatchResult<HeldAs>> fields;
    private Optional<Refusal> refusal = Optional.empty();
    private int expressions;

    private FilterReader(
            XmlCursor xml, ZoneContext zone, Function<ItemPath, BatchResult<HeldAs>> fields) {
        this.xml = xml;
        this.terms = new SearchTerms(zone);
        this.fields = fields;
    }

    /// One that reads what items are searched by. Times that tell no offset are on the clock of `zone`.
    static FilterReader ofItems(XmlCursor xml, ZoneContext zone) {
        return new FilterReader(
                xml, zone, path -> ItemFields.searched(path, Code.FILTER_PATH_UNKNOWN));
    }

    /// The same of folders.
    static FilterReader ofFolders(XmlCursor xml, ZoneContext zone) {
        return new FilterReader(xml, zone, FolderFields::searched);
    }

    /// Reads `<Restriction>`; no filter where it is empty.
    BatchResult<Optional<Filter>> read() throws MalformedXml {
        var filters = readAll();
        return refusal.<BatchResult<Optional<Filter>>>map(BatchResult.Refused::new)
                .orElseGet(() -> BatchResult.done(joined(filters)));
    }

    private static Optional<Filter> joined(List<Filter> filters) {
        return filters.size() < 2
                ? filters.stream().findFirst()
                : Optional.of(new Filter.All(filters));
    }

    private List<Filter> readAll() throws MalformedXml {
        var filters = new ArrayList<Filter>();
        while (xml.nextChild()) {
            if (++expressions > MOST_EXPRESSIONS) {
                refuse(Refusal.of(Code.FILTER_TOO_COMPLEX));
                xml.skip();
            } else {
                filters.add(readOne());
            }
        }
        return filters;
    }

    private Filter readOne() throws MalformedXml {
        return switch (xml.name()) {
            case "And" -> new Filter.All(readAll());
            case "Or" -> new Filter.Any(readAll());
            case "Not" -> new Filter.Not(new Filter.All(readAll()));
            case "Exists" -> taken(path(readParts()).then(terms::exists));
            case "Excludes" -> readExcludes();
            case "Contains" -> readContains();
            case "IsEqualTo" -> readCompared(Relation.EQUAL);
            case "IsNotEqualTo" -> readCompared(Relation.NOT_EQUAL);
            case "IsGreaterThan" -> readCompared(Relation.GREATER);
            case "IsGreaterThanOrEqualTo" -> readCompared(Relation.GREATER_OR_EQUAL);
            case "IsLessThan" -> readCompared(Relation.LESS);
            case "IsLessThanOrEqualTo" -> readCompared(Relation.LESS_OR_EQUAL);
            default -> throw xml.wrong("is not a search expression");
        };
    }

    private Filter readExcludes() throws MalformedXml {
        var parts = readParts();
        var bits = parts.value(xml, "Bitmask");
        return taken(path(parts).then(held -> terms.excludes(held, bits)));
    }

    private Filter readContains() throws MalformedXml {
        var where = readPlace();
        var exact = readExact();
        var parts = readParts();
        var text = parts.value(xml, "Constant");
        return taken(path(parts).then(held -> terms.contains(held, text, where, exact)));
    }

    private Filter readCompared(Relation relation) throws MalformedXml {
        var parts = readParts();
        if (parts.other.isPresent()) {
            var other = fields.apply(parts.other.get());
            return taken(
                    path(parts)
                            .then(one -> other.then(with -> terms.compared(one, relation, with))));
        }
        var text = parts.value(xml, "FieldURIOrConstant");
        return taken(path(parts).then(held -> terms.compared(held, relation, text)));
    }

    private Filter.Place readPlace() throws MalformedXml {
        return switch (xml.attribute("ContainmentMode").orElse("Substring")) {
            case "FullString" -> Filter.Place.WHOLE;
            case "Prefixed" -> Filter.Place.BEGINNING;
            case "Substring" -> Filter.Place.ANYWHERE;
            case "PrefixOnWords" -> Filter.Place.BEGINNING_OF_WORDS;
            case "ExactPhrase" -> Filter.Place.WORDS;
            default -> throw xml.wrong("has a ContainmentMode that is none");
        };
    }

    /// Whether case counts. Marks on letters always do.
    private boolean readExact() {
        return switch (xml.attribute("ContainmentComparison").orElse("IgnoreCase")) {
            case "Exact", "IgnoreNonSpacingCharacters" -> true;
            default -> false;
        };
    }

    private Parts readParts() throws MalformedXml {
        var parts = new Parts();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FieldURIOrConstant" -> parts.readOther(xml);
                case "Constant", "Bitmask" -> parts.readValue(xml);
                default -> parts.readPath(xml);
            }
        }
        return parts;
    }

    private BatchResult<HeldAs> path(Parts parts) throws MalformedXml {
        return fields.apply(parts.path.orElseThrow(() -> xml.missing("FieldURI")));
    }

    private Filter taken(BatchResult<Filter> result) {
        return switch (result) {
            case BatchResult.Done(var filter) -> filter;
            case BatchResult.Refused(var why) -> {
                refuse(why);
                yield ANYTHING;
            }
        };
    }

    private void refuse(Refusal why) {
        refusal = refusal.or(() -> Optional.of(why));
    }

    /// What stands in an expression: a path, and a value or another path.
    private static final class Parts {
        private Optional<ItemPath> path = Optional.empty();
        private Optional<ItemPath> other = Optional.empty();
        private Optional<String> value = Optional.empty();

        void readPath(XmlCursor xml) throws MalformedXml {
            var read = ItemPath.read(xml);
            if (read.isEmpty()) {
                xml.skip();
            } else {
                path = read;
            }
        }

        void readOther(XmlCursor xml) throws MalformedXml {
            while (xml.nextChild()) {
                if (xml.name().equals("Constant")) {
                    readValue(xml);
                } else {
                    other = ItemPath.read(xml);
                    if (other.isEmpty()) {
                        xml.skip();
                    }
                }
            }
        }

        void readValue(XmlCursor xml) throws MalformedXml {
            value = xml.attribute("Value");
            xml.skip();
        }

        String value(XmlCursor xml, String element) throws MalformedXml {
            return value.orElseThrow(() -> xml.missing(element));
        }
    }
}
