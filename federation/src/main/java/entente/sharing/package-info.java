/// What one caller may see of one calendar, and which setting decided.
///
/// Start at [Sharing]. Nothing here reads an entry of a calendar.
@NullMarked
package entente.sharing;

import org.jspecify.annotations.NullMarked;
