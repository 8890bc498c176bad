package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Texts;
import entente.mailbox.Item;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.problem.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// `GET /entente/admin/mailboxes/{address}/items?folder=ID`: the items of a folder, a page at a time: for each a line of JSON and then its bytes, a message's MIME or an appointment's iCalendar
/// object. Those of other kinds have no bytes, and their line says that they are not exported.
public final class AdminExport {
    /// A page ends with the item that brings it to so many bytes.
    private static final int ENOUGH_BYTES = 4 << 20;

    static final Octets LINE_END = Octets.of(new byte[] {'\n'});

    private static final List<String> NOT_EXPORTED =
            List.of(ItemContent.CONTACT, ItemContent.LIST, ItemContent.TASK);

    private final MailboxStore store;
    private final ItemTelling telling;

    public AdminExport(MailboxStore store) {
        this.store = store;
        this.telling = new ItemTelling(store);
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door, Place.at("/entente/admin/mailboxes/{address}/items", "GET").takingQueries());
    }

    private Reply answer(Visit visit) throws AdminError {
        var address = AdminMailbox.address(visit.named("address"));
        if (store.foldersOf(address).isEmpty()) {
            throw AdminError.unknown(address.toString());
        }
        var ask = ExportAsk.read(visit.arrival().query());
        if (!ask.folder().mailbox().equals(address)) {
            throw AdminError.notFound(Refusal.of(Code.FOLDER_UNKNOWN));
        }
        var listing = new ExportListing(store, ask);
        var page = new ArrayList<Octets>();
        var bytes = 0L;
        var next = ask.after();
        var found =
                listing.next(next)
                        .orElseThrow(() -> AdminError.notFound(Refusal.of(Code.FOLDER_UNKNOWN)));
        var told = 0;
        for (var item : found) {
            if (bytes >= ENOUGH_BYTES) {
                break;
            }
            bytes += put(page, item);
            next = Optional.of(ExportMark.of(item));
            told++;
        }
        var more = told > 0;
        return reply(Octets.joined(page))
                .with("Cache-Control", "no-store")
                .with("entente-next", next.map(ExportMark::text).orElse(""))
                .with("entente-more", Boolean.toString(more));
    }

    static Reply reply(Octets page) {
        return page.isLarge()
                ? Reply.liveBytes(200, new LargeAnswer(page))
                : Reply.bytes(200, page.bytes());
    }

    /// How many bytes it is on the page.
    private long put(List<Octets> page, Item item) {
        var bytes = isExported(item) ? bytes(item) : Optional.<Octets>empty();
        var line = new LinkedHashMap<String, Object>();
        line.put("length", bytes.map(Octets::length).orElse(0L));
        line.put("class", item.content().itemClass());
        item.content()
                .properties()
                .time(Known.RECEIVED)
                .ifPresent(time -> line.put("received", time.toString()));
        line.put("flags", ImportedMessage.flags(item.content()));
        line.put("exported", bytes.isPresent());
        var text = Octets.of(Json.bytes(line));
        page.addAll(List.of(text, LINE_END));
        bytes.ifPresent(page::add);
        return text.length() + LINE_END.length() + bytes.map(Octets::length).orElse(0L);
    }

    /// Whether it has bytes to be given out.
    static boolean isExported(Item item) {
        var itemClass = Texts.folded(item.content().itemClass());
        return NOT_EXPORTED.stream()
                .map(Texts::folded)
                .noneMatch(each -> itemClass.equals(each) || itemClass.startsWith(each + "."));
    }

    /// Empty where it went away meanwhile.
    private Optional<Octets> bytes(Item item) {
        var bytes =
                item.hasSource()
                        ? store.source(item.id())
                        : store.item(item.id()).map(telling::source);
        // What is not large stays on the page, whatever becomes of the item until that is sent.
        return bytes.map(Octets::atHand);
    }
}
