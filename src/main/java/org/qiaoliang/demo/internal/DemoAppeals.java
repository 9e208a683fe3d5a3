package org.qiaoliang.demo.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Permission;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.access.ViewerSwitch;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealTickets;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.organizations.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replays a year of appeals in the order in which they would have happened, through the services that serve real ones, each
 * step as the person who would take it and with the clock at its moment. For speed alone many steps share a transaction, and
 * two transactions run side by side, each with appeals of its own: in one all that comes in, so that numbers follow time.
 */
final class DemoAppeals {
    private static final Logger LOG = LoggerFactory.getLogger(DemoAppeals.class);
    private static final int BATCH = 240;
    /** Of what goes on, every so many-th appeal is done beside what comes in, which balances the two. */
    private static final int SHARED = 3;

    private final AppealIntake intake;
    private final AppealDesk desk;
    private final AppealTickets tickets;
    private final ViewerSwitch viewers;
    private final TransactionTemplate transactions;
    private final DemoClock clock;
    private final DemoCast cast;
    private final Organizations organizations;
    private final PriorityQueue<Event> queue =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(event -> event.life().index));

    DemoAppeals(
            AppealIntake intake,
            AppealDesk desk,
            AppealTickets tickets,
            ViewerSwitch viewers,
            TransactionTemplate transactions,
            DemoClock clock,
            DemoCast cast,
            Organizations organizations) {
        this.intake = intake;
        this.desk = desk;
        this.tickets = tickets;
        this.viewers = viewers;
        this.transactions = transactions;
        this.clock = clock;
        this.cast = cast;
        this.organizations = organizations;
    }

    /** One appeal on its way: how it comes in, who has it, and what is still to happen. */
    static final class Life {
        private final int index;
        private final Channel channel;
        private final Submission submission;
        private final OrganizationId receiver;
        private final boolean confidential;
        private final Viewer taker;
        private final List<AppealLife.Step> steps;
        private @Nullable Receipt receipt;

        Life(
                int index,
                Channel channel,
                Submission submission,
                OrganizationId receiver,
                boolean confidential,
                Viewer taker,
                List<AppealLife.Step> steps) {
            this.index = index;
            this.channel = channel;
            this.submission = submission;
            this.receiver = receiver;
            this.confidential = confidential;
            this.taker = taker;
            this.steps = steps;
        }
    }

    /** The next thing to happen to an appeal; step -1 is its coming in. */
    private record Event(Instant at, Life life, int step) {}

    void add(Instant received, Life life) {
        queue.add(new Event(received, life, -1));
    }

    /**
     * Replays all.
     *
     * @param progress told now and then how many appeals have come in
     * @param stopped asked between batches whether to leave it
     * @return how many steps were refused by a rule; none, unless the story contradicts the rules
     */
    int replay(IntConsumer progress, BooleanSupplier stopped) {
        var refused = 0;
        var received = 0;
        var loader = CurrentViewer.get();
        try (var beside = Executors.newSingleThreadExecutor()) {
            while (!queue.isEmpty() && !stopped.getAsBoolean()) {
                var batch = next();
                var ongoing = CompletableFuture.supplyAsync(
                        () -> CurrentViewer.as(loader, () -> run(batch.ongoing())), beside);
                refused += run(batch.incoming()) + ongoing.join();
                received += batch.received();
                progress.accept(received);
            }
        }
        return refused;
    }

    /** What happens next, cut in two so that no appeal is in both. */
    private record Batch(List<Event> incoming, List<Event> ongoing, int received) {}

    private Batch next() {
        var incoming = new ArrayList<Event>();
        var ongoing = new ArrayList<Event>();
        var arrived = new HashSet<Life>();
        while (incoming.size() + ongoing.size() < BATCH && !queue.isEmpty()) {
            var event = queue.remove();
            if (event.step() < 0) {
                arrived.add(event.life());
            }
            var beside = !arrived.contains(event.life()) && event.life().index % SHARED != 0;
            (beside ? ongoing : incoming).add(event);
            var next = event.step() + 1;
            if (next < event.life().steps.size()) {
                queue.add(new Event(event.life().steps.get(next).at(), event.life(), next));
            }
        }
        return new Batch(incoming, ongoing, arrived.size());
    }

    private int run(List<Event> batch) {
        try {
            transactions.executeWithoutResult(status -> batch.forEach(this::happen));
            return 0;
        } catch (RuntimeException e) {
            // One step was refused and took the batch with it: the others again, each by itself.
            var refused = 0;
            for (var event : batch) {
                try {
                    transactions.executeWithoutResult(status -> happen(event));
                } catch (RuntimeException reason) {
                    refused++;
                    LOG.warn(
                            "demo: step {} of appeal {} was refused: {}",
                            event.step(),
                            event.life().index,
                            reason.toString());
                }
            }
            return refused;
        }
    }

    private void happen(Event event) {
        clock.at(event.at(), () -> {
            if (event.step() < 0) {
                receive(event.life());
            } else {
                act(event.life(), event.life().steps.get(event.step()));
            }
            return Boolean.TRUE;
        });
    }

    private void receive(Life life) {
        life.receipt = viewers.as(
                life.taker,
                () -> life.channel == Channel.PORTAL
                        ? intake.submit(life.submission)
                        : intake.takeIn(life.channel, life.submission));
    }

    private void act(Life life, AppealLife.Step step) {
        var receipt = life.receipt;
        if (receipt == null) {
            throw new IllegalStateException("appeal " + life.index + " did not come in");
        }
        var command = switch (step.command()) {
            case AppealCommand.Assign assign ->
                new AppealCommand.Assign(handler(life).account(), handler(life).name(), assign.note());
            case AppealCommand.NameParticipant named ->
                new AppealCommand.NameParticipant(
                        approver(life).account(), approver(life).name());
            default -> step.command();
        };
        viewers.as(viewer(life, step.by(), receipt), () -> desk.act(receipt.number(), command));
    }

    private Viewer viewer(Life life, AppealLife.By by, Receipt receipt) {
        return switch (by) {
            case PETITIONER -> tickets.holder(receipt.number(), receipt.code());
            case SUPERVISOR -> life.confidential ? handler(life) : approver(life);
            case HANDLER -> handler(life);
            case COLLEAGUE -> approver(life);
            case SUPERIOR -> superior(life, 1);
            case HIGHEST -> superior(life, 2);
        };
    }

    /** Who works on it and may not approve: they share the work of an organization by turns. */
    private Viewer.Staff handler(Life life) {
        var able = able(life).stream()
                .filter(staff -> !staff.may(Permission.APPEAL_APPROVE))
                .toList();
        return able.get(life.index % able.size());
    }

    private Viewer.Staff approver(Life life) {
        return able(life).stream()
                .filter(staff -> staff.may(Permission.APPEAL_APPROVE))
                .findFirst()
                .orElseThrow();
    }

    /** Who decides in the organization so many levels above. */
    private Viewer.Staff superior(Life life, int levels) {
        return cast.above(life.receiver, organizations).get(levels - 1);
    }

    private List<Viewer.Staff> able(Life life) {
        return cast.of(life.receiver, life.confidential ? Permission.CONFIDENTIAL_RECEIVE : Permission.APPEAL_HANDLE);
    }
}
