package org.qiaoliang.demo.internal;

import java.time.Clock;
import org.jooq.DSLContext;
import org.qiaoliang.access.ViewerSwitch;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealTemplates;
import org.qiaoliang.appeals.AppealTickets;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.DemoAccounts;
import org.qiaoliang.organizations.OrganizationSetup;
import org.qiaoliang.organizations.Organizations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("qiaoliang.demo")
class DemoConfiguration {
    @Bean
    @Primary
    DemoClock demoClock(Clock clock) {
        return new DemoClock(clock);
    }

    @Bean
    @Order(0)
    DemoCity demoCity(
            @SystemDatabase DSLContext system,
            TransactionTemplate transactions,
            DemoClock clock,
            DivisionSetup divisionSetup,
            Divisions divisions,
            OrganizationSetup organizationSetup,
            Organizations organizations,
            Accounts accounts,
            DemoAccounts demoAccounts,
            AppealCategories categories,
            AppealIntake intake,
            AppealDesk desk,
            AppealTickets tickets,
            AppealTemplates templates,
            ViewerSwitch viewers,
            @Value("${qiaoliang.demo-appeals:3000}") int howMany) {
        return new DemoCity(
                system,
                transactions,
                clock,
                divisionSetup,
                divisions,
                organizationSetup,
                organizations,
                accounts,
                demoAccounts,
                categories,
                intake,
                desk,
                tickets,
                new DemoTemplates(templates, divisions, organizations),
                viewers,
                new Progress(),
                howMany);
    }
}
