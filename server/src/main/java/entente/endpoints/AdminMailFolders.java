package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Folder;
import entente.mailbox.FolderTrees;
import entente.mailbox.Folders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// `GET /entente/admin/mailboxes/{address}/folders`: which folders a mailbox has, each by its names from the top, what it is for, and how many items it holds.
public final class AdminMailFolders {
    private final FolderTrees trees;

    public AdminMailFolders(FolderTrees trees) {
        this.trees = trees;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(door, Place.at("/entente/admin/mailboxes/{address}/folders", "GET"));
    }

    private Reply answer(Visit visit) throws AdminError {
        var address = AdminMailbox.address(visit.named("address"));
        var folders =
                trees.foldersOf(address).orElseThrow(() -> AdminError.unknown(address.toString()));
        var all = new ArrayList<Map<String, Object>>();
        for (var folder : folders.descendants(folders.folder(DefaultFolder.TOP))) {
            all.add(told(folders, folder));
        }
        return Json.reply(200, Map.of("folders", all));
    }

    private static Map<String, Object> told(Folders folders, Folder folder) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", folder.id().text());
        json.put("path", folders.names(folder));
        json.put("kind", folder.kind().name().toLowerCase(Locale.ROOT));
        folder.place().ifPresent(place -> json.put("place", place.wireName()));
        json.put("items", folder.items());
        return json;
    }
}
