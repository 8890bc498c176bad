package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.index.Findings;
import entente.index.Hit;
import entente.index.IndexState;
import entente.item.Octets;
import entente.mailbox.Item;
import entente.mailbox.MailboxStore;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.search.SearchAsk;
import entente.search.SearchDesk;
import entente.search.SearchOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Searches over all mailboxes, for the administrators that the configuration entitles: `POST /entente/admin/search` counts and lists, `POST /entente/admin/search/items` gives out what is found in one mailbox, a page at a time, as
/// [AdminExport] does; `GET /entente/admin/search/index` tells how far the index is, and a `POST` there has a mailbox read anew.
public final class AdminSearch {
    private static final String SEARCH = "/entente/admin/search";
    private static final String INDEX = SEARCH + "/index";
    private static final Set<String> FOUND =
            Set.of("query", "mailboxes", "recoverable", "zone", "wanted", "most");
    private static final Set<String> ITEMS =
            Set.of("query", "mailbox", "recoverable", "zone", "after");

    /// A page ends with the item that brings it to so many bytes.
    private static final int ENOUGH_BYTES = 4 << 20;

    private final SearchDesk desk;
    private final MailboxStore store;
    private final ItemTelling telling;
    private final FoundItem found;

    public AdminSearch(SearchDesk desk, MailboxStore store) {
        this.desk = desk;
        this.store = store;
        this.telling = ItemTelling.everywhere(store);
        this.found = new FoundItem(store);
    }

    public List<Mount> mounts(Door door) {
        return List.of(
                AdminEndpoint.behind(
                        door, Place.at(SEARCH, "POST").changingNothing(), this::search),
                AdminEndpoint.behind(
                        door, Place.at(SEARCH + "/items", "POST").changingNothing(), this::items),
                AdminEndpoint.behind(door, Place.at(INDEX, "GET", "POST"), this::index));
    }

    private Reply search(Caller by, Visit visit) throws AdminError, IOException {
        var ask = SearchQuestion.found(JsonAsk.read(visit.arrival().body(), FOUND));
        var outcome = outcome(by, ask, visit);
        var json = new LinkedHashMap<String, Object>();
        json.put("traceId", visit.trace().id().text());
        json.put("query", ask.text());
        var isApart = ask.wanted() == SearchAsk.Wanted.UNSEARCHABLE;
        if (!isApart) {
            json.put("items", outcome.findings().total().items());
            json.put("bytes", outcome.findings().total().bytes());
        }
        json.put("unsearchable", outcome.unsearchable().total().items());
        json.put("mailboxes", counted(outcome));
        var told = isApart ? outcome.unsearchable() : outcome.findings();
        json.put("found", listed(told.hits()));
        json.put("more", ask.wanted() != SearchAsk.Wanted.ESTIMATE && told.more());
        return Json.reply(200, json);
    }

    private static List<Map<String, Object>> counted(SearchOutcome.Found outcome) {
        var found = outcome.findings().tallies();
        var apart = outcome.unsearchable().tallies();
        return Stream.concat(found.keySet().stream(), apart.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(Address::toString))
                .<Map<String, Object>>map(mailbox -> {
                    var tally = found.getOrDefault(mailbox, Findings.Tally.NONE);
                    var json = new LinkedHashMap<String, Object>();
                    json.put("mailbox", mailbox.toString());
                    json.put("items", tally.items());
                    json.put("bytes", tally.bytes());
                    json.put(
                            "unsearchable",
                            apart.getOrDefault(mailbox, Findings.Tally.NONE).items());
                    return json;
                })
                .toList();
    }

    /// What went away meanwhile is left out.
    private List<Map<String, Object>> listed(List<Hit> hits) {
        var items = new ArrayList<Map<String, Object>>();
        for (var hit : hits) {
            item(hit).ifPresent(item -> items.add(found.json(hit, item)));
        }
        return items;
    }

