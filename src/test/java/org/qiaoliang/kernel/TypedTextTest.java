package org.qiaoliang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "\u200b\u200d\ufeff",
                " \u3000\u00a0\n",
                "\u3164",
                "\u2800 \u2800",
                "\u0000",
                "\ufe0f",
                "\u00ad",
                "\u202e\u202c",
                "\ud83d",
                "\u0301"
            })
    void takesWhatCannotBeSeenForNothing(String typed) {
        assertThat(TypedText.clean(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "拖欠工资",
                "a\u200db",
                "\ud840\udc00",
                "\ud83d\udc69\u200d\ud83d\udc67",
                " 两行\n\t文字 ",
                "é",
                "₹",
                "\ud88c\udfb0"
            })
    void leavesWhatPeopleTypeAsItIs(String typed) {
        assertThat(TypedText.clean(typed)).isEqualTo(typed);
    }

    @Test
    void takesOutWhatDisguises() {
        assertThat(TypedText.clean("甲\u0000乙\u202e丙\u2066")).isEqualTo("甲乙丙");
        assertThat(TypedText.clean("半个\ud83d字")).isEqualTo("半个\ufffd字");
    }

    @Property
    void isDoneOnce(@ForAll String typed) {
        var once = TypedText.clean(typed);
        assertThat(TypedText.clean(once)).isEqualTo(once);
        assertThat(once.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
    }
}
