/// Free/busy from calendars: views, merged strings, working hours, suggested times, and the limits of a request.
///
/// Start at [FreeBusyEngine]. It shows what [entente.sharing] allows and no more; times are instants until the edge.
@NullMarked
package entente.availability;

import org.jspecify.annotations.NullMarked;
