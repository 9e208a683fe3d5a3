package org.qiaoliang.notices.internal;

import static org.qiaoliang.tables.notices.Tables.OUTBOX;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.crypto.Vault;
import org.qiaoliang.database.ActiveDatabase;
import org.qiaoliang.identity.CodeSender;
import org.qiaoliang.notices.Notice;
import org.qiaoliang.notices.Notices;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Takes notices in, within the transaction of what they tell. */
@Component
@EnableConfigurationProperties(NoticeSettings.class)
class Outbox implements Notices, CodeSender {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ActiveDatabase database;
    private final Vault vault;
    private final Clock clock;
    private final QuietHours quiet;

    Outbox(ActiveDatabase database, Vault vault, Clock clock, NoticeSettings settings) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.quiet = QuietHours.parse(settings.quiet(), ZONE);
    }

    @Override
    public void send(Notice notice) {
        var now = clock.instant();
        var channel = Channel.of(notice.recipient());
        // A text on a phone wakes people; a mail and what waits in the program do not.
        var from = channel == Channel.SMS || channel == Channel.WECHAT ? quiet.from(now) : now;
        put(notice, channel, now, from, null);
    }

    @Override
    public void sendCode(String event, String phone, String code, Duration validFor, Locale locale) {
        secret(event, phone, "notices.code", Map.of("code", code), "", validFor, locale);
    }

    @Override
    public void sendLink(String event, String phone, String path, Duration validFor, Locale locale) {
        secret(event, phone, "notices.link", Map.of("path", path), "", validFor, locale);
    }

    /** Somebody waits for it, so it goes at any hour, and not at all when it has run out. */
    private void secret(
            String event,
            String phone,
            String template,
            Map<String, String> parameters,
            String link,
            Duration validFor,
            Locale locale) {
        var now = clock.instant();
        var all = new java.util.HashMap<>(parameters);
        all.put("minutes", Long.toString(validFor.toMinutes()));
        var notice = new Notice(event, new Notice.Recipient.Phone(phone), template, all, locale, link);
        put(notice, Channel.SMS, now, now, now.plus(validFor));
    }

    private void put(Notice notice, Channel channel, Instant now, Instant from, @Nullable Instant expires) {
        var to = Channel.address(notice.recipient());
        var inside = channel == Channel.ACCOUNT;
        var scope = notice.scope();
        database.sql()
                .insertInto(OUTBOX)
                .set(OUTBOX.EVENT, notice.event())
                .set(OUTBOX.CHANNEL, channel.code())
                .set(OUTBOX.RECIPIENT, vault.lookup("notices.recipient", channel.code() + "/" + to))
                .set(OUTBOX.ACCOUNT, inside ? Long.valueOf(to) : null)
                .set(OUTBOX.SCOPE_KEY, scope == null ? null : scope.value())
                .set(OUTBOX.TEMPLATE, notice.template())
                .set(OUTBOX.CONTENT, new Content(to, notice.parameters()).seal(vault))
                .set(OUTBOX.LOCALE, notice.locale().toLanguageTag())
                .set(OUTBOX.LINK, notice.link())
                .set(OUTBOX.SECRET, expires != null)
                .set(OUTBOX.STATE, inside ? "sent" : "waiting")
                .set(OUTBOX.NEXT_AT, at(from))
                .set(OUTBOX.EXPIRES_AT, expires == null ? null : at(expires))
                .set(OUTBOX.MADE_AT, at(now))
                .set(OUTBOX.DONE_AT, inside ? at(now) : null)
                .onConflictDoNothing()
                .execute();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
