package org.qiaoliang.appeals.internal.handling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.AppealState;
import org.qiaoliang.identity.Colleague;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives several appeals to somebody at once: each in a transaction of its own, with a verdict of its own. */
@Service
public class BulkAssignment {
    private static final int MOST = 200;

    private final AppealDesk desk;
    private final AppealRepository appeals;
    private final TransactionTemplate transactions;

    BulkAssignment(AppealDesk desk, AppealRepository appeals, TransactionTemplate transactions) {
        this.desk = desk;
        this.appeals = appeals;
        this.transactions = transactions;
    }

    /** What is asked for one. */
    public record Item(AppealNumber number, int version) {}

    /**
     * What became of one.
     *
     * @param refusal why not, null when it was done; {@code appeals.bulk.absent} for what is not there or not the viewer's
     */
    public record Verdict(AppealNumber number, RuleViolation.@Nullable Complaint refusal) {
        public boolean done() {
            return refusal == null;
        }
    }

    /** @param handler null for whoever assigns */
    public List<Verdict> assign(List<Item> items, @Nullable Colleague handler, String note) {
        if (items.isEmpty() || items.size() > MOST) {
            throw new RuleViolation("numbers", "appeals.bulk.how-many", MOST);
        }
        var command = new AppealCommand.Assign(
                handler == null ? null : handler.id(), handler == null ? "" : handler.name(), note);
        return items.stream().map(item -> assign(item, command)).toList();
    }

    private Verdict assign(Item item, AppealCommand.Assign command) {
        try {
            desk.act(item.number(), item.version(), command);
            return new Verdict(item.number(), null);
        } catch (RuleViolation refused) {
            if (refused.kind() == RuleViolation.Kind.STALE && isDone(item.number(), command)) {
                return new Verdict(item.number(), null);
            }
            return new Verdict(item.number(), refused.complaints().getFirst());
        } catch (Absent absent) {
            return new Verdict(item.number(), new RuleViolation.Complaint("number", "appeals.bulk.absent", List.of()));
        }
    }

    /** Whether it lies with that person already: the same form was sent twice. */
    private boolean isDone(AppealNumber number, AppealCommand.Assign command) {
        var wanted = command.handler() == null ? CurrentViewer.staff().account() : command.handler();
        var found = transactions.execute(status -> appeals.find(number)
                .map(AppealRepository.Loaded::appeal)
                .filter(appeal -> appeal.state() == AppealState.ASSIGNED)
                .map(Appeal::handler)
                .map(Appeal.Handler::account));
        return found != null && found.filter(wanted::equals).isPresent();
    }
}
