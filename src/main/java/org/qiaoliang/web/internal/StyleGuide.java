package org.qiaoliang.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qiaoliang.access.Open;
import org.qiaoliang.database.Instance;
import org.qiaoliang.kernel.Absent;
import org.qiaoliang.kernel.Complaints;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Chart;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;
import org.qiaoliang.web.Hotlines;
import org.qiaoliang.web.Pages;
import org.qiaoliang.web.Sort;
import org.qiaoliang.web.StateStep;
import org.qiaoliang.web.Tab;
import org.qiaoliang.web.Texts;
import org.qiaoliang.web.Tile;
import org.qiaoliang.web.TimelineEntry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The living style guide: every component once, in both shells. In development and demo mode only. */
@Controller
@Open
class StyleGuide {
    private final Pages pages;
    private final Texts texts;
    private final Clock clock;
    private final Hotlines hotlines;
    private final boolean shown;

    StyleGuide(
            Pages pages,
            Texts texts,
            Clock clock,
            Hotlines hotlines,
            Instance instance,
            @Value("${qiaoliang.styleguide:false}") boolean development) {
        this.pages = pages;
        this.texts = texts;
        this.clock = clock;
        this.hotlines = hotlines;
        this.shown = development || instance.demo();
    }

    @GetMapping("/styleguide")
    View workbench(HttpServletRequest request) {
        return pages.view("web/styleguide", page(request));
    }

    @GetMapping("/styleguide/portal")
    View portal(HttpServletRequest request) {
        return pages.view("web/styleguide-portal", page(request));
    }

    private StyleGuidePage page(HttpServletRequest request) {
        if (!shown) {
            throw new Absent();
        }
        var words = new Words(request);
        var now = clock.instant();
        return new StyleGuidePage(
                Form.of(Map.of("title", words.of("title"), "choice", "b")),
                refused(),
                List.of(
                        new Choice("a", words.of("choice.a"), words.of("choice.a.text")),
                        new Choice("b", words.of("choice.b"), words.of("choice.b.text")),
                        new Choice("c", words.of("choice.c"), words.of("choice.c.text"))),
                List.of(
                        new StateStep(words.of("received"), StateStep.Phase.DONE, "", ago(now, 9)),
                        new StateStep(words.of("accepted"), StateStep.Phase.DONE, words.of("who"), ago(now, 7)),
                        new StateStep(words.of("progress"), StateStep.Phase.NOW, words.of("who"), ago(now, 5)),
                        StateStep.next(words.of("replied")),
                        StateStep.next(words.of("closed"))),
                List.of(
                        new TimelineEntry(
                                ago(now, 5), words.of("accepted"), words.of("who"), words.of("text"), "check", "teal"),
                        new TimelineEntry(
                                ago(now, 7), words.of("message"), words.of("who"), "", "message-circle", "amber"),
                        new TimelineEntry(ago(now, 9), words.of("received"), "", "", "send", "grey")),
                List.of(
                        new Tab(words.of("tab.details"), "/styleguide", true),
                        new Tab(words.of("tab.people"), "/styleguide?tab=people", false, 2),
                        new Tab(words.of("tab.files"), "/styleguide?tab=files", false, 14),
                        new Tab(words.of("tab.history"), "/styleguide?tab=history", false)),
                Sort.parse("/styleguide", Map.of(), request.getParameter("sort"), "due"),
                List.of(now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(20))),
                tiles(words),
                charts(words),
                hotlines.of("110", "120", "12338"));
    }

    private static Form refused() {
        var wrong = new Complaints().add("phone", "web.guide.wrong").add("story", "web.guide.missing");
        return Form.of(Map.of("phone", "1380000")).refusedBy(catchViolation(wrong));
    }

    private static RuleViolation catchViolation(Complaints complaints) {
        try {
            complaints.raise();
        } catch (RuleViolation violation) {
            return violation;
        }
        throw new IllegalStateException("nothing was wrong");
    }

    private List<Tile> tiles(Words words) {
        return List.of(
                new Tile(
                        words.of("tile.received"),
                        "3,018",
                        words.of("unit.cases"),
                        "/styleguide",
                        Tile.Change.of(3018, 2684, true),
                        ""),
                new Tile(words.of("tile.in-time"), "96.4", "%", "", Tile.Change.of(964, 941, true), ""),
                new Tile(words.of("tile.overdue"), "17", words.of("unit.cases"), "", Tile.Change.of(17, 12, false), ""),
                new Tile(words.of("tile.open"), "208", words.of("unit.cases"), "", null, words.of("tile.note")));
    }

    private List<Chart> charts(Words words) {
        var months = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12").stream()
                .map(m -> words.of("month", m))
                .toList();
        var now = List.of(210, 164, 238, 251, 262, 270, 255, 249, 281, 244, 302, 292);
        var last = List.of(190, 150, 221, 236, 228, 241, 239, 230, 242, 219, 251, 237);
        var places = List.of(words.of("place.a"), words.of("place.b"), words.of("place.c"), words.of("place.d"));
        return List.of(
                new Chart(
                        "line",
                        words.of("axis.month"),
                        months,
                        Chart.Series.of(words.of("series.now"), now, false),
                        Chart.Series.of(words.of("series.last"), last, true)),
                new Chart(
                        "bars",
                        words.of("axis.place"),
                        places,
                        Chart.Series.of(words.of("tile.received"), List.of(412, 377, 301, 188), false)),
                new Chart(
                        "tree",
                        words.of("axis.place"),
                        places,
                        Chart.Series.of(
                                words.of("tile.received"),
                                List.of(
                                        new BigDecimal(412),
                                        new BigDecimal(377),
                                        new BigDecimal(301),
                                        new BigDecimal(188)),
                                false)));
    }

    private static Instant ago(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    /** The guide's own words in the reader's language. */
    private final class Words {
        private final java.util.Locale locale;

        Words(HttpServletRequest request) {
            locale = UiFactory.locale(request);
        }

        String of(String key, Object... parameters) {
            return texts.text(locale, "web.guide." + key, parameters);
        }
    }
}
