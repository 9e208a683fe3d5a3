package org.qiaoliang.appeals.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qiaoliang.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The description of the interface says of every call of the running program that there is one, and of no other. */
class OpenApiIT extends IntegrationTest {
    @Autowired
    private ApplicationContext context;

    @Test
    void describesEveryCallAndNoOther() {
        assertThat(mapped()).isEqualTo(OpenApi.calls());
    }

    @Test
    void saysOfEveryStaffCallWhatAStrangerGets() {
        assertThat(OpenApi.calls())
                .filteredOn(call -> call.contains(" /api/v1/desk/") || call.contains(" /api/v1/figures"))
                .allSatisfy(call -> assertThat(OpenApi.statuses(call)).contains("401", "404"));
    }

    private TreeSet<String> mapped() {
        var calls = new TreeSet<String>();
        for (var mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            for (var info : mapping.getHandlerMethods().keySet()) {
                for (var pattern : info.getPatternValues()) {
                    if (pattern.startsWith("/api/") && !pattern.equals("/api/openapi.yaml")) {
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        calls.add(method + " " + pattern.replaceAll("\\{(\\w+):[^/]+}", "{$1}")));
                    }
                }
            }
        }
        return calls;
    }
}
