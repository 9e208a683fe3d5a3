package org.qiaoliang.appeals.internal;

import java.util.List;
import java.util.function.Supplier;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.appeals.internal.intake.CodeGate;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.CaseQueries;
import org.qiaoliang.identity.TestStaff.Member;
import org.springframework.context.ApplicationContext;

/** Works on appeals in tests, as whoever it is. */
public final class TestDesk {
    private final AppealIntake intake;
    private final AppealDesk desk;
    private final CaseQueries cases;
    private final CodeGate gate;

    public TestDesk(ApplicationContext context) {
        this.intake = context.getBean(AppealIntake.class);
        this.desk = context.getBean(AppealDesk.class);
        this.cases = context.getBean(CaseQueries.class);
        this.gate = context.getBean(CodeGate.class);
    }

    public Receipt file(Submission submission) {
        return intake.submit(submission);
    }

    public void act(Member who, Receipt receipt, AppealCommand... commands) {
        for (var command : List.of(commands)) {
            as(who, () -> desk.act(receipt.number(), command));
        }
    }

    public void asPetitioner(Receipt receipt, AppealCommand command) {
        gate.as(receipt.number().value(), receipt.code(), "192.0.2.1", () -> desk.act(receipt.number(), command));
    }

    public CaseFile open(Member who, Receipt receipt) {
        return as(who, () -> cases.open(receipt.number()));
    }

    /** Accepted and taken by the one who accepted it. */
    public void take(Member who, Receipt receipt) {
        act(who, receipt, new AppealCommand.Accept(false), new AppealCommand.Assign(null, "", ""));
    }

    public void reply(Member who, Receipt receipt) {
        take(who, receipt);
        act(who, receipt, new AppealCommand.Answer("已经督促补发。"));
    }

    public static <T> T as(Member who, Supplier<T> work) {
        return CurrentViewer.as(who.viewer(), work);
    }
}
