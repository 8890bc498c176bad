package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;

/// The envelope round an actor token: claims nobody signed, worth only as much as the actor token inside
/// (MS-XOAUTH 3.2.5.6). Its compact form ends with a dot.
public final class UnsignedToken {
    private static final String HEADER =
            Base64Url.encode("{\"typ\":\"JWT\",\"alg\":\"none\"}".getBytes(US_ASCII));

    private UnsignedToken() {}

    /// The compact form; a secret as soon as an actor token is inside.
    public static String of(Map<String, Object> claims) {
        return HEADER + "." + Base64Url.encode(Json.bytes(claims)) + ".";
    }
}
