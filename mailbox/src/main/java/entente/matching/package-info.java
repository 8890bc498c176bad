/// Whether an item is one that a query means.
///
/// Start at [Meaning], which is a query's at one moment and for one zone. It is asked of one item ([SearchedItem]), or of an index that holds the [ItemFields] of many: words are
/// taken apart and compared by Lucene in both, so that the answers are the same. What of an item cannot be searched is its [Gap]s. Nothing here keeps anything.
@NullMarked
package entente.matching;

import org.jspecify.annotations.NullMarked;
