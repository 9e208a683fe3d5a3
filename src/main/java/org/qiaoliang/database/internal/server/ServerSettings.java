package org.qiaoliang.database.internal.server;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the embedded server is set. Durability is never traded for speed here. */
final class ServerSettings {
    private static final long MEGABYTE = 1L << 20;

    private ServerSettings() {}

    static Map<String, String> of(int port) {
        long shared = Math.clamp(memory() / MEGABYTE / 16, 64, 512);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "on");
        settings.put("full_page_writes", "on");
        settings.put("synchronous_commit", "on");
        settings.put("max_connections", "80");
        settings.put("shared_buffers", shared + "MB");
        settings.put("effective_cache_size", shared * 4 + "MB");
        settings.put("maintenance_work_mem", "128MB");
        settings.put("max_wal_size", "2GB");
        settings.put("wal_compression", "on");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("log_line_prefix", "%m [%p] %u ");
        // Statements may hold personal data: neither they nor their parameters are written to the log.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_parameter_max_length", "0");
        settings.put("log_parameter_max_length_on_error", "0");
        settings.put("log_checkpoints", "off");
        return settings;
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 2048 * MEGABYTE;
    }
}
