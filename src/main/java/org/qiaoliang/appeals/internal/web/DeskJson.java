package org.qiaoliang.appeals.internal.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.deadlines.Deadline;
import org.qiaoliang.appeals.internal.handling.AppealTransition;
import org.qiaoliang.appeals.internal.reading.CaseFile;
import org.qiaoliang.appeals.internal.reading.DeskFilter;
import org.qiaoliang.appeals.internal.reading.DeskRow;
import org.qiaoliang.appeals.internal.reading.Proposals;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.Slice;
import org.qiaoliang.organizations.Organization;
import org.qiaoliang.organizations.Organizations;
import org.springframework.stereotype.Component;

/** Appeals as staff's programs get them. */
@Component
class DeskJson {
    private final Organizations organizations;
    private final Proposals proposals;
    private final Clock clock;

    DeskJson(Organizations organizations, Proposals proposals, Clock clock) {
        this.organizations = organizations;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** @param sort the order that they have, which is not always the one asked for */
    record ListJson(List<RowJson> items, @Nullable String after, String sort) {}

    record RowJson(
            String number,
            String state,
            String category,
            @Nullable String title,
            String division,
            String organization,
            @Nullable String handler,
            String channel,
            Instant receivedAt,
            @Nullable LocalDate dueOn,
            boolean overdue,
            boolean confidential,
            int version) {}

    record BodyJson(long id, String name) {}

    record ProposalJson(long id, String name, String reason) {}

    /** @param representatives who else speaks for a collective matter */
    record ContactJson(String name, String phone, List<PersonJson> representatives) {
        static ContactJson of(CaseFile.MaskedContact contact) {
            return new ContactJson(
                    contact.name(),
                    contact.phone(),
                    contact.representatives().stream()
                            .map(other -> new PersonJson(other.name(), other.phone()))
                            .toList());
        }
    }

    record PersonJson(String name, String phone) {}

    record DeadlineJson(
            String kind,
            Instant startedAt,
            @Nullable LocalDate dueOn,
            boolean statutory,
            boolean paused,
            @Nullable Instant metAt,
            int extendedDays) {}

    record StepJson(
            Instant at,
            String transition,
            @Nullable String from,
            String to,
            String by,
            @Nullable String organization,
            @Nullable String reason) {}

    /** @param joined number of the joined appeal whose petitioner wrote it, or for whom alone it is */
    record MessageJson(Instant at, String from, @Nullable String joined, String text) {}

    record NoteJson(Instant at, String by, String text) {}

    record AppealJson(
            String number,
            int version,
            String state,
            String category,
            String division,
            BodyJson organization,
            @Nullable String handler,
            String channel,
            @Nullable String title,
            @Nullable String text,
            int people,
            boolean anonymous,
            boolean confidential,
            @Nullable ContactJson contact,
            Instant receivedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant notifiedAt,
            @Nullable Instant repliedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant closedAt,
            @Nullable LocalDate dueOn,
            boolean overdue,
            @Nullable Boolean satisfied,
            @Nullable String joinedTo,
            List<String> joined,
            @Nullable String reply,
            @Nullable String draft,
            List<DeadlineJson> deadlines,
            List<StepJson> steps,
            List<MessageJson> messages,
            List<NoteJson> notes,
            List<ProposalJson> proposals,
            List<String> transitions) {}

    ListJson list(Slice<DeskRow> rows, DeskFilter.Order order) {
        var bodies = names(rows.items().stream().map(DeskRow::organization).collect(Collectors.toSet()));
        var now = clock.instant();
        return new ListJson(
                rows.items().stream()
                        .map(r -> new RowJson(
                                r.number().value(),
                                r.state().code(),
                                r.category(),
                                r.title(),
                                r.place(),
                                bodies.getOrDefault(r.organization(), ""),
                                r.handler(),
                                r.channel(),
                                r.receivedAt(),
                                r.dueAt() == null ? null : Deadline.dayOf(r.dueAt()),
                                r.overdue(now),
                                r.confidential(),
                                r.version()))
                        .toList(),
                rows.after(),
                order.code());
    }

    AppealJson appeal(CaseFile file) {
        var a = file.appeal();
        var origin = a.origin();
        var t = a.times();
        var handler = a.handler();
        var contact = file.contact();
        var due = a.clocks().next();
        var answer = file.answer();
        return new AppealJson(
                origin.number().value(),
                a.version(),
                a.state().code(),
                origin.category(),
                origin.place().digits(),
                new BodyJson(a.body().organization().value(), file.organization()),
                handler == null ? null : handler.name(),
                origin.channel().code(),
                file.title(),
                file.text(),
                file.people(),
                origin.anonymous(),
                origin.confidential(),
                contact == null ? null : ContactJson.of(contact),
                origin.receivedAt(),
                t.accepted(),
                t.notified(),
                t.replied(),
                t.delivered(),
                t.closed(),
                due.map(Deadline::dueOn).orElse(null),
                due.filter(d -> d.isOverdue(clock.instant())).isPresent(),
                a.satisfied(),
                file.joinedTo(),
                file.joined().stream().map(AppealNumber::value).toList(),
                answer.isEmpty() ? null : answer,
                file.draft().map(CaseFile.Reply::text).orElse(null),
                a.clocks().all().stream().map(DeskJson::deadline).toList(),
                file.steps().stream().map(DeskJson::step).toList(),
                file.messages().stream()
                        .map(m -> new MessageJson(
                                m.at(),
                                m.byPetitioner() ? "petitioner" : m.organization(),
                                m.joined() == null ? null : m.joined().value(),
                                m.text()))
                        .toList(),
                file.notes().stream()
                        .map(n -> new NoteJson(n.at(), n.by(), n.text()))
                        .toList(),
                proposals.of(file).stream()
                        .map(p -> new ProposalJson(
                                p.id().value(),
                                p.organization().name(),
                                p.reason().code()))
                        .toList(),
                file.may().stream().map(AppealTransition::code).toList());
    }

    private static DeadlineJson deadline(Deadline d) {
        return new DeadlineJson(
                d.kind().code(),
                d.startedAt(),
                d.isPaused() ? null : d.dueOn(),
                d.kind().isStatutory(),
                d.isPaused(),
                d.outcome() == Deadline.Outcome.MET || d.outcome() == Deadline.Outcome.MISSED ? d.endedAt() : null,
                d.extendedDays());
    }

    private static StepJson step(CaseFile.Step s) {
        return new StepJson(
                s.at(),
                s.transition(),
                s.from() == null ? null : s.from().code(),
                s.to().code(),
                s.byPetitioner() ? "petitioner" : s.by().isEmpty() ? "program" : s.by(),
                s.organization(),
                s.reason().isEmpty() ? null : s.reason());
    }

    private Map<OrganizationId, String> names(Set<OrganizationId> ids) {
        return organizations.find(ids).values().stream()
                .collect(Collectors.toMap(Organization::id, Organization::name));
    }
}
