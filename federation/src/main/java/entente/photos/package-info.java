/// What people look like, to those who may see it.
///
/// Start at [PhotoLookup]: which way leads to the person, who may see, and the photo in the size asked for. [ScaledPhotos] makes small squares of what
/// the store has; as they are drawn anew, nothing that a camera wrote into a file leaves with them.
@NullMarked
package entente.photos;

import org.jspecify.annotations.NullMarked;
