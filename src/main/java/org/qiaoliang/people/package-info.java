/**
 * Persons with one file across all organizations, their households, categories and memberships, and who may see what of
 * them (PERSON-1…6). Schema {@code people}. No events; follows {@code DivisionsChanged} and {@code OrganizationsSucceeded}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "crypto",
            "audit",
            "web",
            "divisions",
            "identity",
            "search",
            "notices",
            "inbox",
            "jobs",
            "files",
            "organizations",
            "ledger",
            "tables"
        })
@NullMarked
package org.qiaoliang.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
