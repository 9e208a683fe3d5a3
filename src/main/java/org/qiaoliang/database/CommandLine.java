package org.qiaoliang.database;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qiaoliang.database.internal.KnownSettings;
import org.qiaoliang.database.internal.backup.BackupCommands;
import org.springframework.context.ConfigurableApplicationContext;

/** What the program was asked to do: {@code [command [argument…]] [--setting=value…]}. */
public record CommandLine(Optional<String> command, List<String> arguments, List<String> settings) {

    public static CommandLine of(String... words) {
        List<String> plain =
                Arrays.stream(words).filter(word -> !word.startsWith("--")).toList();
        List<String> settings =
                Arrays.stream(words).filter(word -> word.startsWith("--")).toList();
        return plain.isEmpty()
                ? new CommandLine(Optional.empty(), List.of(), settings)
                : new CommandLine(Optional.of(plain.getFirst()), plain.subList(1, plain.size()), settings);
    }

    /**
     * Does the command and gives its exit code; empty when there is none and the program is to serve.
     *
     * @param start starts the program with these arguments
     */
    public Optional<Integer> run(Function<String[], ConfigurableApplicationContext> start) {
        try {
            KnownSettings.read().require(settings);
        } catch (StartupFailure failure) {
            System.err.println(failure.line());
            return Optional.of(1);
        }
        return command.map(name -> BackupCommands.NAMES.contains(name)
                ? BackupCommands.run(name, arguments, settings)
                : runInProgram(name, start));
    }

    private int runInProgram(String name, Function<String[], ConfigurableApplicationContext> start) {
        List<String> all = new java.util.ArrayList<>(settings);
        all.add("--qiaoliang.command=" + name);
        all.add("--server.port=-1");
        all.add("--qiaoliang.schedule=false");
        try (ConfigurableApplicationContext context = start.apply(all.toArray(String[]::new))) {
            return context.getBeansOfType(Command.class).values().stream()
                    .filter(command -> command.name().equals(name))
                    .findFirst()
                    .map(command -> command.run(arguments))
                    .orElseGet(() -> {
                        System.err.println(BothLanguages.line("database.command.unknown", name));
                        return 2;
                    });
        }
    }
}
