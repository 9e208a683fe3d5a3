package org.qiaoliang;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void modulesKnowOnlyThoseAboveThem() {
        // What jte generates from the templates of all modules is no module.
        ApplicationModules.of(Qiaoliang.class, JavaClass.Predicates.resideInAPackage("org.qiaoliang.templates.."))
                .verify();
    }
}
