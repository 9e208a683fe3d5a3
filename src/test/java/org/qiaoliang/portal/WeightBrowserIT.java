package org.qiaoliang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiaoliang.BrowserTest;
import org.qiaoliang.appeals.AppealCity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A public page moves at most 60 KB compressed over the wire on a first visit, whichever page that is. */
class WeightBrowserIT extends BrowserTest {
    private static final long BUDGET = 60 * 1024;

    @Autowired
    private ApplicationContext context;

    @Test
    void isLightOnEveryPublicPage() {
        new AppealCity(context);
        var weights = new LinkedHashMap<String, Long>();
        var page = phone();
        for (var path : List.of(
                "/",
                "/services",
                "/near",
                "/near?division=370811",
                "/about/privacy",
                "/appeals/new",
                "/appeals/new?category=wages",
                "/follow",
                "/follow/lost",
                "/sign-in",
                "/sign-in/lost",
                "/my/sign-in",
                "/nowhere")) {
            visit(page, path, weights);
        }
        page.navigate("/");
        page.fill("#want", "欠薪");
        weights.put("searching", weigh(page, () -> page.locator(".want button").click()));
        page.navigate("/appeals/new?category=wages");
        weights.put("choosing", weigh(page, () -> press(page, "开始填写")));
        visit(page, "/appeals/new/safety", weights);
        visit(page, "/appeals/new/place", weights);
        page.locator("input[name=division][value='370811']").check();
        page.waitForCondition(
                () -> page.locator(".place-path input:checked[value='370811']").count() > 0);
        weights.put("placing", weigh(page, () -> press(page, "下一步")));
        visit(page, "/appeals/new/matter", weights);
        page.fill("#title", "三个月的工资没有发");
        page.fill("#text", "从三月到五月在工地干活，一直拖着不给。");
        press(page, "下一步");
        visit(page, "/appeals/new/contact", weights);
        page.locator("input[name=anonymous][value=true]").check();
        press(page, "下一步");
        visit(page, "/appeals/new/review", weights);
        weights.put("receipt", weigh(page, () -> press(page, "提交")));
        var number = page.locator(".receipt-code").first().innerText().strip();
        for (var path : List.of("", "/withdrawal")) {
            visit(page, "/follow/" + number + path, weights);
        }
        System.out.println("bytes on a first visit: " + weights);
        assertThat(weights)
                .allSatisfy((path, bytes) -> assertThat(bytes).isPositive().isLessThan(BUDGET));
    }

    private static void visit(Page page, String path, Map<String, Long> weights) {
        weights.put(path, weigh(page, () -> page.navigate(path)));
    }
}
