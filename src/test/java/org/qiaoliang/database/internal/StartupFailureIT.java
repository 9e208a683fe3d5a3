package org.qiaoliang.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiaoliang.Qiaoliang;
import org.qiaoliang.TestDatabase;

/** What the person at the keyboard sees when the program can't start: one line, and exit code 1. */
class StartupFailureIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path data;

    @TempDir
    Path scratch;

    @Test
    void aDatabaseOutOfReachIsOneLine() throws Exception {
        assertOneLine(start("--qiaoliang.db.url=jdbc:postgresql://127.0.0.1:1/nothing"), "Cannot reach the database");
    }

    @Test
    void aMissingPasswordIsOneLine() throws Exception {
        assertOneLine(
                run("--qiaoliang.data=" + data, "--qiaoliang.db.url=jdbc:postgresql://127.0.0.1:1/nothing"),
                "QIAOLIANG_DB_OWNER_PASSWORD");
    }

    @Test
    void aRoleThatOwnsTheTablesIsOneLine() throws Exception {
        assertOneLine(
                start("--qiaoliang.db.url=" + TestDatabase.url(), "--qiaoliang.db.app.user=qiaoliang_owner"),
                "owns tables");
    }

    @Test
    void aRefusedSignInIsOneLineWithoutTheDriversWordsInChinese() throws Exception {
        Ended ended = start("--qiaoliang.db.url=" + TestDatabase.url(), "--qiaoliang.db.owner.user=nobody");
        assertOneLine(ended, "does not let nobody sign in");
        assertThat(ended.errors.getFirst().split(" / ", 2)[0]).contains("密码").doesNotContain("does not exist");
    }

    @Test
    void aDatabaseThatIsNotThereIsOneLine() throws Exception {
        assertOneLine(
                start("--qiaoliang.db.url=" + TestDatabase.url().replaceFirst("/[a-z]+$", "/elsewhere")),
                "has no database");
    }

    @Test
    void aMistypedSettingIsOneLineThatNamesTheNearest() throws Exception {
        assertOneLine(run("--qiaoliang.trusted-proxy=10.0.0.1"), "is it qiaoliang.trusted-proxies?");
        assertOneLine(run("--qiaoliang.limits.x=1"), "There is no setting qiaoliang.limits.x");
        assertOneLine(run("backup", "f.zip", "--prot=1"), "There is no setting prot");
    }

    @Test
    void aValueThatCannotBeUsedIsOneLine() throws Exception {
        assertOneLine(
                start("--qiaoliang.db.url=" + TestDatabase.url(), "--qiaoliang.identity.staff-idle=soon"),
                "qiaoliang.identity.staff-idle");
        assertOneLine(
                start("--qiaoliang.db.url=" + TestDatabase.url(), "--qiaoliang.limits.phone-code=often"),
                "qiaoliang.limits.phone-code");
    }

    @Test
    void aUsedPortIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            assertOneLine(
                    start("--qiaoliang.db.url=" + TestDatabase.url(), "--server.port=" + taken.getLocalPort()),
                    "Port " + taken.getLocalPort() + " is already in use");
        }
    }

    @Test
    void aDataFolderThatIsAFileIsOneLine() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        assertOneLine(run("--qiaoliang.data=" + file), "cannot be used");
    }

    @Test
    void aCommandWithoutItsFileIsOneLine() throws Exception {
        Ended ended = run("backup");
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.errors).singleElement().asString().contains("Usage: backup FILE");
    }

    private static void assertOneLine(Ended ended, String words) {
        assertThat(ended.errors).singleElement().asString().contains(words).contains(" / ");
        assertThat(ended.code).isEqualTo(1);
    }

    private Ended start(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "--qiaoliang.data=" + data,
                "--qiaoliang.master-key=dGVzdHMgb25seTogbmV2ZXIgdXNlIHRoaXMga2V5ISE=",
                "--qiaoliang.db.owner.password=test",
                "--qiaoliang.db.app.password=test",
                "--qiaoliang.db.system.password=test"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Qiaoliang.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of("--logging.threshold.console=ERROR", "--spring.profiles.active="));
        Path errors = Files.createTempFile(scratch, "errors", ".log");
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(errors).stream()
                .filter(line -> !line.startsWith("WARNING:"))
                .toList();
        return new Ended(process.exitValue(), lines);
    }

    private record Ended(int code, List<String> errors) {}
}
