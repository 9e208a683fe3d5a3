package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Permission;
import org.qiaoliang.identity.internal.administration.AccountRecovery;
import org.qiaoliang.identity.internal.administration.Grants;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** What waits for a second administrator. */
@Controller
@Needs(Permission.ACCOUNTS_MANAGE)
@RequestMapping("/workbench/approvals")
class ApprovalPages {
    private static final String HERE = "/workbench/approvals";

    private final Pages pages;
    private final AccountPageFactory factory;
    private final AccountRecovery recovery;
    private final Grants grants;

    ApprovalPages(Pages pages, AccountPageFactory factory, AccountRecovery recovery, Grants grants) {
        this.pages = pages;
        this.factory = factory;
        this.recovery = recovery;
        this.grants = grants;
    }

    @GetMapping
    View waiting() {
        return pages.view("identity/approvals", factory.waiting());
    }

    @PostMapping("/grants/{id}/approval")
    String approve(@PathVariable long id) {
        return "redirect:" + AccountPageFactory.href(grants.approve(id));
    }

    @PostMapping("/grants/{id}/end")
    String end(@PathVariable long id) {
        return "redirect:" + AccountPageFactory.href(grants.end(id));
    }

    @PostMapping("/recoveries/{id}/approval")
    Object approveRecovery(@PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        var token = recovery.approve(id);
        return AccountAdminPages.link(pages, Links.Purpose.RECOVERY, "", token, HERE, response, request);
    }

    @PostMapping("/recoveries/{id}/refusal")
    String refuseRecovery(@PathVariable long id) {
        return "redirect:" + AccountPageFactory.href(recovery.refuse(id));
    }
}
