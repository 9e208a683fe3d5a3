package org.qiaoliang.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiaoliang.Rule;
import org.springframework.web.bind.annotation.RequestMapping;

/** A handler that forgot to say who may call it is refused to everybody; better that the check says so. */
@Rule("ACCESS-2")
class EndpointsSayWhoMayCallTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.qiaoliang");

    @Test
    void everyHandlerHasOneAccessAnnotation() {
        var silent = PROGRAM.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class)
                        || method.isAnnotatedWith(RequestMapping.class))
                .filter(method -> says(method) != 1)
                .map(JavaMethod::getFullName)
                .toList();
        assertThat(silent).isEmpty();
    }

    /** How many annotations say who may call the method: its own, otherwise those of its class. */
    private static long says(JavaMethod method) {
        var kinds = List.of(Open.class, SignedIn.class, ResidentOnly.class, Needs.class);
        var own = kinds.stream().filter(method::isAnnotatedWith).count();
        return own > 0
                ? own
                : kinds.stream().filter(method.getOwner()::isAnnotatedWith).count();
    }
}
