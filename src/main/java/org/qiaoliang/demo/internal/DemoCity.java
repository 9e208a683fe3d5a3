package org.qiaoliang.demo.internal;

import static org.qiaoliang.tables.demo.Tables.CITY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Role;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.access.ViewerSwitch;
import org.qiaoliang.appeals.AppealCategories;
import org.qiaoliang.appeals.AppealDesk;
import org.qiaoliang.appeals.AppealIntake;
import org.qiaoliang.appeals.AppealTemplates;
import org.qiaoliang.appeals.AppealTickets;
import org.qiaoliang.appeals.Channel;
import org.qiaoliang.appeals.Submission;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.divisions.DivisionSetup;
import org.qiaoliang.divisions.Divisions;
import org.qiaoliang.identity.Accounts;
import org.qiaoliang.identity.DemoAccounts;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionCode;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.kernel.WorkGate;
import org.qiaoliang.organizations.OrganizationSetup;
import org.qiaoliang.organizations.Organizations;
import org.qiaoliang.people.PeopleSetup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the demo city at the first start of a demo database. */
@Component
@Order(0)
@ConditionalOnBooleanProperty("qiaoliang.demo")
final class DemoCity implements ApplicationRunner, WorkGate {
    private static final long SEED = 3708;
    /** Deadline policies under which a second person approves replies. */
    private static final Set<String> APPROVED = Set.of("reviewed", "urgent");

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Viewer LOADER = new Viewer.Program("demo");

    private final DSLContext system;
    private final TransactionTemplate transactions;
    private final DemoClock clock;
    private final DivisionSetup divisionSetup;
    private final Divisions divisions;
    private final OrganizationSetup organizationSetup;
    private final Organizations organizations;
    private final Accounts accounts;
    private final DemoAccounts demoAccounts;
    private final AppealCategories categories;
    private final AppealIntake intake;
    private final AppealDesk desk;
    private final AppealTickets tickets;
    private final DemoTemplates templates;
    private final PeopleSetup people;
    private final ViewerSwitch viewers;
    private final int howMany;
    private final Progress progress = new Progress();
    private final DemoTexts texts = new DemoTexts();
    private final Random random = new Random(SEED);
    private final Ending ending;
    private volatile boolean open;

    DemoCity(
            @SystemDatabase DSLContext system,
            TransactionTemplate transactions,
            DemoClock clock,
            DivisionSetup divisionSetup,
            Divisions divisions,
            OrganizationSetup organizationSetup,
            Organizations organizations,
            Accounts accounts,
            DemoAccounts demoAccounts,
            AppealCategories categories,
            AppealIntake intake,
            AppealDesk desk,
            AppealTickets tickets,
            AppealTemplates templates,
            PeopleSetup people,
            ViewerSwitch viewers,
            Ending ending,
            @Value("${qiaoliang.demo-appeals:3000}") int howMany) {
        this.system = system;
        this.transactions = transactions;
        this.clock = clock;
        this.divisionSetup = divisionSetup;
        this.divisions = divisions;
        this.organizationSetup = organizationSetup;
        this.organizations = organizations;
        this.accounts = accounts;
        this.demoAccounts = demoAccounts;
        this.categories = categories;
        this.intake = intake;
        this.desk = desk;
        this.tickets = tickets;
        this.templates = new DemoTemplates(templates, divisions, organizations);
        this.people = people;
        this.viewers = viewers;
        this.ending = ending;
        this.howMany = howMany;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var loaded = system.select(CITY.LOADED_AT).from(CITY).fetchOptional();
        if (loaded.isPresent() && loaded.get().value1() != null) {
            open = true;
            return;
        }
        if (loaded.isPresent()) {
            throw progress.cutOff();
        }
        ending.hold(() -> CurrentViewer.as(LOADER, this::load));
        if (ending.isAsked()) {
            progress.say("demo.stopped");
            ending.await();
        }
        open = true;
    }

    /** Until its year has been replayed nothing looks at it with today's clock: what was settled long ago is not yet. */
    @Override
    public boolean isOpen() {
        return open;
    }