    private Reply items(Caller by, Visit visit) throws AdminError, IOException {
        var ask = SearchQuestion.exported(JsonAsk.read(visit.arrival().body(), ITEMS));
        var findings = outcome(by, ask, visit).findings();
        var page = new ArrayList<Octets>();
        var bytes = 0L;
        var next = ask.after();
        var told = 0;
        for (var hit : findings.hits()) {
            if (bytes >= ENOUGH_BYTES) {
                break;
            }
            var item = item(hit);
            if (item.isPresent()) {
                bytes += put(page, hit, item.get());
            }
            next = Optional.of(hit.mark());
            told++;
        }
        var more = findings.more() || told < findings.hits().size();
        return AdminExport.reply(Octets.joined(page))
                .with("Cache-Control", "no-store")
                .with("entente-next", next.map(SearchQuestion::text).orElse(""))
                .with("entente-more", Boolean.toString(more));
    }

    /// How many bytes it is on the page.
    private long put(List<Octets> page, Hit hit, Item item) {
        var bytes =
                AdminExport.isExported(item)
                        ? Optional.of(telling.source(item).atHand())
                        : Optional.<Octets>empty();
        var line = new LinkedHashMap<>(found.json(hit, item));
        line.put("length", bytes.map(Octets::length).orElse(0L));
        line.put("bodyHash", found.bodyHash(item));
        line.put("flags", ImportedMessage.flags(item.content()));
        line.put("exported", bytes.isPresent());
        var text = Octets.of(Json.bytes(line));
        page.addAll(List.of(text, AdminExport.LINE_END));
        bytes.ifPresent(page::add);
        return text.length() + AdminExport.LINE_END.length() + bytes.map(Octets::length).orElse(0L);
    }

    private Optional<Item> item(Hit hit) {
        return store.itemOfKey(hit.mailbox(), hit.key());
    }

    private SearchOutcome.Found outcome(Caller by, SearchAsk ask, Visit visit) throws AdminError {
        return switch (desk.search(name(by), ask, visit.trace().id())) {
            case SearchOutcome.Found all -> all;
            case SearchOutcome.Refused(var why) -> throw refused(why);
        };
    }

    private static AdminError refused(Refusal why) {
        return switch (why.code()) {
            case SEARCH_NOT_ENTITLED -> AdminError.forbidden(why);
            case MAILBOX_UNKNOWN -> AdminError.notFound(why);
            case QUERY_TOO_BROAD -> AdminError.refused(why);
            default -> AdminError.unavailable(why);
        };
    }

    private Reply index(Caller by, Visit visit) throws AdminError, IOException {
        var states =
                desk.states(name(by))
                        .orElseThrow(() -> AdminError.forbidden(SearchDesk.notEntitled(name(by))));
        if (visit.arrival().method().equals("POST")) {
            var ask = JsonAsk.read(visit.arrival().body(), Set.of("mailbox"));
            var mailbox = AdminMailbox.address(ask.text("mailbox"));
            if (!desk.rebuild(name(by), mailbox)) {
                throw AdminError.unknown(mailbox.toString());
            }
            return Json.reply(200, Map.of("mailbox", mailbox.toString(), "reading", true));
        }
        var mailboxes =
                states.entrySet().stream()
                        .sorted(Comparator.comparing(each -> each.getKey().toString()))
                        .map(each -> json(each.getKey().toString(), each.getValue()))
                        .toList();
        return Json.reply(200, Map.of("mailboxes", mailboxes));
    }

    private static Map<String, Object> json(String mailbox, IndexState state) {
        var json = new LinkedHashMap<String, Object>();
        json.put("mailbox", mailbox);
        json.put("whole", state.whole());
        json.put("changesBehind", state.changesBehind());
        json.put("share", state.share());
        return json;
    }

    private static String name(Caller by) {
        return by instanceof Caller.Administrator(var name) ? name : "";
    }
}
