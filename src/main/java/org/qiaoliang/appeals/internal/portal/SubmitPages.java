package org.qiaoliang.appeals.internal.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.qiaoliang.access.Open;
import org.qiaoliang.appeals.AppealTickets;
import org.qiaoliang.appeals.Category;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.appeals.internal.intake.PublicLimits;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Filing what was written, and leaving in a hurry. */
@Controller
@Open
@RequestMapping("/appeals")
class SubmitPages {
    private final Drafts drafts;
    private final WizardPages wizard;
    private final PublicLimits filing;
    private final AppealTickets holders;
    private final Tickets tickets;
    private final Languages languages;
    private final Pages pages;
    private final String neutral;

    SubmitPages(
            Drafts drafts,
            WizardPages wizard,
            PublicLimits filing,
            AppealTickets holders,
            Tickets tickets,
            Languages languages,
            Pages pages,
            @Value("${qiaoliang.quick-exit:https://www.weather.com.cn/}") String neutral) {
        this.drafts = drafts;
        this.wizard = wizard;
        this.filing = filing;
        this.holders = holders;
        this.tickets = tickets;
        this.languages = languages;
        this.pages = pages;
        this.neutral = neutral;
    }

    /** The receipt is the answer itself, since the code is never said again; sending the form again shows the same. */
    @PostMapping
    Object submit(
            @RequestParam(name = "_key", defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        var draft = drafts.read(request);
        var missing = wizard.missing(draft);
        if (missing != null) {
            return "redirect:" + missing.path();
        }
        Receipt receipt;
        try {
            receipt = filing.submit(
                    request.getRemoteAddr(),
                    key,
                    draft.submission(languages.of(request).getLanguage()));
        } catch (RuleViolation refused) {
            var form = new Form(draft.form().values(), refused.complaints());
            return pages.view(refused, "appeals/portal/review", wizard.wizard(Step.REVIEW, draft, form));
        }
        drafts.keep(draft.with(Map.of(Draft.SENT, "true")), request, response);
        var number = receipt.number().value();
        // Filed is filed: nothing may stand between it and its receipt, least of all what others guessed from this
        // address.
        tickets.write(holders.holder(receipt.number(), receipt.code()), request, response);
        response.setHeader("Cache-Control", "no-store");
        return pages.view(
                "appeals/portal/receipt",
                new ReceiptPage(
                        receipt,
                        QrCode.dataUri(address(number, receipt.code())),
                        drafts.category(draft).map(Category::confidential).orElse(false),
                        draft.anonymous()));
    }

    /**
     * Away, at once: to a page that tells nothing, leaving nothing behind. A link and no form, since the policy for forms
     * lets none lead elsewhere.
     */
    @GetMapping("/exit")
    String exit(HttpServletRequest request, HttpServletResponse response) {
        drafts.drop(request, response);
        tickets.drop(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        response.setHeader("Referrer-Policy", "no-referrer");
        return "redirect:" + neutral;
    }

    private static String address(String number, String code) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/follow")
                        .build() + "?number=" + number + "&code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }
}
