/// The language in which somebody says which items are meant: KQL, as far as Exchange's searches of mailboxes have it.
///
/// Start at [Kql], which reads a query and writes one: it is a [Query], a tree of what an item has to say. Whoever reads a query that is none gets the column
/// and what was expected there. Everything is bounded. Nothing here looks at an item, and nothing asks a clock: what `today` is, [When] is told.
@NullMarked
package entente.kql;

import org.jspecify.annotations.NullMarked;
