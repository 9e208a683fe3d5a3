package org.qiaoliang.appeals.internal.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Open;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealCommand;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealNumber;
import org.qiaoliang.appeals.internal.intake.CodeGate;
import org.qiaoliang.appeals.internal.reading.FollowQueries;
import org.qiaoliang.appeals.internal.reading.Followed;
import org.qiaoliang.appeals.internal.web.FileUploads;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Idempotency;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Texts;
import org.qiaoliang.web.TimelineEntry;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Following an appeal with number and code, or signed in by phone (APPEAL-1), and what its petitioner can do. */
@Controller
@Open
@RequestMapping("/follow")
class FollowPages {
    private static final String SHOW = "appeals/portal/show";

    private final FollowQueries queries;
    private final AppealDesk desk;
    private final CodeGate gate;
    private final Tickets tickets;
    private final FileUploads files;
    private final AppealCategories categories;
    private final Idempotency idempotency;
    private final Texts texts;
    private final Languages languages;
    private final Pages pages;

    FollowPages(
            FollowQueries queries,
            AppealDesk desk,
            CodeGate gate,
            Tickets tickets,
            FileUploads files,
            AppealCategories categories,
            Idempotency idempotency,
            Texts texts,
            Languages languages,
            Pages pages) {
        this.queries = queries;
        this.desk = desk;
        this.gate = gate;
        this.tickets = tickets;
        this.files = files;
        this.categories = categories;
        this.idempotency = idempotency;
        this.texts = texts;
        this.languages = languages;
        this.pages = pages;
    }

    /** Filled in by the picture of a receipt; looked up only when the reader says so. */
    @GetMapping
    Object ask(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code) {
        return pages.view("appeals/portal/follow", Form.of(Map.of("number", number, "code", code)));
    }

    @PostMapping
    Object open(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var ticket = gate.open(number, code, request.getRemoteAddr());
            tickets.write(ticket, request, response);
            return "redirect:/follow/" + ticket.number();
        } catch (Absent nothing) {
            return refused(request, new RuleViolation("code", "appeals.portal.follow.wrong"));
        } catch (RuleViolation violation) {
            return refused(request, violation);
        }
    }

    private Object refused(HttpServletRequest request, RuleViolation violation) {
        return pages.view(
                violation, "appeals/portal/follow", Form.posted(request).refusedBy(violation));
    }

    @GetMapping("/lost")
    Object lost() {
        return pages.view("appeals/portal/lost", "");
    }

    @PostMapping("/leaving")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        tickets.drop(request, response);
        return "redirect:/";
    }

    @GetMapping("/{number}")
    Object show(@PathVariable String number, HttpServletRequest request, HttpServletResponse response) {
        return page(SHOW, number, Form.empty(), null, request, response);
    }

    @GetMapping("/{number}/withdrawal")
    Object confirmWithdrawal(@PathVariable String number, HttpServletRequest request, HttpServletResponse response) {
        return page("appeals/portal/withdraw", number, Form.empty(), null, request, response);
    }

    @GetMapping("/{number}/review-request")
    Object askReview(@PathVariable String number, HttpServletRequest request, HttpServletResponse response) {
        return page("appeals/portal/review-request", number, Form.empty(), null, request, response);
    }

    @PostMapping("/{number}/messages")
    Object write(
            @PathVariable String number,
            @RequestParam(name = "_key", defaultValue = "") String key,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            HttpServletResponse response) {
        return act(number, key, new AppealCommand.Write(text), SHOW, "messages", request, response);
    }

    @PostMapping("/{number}/withdrawal")
    Object withdraw(
            @PathVariable String number,
            @RequestParam(name = "_key", defaultValue = "") String key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        var command = new AppealCommand.Withdraw(reason);
        return act(number, key, command, "appeals/portal/withdraw", "", request, response);
    }

    @PostMapping("/{number}/review-request")
    Object requestReview(
            @PathVariable String number,
            @RequestParam(name = "_key", defaultValue = "") String key,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        var command = new AppealCommand.RequestReview(reason);
        return act(number, key, command, "appeals/portal/review-request", "", request, response);
    }

    @PostMapping("/{number}/satisfaction")
    Object rate(
            @PathVariable String number,
            @RequestParam(name = "_key", defaultValue = "") String key,
            @RequestParam(defaultValue = "") String satisfied,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!List.of("true", "false").contains(satisfied)) {
            var refused = new RuleViolation("satisfied", "appeals.portal.rate.choose");
            return page(SHOW, number, Form.posted(request), refused, request, response);
        }
        var command = new AppealCommand.Rate(Boolean.parseBoolean(satisfied), comment);
        return act(number, key, command, SHOW, "rating", request, response);
    }

    @PostMapping("/{number}/files")
    Object addFiles(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            HttpServletRequest request,
            HttpServletResponse response) {
        var appeal = number(number);
        try {
            files.add(appeal, file, true, "appeals.portal.files.none", request);
        } catch (RuleViolation violation) {
            return page(SHOW, number, Form.empty(), violation, request, response);
        }
        return "redirect:/follow/" + number + "#files";
    }

    private Object act(
            String number,
            String key,
            AppealCommand command,
            String template,
            String part,
            HttpServletRequest request,
            HttpServletResponse response) {
        var appeal = number(number);
        try {
            idempotency.once(
                    "appeals.follow",
                    key,
                    number + command,
                    Idempotency.Codec.TEXT,
                    () -> Integer.toString(desk.act(appeal, command)));
        } catch (RuleViolation violation) {
            return page(template, number, Form.posted(request), violation, request, response);
        }
        return "redirect:/follow/" + number + (part.isEmpty() ? "" : "#" + part);
    }

    /** @param refused why what was posted was not done; null when nothing was */
    private Object page(
            String template,
            String number,
            Form form,
            @Nullable RuleViolation refused,
            HttpServletRequest request,
            HttpServletResponse response) {
        var viewer = CurrentViewer.get();
        if (!(viewer instanceof Viewer.TicketHolder) && !(viewer instanceof Viewer.Resident)) {
            return "redirect:/follow?number=" + number(number);
        }
        var appeal = queries.follow(number(number));
        var locale = languages.of(request);
        response.setHeader("Cache-Control", "no-store");
        var category =
                categories.find(appeal.category()).map(c -> c.name(locale)).orElse("");
        var said = refused == null ? form : form.refusedBy(refused);
        var page = new FollowPage(appeal, category, steps(appeal, locale), said, viewer instanceof Viewer.Resident);
        return refused == null ? pages.view(template, page) : pages.view(refused, template, page);
    }

    /** Newest first: where it stands is what people look for. */
    private List<TimelineEntry> steps(Followed appeal, Locale locale) {
        return appeal.steps().reversed().stream()
                .map(step -> new TimelineEntry(
                        step.at(),
                        texts.text(locale, "appeals.portal.happened." + step.transition()),
                        step.by(),
                        "",
                        "check",
                        step.equals(appeal.steps().getLast()) ? "red" : "teal"))
                .toList();
    }

    private static AppealNumber number(String typed) {
        return AppealNumber.parse(typed).orElseThrow(Absent::new);
    }
}
