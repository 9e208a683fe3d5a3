package org.qiaoliang.access.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.access.ViewerSwitch;
import org.qiaoliang.kernel.Scope;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the database, at the beginning of each transaction and for its length, who the viewer is. */
class ViewerTransactionManager extends JdbcTransactionManager implements ViewerSwitch {
    private static final Permission[] PERMISSIONS = Permission.values();
    private static final int FEW = 8;

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
        // All settings are empty at the beginning of every transaction, and empty says anonymous.
        var viewer = CurrentViewer.get();
        TransactionSynchronizationManager.bindResource(holder, viewer);
        try {
            tell(holder.getConnection(), new Viewer.Anonymous(), viewer);
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotGetJdbcConnectionException("could not set the viewer", e);
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        var holder = TransactionSynchronizationManager.getResource(dataSource);
        if (holder != null) {
            TransactionSynchronizationManager.unbindResourceIfPossible(holder);
        }
        super.doCleanupAfterCompletion(transaction);
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
        var told = (Viewer) TransactionSynchronizationManager.unbindResource(holder);
        TransactionSynchronizationManager.bindResource(holder, viewer);
        try {
            tell(holder.getConnection(), told, viewer);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("set the viewer", "set_config", e);
        }
    }

    /** Tells what differs from what the transaction was told last; a trip only when something does. */
    private static void tell(Connection connection, Viewer told, Viewer viewer) throws SQLException {
        if (viewer.equals(told)) {
            return;
        }
        var sql = new StringBuilder("select");
        var values = new ArrayList<String>(FEW);
        add(sql, values, "viewer", kind(told), kind(viewer));
        add(sql, values, "account", account(told), account(viewer));
        add(sql, values, "organization", organization(told), organization(viewer));
        add(sql, values, "ticket", ticket(told), ticket(viewer));
        add(sql, values, "key", key(told), key(viewer));
        for (var permission : PERMISSIONS) {
            var former = told.scope(permission);
            var scope = viewer.scope(permission);
            if (!scope.equals(former)) {
                add(sql, values, "scope." + permission.code(), text(former), text(scope));
            }
        }
        if (values.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql.toString())) {
            for (var i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.execute();
        }
    }

    private static void add(StringBuilder sql, List<String> values, String name, String told, String value) {
        if (!value.equals(told)) {
            sql.append(values.isEmpty() ? " set_config('qiaoliang." : ", set_config('qiaoliang.")
                    .append(name)
                    .append("', ?, true)");
            values.add(value);
        }
    }

    private static String text(Scope scope) {
        return scope.isEmpty() ? "" : scope.toMultirange();
    }

    private static String ticket(Viewer viewer) {
        return viewer instanceof Viewer.TicketHolder holder ? holder.number() : "";
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
