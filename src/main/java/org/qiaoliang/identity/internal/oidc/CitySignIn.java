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
import org.jooq.DSLContext;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.audit.Audit;
import org.qiaoliang.audit.AuditEvent;
import org.qiaoliang.database.SystemDatabase;
import org.qiaoliang.identity.internal.IdentitySettings;
import org.qiaoliang.identity.internal.session.SessionCookie;
import org.qiaoliang.identity.internal.session.Sessions;
import org.qiaoliang.identity.internal.signin.SignIn;
import org.qiaoliang.kernel.AccountId;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody comes back from the city's sign-in. Who was linked before is let in; who is signed in here is linked; a claim
 * that the settings name may say the account the first time. No account is ever made, and no other claim is believed.
 */
@Component
public class CitySignIn implements AuthenticationSuccessHandler {
    private final TransactionTemplate systemTransactions;
    private final DSLContext system;
    private final SignIn signIn;
    private final SessionCookie cookie;
    private final Audit audit;
    private final IdentitySettings settings;
    private final Clock clock;

    CitySignIn(
            @SystemDatabase TransactionTemplate systemTransactions,
            @SystemDatabase DSLContext system,
            SignIn signIn,
            SessionCookie cookie,
            Audit audit,
            IdentitySettings settings,
            Clock clock) {
        this.systemTransactions = systemTransactions;
        this.system = system;
        this.signIn = signIn;
        this.cookie = cookie;
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
            response.sendRedirect("/sign-in?refused=1");
            return;
        }
        var provider = token.getAuthorizedClientRegistrationId();
        if (CurrentViewer.get() instanceof Viewer.Staff staff) {
            // Whoever is signed in came to link: this never makes them somebody else.
            var owner = find(provider, user).or(() -> link(provider, user));
            var mine = owner.filter(staff.account()::equals).isPresent();
            response.sendRedirect(mine ? "/account" : "/account?city=taken");
            return;
        }
        var account = find(provider, user).or(() -> link(provider, user));
        var origin = new Sessions.Origin(
                request.getRemoteAddr(), Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
        var session = account.flatMap(id -> signIn.fromElsewhere(id, origin));
        if (session.isEmpty()) {
            response.sendRedirect("/sign-in?refused=1");
            return;
        }
        cookie.write(request, response, session.get(), false);
        response.sendRedirect("/workbench");
    }

    private Optional<AccountId> find(String provider, OidcUser user) {
        return system.select(FEDERATED.ACCOUNT_ID)
                .from(FEDERATED)
                .where(FEDERATED.PROVIDER.eq(provider), FEDERATED.SUBJECT.eq(user.getSubject()))
                .fetchOptional(row -> new AccountId(row.get(FEDERATED.ACCOUNT_ID)));
    }

    private Optional<AccountId> link(String provider, OidcUser user) {
        var account = CurrentViewer.get() instanceof Viewer.Staff staff ? Optional.of(staff.account()) : byClaim(user);
        account.ifPresent(id -> systemTransactions.executeWithoutResult(status -> {
            system.insertInto(FEDERATED)
                    .set(FEDERATED.PROVIDER, provider)
                    .set(FEDERATED.SUBJECT, user.getSubject())
                    .set(FEDERATED.ACCOUNT_ID, id.value())
                    .set(FEDERATED.LINKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .onConflictDoNothing()
                    .execute();
            audit.record(AuditEvent.of("account.linked", "account", id.toString(), null)
                    .change(Map.of(), Map.of("provider", provider)));
        }));
        return account;
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
