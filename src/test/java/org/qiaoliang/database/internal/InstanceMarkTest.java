package org.qiaoliang.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceMarkTest {
    @TempDir
    Path data;

    @Test
    void aNewFolderWithoutUrlIsToBeADemo() {
        assertThat(InstanceMark.demo(data, null)).contains(true);
        assertThat(InstanceMark.demo(data, "postgresql://host/city")).isEmpty();
    }

    @Test
    void aRealDatabaseNeverBecomesADemoByDefault() throws Exception {
        InstanceMark.write(data, "", false);
        assertThat(InstanceMark.demo(data, null)).contains(false);
        Files.delete(data.resolve(InstanceMark.FILE));
        Files.createDirectory(data.resolve("pg"));
        assertThat(InstanceMark.demo(data, null)).isEmpty();
    }

    @Test
    void tellsNothingOfAnotherDatabase() throws Exception {
        InstanceMark.write(data, "postgresql://host/city?ssl=true", true);
        assertThat(InstanceMark.demo(data, "postgresql://host/city")).contains(true);
        assertThat(InstanceMark.demo(data, "postgresql://host/other")).isEmpty();
        assertThat(InstanceMark.demo(data, null)).isEmpty();
    }
}
