package org.qiaoliang.divisions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.qiaoliang.TestDatabase;

/** The whole country goes into the tables, in a database of its own. */
class WholeCountryIT {

    @Test
    void loadsEveryDivisionThereIs() throws SQLException {
        var url = TestDatabase.url().replaceAll("/postgres$", "/country");
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database country owner qiaoliang_owner");
        }
        Flyway.configure()
                .dataSource(url, "qiaoliang_owner", "test")
                .locations("classpath:db/migration")
                .schemas("migrations")
                .outOfOrder(true)
                .load()
                .migrate();
        var rows = new ArrayList<DivisionData.Row>();
        DivisionData.PROVINCES.forEach(province -> DivisionData.readProvince(province, rows::add));

        try (var connection = DriverManager.getConnection(url, "qiaoliang_system", "test")) {
            connection.setAutoCommit(false);
            var settings = new Settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
            var sql = DSL.using(connection, SQLDialect.POSTGRES, settings);
            DivisionCopy.insert(sql, rows);
            connection.commit();
            var levels = sql.fetch("select level, count(*) from divisions.division group by level order by level")
                    .getValues(1, Integer.class);

            assertThat(levels).isEqualTo(List.of(31, 342, 2_978, 41_352, 620_573));
        }
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop database country with (force)");
        }
    }
}
