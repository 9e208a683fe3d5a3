package org.qiaoliang.insight.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    @Test
    void noCellIsAFormulaAndNegativeNumbersStayNumbers() {
        assertThat(new CsvTable()
                        .row(List.of("=1+1", "+86", "-x", "@a", -5, "a,\"b\"\n", "\tx"))
                        .toString())
                .isEqualTo("\uFEFF'=1+1,'+86,'-x,'@a,-5,\"a,\"\"b\"\"\n\",'\tx\r\n");
    }
}
