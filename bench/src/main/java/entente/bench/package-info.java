/// How fast Entente is, as ratios against a limit measured beside it in the same run.
///
/// Start at [Bench], which lists the measurements. Servers run in processes of their own, on loopback, with calendars made from
/// a fixed seed, and mail that is saved there first; what could be hidden by HTTP and XML is asked of a store in this process. Each ratio is taken in turns (A B A B …) after both sides have warmed up, and the median of the turns is the row.
/// Nothing here judges: an aim is printed beside its ratio, and what was measured stands in `runs`.
@NullMarked
package entente.bench;

import org.jspecify.annotations.NullMarked;
