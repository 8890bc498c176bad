package entente.matching;

import entente.item.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Which words a text has, as they are compared: by Unicode's word boundaries (UAX 29), without regard to case and to accents of Latin letters.
public final class Words {
    /// Lucene warns each process that computes without vectors, which nothing here needs. Held, for what is not held forgets what it was told.
    private static final Logger ABOUT_VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        ABOUT_VECTORS.setLevel(Level.SEVERE);
    }

    /// So many places lie between two values of a field, so that nothing in one is near anything in the other.
    static final int BETWEEN_VALUES = 1_000;

    /// What takes the [#plain] texts of items apart.
    public static final Analyzer ANALYZER =
            new Analyzer() {
                @Override
                protected TokenStreamComponents createComponents(String field) {
                    var tokens = new StandardTokenizer();
                    return new TokenStreamComponents(
                            tokens, new ASCIIFoldingFilter(new LowerCaseFilter(tokens)));
                }

                @Override
                public int getPositionIncrementGap(String field) {
                    return BETWEEN_VALUES;
                }
            };

    private Words() {}

    /// A text as it is taken apart: letters of one look are one character.
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// A text as it is compared whole.
    static String whole(String text) {
        return Texts.folded(String.join(" ", plain(text).strip().split("[\\s\\p{Z}]+")));
    }

    /// The words of a text, in their order.
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        try (var stream = ANALYZER.tokenStream("", plain(text))) {
            var word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }
}
