/// XML in and out, and the SOAP 1.1 envelope around it: the only packages that know a parser.
///
/// Start at [XmlCursor], which walks a document forward and refuses document types, entities and anything out of bounds, and at
/// its twin [XmlWriter]. [SoapEnvelope] says where a header and a body are. [DocumentReader] gives a small document
/// whole, as a tree, to those who must check a signature over it. Nothing here knows what a message means.
@NullMarked
package entente.wire.soap;

import org.jspecify.annotations.NullMarked;
