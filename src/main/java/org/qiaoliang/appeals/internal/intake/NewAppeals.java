package org.qiaoliang.appeals.internal.intake;

import static org.qiaoliang.appeals.internal.handling.DeadlineRows.utc;
import static org.qiaoliang.tables.appeals.Tables.APPEAL;
import static org.qiaoliang.tables.appeals.Tables.STEP;

import java.util.ArrayList;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.handling.Appeal;
import org.qiaoliang.appeals.internal.handling.AppealRepository;
import org.qiaoliang.appeals.internal.handling.DeadlineRows;
import org.qiaoliang.appeals.internal.handling.SealedWords;
import org.qiaoliang.appeals.internal.search.SearchTokens;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.divisions.WorkCalendar;
import org.qiaoliang.organizations.Organization;
import org.springframework.stereotype.Repository;

/** Stores appeals that come in. Nothing is asked back from the inserts, so that no right to read is needed for them. */
@Repository
class NewAppeals {
    private final ActiveDatabase database;
    private final SealedWords words;
    private final WorkCalendar calendar;
    private final SearchTokens tokens;

    NewAppeals(ActiveDatabase database, SealedWords words, WorkCalendar calendar, SearchTokens tokens) {
        this.database = database;
        this.words = words;
        this.calendar = calendar;
        this.tokens = tokens;
    }

    /** What an appeal is known by. */
    record Identity(long id, AppealNumber number) {}

    /** The next of a year; a gap means nothing. */
    Identity next(int year) {
        var row = sql().fetchSingle("select nextval('appeals.appeal_id'), appeals.next_number(?)", year);
        return new Identity(row.get(0, long.class), AppealNumber.of(year, row.get(1, long.class)));
    }

    /** @param counted remembers the ledger's entry; last, since it needs the appeal's row */
    void insert(
            Appeal appeal,
            byte[] codeHash,
            SubmissionCheck.Checked said,
            byte @Nullable [] contact,
            @Nullable Organization accused,
            Query counted) {
        var origin = appeal.origin();
        var key = origin.caseKey();
        var staff = CurrentViewer.get() instanceof Viewer.Staff s ? s : null;
        var sealed = key == null
                ? null
                : words.store(key, said.title() + "\n" + said.text()).sealed();
        var statements = new ArrayList<Query>();
        statements.add(sql().insertInto(APPEAL)
                .set(APPEAL.ID, origin.id())
                .set(APPEAL.NUMBER, origin.number().value())
                .set(APPEAL.CODE_HASH, codeHash)
                .set(APPEAL.VERSION, 1)
                .set(APPEAL.STATE, appeal.state().code())
                .set(APPEAL.CATEGORY, origin.category())
                .set(APPEAL.DIVISION_ID, origin.division().value())
                .set(APPEAL.PLACE, origin.place().place())
                .set(APPEAL.PLACE_CODE, origin.place().digits())
                .set(APPEAL.CHANNEL, origin.channel().code())
                .set(APPEAL.ORGANIZATION_ID, appeal.body().organization().value())
                .set(APPEAL.SCOPE_KEY, appeal.body().scope().value())
                .set(APPEAL.ACCUSED_ID, accused == null ? null : accused.id().value())
                .set(APPEAL.TITLE, key == null ? said.title() : null)
                .set(APPEAL.TEXT, key == null ? said.text() : null)
                .set(APPEAL.CASE_KEY, key == null ? null : key.value())
                .set(APPEAL.SEALED, sealed)
                .set(APPEAL.ANONYMOUS, origin.anonymous())
                .set(APPEAL.CONTACT, contact)
                .set(APPEAL.PHONE_KEY, origin.phoneKey())
                .set(APPEAL.PEOPLE, said.people())
                .set(APPEAL.LANGUAGE, origin.language())
                .set(APPEAL.TAKEN_BY, staff == null ? null : staff.account().value())
                .set(APPEAL.TAKEN_BY_NAME, staff == null ? null : staff.name())
                .set(APPEAL.RECEIVED_AT, utc(origin.receivedAt()))
                .set(APPEAL.DUE_AT, AppealRepository.due(appeal)));
        for (var deadline : appeal.clocks().all()) {
            statements.add(DeadlineRows.insert(sql(), origin.id(), deadline, appeal.policy(), calendar.revision()));
        }
        statements.add(sql().insertInto(STEP)
                .set(STEP.APPEAL_ID, origin.id())
                .set(STEP.AT, utc(origin.receivedAt()))
                .set(STEP.TRANSITION, "receipt")
                .set(STEP.TO_STATE, appeal.state().code())
                .set(STEP.BY_PETITIONER, staff == null)
                .set(STEP.ACCOUNT, staff == null ? null : staff.account().value())
                .set(STEP.ACCOUNT_NAME, staff == null ? null : staff.name())
                .set(STEP.ORGANIZATION_ID, appeal.body().organization().value())
                // Why it did not go where such matters go, for those who handle it.
                .set(STEP.REASON, accused == null || key != null ? null : accused.name()));
        if (key == null) {
            statements.add(tokens.insert(origin.id(), appeal.body().scope(), said.title(), said.text()));
        }
        statements.add(counted);
        database.together(statements);
    }

    private DSLContext sql() {
        return database.sql();
    }
}
