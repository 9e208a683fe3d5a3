package org.qiaoliang;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The catalogue of the migrated database: row-level security is under everything, and nobody gets around it (ACCESS-3). What
 * is excepted is listed here with its reason.
 */
@Rule("ACCESS-3")
class RowSecurityIT extends IntegrationTest {
    /** Schemas of the program; migrations is Flyway's own, and no role but the owner may use it. */
    private static final String OURS =
            " n.nspname not like 'pg\\_%' and n.nspname not in" + " ('information_schema', 'public', 'migrations') ";

    /** Tables that every request may read whole: they hold nothing of anybody. */
    private static final Map<String, String> READ_BY_ALL = Map.ofEntries(
            Map.entry("appeals.category", "what one may turn to us with: public"),
            Map.entry("appeals.hotline", "public"),
            Map.entry("appeals.policy", "deadlines by category: public"),
            Map.entry("appeals.policy_exception", "deadlines by organization: public"),
            Map.entry("appeals.policy_version", "deadlines from day to day: public"),
            Map.entry(
                    "crypto.case_key", "wrapped by the master key; who may use one is decided where its case is kept"),
            Map.entry("database.instance", "whether this is a demo"),
            Map.entry("divisions.calendar_day", "public"),
            Map.entry("divisions.calendar_year", "public"),
            Map.entry("divisions.deployment", "which place this serves: public"),
            Map.entry("divisions.division", "public"),
            Map.entry("divisions.revision", "when the divisions changed: public"),
            Map.entry("divisions.successor", "public"),
            Map.entry("divisions.version", "public"),
            Map.entry("identity.demo_account", "invented people of the demo city; empty elsewhere"),
            Map.entry("organizations.organization", "offices with their address and hours: public"),
            Map.entry("organizations.succession", "which organization carries on for a closed one: public"),
            Map.entry("organizations.version", "former names of offices: public"));

    /** Functions that run with the owner's rights, each reviewed: why it can't be done without, and what it gives away. */
    private static final Map<String, String> DEFINER_FUNCTIONS = Map.ofEntries(
            Map.entry("appeals.drop_draft", "drops a sealed draft; its key is the proof"),
            Map.entry("appeals.keep_draft", "keeps a sealed draft under a key"),
            Map.entry("appeals.open_draft", "gives a sealed draft; its key is the proof"),
            Map.entry("appeals.find", "a text index is of no use behind a policy; the scope is inside, ids come out"),
            Map.entry("appeals.find_all", "part of appeals.find; nobody else may call it"),
            Map.entry("appeals.find_walking", "part of appeals.find; nobody else may call it"),
            Map.entry("appeals.next_number", "makes the year's sequence; gives a number"),
            Map.entry(
                    "appeals.repeats", "the same matter elsewhere: that there is one and with whom, not what it says"),
            Map.entry(
                    "appeals.follow_scope",
                    "appeals follow their body when a division changes; by administrators of settings"),
            Map.entry("appeals.stored_scopes", "bodies and their keys alone, for those administrators"),
            Map.entry("appeals.say_to_joined", "a message reaches who was joined with an appeal that one handles"),
            Map.entry("appeals.joined_thread", "who reads an appeal reads what those joined with it wrote there"),
            Map.entry(
                    "appeals.main_of", "a petitioner's message reaches who handles the appeal theirs was joined with"),
            Map.entry(
                    "appeals.accused_would_inherit",
                    "says only whether an heir is accused of what lies with the closed"),
            Map.entry("appeals.holds_denunciations", "says only whether one lies with a body that is to be closed"),
            Map.entry("appeals.has_company", "says only whether an appeal is joined, or others with it"),
            Map.entry("identity.colleague", "id and name for a login; to staff only"),
            Map.entry("identity.names", "names of staff on records; to staff only"),
            Map.entry("identity.seen", "keeps a session alive"),
            Map.entry("identity.sign_out", "ends a session; its token is the proof"),
            Map.entry("identity.signed_in", "who a token stands for, before there is a viewer; the token is the proof"),
            Map.entry("identity.staff_of", "whom one may assign to, within the scope asked with"),
            Map.entry("ledger.beneficiary_number", "a number for a keyed hash"),
            Map.entry(
                    "ledger.post",
                    "whoever changes a record posts it, whatever they may read; gives the entry's number"),
            Map.entry("ledger.post_confidential", "as ledger.post, coarse"),
            Map.entry("ledger.reverse", "as ledger.post"),
            Map.entry("notices.retry", "within the scope of the reader of the outbox"),
            Map.entry(
                    "appeals.hand_on",
                    "for who manages organizations or settings: open appeals of what was closed to its heir, unseen"),
            Map.entry("appeals.filed_here", "says only whether this transaction itself filed the appeal"),
            Map.entry("appeals.hand_on_templates", "as appeals.hand_on, for reply templates; gives their number alone"),
            Map.entry(
                    "identity.follow_organizations",
                    "for who manages organizations or settings: people of what was closed to its heir; gives no power"),
            Map.entry("organizations.follow_superiors", "writes nothing but what the divisions say"),
            Map.entry("organizations.succeed_divisions", "closes nothing but what lies in a division that is gone"),
            Map.entry("organizations.follow_divisions", "takes no parameter; keeps scopes with the divisions' codes"),
            Map.entry("people.follow", "takes no parameter; people lie where their division and their bodies do"),
            Map.entry("people.hand_on", "for who manages organizations or settings: to the recorded heir alone"),
            Map.entry("people.keep", "one file a person: its id, for who knows the document's keyed hash"),
            Map.entry("people.know_holder", "a trigger: what people.holding says, in the person's row"),
            Map.entry("people.know_holders", "as people.know_holder"),
            Map.entry("web.keep_result", "results are sealed; a key is needed"),
            Map.entry("web.take_key", "as web.keep_result; works under any viewer"));

