package entente.wire.ews;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which part of a list is wanted (MS-OXWSSRCH 2.2.4.9 `IndexedPageViewType`): at most `most` after the first `offset`, counted from
/// the list's beginning, or from its end and backwards.
public record Page(int offset, int most, boolean fromEnd) {
    /// That part of a list. `next` is the offset of the page after it, `total` the length of the whole list, and `last` says that
    /// nothing comes after.
    public record Of<T>(List<T> items, int next, int total, boolean last) {
        public Of {
            items = List.copyOf(items);
        }

        public <U> Of<U> map(Function<T, U> of) {
            return new Of<>(items.stream().map(of).toList(), next, total, last);
        }

        /// Opens `<RootFolder>`. Clients need each of these attributes.
        void start(XmlWriter xml) {
            xml.start("m:RootFolder");
            xml.attribute("IndexedPagingOffset", Integer.toString(next));
            xml.attribute("TotalItemsInView", Integer.toString(total));
            xml.attribute("IncludesLastItemInRange", Boolean.toString(last));
        }
    }

    /// All there is.
    public static final Page FIRST = new Page(0, Integer.MAX_VALUE, false);

    /// All of a list.
    public static <T> Of<T> whole(List<T> list) {
        return new Of<>(list, list.size(), list.size(), true);
    }

    /// This page, or its beginning where it is larger than that.
    public Page atMost(int entries) {
        return new Page(offset, Math.min(most, entries), fromEnd);
    }

    /// Why there is no such page: the offset is negative, or nothing is wanted.
    public Optional<Refusal> refusal() {
        if (offset < 0) {
            return Optional.of(Refusal.of(Code.PAGE_INVALID));
        }
        return most < 1 ? Optional.of(Refusal.of(Code.PAGE_EMPTY)) : Optional.empty();
    }

    /// This part of `list`; empty when there is no such page: the offset is negative, or nothing is wanted.
    public <T> Optional<Of<T>> of(List<T> list) {
        if (refusal().isPresent()) {
            return Optional.empty();
        }
        var skipped = Math.min(offset, list.size());
        var taken = Math.min(most, list.size() - skipped);
        var next = skipped + taken;
        var from = fromEnd ? list.size() - next : skipped;
        return Optional.of(
                new Of<>(list.subList(from, from + taken), next, list.size(), next == list.size()));
    }

    /// Reads `<IndexedPageFolderView>` or its like.
    static Page read(XmlCursor xml) throws MalformedXml {
        var offset = number(xml, "Offset", 0);
        var most = number(xml, "MaxEntriesReturned", Integer.MAX_VALUE);
        var fromEnd = xml.attribute("BasePoint").filter("End"::equals).isPresent();
        xml.skip();
        return new Page(offset, most, fromEnd);
    }

    static int number(XmlCursor xml, String attribute, int absent) throws MalformedXml {
        try {
            return xml.attribute(attribute).map(String::strip).map(Integer::valueOf).orElse(absent);
        } catch (NumberFormatException e) {
            throw xml.wrong("has an attribute %s that is no number".formatted(attribute));
        }
    }
}
