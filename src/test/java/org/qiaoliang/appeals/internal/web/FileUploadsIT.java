package org.qiaoliang.appeals.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiaoliang.tables.web.Tables.ONCE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.files.FileInfo;
import org.qiaoliang.files.SampleFiles;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** Files sent in forms, by staff and by petitioners. */
@Rule("APPEAL-1")
class FileUploadsIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    @SystemDatabase
    private DSLContext system;

    private TestDesk desk;
    private Member supervisor;
    private Receipt receipt;

    @BeforeEach
    void filed() {
        desk = new TestDesk(context);
        supervisor = new AppealCity(context).member(OrganizationKind.TRADE_UNION, AppealCity.COUNTY, Role.SUPERVISOR);
        receipt = desk.file(AppealCity.wages("附件传了两次"));
    }

    @Test
    void keepsOnceWhatStaffSendTwice() {
        sentTwice("/workbench/appeals/" + receipt.number() + "/files", supervisor.cookie());
    }

    @Test
    void keepsOnceWhatThePetitionerSendsTwice() {
        sentTwice("/follow/" + receipt.number() + "/files", ticket());
    }

    @Test
    void keepsAllOrNothingAndNamesWhatItRefuses() {
        for (var refused : List.of(
                post("/workbench/appeals/" + receipt.number() + "/files", supervisor.cookie(), "", good(), bad()),
                post("/follow/" + receipt.number() + "/files", ticket(), "", good(), bad()))) {
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(new String(refused.getContentAsByteArray(), StandardCharsets.UTF_8))
                    .contains("file-error")
                    .contains("工资条.jpg");
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void remembersNoRepeatsOfWhatCameWithoutAKey() {
        var before = system.fetchCount(ONCE, ONCE.AREA.eq("appeals.files"));
        var uri = "/workbench/appeals/" + receipt.number() + "/files";
        assertThat(post(uri, supervisor.cookie(), "", good()).getStatus()).isEqualTo(302);
        assertThat(kept()).containsExactly("合同.jpg");
        assertThat(system.fetchCount(ONCE, ONCE.AREA.eq("appeals.files"))).isEqualTo(before);
    }

    private void sentTwice(String uri, Cookie cookie) {
        var key = UUID.randomUUID().toString();
        assertThat(post(uri, cookie, key, good()).getStatus()).isEqualTo(302);
        assertThat(post(uri, cookie, key, good()).getStatus()).isEqualTo(302);
        assertThat(kept()).containsExactly("合同.jpg");
        // Another file is not a repeat, and is not dropped in silence.
        var other = new MockMultipartFile("file", "考勤.jpg", "image/jpeg", SampleFiles.jpeg());
        assertThat(post(uri, cookie, key, other).getStatus()).isEqualTo(409);
    }

    private List<String> kept() {
        return desk.open(supervisor, receipt).attachments().stream()
                .map(attachment -> attachment.file())
                .map(FileInfo::name)
                .toList();
    }

    private Cookie ticket() {
        var opened = web.post()
                .uri("/follow")
                .with(csrf())
                .param("number", receipt.number().value())
                .param("code", receipt.code())
                .exchange()
                .getResponse();
        assertThat(opened.getStatus()).isEqualTo(302);
        return opened.getCookies()[0];
    }

    private MockHttpServletResponse post(String uri, Cookie cookie, String key, MockMultipartFile... files) {
        var request = web.post().uri(uri).multipart();
        for (var file : files) {
            request = request.file(file);
        }
        return request.with(csrf()).param("_key", key).cookie(cookie).exchange().getResponse();
    }

    private static MockMultipartFile good() {
        return new MockMultipartFile("file", "合同.jpg", "image/jpeg", SampleFiles.jpeg());
    }

    private static MockMultipartFile bad() {
        return new MockMultipartFile("file", "工资条.jpg", "image/jpeg", "MZ\0\0".getBytes(StandardCharsets.UTF_8));
    }
}
