import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ classes: a throw-away PostgreSQL, all migrations, then the generator. Run by Maven before it compiles.
 * Does nothing while the migrations are those of the last run. Arguments: folder of migrations, folder to write to.
 */
final class GenerateTables {
    private static final String PACKAGE = "org.qiaoliang.tables";

    public static void main(String[] args) throws Exception {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        var migrations = Path.of(args[0]);
        var target = Path.of(args[1]);
        var stamp = target.resolve("migrations.sha256");
        var digest = digest(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
            return;
        }
        clear(target);
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start()) {
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                for (var role : new String[] {"owner", "app", "system"}) {
                    statement.execute("create role qiaoliang_" + role + " login");
                }
                statement.execute("alter database postgres owner to qiaoliang_owner");
                statement.execute("alter schema public owner to qiaoliang_owner");
            }
            Flyway.configure()
                    .dataSource(postgres.getJdbcUrl("qiaoliang_owner", "postgres"), "qiaoliang_owner", "")
                    .locations("filesystem:" + migrations)
                    .schemas("migrations")
                    .defaultSchema("migrations")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            GenerationTool.generate(new Configuration()
                    .withLogging(Logging.WARN)
                    .withJdbc(new Jdbc()
                            .withUrl(postgres.getJdbcUrl("qiaoliang_owner", "postgres"))
                            .withUser("qiaoliang_owner"))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.postgres.PostgresDatabase")
                                    .withExcludes("(pg_catalog|information_schema|public|migrations)\\..*")
                                    .withIncludeSystemTables(false)
                                    .withOutputSchemaToDefault(false)
                                    .withForcedTypes(
                                            // Lucene's tokens go in as an array of lexemes.
                                            new ForcedType()
                                                    .withUserType("java.lang.String")
                                                    .withConverter("org.jooq.Converter.ofNullable(Object.class,"
                                                            + " String.class, Object::toString, s -> s)")
                                                    .withIncludeTypes("tsvector|int8multirange")))
                            .withGenerate(new Generate()
                                    .withJavaTimeTypes(true)
                                    .withPojos(false)
                                    .withDaos(false)
                                    .withDeprecated(false)
                                    .withRecords(false)
                                    .withComments(false)
                                    .withGlobalObjectReferences(true))
                            .withTarget(new Target()
                                    .withPackageName(PACKAGE)
                                    .withDirectory(target.toString())
                                    .withClean(true))));
        }
        var info = target.resolve(PACKAGE.replace('.', '/')).resolve("package-info.java");
        Files.createDirectories(info.getParent());
        Files.writeString(info, """
                /** Tables as generated from the migrations; each schema is used by the module of its name alone. */
                @org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
                package org.qiaoliang.tables;
                """);
        Files.writeString(stamp, digest);
    }

    private static String digest(Path folder) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(Path.of("src/build/java/GenerateTables.java")));
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void clear(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
