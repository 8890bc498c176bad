package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Actor;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderId;
import entente.mailbox.Folders;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Deleted items, for the administrators who may have them back: `POST …/{address}/recoverable/find` tells of those of one place, newest first and a page at a time; `POST …/{address}/recoverable/restore` puts up to
/// [#MOST_RESTORED] back, each by itself.
public final class AdminRecoverable {
    static final int MOST_RESTORED = 100;

    private static final String ALL = "/entente/admin/mailboxes/{address}/recoverable";
    private static final String WHAT = "see or restore what people deleted";
    private static final Set<String> RESTORE = Set.of("entryIds", "restoreTargetFolder");

    private final MailboxStore store;
    private final Recoverers recoverers;

    /// `entitled` are the administrators who may; nobody, where it is empty.
    public AdminRecoverable(MailboxStore store, Set<Address> entitled) {
        this.store = store;
        this.recoverers = new Recoverers(entitled);
    }

    public List<Mount> mounts(Door door) {
        return List.of(
                AdminEndpoint.behind(
                        door, Place.at(ALL + "/find", "POST").changingNothing(), this::find),
                AdminEndpoint.behind(door, Place.at(ALL + "/restore", "POST"), this::restore));
    }

    private Reply find(Caller by, Visit visit) throws AdminError, IOException {
        recoverers.require(by, WHAT);
        var folders = folders(visit);
        var query = RecoverableAsk.read(visit.arrival().body());
        var page =
                store.recoverable(folders.mailbox(), query)
                        .orElseThrow(() -> AdminError.unknown(folders.mailbox().toString()));
        var json = new RecoverableJson(folders, store.tagsOf(folders.mailbox()));
        var told = new LinkedHashMap<String, Object>();
        told.put("items", page.items().stream().map(json::of).toList());
        page.end().ifPresent(end -> told.put("next", Long.toString(end)));
        return Json.reply(200, told);
    }

    private Reply restore(Caller by, Visit visit) throws AdminError, IOException {
        recoverers.require(by, WHAT);
        var folders = folders(visit);
        var ask = JsonAsk.read(visit.arrival().body(), RESTORE);
        var ids = ask.texts("entryIds");
        if (ids.isEmpty() || ids.size() > MOST_RESTORED) {
            throw AdminError.malformed(
                    "\"entryIds\" must name 1 to %d items.".formatted(MOST_RESTORED));
        }
        var path = ask.maybeText("restoreTargetFolder");
        var to =
                path.isEmpty()
                        ? Optional.<FolderId>empty()
                        : Optional.of(named(folders, path.get()).id());
        var actor = new Actor(by.describe(), Actor.Way.ADMINISTRATION);
        var results = ids.stream().map(id -> restored(folders.mailbox(), id, to, actor)).toList();
        return Json.reply(200, Map.of("items", results));
    }

    private Map<String, Object> restored(
            Address mailbox, String entryId, Optional<FolderId> to, Actor by) {
        var json = new LinkedHashMap<String, Object>();
        json.put("entryId", entryId);
        var id = new ItemId(mailbox, entryId);
        switch (store.act(new ItemAct.Recovery(id, to, true, by))) {
            case ItemOutcome.Done(var item) -> {
                json.put("wasRestoredSuccessfully", true);
                store.foldersOf(mailbox)
                        .flatMap(folders -> folders.find(item.folder()).map(folders::path))
                        .ifPresent(path -> json.put("restoredToFolderPath", path));
            }
            case ItemOutcome.Refused(var why) -> failed(json, why);
            case ItemOutcome.Gone _, ItemOutcome.Overtaken _ ->
                    failed(json, Refusal.of(Code.ITEM_UNKNOWN));
        }
        return json;
    }

    private static void failed(Map<String, Object> json, Refusal why) {
        json.put("wasRestoredSuccessfully", false);
        json.put("reasonCode", why.code().name());
        json.put("error", why.sentence());
        json.put("remedy", why.remedy());
    }

    private static Folder named(Folders folders, String path) throws AdminError {
        return folders.descendants(folders.folder(DefaultFolder.TOP)).stream()
                .filter(folder -> folders.path(folder).equalsIgnoreCase(path))
                .findFirst()
                .orElseThrow(() ->
                        AdminError.notFound(
                                Refusal.of(Code.FOLDER_UNKNOWN)
                                        .saying("The mailbox has no folder %s.".formatted(path))));
    }

    private Folders folders(Visit visit) throws AdminError {
        var address = AdminMailbox.address(visit.named("address"));
        return store.foldersOf(address).orElseThrow(() -> AdminError.unknown(address.toString()));
    }
}
