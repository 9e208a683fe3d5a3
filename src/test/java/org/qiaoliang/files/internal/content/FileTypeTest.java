package org.qiaoliang.files.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"/messages/web.properties", "/messages/web_en.properties"})
    void theHintAtAFieldNamesEachTypeThatIsTaken(String bundle) throws Exception {
        var texts = new Properties();
        var file = Objects.requireNonNull(FileTypeTest.class.getResourceAsStream(bundle));
        try (var in = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        var hint = texts.getProperty("web.file.hint").toLowerCase(Locale.ROOT);
        for (var type : FileType.values()) {
            assertThat(hint)
                    .contains(
                            type == FileType.TEXT
                                    ? "txt"
                                    : type == FileType.JPEG
                                            ? "jpg"
                                            : type.name().toLowerCase(Locale.ROOT));
        }
    }
}
