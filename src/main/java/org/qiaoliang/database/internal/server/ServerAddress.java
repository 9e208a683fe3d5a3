package org.qiaoliang.database.internal.server;

import java.nio.file.Path;
import java.util.Optional;

/** Where an embedded server listens, and the passwords to its roles. */
public record ServerAddress(int port, Secrets secrets) {

    /** The server that another running program keeps on this folder. */
    public static Optional<ServerAddress> running(Path folder) {
        DataFolder data = DataFolder.at(folder);
        return PidFile.read(data.pidFile())
                .filter(file -> file.ready() && file.isServerOf(data.cluster()))
                .map(file -> new ServerAddress(file.port(), new Secrets(data.secrets())));
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE;
    }

    public String password(DatabaseRole role) {
        return secrets.password(role);
    }
}
