package org.qiaoliang.divisions.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.DivisionId;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.NavEntry;
import org.qiaoliang.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The region tree for the staff. */
@Controller
@SignedIn
@RequestMapping(DivisionPageFactory.PATH)
class DivisionPages implements NavEntry {
    private static final int AMONG_THE_FOUNDATIONS = 610;

    private final Pages pages;
    private final DivisionPageFactory factory;

    DivisionPages(Pages pages, DivisionPageFactory factory) {
        this.pages = pages;
        this.factory = factory;
    }

    @GetMapping
    View list(@RequestParam(defaultValue = "") String division, @RequestParam(defaultValue = "") String q) {
        return pages.view("divisions/list", factory.list(division, q));
    }

    @GetMapping("/{id}")
    View show(@PathVariable int id, HttpServletRequest request) {
        return pages.view("divisions/show", factory.one(new DivisionId(id), Form.empty(), List.of(), request));
    }

    @Override
    public int order() {
        return AMONG_THE_FOUNDATIONS;
    }

    @Override
    public String key() {
        return "divisions.nav";
    }

    @Override
    public String href() {
        return DivisionPageFactory.PATH;
    }

    @Override
    public String icon() {
        return "map-pin";
    }

    @Override
    public boolean visibleTo(Viewer viewer) {
        return viewer instanceof Viewer.Staff;
    }
}
