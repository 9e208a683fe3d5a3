package org.qiaoliang.identity.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import org.qiaoliang.access.Open;
import org.qiaoliang.identity.internal.signin.LostPassword;
import org.qiaoliang.web.Languages;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** For those who forgot their password; says the same whether there is such an account or not. */
@Controller
@Open
@RequestMapping("/sign-in/lost")
class LostPages {
    private final Pages pages;
    private final LostPassword lost;
    private final Languages languages;

    LostPages(Pages pages, LostPassword lost, Languages languages) {
        this.pages = pages;
        this.lost = lost;
        this.languages = languages;
    }

    @GetMapping
    View show() {
        return pages.view("identity/lost", new LostPage(false));
    }

    @PostMapping
    View ask(@RequestParam(defaultValue = "") String account, HttpServletRequest request) {
        lost.ask(account, request.getRemoteAddr(), languages.of(request));
        return pages.view("identity/lost", new LostPage(true));
    }
}
