package org.qiaoliang.divisions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.DivisionLevel;

class DivisionDataTest {

    @Test
    void holdsTheWholeCountry() {
        var counts = new EnumMap<DivisionLevel, Integer>(DivisionLevel.class);
        var seen = new HashSet<String>();
        var last = new int[] {0};
        for (var province : DivisionData.PROVINCES) {
            DivisionData.readProvince(province, row -> {
                counts.merge(row.code().level(), 1, Integer::sum);
                assertThat(row.id()).isEqualTo(++last[0]);
                assertThat(row.name()).isNotBlank();
                if (row.code().level() != DivisionLevel.PROVINCE) {
                    assertThat(seen.contains(row.code().parent().orElseThrow().digits()))
                            .isTrue();
                }
                if (row.code().level() != DivisionLevel.VILLAGE) {
                    seen.add(row.code().digits());
                }
            });
        }
        assertThat(counts)
                .isEqualTo(Map.of(
                        DivisionLevel.PROVINCE, 31,
                        DivisionLevel.PREFECTURE, 342,
                        DivisionLevel.COUNTY, 2_978,
                        DivisionLevel.TOWNSHIP, 41_352,
                        DivisionLevel.VILLAGE, 620_573));
    }

    @Test
    void readsOneCityWithWhatLiesAboveIt() {
        var rows = read("3708");

        assertThat(rows).hasSize(1 + 1 + 12 + 158 + 4927);
        assertThat(rows.getFirst().name()).isEqualTo("山东省");
        assertThat(rows.get(1).name()).isEqualTo("济宁市");
        assertThat(rows.get(2).name()).isEqualTo("任城区");
        assertThat(rows.getLast().code().digits()).startsWith("370883114");
    }

    @Test
    void readsNothingForACodeThatIsNotThere() {
        assertThat(read("99")).isEmpty();
        assertThat(read("3799")).extracting(row -> row.code().digits()).containsExactly("37");
    }

    private static List<DivisionData.Row> read(String code) {
        var rows = new ArrayList<DivisionData.Row>();
        DivisionData.read(new DivisionCode(code), rows::add);
        return rows;
    }
}
