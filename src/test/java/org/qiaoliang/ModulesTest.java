package org.qiaoliang;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void modulesKnowOnlyThoseAboveThem() {
        ApplicationModules.of(Qiaoliang.class).verify();
    }
}
