/**
 * The demo city: Jining (3708) with its real divisions, invented organizations' staff and invented people, and a year of
 * appeals made through the same services that serve real ones, with the clock moved. Only in a database created as a demo.
 * Schema {@code demo}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tables",
            "database",
            "access",
            "web",
            "divisions",
            "identity",
            "organizations",
            "ledger",
            "people",
            "appeals"
        })
@NullMarked
package org.qiaoliang.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
