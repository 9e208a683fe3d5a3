package org.qiaoliang.appeals.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiaoliang.IntegrationTest;
import org.qiaoliang.Rule;
import org.qiaoliang.access.Role;
import org.qiaoliang.appeals.AppealCity;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.TestDesk;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.identity.TestStaff.Member;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.OrganizationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;

@Rule("ACCESS-7")
class AppealExportIT extends IntegrationTest {
    private static final OrganizationKind WOMEN = OrganizationKind.WOMENS_FEDERATION;
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"点我\")";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AppealExport export;

    @LocalServerPort
    private int port;

    private AppealCity city;
    private TestDesk desk;
    private Member supervisor;

    @BeforeEach
    void staff() {
        city = new AppealCity(context);
        desk = new TestDesk(context);
        supervisor = city.member(WOMEN, AppealCity.COUNTY, Role.SUPERVISOR, Role.CASE_OFFICER);
    }

    @Test
    void writesALineForEachWithWhoTookItOutAndNoFormula() {
        var receipt = desk.file(matter(AppealCity.TOWNSHIP, FORMULA));

        var lines = csv(supervisor);

        assertThat(lines.getFirst())
                .startsWith("\uFEFF")
                .contains(supervisor.login(), supervisor.viewer().name());
        assertThat(lines.get(1)).startsWith("编号,状态,");
        assertThat(line(lines, receipt))
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\"")
                .contains("待受理");
    }

    @Test
    void writesTheSameForExcel(@TempDir Path folder) throws IOException {
        var receipt = desk.file(matter(AppealCity.TOWNSHIP, FORMULA));
        var out = new ByteArrayOutputStream();
        TestDesk.as(supervisor, () -> {
            try {
                export.excel(DeskFilter.all(), Locale.CHINESE, out, done -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });

        var text = new StringBuilder();
        var path = Files.write(folder.resolve("appeals.xlsx"), out.toByteArray());
        try (var zip = new ZipFile(path.toFile())) {
            for (var entry : zip.stream().toList()) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(text)
                .contains(receipt.number().value(), supervisor.login())
                .containsPattern("('|&apos;|&#39;)=HYPERLINK")
                .doesNotContain("<f>");
    }

    @Test
    @Rule("ACCESS-2")
    void holdsWhatIsInTheExportScopeAlone() {
        var mine = desk.file(matter(AppealCity.TOWNSHIP, "本县的事"));
        var others = desk.file(matter(AppealCity.OTHER_COUNTY + "001", "别的县的事"));
        // Read, since it was referred, and not to be taken out.
        var sent = desk.file(matter(AppealCity.TOWNSHIP, "转走的事"));
        desk.act(
                supervisor,
                sent,
                new AppealCommand.Transfer(
                        city.organization(WOMEN, AppealCity.OTHER_COUNTY).id(), "在邻县"));

        var text = String.join("\n", csv(supervisor));

        assertThat(text)
                .contains(mine.number().value())
                .doesNotContain(others.number().value(), sent.number().value());
        assertThatThrownBy(() -> csv(city.member(WOMEN, AppealCity.COUNTY, Role.HANDLER)))
                .isInstanceOf(Absent.class);
    }

    @Test
    void streamsOverAConnectionToItsEnd() throws Exception {
        var receipt = desk.file(matter(AppealCity.TOWNSHIP, "流式导出的事"));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/workbench/appeals/export.csv?sort=-received"))
                .header(
                        "Cookie",
                        supervisor.cookie().getName() + "="
                                + supervisor.cookie().getValue())
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(receipt.number().value()).endsWith("\r\n");
    }

    @Test
    @Rule("APPEAL-4")
    void holdsNothingOfConfidentialCasesNotEvenForWhoOpensThem() {
        var receipt =
                desk.file(Submission.of("domestic-violence", AppealCity.TOWNSHIP, "家里有人打我", "他又动手了。", true, null));
        desk.act(supervisor, receipt, new AppealCommand.Accept(false));

        assertThat(String.join("\n", csv(supervisor)))
                .doesNotContain(receipt.number().value(), "打我");
    }

    @Test
    void runsAsAJobWithAFile() {
        var receipt = desk.file(matter(AppealCity.TOWNSHIP, "任务里导出的事"));
        var started = web.post()
                .uri("/api/v1/desk/exports")
                .cookie(supervisor.cookie())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"format\":\"csv\",\"filter\":{\"sort\":\"-received\"}}")
                .exchange();
        assertThat(started).hasStatus(202);
        var page = started.getResponse().getHeader("Location");

        var file = Awaitility.await()
                .until(
                        () -> web.get()
                                .uri(page + "/result")
                                .cookie(supervisor.cookie())
                                .exchange()
                                .getResponse(),
                        response -> response.getStatus() == 200);

        assertThat(new String(file.getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains(receipt.number().value(), supervisor.login());
    }

    private static Submission matter(String place, String title) {
        return Submission.of(
                "womens-rights", place, title, "具体情况如下。", false, new Submission.Contact("王秀英", AppealCity.phone()));
    }

    private List<String> csv(Member who) {
        return TestDesk.as(who, () -> {
            var out = new ByteArrayOutputStream();
            try {
                export.csv(DeskFilter.all(), Locale.CHINESE, out, done -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new ArrayList<>(out.toString(StandardCharsets.UTF_8).lines().toList());
        });
    }

    private static String line(List<String> lines, Receipt receipt) {
        return lines.stream()
                .filter(line -> line.contains(receipt.number().value()))
                .findFirst()
                .orElse("");
    }
}
