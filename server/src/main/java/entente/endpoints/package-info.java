/// What can be asked of a server over HTTP: each endpoint mounts its own paths, and [Ews] hands each operation on.
///
/// An endpoint reads one message, hands it to the chapter that acts on it, and writes the answer. It decides nothing about who may see what, but
/// this: a mailbox's items are for its owner alone, and so are changes to its folders, but for what these give others ([ItemFinder], [FolderFinder]), and for the meetings that delegates arrange for her ([Acting]).
@NullMarked
package entente.endpoints;

import org.jspecify.annotations.NullMarked;