    @Test
    void isForcedOnEveryTable() {
        assertThat(names("select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
                        + " c.relnamespace where c.relkind in ('r', 'p') and" + OURS
                        + "and not (c.relrowsecurity and c.relforcerowsecurity) order by 1"))
                .as("tables without forced row-level security")
                .isEmpty();
    }

    @Test
    void namesItsRolesInEveryPolicy() {
        assertThat(names("select n.nspname || '.' || c.relname || ': ' || p.polname from pg_policy p join pg_class c on"
                        + " c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where" + OURS
                        + "and 0 = any (p.polroles) and not (p.polcmd = 'r' and pg_get_expr(p.polqual,"
                        + " p.polrelid) = 'true') order by 1"))
                .as("policies for everybody that are no mere reading")
                .isEmpty();
    }

    @Test
    void letsRequestsReadWholeTablesOnlyWhereThatIsSaid() {
        assertThat(names("select distinct n.nspname || '.' || c.relname from pg_policy p join pg_class c on c.oid ="
                        + " p.polrelid join pg_namespace n on n.oid = c.relnamespace where" + OURS
                        + "and p.polcmd in ('r', '*') and (0 = any (p.polroles) or 'qiaoliang_app'::regrole = any"
                        + " (p.polroles))"
                        + " and pg_get_expr(p.polqual, p.polrelid) = 'true' order by 1"))
                .isSubsetOf(READ_BY_ALL.keySet());
    }

    @Test
    void holdsThroughViews() {
        assertThat(names("select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
                        + " c.relnamespace where" + OURS + "and (c.relkind = 'm' or c.relkind = 'v' and not coalesce("
                        + "(select option_value::boolean from pg_options_to_table(c.reloptions)"
                        + " where option_name = 'security_invoker'), false)) order by 1"))
                .as("materialized views, and views that run with their owner's rights")
                .isEmpty();
    }

    @Test
    void bindsTheRolesThatWork() {
        assertThat(names("select rolname from pg_roles where rolname in ('qiaoliang_app', 'qiaoliang_system') and"
                        + " (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"))
                .isEmpty();
        assertThat(names("select r.rolname || ' is a ' || g.rolname from pg_auth_members m join pg_roles r on r.oid ="
                        + " m.member join pg_roles g on g.oid = m.roleid where r.rolname in ('qiaoliang_app',"
                        + " 'qiaoliang_system')"))
                .isEmpty();
        assertThat(names("select classid::regclass || ' ' || objid from pg_shdepend where deptype = 'o' and refobjid in"
                        + " ('qiaoliang_app'::regrole, 'qiaoliang_system'::regrole)"))
                .as("what the working roles own")
                .isEmpty();
    }

    @Test
    void grantsNothingToEverybody() {
        assertThat(names("select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
                        + " c.relnamespace, aclexplode(c.relacl) a where" + OURS + "and a.grantee = 0"))
                .isEmpty();
        assertThat(names("select n.nspname::text from pg_namespace n, aclexplode(n.nspacl) a where" + OURS
                        + "and a.grantee = 0"))
                .isEmpty();
        assertThat(names("select n.nspname || '.' || c.relname || ' ' || a.privilege_type from pg_class c join"
                        + " pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a where" + OURS
                        + "and a.grantee in ('qiaoliang_app'::regrole, 'qiaoliang_system'::regrole) and"
                        + " (a.is_grantable or a.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'))"))
                .isEmpty();
    }

    @Test
    @Rule("ACCESS-5")
    void letsNobodyRewriteTheTrail() {
        assertThat(names("select c.relname || ' ' || a.privilege_type || ' ' || a.grantee::regrole from pg_class c join"
                        + " pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a where n.nspname = 'audit'"
                        + " and c.relname in ('event', 'seal') and a.grantee <> 'qiaoliang_owner'::regrole"
                        + " and a.privilege_type not in ('SELECT', 'INSERT')"))
                .isEmpty();
    }

    @Test
    void runsWithTheOwnersRightsOnlyInReviewedFunctions() {
        assertThat(names("select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid ="
                        + " p.pronamespace where p.prosecdef and" + OURS + "group by 1 order by 1"))
                .isSubsetOf(DEFINER_FUNCTIONS.keySet());
    }

    @Test
    void fixesTheSearchPathOfSuchFunctionsAndWhoMayCallThem() {
        assertThat(names("select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid ="
                        + " p.pronamespace where p.prosecdef and" + OURS + "and not exists (select from"
                        + " unnest(p.proconfig) setting where setting like 'search_path=%') order by 1"))
                .as("without a search path of their own")
                .isEmpty();
        assertThat(names("select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid ="
                        + " p.pronamespace where p.prosecdef and p.prorettype <> 'trigger'::regtype and" + OURS
                        + "and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))"
                        + " order by 1"))
                .as("callable by everybody")
                .isEmpty();
    }

    private static List<String> names(String query) {
        try (var connection = TestDatabase.server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (result.next()) {
                names.add(result.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
