package org.qiaoliang.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.qiaoliang.search.Tokens;
import org.springframework.stereotype.Component;

@Component
class LuceneTokens implements Tokens {
    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
    /** A query of more tokens than this asks for nothing that its first ones do not. */
    private static final int QUERY_TOKENS = 40;

    private static final int PAIR = 2;
    /** What no token reaches across. */
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Analyzer stored = new CjkAnalyzer(true);
    private final Analyzer asked = new CjkAnalyzer(false);

    @Override
    public List<String> ofText(String text) {
        return List.copyOf(cut(stored, text));
    }

    @Override
    public String query(String words) {
        return cut(asked, words).stream()
                .limit(QUERY_TOKENS)
                .map(LuceneTokens::quoted)
                .collect(Collectors.joining(" & "));
    }

    @Override
    public List<String> phrases(String words) {
        return APART.splitAsStream(normalized(words))
                .filter(run -> run.codePointCount(0, run.length()) > PAIR)
                .distinct()
                .limit(QUERY_TOKENS)
                .toList();
    }

    @Override
    public String normalized(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(folded).replaceAll(" ").strip();
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static Collection<String> cut(Analyzer analyzer, String text) {
        var tokens = new LinkedHashSet<String>();
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (!term.isEmpty()) {
                    tokens.add(term.toString());
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    /** With single characters beside the pairs for what is stored; without for what is asked. */
    private static final class CjkAnalyzer extends Analyzer {
        private final boolean singles;

        CjkAnalyzer(boolean singles) {
            this.singles = singles;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var tokenizer = new StandardTokenizer();
            var folded = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
            return new TokenStreamComponents(tokenizer, new CJKBigramFilter(folded, ALL_SCRIPTS, singles));
        }
    }
}
