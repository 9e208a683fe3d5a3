package org.qiaoliang.identity.internal.oidc;

import static org.qiaoliang.tables.identity.Tables.ACCOUNT;
import static org.qiaoliang.tables.identity.Tables.FEDERATED;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.IdentitySettings;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.session.Token;
import org.qiaoliang.identity.internal.signin.EnrolmentRequired;
import org.qiaoliang.identity.internal.signin.Links;
import org.qiaoliang.identity.internal.signin.SignIn;
import org.qiaoliang.identity.internal.signin.SignInRefused;
import org.qiaoliang.kernel.AccountId;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody comes back from the city's sign-in. Who was linked before is let in; who is signed in here is linked; a claim
 * that the settings name may say the account the first time. No account is ever made, and no other claim is believed. The
 * city's word stands for a password: who has a second factor here is asked for it, unless the settings believe that the city
 * asked for one.
 */
@Component
public class CitySignIn implements AuthenticationSuccessHandler {
    /** Values of the claim {@code amr} (RFC 8176) that mean more than something one knows. */
    private static final Set<String> FACTORS = Set.of("mfa", "otp", "hwk", "sc");

    private final TransactionTemplate systemTransactions;
    private final DSLContext system;
    private final SignIn signIn;
    private final SessionCookie cookie;
    private final CityPending pending;
    private final Audit audit;
    private final IdentitySettings settings;
    private final Clock clock;

    CitySignIn(
            @SystemDatabase TransactionTemplate systemTransactions,
            @SystemDatabase DSLContext system,
            SignIn signIn,
            SessionCookie cookie,
            CityPending pending,
            Audit audit,
            IdentitySettings settings,
            Clock clock) {
        this.systemTransactions = systemTransactions;
        this.system = system;
        this.signIn = signIn;
        this.cookie = cookie;
        this.pending = pending;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (!(authentication instanceof OAuth2AuthenticationToken token)
                || !(token.getPrincipal() instanceof OidcUser user)) {
            response.sendRedirect(CityRefusal.UNKNOWN.path());
            return;
        }
        var provider = token.getAuthorizedClientRegistrationId();
        var subject = Objects.requireNonNull(user.getSubject(), "an ID token always has a subject");
        var found = find(provider, subject);
        if (CurrentViewer.get() instanceof Viewer.Staff staff) {
            // Whoever is signed in came to link: this never makes them somebody else.
            if (found.isEmpty()) {
                link(new CityIdentity(provider, subject, staff.account()));
            }
            // Asked again where it was free: somebody else may have linked it at the same moment.
            var mine = found.or(() -> find(provider, subject))
                    .filter(staff.account()::equals)
                    .isPresent();
            response.sendRedirect(mine ? "/account" : "/account?city=taken");
            return;
        }
        var account = found.or(() -> byClaim(user));
        response.sendRedirect(
                account.isEmpty()
                        ? CityRefusal.UNKNOWN.path()
                        : letIn(request, response, new CityIdentity(provider, subject, account.get()), user));
    }

    /** @return where to go next */
    private String letIn(
            HttpServletRequest request, HttpServletResponse response, CityIdentity identity, OidcUser user) {
        try {
            var session = signIn.fromElsewhere(
                    identity.account(), provedFactor(identity.provider(), user), Sessions.Origin.of(request));
            link(identity);
            cookie.write(request, response, session, false);
            return "/workbench";
        } catch (EnrolmentRequired required) {
            link(identity);
            return Links.path(required.link());
        } catch (SignInRefused refused) {
            if (refused.why() != SignInRefused.Why.OTP_REQUIRED) {
                return CityRefusal.UNKNOWN.path();
            }
            pending.keep(request, response, identity);
            return CityPending.PATH;
        }
    }

    /**
     * Lets in whom the city vouched for, with the code that they owed.
     *
     * @throws SignInRefused when it is wrong
     * @throws org.qiaoliang.kernel.RuleViolation of kind TOO_MANY after many wrong tries
     */
    public Token withCode(CityIdentity identity, String otp, Sessions.Origin origin) {
        var session = signIn.fromElsewhere(identity.account(), otp, origin);
        link(identity);
        return session;
    }

    private boolean provedFactor(String provider, OidcUser user) {
        var methods = user.getClaimAsStringList("amr");
        return settings.oidcFactorTrusted().contains(provider)
                && methods != null
                && methods.stream().anyMatch(FACTORS::contains);
    }

    private Optional<AccountId> find(String provider, String subject) {
        return system.select(FEDERATED.ACCOUNT_ID)
                .from(FEDERATED)
                .where(FEDERATED.PROVIDER.eq(provider), FEDERATED.SUBJECT.eq(subject))
                .fetchOptional(row -> new AccountId(row.get(FEDERATED.ACCOUNT_ID)));
    }

    /** Who is linked already stays so. */
    private void link(CityIdentity identity) {
        systemTransactions.executeWithoutResult(status -> {
            var made = system.insertInto(FEDERATED)
                    .set(FEDERATED.PROVIDER, identity.provider())
                    .set(FEDERATED.SUBJECT, identity.subject())
                    .set(FEDERATED.ACCOUNT_ID, identity.account().value())
                    .set(FEDERATED.LINKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .onConflictDoNothing()
                    .execute();
            if (made == 1) {
                audit.record(AuditEvent.of(
                                "account.linked", "account", identity.account().toString(), null)
                        .change(Map.of(), Map.of("provider", identity.provider())));
            }
        });
    }

    private Optional<AccountId> byClaim(OidcUser user) {
        var login = settings.oidcLoginClaim().isEmpty() ? null : user.getClaimAsString(settings.oidcLoginClaim());
        return login == null
                ? Optional.empty()
                : system.select(ACCOUNT.ID)
                        .from(ACCOUNT)
                        .where(
                                ACCOUNT.LOGIN.eq(login.toLowerCase(Locale.ROOT)),
                                ACCOUNT.HOLDER.eq("staff"),
                                ACCOUNT.STATE.eq("active"))
                        .fetchOptional(row -> new AccountId(row.get(ACCOUNT.ID)));
    }
}
