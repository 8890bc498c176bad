package entente.endpoints;

import entente.endpoints.FolderFinder.Found;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.wire.ews.BatchResult;
import entente.wire.ews.PermissionSet;
import entente.wire.ews.PermissionSet.Entry;
import entente.wire.ews.PermissionSet.Who;
import java.util.ArrayList;
import java.util.Comparator;

/// What is told of what others may do with a folder: Default, Anonymous, and then people by their addresses.
final class PermissionTelling {
    /// To tell of so many people takes as much as to tell of a folder; Default and Anonymous alone take as much.
    private static final int PEOPLE_A_FOLDER = 5;

    private final Directory directory;

    PermissionTelling(Directory directory) {
        this.directory = directory;
    }

    BatchResult<PermissionSet> of(Found found, FolderBudget budget) {
        var given = found.among().permissions(found.folder());
        if (!budget.allows(1 + given.people().size() / PEOPLE_A_FOLDER)) {
            return BatchResult.refused(Code.FOLDERS_NOT_TOLD_AT_ONCE);
        }
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(new Who.ByDefault(), given.byDefault()));
        entries.add(new Entry(new Who.Anonymous(), given.anonymous()));
        given.people().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .map(entry -> new Entry(person(entry.getKey()), entry.getValue()))
                .forEach(entries::add);
        return BatchResult.done(new PermissionSet(entries));
    }

    private Who person(Address address) {
        return new Who.Person(
                address,
                directory.find(address).map(Recipient::displayName).orElse(address.toString()));
    }
}
