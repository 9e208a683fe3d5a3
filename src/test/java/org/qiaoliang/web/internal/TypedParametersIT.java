package org.qiaoliang.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a form brings is cleaned before any page reads it. */
class TypedParametersIT extends IntegrationTest {
    @Test
    void aFormFilledWithWhatNobodySeesIsEmpty() {
        assertThat(account("\u200b\u3164\ufeff")).bodyText().contains("name=\"account\" type=\"text\" value=\"\"");
    }

    @Test
    void signsThatTurnWordsRoundAreGone() {
        assertThat(account("管\u202e理\u0000员")).bodyText().contains("name=\"account\" type=\"text\" value=\"管理员\"");
    }

    private MvcTestResult account(String typed) {
        return web.post()
                .uri("/sign-in")
                .with(csrf())
                .param("account", typed)
                .param("password", "wrong")
                .exchange();
    }
}
