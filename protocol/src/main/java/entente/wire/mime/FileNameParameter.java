package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.codec.EncoderUtil;

/// A file's name as a parameter: as it is where it is short and ASCII, else encoded, in pieces where it is long (RFC 2231, 3 and 4).
final class FileNameParameter {
    private static final int LONGEST_LINE = 60;
    private static final String UNRESERVED = "!#$&+-.^_`|~";
    private static final String MARKS = "UTF-8''";

    private FileNameParameter() {}

    static List<String> of(String parameter, String name) {
        var plain = name.chars().allMatch(c -> c >= ' ' && c < 0x7f) && !name.contains("  ");
        if (plain && name.length() <= LONGEST_LINE && !name.contains("=?")) {
            return List.of(EncoderUtil.encodeHeaderParameter(parameter, name));
        }
        var pieces = pieces(MARKS, name);
        var parameters = new ArrayList<String>();
        for (var number = 0; number < pieces.size(); number++) {
            var mark = pieces.size() == 1 ? "*=" : "*%d*=".formatted(number);
            parameters.add(parameter + mark + pieces.get(number));
        }
        return parameters;
    }

    private static List<String> pieces(String start, String name) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder(start);
        for (var octet : name.getBytes(UTF_8)) {
            if (piece.length() > LONGEST_LINE - 3) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            var c = (char) (octet & 0xff);
            if (c < 0x7f && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                piece.append(c);
            } else {
                piece.append("%%%02X".formatted((int) c));
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
