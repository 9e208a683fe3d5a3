package org.qiaoliang.access.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.access.ViewerSwitch;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the database, at the beginning of each transaction and for its length, who the viewer is. */
class ViewerTransactionManager extends JdbcTransactionManager implements ViewerSwitch {
    private static final Permission[] PERMISSIONS = Permission.values();
    private static final String SQL = sql();

    private final transient DataSource dataSource;

    ViewerTransactionManager(DataSource dataSource) {
        super(dataSource);
        this.dataSource = dataSource;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource);
        if (holder == null) {
            return;
        }
        // Anonymous is what the settings say when they are empty, as they are at the beginning of every transaction.
        if (CurrentViewer.get() instanceof Viewer.Anonymous) {
            return;
        }
        try {
            tell(holder.getConnection(), CurrentViewer.get());
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotGetJdbcConnectionException("could not set the viewer", e);
        }
    }

    @Override
    public <T> T as(Viewer viewer, Supplier<T> work) {
        retell(viewer);
        try {
            var result = CurrentViewer.as(viewer, work);
            retell(CurrentViewer.get());
            return result;
        } catch (RuntimeException e) {
            tryRetell(e);
            throw e;
        }
    }

    /** A transaction that the database has aborted takes no more statements; what aborted it matters more. */
    private void tryRetell(RuntimeException cause) {
        try {
            retell(CurrentViewer.get());
        } catch (UncategorizedSQLException aborted) {
            cause.addSuppressed(aborted);
        }
    }

    private void retell(Viewer viewer) {
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource);
        if (holder == null) {
            throw new IllegalStateException("no transaction of requests is open");
        }
        try {
            tell(holder.getConnection(), viewer);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("set the viewer", SQL, e);
        }
    }

    private static void tell(Connection connection, Viewer viewer) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            var at = 1;
            statement.setString(at++, kind(viewer));
            statement.setString(at++, account(viewer));
            statement.setString(at++, organization(viewer));
            statement.setString(at++, viewer instanceof Viewer.TicketHolder t ? t.number() : "");
            statement.setString(at++, key(viewer));
            for (var permission : PERMISSIONS) {
                var scope = viewer.scope(permission);
                statement.setString(at++, scope.isEmpty() ? "" : scope.toMultirange());
            }
            statement.execute();
        }
    }

    private static String sql() {
        var sql = new StringBuilder("select set_config('qiaoliang.viewer', ?, true),"
                + " set_config('qiaoliang.account', ?, true),"
                + " set_config('qiaoliang.organization', ?, true),"
                + " set_config('qiaoliang.ticket', ?, true),"
                + " set_config('qiaoliang.key', ?, true)");
        for (var permission : PERMISSIONS) {
            sql.append(", set_config('qiaoliang.scope.")
                    .append(permission.code())
                    .append("', ?, true)");
        }
        return sql.toString();
    }

    private static String kind(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Anonymous anybody -> "";
            case Viewer.TicketHolder ticket -> "ticket";
            case Viewer.Resident resident -> "resident";
            case Viewer.Staff staff -> "staff";
            case Viewer.Program program -> "program";
        };
    }

    private static String account(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Staff staff -> staff.account().toString();
            case Viewer.Resident resident -> resident.account().toString();
            default -> "";
        };
    }

    private static String organization(Viewer viewer) {
        if (viewer instanceof Viewer.Staff staff) {
            var organization = staff.organization();
            return organization == null ? "" : organization.toString();
        }
        return "";
    }

    /** The hash the viewer brought: of the ticket's code, or of the resident's phone. */
    private static String key(Viewer viewer) {
        return switch (viewer) {
            case Viewer.TicketHolder ticket -> HexFormat.of().formatHex(ticket.codeHash());
            case Viewer.Resident resident -> HexFormat.of().formatHex(resident.phoneKey());
            default -> "";
        };
    }
}
