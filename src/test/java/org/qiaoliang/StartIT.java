package org.qiaoliang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartIT extends IntegrationTest {
    @Test
    @Rule("ACCESS-2")
    void answersNotFoundInTheReadersLanguage() {
        assertThat(web.get().uri("/api/v1/nothing")).hasStatus(404);
    }
}
