package org.qiaoliang.appeals.internal.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.kernel.RecurringWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what somebody writes step by step. The browser holds a random token, the database its keyed hash and the sealed
 * text. Of a confidential matter the browser forgets the token when it is closed, and the text goes within hours.
 */
@Component
class Drafts implements RecurringWork {
    static final String PURPOSE = "appeals.draft";
    private static final String COOKIE = "draft";
    private static final String PATH = "/appeals";
    private static final int TOKEN_BYTES = 24;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration KEPT_CONFIDENTIAL = Duration.ofHours(3);
    private static final Duration KEPT_SENT = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TransactionTemplate transactions;
    private final DSLContext sql;
    private final TransactionTemplate systemTransactions;
    private final DSLContext system;
    private final Vault vault;
    private final AppealCategories categories;
    private final Clock clock;

    Drafts(
            TransactionTemplate transactions,
            DSLContext sql,
            @SystemDatabase TransactionTemplate systemTransactions,
            @SystemDatabase DSLContext system,
            Vault vault,
            AppealCategories categories,
            Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.systemTransactions = systemTransactions;
        this.system = system;
        this.vault = vault;
        this.categories = categories;
        this.clock = clock;
    }

    /** What this browser was writing; empty when nothing. */
    Draft read(HttpServletRequest request) {
        var token = token(request);
        if (token.isEmpty()) {
            return Draft.EMPTY;
        }
        var sealed = transactions.execute(status -> sql.fetchSingle(
                        "select appeals.open_draft(?, ?::timestamptz) as content", hash(token.get()), now())
                .get("content", byte[].class));
        return sealed == null ? Draft.EMPTY : new Draft(JSON.readValue(vault.open(PURPOSE, sealed), FIELDS));
    }

    void keep(Draft draft, HttpServletRequest request, HttpServletResponse response) {
        var token = token(request).orElseGet(Drafts::newToken);
        var secret = category(draft).map(Category::confidential).orElse(false);
        var kept = draft.sent() ? KEPT_SENT : secret ? KEPT_CONFIDENTIAL : KEPT;
        var sealed = vault.seal(PURPOSE, JSON.writeValueAsString(draft.fields()));
        transactions.executeWithoutResult(status ->
                sql.fetch("select appeals.keep_draft(?, ?, ?::timestamptz)", hash(token), sealed, now().plus(kept)));
        Cookies.write(request, response, COOKIE, token, PATH, secret ? Optional.empty() : Optional.of(KEPT));
    }

    void drop(HttpServletRequest request, HttpServletResponse response) {
        token(request)
                .ifPresent(token -> transactions.executeWithoutResult(
                        status -> sql.fetch("select appeals.drop_draft(?)", hash(token))));
        Cookies.drop(request, response, COOKIE, PATH);
    }

    Optional<Category> category(Draft draft) {
        return categories.find(draft.get(Draft.CATEGORY)).filter(Category::active);
    }

    @Override
    public String name() {
        return "appeals.old-drafts";
    }

    @Override
    public Cadence cadence() {
        return RecurringWork.every(Duration.ofMinutes(30));
    }

    @Override
    public void run() {
        systemTransactions.executeWithoutResult(
                status -> system.execute("delete from appeals.draft where kept_until < ?::timestamptz", now()));
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Cookies.read(request, COOKIE).filter(token -> token.matches("[A-Za-z0-9_-]{32}"));
    }

    private byte[] hash(String token) {
        return vault.lookup(PURPOSE, token);
    }

    private static String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
