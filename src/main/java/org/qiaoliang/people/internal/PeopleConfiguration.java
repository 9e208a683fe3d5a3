package org.qiaoliang.people.internal;

import static org.qiaoliang.tables.people.Tables.HOUSEHOLD;
import static org.qiaoliang.tables.people.Tables.PERSON;

import org.qiaoliang.crypto.SealedColumn;
import org.qiaoliang.people.internal.registry.PersonSeal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module offers to lower ones. */
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    @Bean
    SealedColumn householdKeys() {
        return SealedColumn.of(PersonSeal.PURPOSE, HOUSEHOLD.KEY);
    }

    /** The keys of persons are sealed again, what they seal stays as it is. */
    @Bean
    SealedColumn personKeys() {
        return SealedColumn.of(PersonSeal.PURPOSE, PERSON.KEY);
    }
}
