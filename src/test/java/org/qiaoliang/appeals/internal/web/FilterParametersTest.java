package org.qiaoliang.appeals.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.util.LinkedMultiValueMap;

/** What the address of a list may say. */
class FilterParametersTest {
    @ParameterizedTest
    @CsvSource({"state,open", "division,37x", "channel,fax", "whose,theirs", "sort,number", "overdue,yes"})
    void refusesWhatItCannotReadAndNamesTheField(String field, String value) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add(field, value);
        assertThatThrownBy(() -> FilterParameters.read(parameters))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.complaints())
                                .singleElement()
                                .extracting(RuleViolation.Complaint::field)
                                .isEqualTo(field));
    }

    @Test
    void readsWhatTheFormSendsWhenNothingWasChosen() {
        var parameters = new LinkedMultiValueMap<String, String>();
        for (var field : new String[] {"state", "division", "channel", "whose", "sort", "overdue", "q", "category"}) {
            parameters.add(field, "");
        }
        var filter = FilterParameters.read(parameters);
        assertThat(filter.channel()).isNull();
        assertThat(filter.whose()).isEqualTo(DeskFilter.Whose.ALL);
        assertThat(filter.order()).isEqualTo(DeskFilter.Order.DUE);

        parameters.set("channel", Channel.HOTLINE.code());
        assertThat(FilterParameters.read(parameters).channel()).isEqualTo(Channel.HOTLINE);
    }
}
