package org.qiaoliang.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final LuceneTokens tokens = new LuceneTokens();

    @Test
    void cutsChineseIntoSingleCharactersAndPairs() {
        assertThat(tokens.ofText("拖欠工资")).containsExactlyInAnyOrder("拖", "欠", "工", "资", "拖欠", "欠工", "工资");
    }

    @Test
    void foldsWidthAndCase() {
        assertThat(tokens.ofText("ＷｅＣｈａｔ １２３４５ OK")).containsExactly("wechat", "12345", "ok");
    }

    @Test
    void makesNoPairAcrossPunctuation() {
        assertThat(tokens.ofText("女工，资料")).doesNotContain("工资").contains("女工", "资料");
    }

    @Test
    void asksForPairsAndForLoneCharacters() {
        assertThat(tokens.query("工资 欠")).isEqualTo("'工资' & '欠'");
        assertThat(tokens.query("拖欠工资")).isEqualTo("'拖欠' & '欠工' & '工资'");
    }

    @Test
    void quotesWhatCouldBreakAQuery() {
        assertThat(tokens.query("o'neil & !x | (y) : \\ ")).isEqualTo("'o''neil' & 'x' & 'y'");
        assertThat(tokens.query("  &|!():*'\\ ")).isEmpty();
        assertThat(tokens.query("")).isEmpty();
    }

    @Test
    void normalizesForComparison() {
        assertThat(tokens.normalized(" ＡＢＣ　 拖欠\n工资 ")).isEqualTo("abc 拖欠 工资");
    }

    @Property
    void everyTokenFitsATsvector(@ForAll @StringLength(max = 3000) String text) {
        assertThat(tokens.ofText(text)).doesNotHaveDuplicates().allSatisfy(token -> {
            assertThat(token).isNotEmpty().doesNotContain("\0");
            assertThat(token.getBytes(StandardCharsets.UTF_8).length).isLessThan(2046);
        });
    }

    @Property
    void whatIsAskedForIsFoundInItsOwnText(@ForAll @StringLength(max = 200) String text) {
        var stored = tokens.ofText(text);
        assertThat(stored).containsAll(unquoted(tokens.query(text)));
    }

    private static List<String> unquoted(String query) {
        return query.isEmpty()
                ? List.of()
                : List.of(query.split(" & ")).stream()
                        .map(q -> q.substring(1, q.length() - 1)
                                .replace("''", "'")
                                .replace("\\\\", "\\"))
                        .toList();
    }
}
