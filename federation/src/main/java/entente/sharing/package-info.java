/// What one caller may see of one calendar, and which setting decided; what she may do with folders ([FolderSharing]), and in whose name ([OnBehalf]).
///
/// Start at [Sharing]. Nothing here reads an entry of a calendar.
@NullMarked
package entente.sharing;

import org.jspecify.annotations.NullMarked;
