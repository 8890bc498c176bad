/// Where large contents lie while something is done with them: in files of a folder that nobody else looks into, and that are gone afterwards, whatever happened.
///
/// Start at [Spool]. What is small stays in memory. How much lies here at once is bounded, for each who brings it and for all.
@NullMarked
package entente.spool;

import org.jspecify.annotations.NullMarked;
