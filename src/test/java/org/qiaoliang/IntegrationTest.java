package org.qiaoliang;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Base of tests with the whole application and a real PostgreSQL; the context is started once for the run. Tests make
 * their own records and never count those of others.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles("test")
public abstract class IntegrationTest {
    @Autowired
    protected MockMvcTester web;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("qiaoliang.db.url", TestDatabase::url);
        properties.add("qiaoliang.data", () -> "target/test-data");
        properties.add(
                "qiaoliang.audit.head-file",
                () -> "target/test-data/audit-" + ProcessHandle.current().pid());
        properties.add("qiaoliang.master-key", () -> "dGVzdHMgb25seTogbmV2ZXIgdXNlIHRoaXMga2V5ISE=");
        for (var role : new String[] {"owner", "app", "system"}) {
            properties.add("qiaoliang.db." + role + ".user", () -> "qiaoliang_" + role);
            properties.add("qiaoliang.db." + role + ".password", () -> "test");
        }
    }
}
