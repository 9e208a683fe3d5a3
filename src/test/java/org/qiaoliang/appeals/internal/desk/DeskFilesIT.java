package org.qiaoliang.appeals.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.files.SampleFiles;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** Files that the staff add to an appeal by its page, and who opens them. */
class DeskFilesIT extends IntegrationTest {
    private static final OrganizationKind UNION = OrganizationKind.TRADE_UNION;
    private static final String PATH = "/workbench/appeals";

    @Autowired
    private ApplicationContext context;

    private AppealCity city;
    private TestDesk desk;
    private Member supervisor;

    @BeforeEach
    void staff() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        supervisor = city.member(UNION, AppealCity.COUNTY, Role.SUPERVISOR);
    }

    @Test
    void addsFilesAndComplainsOfWhatCantBeKeptBesideTheField() {
        var receipt = desk.file(AppealCity.wages("有合同照片"));

        var mistyped = upload(supervisor, receipt, "病毒.jpg", "MZ\0\0 not a picture".getBytes(StandardCharsets.UTF_8));
        assertThat(mistyped.getStatus()).isEqualTo(422);
        assertThat(text(mistyped)).contains("file-error").containsPattern("id=\"shared\"[^>]*checked");
        var huge = upload(supervisor, receipt, "大.jpg", new byte[21 << 20]);
        assertThat(huge.getStatus()).isEqualTo(422);
        assertThat(text(huge)).contains("file-error");
        assertThat(upload(supervisor, receipt, "合同.jpg", SampleFiles.jpeg()).getStatus())
                .isEqualTo(302);

        var files = text(get(supervisor, PATH + "/" + receipt.number() + "?tab=files"));
        assertThat(files).contains("合同.jpg");
        var href = Pattern.compile("href=\"(/files/[^\"]+)\"").matcher(files);
        assertThat(href.find()).isTrue();
        assertThat(get(supervisor, href.group(1)).getStatus()).isEqualTo(200);
        var elsewhere = city.member(UNION, AppealCity.OTHER_COUNTY, Role.SUPERVISOR);
        assertThat(get(elsewhere, href.group(1)).getStatus()).isEqualTo(404);
        assertThat(upload(elsewhere, receipt, "合同.jpg", SampleFiles.jpeg()).getStatus())
                .isEqualTo(404);
    }

    @Test
    @Rule("APPEAL-4")
    void opensTheFilesOfAConfidentialCaseToThoseNamedAlone() {
        var women = OrganizationKind.WOMENS_FEDERATION;
        var officer = city.member(women, AppealCity.COUNTY, Role.CASE_OFFICER, Role.HANDLER);
        var colleague = city.member(women, AppealCity.COUNTY, Role.CASE_OFFICER, Role.SUPERVISOR);
        var receipt =
                desk.file(Submission.of("domestic-violence", AppealCity.TOWNSHIP, "家里有人打我", "他又动手了。", true, null));
        desk.act(officer, receipt, new AppealCommand.Accept(false));
        assertThat(upload(officer, receipt, "伤情.jpg", SampleFiles.jpeg()).getStatus())
                .isEqualTo(302);

        var files = text(get(officer, PATH + "/" + receipt.number() + "?tab=files"));
        var href = Pattern.compile("href=\"(/files/[^\"]+)\"").matcher(files);
        assertThat(href.find()).isTrue();
        assertThat(get(officer, href.group(1)).getStatus()).isEqualTo(200);
        assertThat(get(colleague, href.group(1)).getStatus()).isEqualTo(404);
    }

    private MockHttpServletResponse upload(Member who, Receipt receipt, String name, byte[] content) {
        return web.post()
                .uri(PATH + "/" + receipt.number() + "/files")
                .multipart()
                .file(new MockMultipartFile("file", name, "image/jpeg", content))
                .with(csrf())
                .param("shared", "true")
                .cookie(who.cookie())
                .exchange()
                .getResponse();
    }

    private MockHttpServletResponse get(Member who, String uri) {
        return web.get().uri(uri).cookie(who.cookie()).exchange().getResponse();
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
