/// The one door to XML, reading and writing: [XmlCursor] and its twin [XmlWriter]. No DTD, no entities, everything bounded.
@NullMarked
package entente.wire.soap;

import org.jspecify.annotations.NullMarked;
