package org.qiaoliang.divisions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiaoliang.divisions.DivisionSetup.Candidate;
import org.qiaoliang.kernel.DivisionLevel;

class RootCandidatesTest {
    private static final RootCandidates CANDIDATES = new RootCandidates();

    @ParameterizedTest
    @CsvSource({
        "济宁市, 山东省济宁市",
        "3708, 山东省济宁市",
        "'3708,济宁', 山东省济宁市",
        "'3708,青岛市', 山东省青岛市", // typed anew after a button was pressed
        "曲阜, 山东省济宁市曲阜市",
        "山东 曲阜, 山东省济宁市曲阜市",
        "浙江省, 浙江省",
        "370883, 山东省济宁市邹城市",
    })
    void knowsTheOnePlaceThatIsMeant(String said, String full) {
        assertThat(CANDIDATES.named(said)).get().extracting(Candidate::fullName).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({"鼓楼区", "济宁", "沙漠绿洲", "''", "' , '", "99", "370811011"})
    void guessesNothing(String said) {
        assertThat(CANDIDATES.named(said)).isEmpty();
    }

    @Test
    void offersNamesakesWithWhatTheyLieIn() {
        assertThat(CANDIDATES.search("鼓楼区")).extracting(Candidate::fullName).contains("江苏省南京市鼓楼区", "福建省福州市鼓楼区");
        assertThat(CANDIDATES.search("市")).hasSize(20);
        assertThat(CANDIDATES.search("济宁")).first().extracting(Candidate::name).isEqualTo("济宁市");
        assertThat(CANDIDATES.search("市"))
                .extracting(candidate -> candidate.code().level())
                .isSubsetOf(List.of(DivisionLevel.PROVINCE, DivisionLevel.PREFECTURE, DivisionLevel.COUNTY));
    }
}
