package org.qiaoliang.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.crypto.CaseKeyId;
import org.qiaoliang.crypto.CaseKeys;
import org.qiaoliang.crypto.KeyRotation;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class FilesIT extends IntegrationTest {
    @Autowired
    private Files files;

    @Autowired
    private NoteGate gate;

    @Autowired
    private CaseKeys caseKeys;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @SystemDatabase
    private TransactionTemplate background;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private final String number = "N-" + UUID.randomUUID();

    @Test
    @Rule("ACCESS-2")
    void servesAFileThroughItsRecordsGateOnly() {
        var text = longText();
        var id = keep(null, "证据 1.txt", text);

        assertThat(web.get().uri(id.path())).hasStatus(404);
        gate.open(number);

        var answer = web.get().uri(id.path()).exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentAsByteArray()).isEqualTo(text);
        assertThat(answer.getResponse().getContentType()).startsWith("text/plain");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''%E8%AF%81%E6%8D%AE%201.txt");
        assertThat(answer.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    @Rule("ACCESS-2")
    void answersGuessesLikeAbsentFiles() {
        assertThat(web.get().uri("/files/" + UUID.randomUUID())).hasStatus(404);
        assertThat(web.get().uri("/files/1")).hasStatus(404);
        assertThat(web.get().uri("/files/..%2f..%2fetc%2fpasswd")).hasStatus4xxClientError();
    }

    @Test
    void listsTheFilesOfARecord() {
        keep(null, "b.txt", "one".getBytes(UTF_8));
        var photo = keep(null, "C:\\a.jpg", SampleFiles.jpegWithPlace());

        var infos = Objects.requireNonNull(transactions.execute(t -> files.of(owner(null))));

        assertThat(infos).extracting(FileInfo::name).containsExactlyInAnyOrder("a.jpg", "b.txt");
        assertThat(infos)
                .filteredOn(info -> info.id().equals(photo))
                .singleElement()
                .satisfies(info -> assertThat(info.contentType()).isEqualTo("image/jpeg"));
    }

    @Test
    void keepsNothingReadableAtRest() {
        var id = keep(null, "秘密.txt", "a very special sentence".getBytes(UTF_8));

        var row = Objects.requireNonNull(background.execute(t -> system.fetchOne(
                "select encode(f.name || f.content_key || p.content, 'escape') as all_of_it from files.file f"
                        + " join files.piece p on p.file = f.id where f.id = ?",
                id.value())));
        assertThat(String.valueOf(row.get(0))).doesNotContain("special", "txt");
    }

    @Test
    @Rule("ACCESS-3")
    void showsNoFileToATransactionThatDidNotNameIt() {
        keep(null, "a.txt", "one".getBytes(UTF_8));

        assertThat(transactions.<Integer>execute(t -> sql.fetchCount(DSL.table("files.file"))))
                .isZero();
        assertThat(transactions.<Integer>execute(t -> sql.fetchCount(DSL.table("files.piece"))))
                .isZero();
    }

    @Test
    @Rule("APPEAL-4")
    void recordsWhoOpenedAFileOfAConfidentialCaseAndLosesItWithTheKey() {
        var key = Objects.requireNonNull(transactions.execute(t -> caseKeys.create()));
        var id = keep(key, "伤情.jpg", SampleFiles.jpeg());
        gate.open(number);

        assertThat(web.get().uri(id.path())).hasStatusOk();
        assertThat(background.<Integer>execute(t -> system.fetchCount(
                        DSL.selectOne().from("audit.event").where("action = 'file.viewed' and subject = ?", number))))
                .isEqualTo(1);

        background.executeWithoutResult(t -> caseKeys.destroy(key));
        assertThat(web.get().uri(id.path())).hasStatus(404);
    }

    @Test
    void sealsNamesAndKeysAgainAfterRenewing() {
        var id = keep(null, "a.txt", "one".getBytes(UTF_8));
        gate.open(number);
        rotation.renew("files.name");
        rotation.renew("files.key");

        assertThat(rotation.reseal(done -> {})).isPositive();

        assertThat(rotation.reseal(done -> {})).isZero();
        assertThat(web.get().uri(id.path())).hasStatusOk().bodyText().isEqualTo("one");
    }

    @Test
    void refusesWhatIsEmptyTooLargeOrNotAllowed() {
        refuses("a.txt", new byte[0], "files.refused.empty");
        refuses("a.txt", new byte[20 * 1024 * 1024 + 1], "files.refused.size");
        refuses("a.html", "<html><body>x</body></html>".getBytes(UTF_8), "files.refused.type");
        refuses("a.pdf", SampleFiles.jpeg(), "files.refused.mismatch");
    }

    private void refuses(String name, byte[] content, String key) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> keep(null, name, content))
                .satisfies(violation -> assertThat(violation.complaints())
                        .singleElement()
                        .satisfies(complaint -> {
                            assertThat(complaint.field()).isEqualTo("file");
                            assertThat(complaint.key()).isEqualTo(key);
                        }));
    }

    private FileId keep(@Nullable CaseKeyId key, String name, byte[] content) {
        return Objects.requireNonNull(
                transactions.execute(t -> files.keep(owner(key), name, new ByteArrayInputStream(content))));
    }

    private FileOwner owner(@Nullable CaseKeyId key) {
        return new FileOwner(NoteGate.TYPE, number, key);
    }

    /** Of several pieces, and nothing that compresses. */
    private static byte[] longText() {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.length() < 700_000) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString().getBytes(UTF_8);
    }
}
