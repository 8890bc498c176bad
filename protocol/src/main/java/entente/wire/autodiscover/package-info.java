/// Autodiscover in its three flavours, reading and writing. Nothing here acts.
@NullMarked
package entente.wire.autodiscover;

import org.jspecify.annotations.NullMarked;
