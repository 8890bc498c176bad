/// Exchange Web Services as XML: one operation, one file, reading and writing side by side. Nothing here acts.
@NullMarked
package entente.wire.ews;

import org.jspecify.annotations.NullMarked;