    private void load() {
        var end = clock.instant();
        system.insertInto(CITY, CITY.BEGUN_AT, CITY.SEED)
                .values(end.atOffset(ZoneOffset.UTC), SEED)
                .execute();
        var begin = end.minus(YEAR);
        // Everything is there, and everybody in office, before the first appeal comes in.
        var cast = clock.at(begin.minus(Duration.ofDays(1)), this::establish);

        var appeals = new DemoAppeals(intake, desk, tickets, viewers, transactions, clock, cast, organizations);
        plan(appeals, cast, begin, end);
        appeals.replay(received -> progress.appeals(received, howMany), ending::isAsked);
        if (ending.isAsked()) {
            return;
        }
        system.update(CITY)
                .set(CITY.LOADED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    private DemoCast establish() {
        progress.say("demo.progress.divisions", divisionSetup.load(DemoPlan.CITY));
        progress.say("demo.progress.organizations", organizationSetup.establish(DemoPlan.accepts(categories)));
        var cast = new DemoCast(accounts, organizationSetup, divisions, texts, random);
        DemoPlan.staff(cast, divisions, organizations, categories);
        var offered = engageShown(cast);
        var numbers = cast.enter();
        demoAccounts.offer(offered.stream().map(o -> o.with(numbers)).toList());
        progress.say("demo.progress.accounts", numbers.size());
        templates.write(cast, texts);
        // With numbers of its own, so that the year of appeals is the same whoever lives here.
        var families = new DemoPeople(divisions, organizations, texts, new Random(SEED), LocalDate.now(clock));
        progress.say("demo.progress.people", people.settle(families.families()));
        return cast;
    }

    /** One account of each role, for the sign-in page. */
    private List<Offer> engageShown(DemoCast cast) {
        var city = divisions.byCode(DemoPlan.CITY).orElseThrow();
        var county = divisions.byCode(DemoPlan.SHOWN_COUNTY).orElseThrow();
        var union = organizations.at(OrganizationKind.TRADE_UNION, county.id()).orElseThrow();
        var women = organizations
                .at(OrganizationKind.WOMENS_FEDERATION, county.id())
                .orElseThrow();
        var cityUnion =
                organizations.at(OrganizationKind.TRADE_UNION, city.id()).orElseThrow();
        var village = divisions
                .children(divisions.children(county.id()).getFirst().id())
                .getFirst();
        var villageWomen = organizations
                .at(OrganizationKind.WOMENS_FEDERATION, village.id())
                .orElseThrow();

        cast.engageForAll("leader", DemoPlan.CITY, cityUnion, "leader", Role.LEADER);
        cast.engage("supervisor", union, "supervisor", Role.SUPERVISOR);
        cast.engage("handler", union, "handler", Role.HANDLER);
        cast.engageForAll("operator", DemoPlan.CITY, cityUnion, "operator", Role.OPERATOR);
        cast.engageForAll("village", village.code(), villageWomen, "village-worker", Role.VILLAGE_WORKER);
        cast.engage("case-officer", women, "case-officer", Role.HANDLER, Role.CASE_OFFICER);
        cast.engageForAll("auditor", DemoPlan.CITY, null, "auditor", Role.AUDITOR);
        cast.engageForAll("admin", DemoPlan.CITY, null, "administrator", Role.ADMINISTRATOR);
        cast.engageForAll("admin2", DemoPlan.CITY, null, "administrator", Role.ADMINISTRATOR);
        return List.of(
                new Offer("leader", Role.LEADER, city.name(), city.code()),
                new Offer("supervisor", Role.SUPERVISOR, union.name(), county.code()),
                new Offer("handler", Role.HANDLER, union.name(), county.code()),
                new Offer("operator", Role.OPERATOR, cityUnion.name(), city.code()),
                new Offer("village", Role.VILLAGE_WORKER, villageWomen.name(), village.code()),
                new Offer("case-officer", Role.CASE_OFFICER, women.name(), county.code()),
                new Offer("auditor", Role.AUDITOR, city.name(), city.code()),
                new Offer("admin", Role.ADMINISTRATOR, city.name(), city.code()),
                new Offer("admin2", Role.ADMINISTRATOR, city.name(), city.code()));
    }

    private record Offer(String login, Role role, String organization, DivisionCode division) {
        DemoAccounts.Offered with(Map<String, AccountId> numbers) {
            var account = numbers.get(login);
            if (account == null) {
                throw new IllegalStateException("no account was made for " + login);
            }
            return new DemoAccounts.Offered(account, login, DemoCast.PASSWORD, role, organization, division);
        }
    }

    private void plan(DemoAppeals appeals, DemoCast cast, Instant begin, Instant end) {
        var villages = DemoPlan.villages(divisions);
        var weighted = new ArrayList<String>();
        texts.weights().forEach((code, weight) -> {
            for (var i = 0; i < weight; i++) {
                weighted.add(code);
            }
        });
        var operators = cast.withLogin("operator");
        for (var index = 0; index < howMany; index++) {
            var category = DemoTexts.pick(weighted, random);
            var village = DemoTexts.pick(villages, random);
            var township = divisions.find(village.parent().orElseThrow()).orElseThrow();
            var received = received(begin, end);
            var about = categories.find(category).orElseThrow();
            var receiver = intake.receivingBody(category, village.code().digits())
                    .orElseThrow()
                    .organization();
            var anonymous = random.nextInt(100) < (about.passedOn() ? 80 : 6);
            var story = texts.story(category, township.name(), random);
            var submission = Submission.of(
                    category,
                    village.code().digits(),
                    story.title(),
                    story.text(),
                    anonymous,
                    anonymous ? null : new Submission.Contact(texts.personName(random), texts.phone(random)));
            var channel = channel(anonymous);
            var steps = AppealLife.plan(
                    texts,
                    random,
                    received,
                    end,
                    story.reply(),
                    about.confidential(),
                    APPROVED.contains(about.policy()),
                    anonymous,
                    cast.above(receiver, organizations).size());
            appeals.add(
                    received,
                    new DemoAppeals.Life(
                            index,
                            channel,
                            submission,
                            receiver,
                            about.confidential(),
                            channel == Channel.PORTAL ? new Viewer.Anonymous() : operators,
                            steps));
        }
    }

    private Channel channel(boolean anonymous) {
        var draw = random.nextInt(100);
        if (anonymous || draw < 58) {
            return Channel.PORTAL;
        }
        return draw < 80 ? Channel.HOTLINE : draw < 91 ? Channel.COUNTER : Channel.ON_BEHALF;
    }

    /** Some time of some day, more of them lately, by day rather than by night. */
    private Instant received(Instant begin, Instant end) {
        var share = 1 - Math.pow(random.nextDouble(), 1.25);
        var moment = begin.plusSeconds((long) (Duration.between(begin, end).toSeconds() * share));
        var day = LocalDate.ofInstant(moment, clock.getZone());
        var at = day.atTime(7 + random.nextInt(14), random.nextInt(60))
                .atZone(clock.getZone())
                .toInstant();
        return at.isBefore(begin) ? begin.plusSeconds(60) : at.isAfter(end) ? end.minusSeconds(600) : at;
    }
}
