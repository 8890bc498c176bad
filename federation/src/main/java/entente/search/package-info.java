/// Searches over all mailboxes, for those few accounts that the configuration entitles.
///
/// Start at [SearchDesk]. What is found is counted, listed or given out; who searched for what, where, and how much came of it is on record before anybody is told. Ordinary people search their own folders elsewhere,
/// and never come here.
@NullMarked
package entente.search;

import org.jspecify.annotations.NullMarked;
