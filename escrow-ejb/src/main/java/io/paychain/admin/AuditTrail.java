package io.paychain.admin;

import io.paychain.admin.api.AuditEntry;
import io.paychain.admin.api.AuditNote;
import io.paychain.admin.api.AuditQuery;
import io.paychain.admin.api.AuditVerdict;
import io.paychain.admin.domain.AuditChain;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign-ins, denials and what operators did: written once, sealed into a chain of hashes, never changed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditTrail {

    /** At most so many entries are sealed in one transaction. */
    static final int BATCH = 500;

    private static final int MAX_WALK = 10_000;
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    // Any fixed number of our own: one server seals at a time.
    private static final long SEAL_LOCK = 7_241_018L;

    private static final String WRITE =
            "insert into audit_entry (principal, action, target, outcome, status, code, trace_id, address, user_agent,"
                    + " origin_salt, origin_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String WAITING = "select * from audit_entry where position is null"
            + " and txid < pg_snapshot_xmin(pg_current_snapshot()) order by id limit ?";
    private static final String SEAL = """
            update audit_entry e set position = s.position, hash = decode(s.hash, 'hex')
              from unnest(?, ?, ?) s (id, position, hash) where e.id = s.id
            """;

    private static final String WITHOUT_ORIGIN =
            "update audit_entry e set address = null, user_agent = null, origin_salt = null where ";
    private static final String FORGET = WITHOUT_ORIGIN + """
            id in (select id from audit_entry where origin_salt is not null and position is not null
              and occurred_at < ? order by occurred_at limit ?)
            """;

    // Whoever erases their account is written down after that: not from where.
    private static final String FORGET_SEALED = WITHOUT_ORIGIN + """
            id = any (?) and exists (select 1 from users u where u.erased_at is not null and u.id =
              case when e.principal ~ '^user:[0-9]{1,18}(/|$)'
                then split_part(substring(e.principal from 6), '/', 1)::bigint end)
            """;

    // What was sealed while the erasure was under way.
    private static final String FORGET_ERASED = WITHOUT_ORIGIN + """
            id in (select l.id from users u join audit_entry l on split_part(l.principal, '/', 1) = 'user:' || u.id
              where u.erased_at > ? and l.origin_salt is not null limit ?)
            """;

    @Inject
    EntityManager em;

    /** The chain's end. */
    private record Head(long position, String hash) {}

    /** Remembers what happened, in a transaction of its own. */
    public void write(AuditNote note) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Sql.update(
                em,
                WRITE,
                note.principal(),
                note.action(),
                note.target(),
                note.outcome(),
                note.status(),
                note.code(),
                note.traceId(),
                note.address(),
                note.userAgent(),
                salt,
                bytes(AuditChain.originHash(salt, note.address(), note.userAgent())));
    }

    /**
     * Gives entries whose writers have ended their places in the chain.
     *
     * @return how many; 0 also while another server is at it
     */
    public int seal() {
        boolean mine = Sql.first(em, "select pg_try_advisory_xact_lock(?)", r -> r.getBoolean(1), SEAL_LOCK)
                .orElse(false);
        List<AuditRows.Link> waiting = mine ? Sql.list(em, WAITING, AuditRows::link, BATCH) : List.of();
        if (waiting.isEmpty()) {
            return 0;
        }
        Head head = head();
        long position = head.position();
        String hash = head.hash();
        List<Long> ids = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (AuditRows.Link link : waiting) {
            position++;
            hash = AuditChain.next(hash, link.sealed());
            ids.add(link.sealed().id());
            positions.add(position);
            hashes.add(hash);
        }
        Sql.update(em, SEAL, ids, positions, hashes);
        Sql.update(em, FORGET_SEALED, ids);
        Sql.update(em, "update audit_head set position = ?, hash = ?", position, bytes(hash));
        return waiting.size();
    }

    /**
     * Empties address and client of entries from before a time, at most {@link #BATCH}; the chain stays whole.
     *
     * @return how many
     */
    public int forget(Instant before) {
        return Sql.update(em, FORGET, before, BATCH);
    }

    /**
     * Empties address and client of entries of people who have erased their account since a time, at most
     * {@link #BATCH}; the chain stays whole. Sealing has done so with nearly all.
     *
     * @return how many
     */
    public int forgetErased(Instant since) {
        return Sql.update(em, FORGET_ERASED, since, BATCH);
    }

    private Head head() {
        return Sql.first(
                        em,
                        "select position, encode(hash, 'hex') from audit_head",
                        r -> new Head(r.getLong(1), r.getString(2)))
                .orElseThrow();
    }

    /**
     * Entries, newest first.
     *
     * @param limit 1–100; 20 when null
     * @param cursor of the page before; null for the first page
     * @throws Refusal VALIDATION_ERROR for a wrong limit or cursor
     */
    public Page<AuditEntry> find(AuditQuery query, @Nullable Integer limit, @Nullable String cursor) {
        int rows = Paging.limit(limit);
        AuditRows.Where where = AuditRows.where(query, Paging.number(cursor, Long.MAX_VALUE));
        List<Object> values = new ArrayList<>(where.values());
        values.add(rows + 1);
        String sql = "select * from audit_entry" + where.sql() + " order by id desc limit ?";
        List<AuditEntry> found = Sql.list(em, sql, AuditRows::entry, values.toArray());
        return Paging.page(found, rows, entry -> Long.toString(entry.id()));
    }

    /**
     * Walks the chain, at most 10 000 entries at once.
     *
     * @param after the place to start after; 0 for the beginning
     */
    public AuditVerdict verify(long after) {
        Head head = head();
        String hash = before(after);
        long position = after;
        List<AuditRows.Link> links = Sql.list(
                em,
                "select * from audit_entry where position > ? and position <= ? order by position limit ?",
                AuditRows::link,
                after,
                head.position(),
                MAX_WALK);
        for (AuditRows.Link link : links) {
            hash = AuditChain.next(hash, link.sealed());
            if (link.position() != position + 1 || !link.originIntact() || !hash.equals(link.hash())) {
                return verdict(links.size(), position, head, position + 1);
            }
            position++;
        }
        boolean whole = links.size() == MAX_WALK || (position == head.position() && hash.equals(head.hash()));
        return verdict(links.size(), position, head, whole ? null : Long.valueOf(position + 1));
    }

    /** As {@link #verify}, of the newest 10 000 places. */
    public AuditVerdict verifyNewest() {
        return verify(Math.max(0, head().position() - MAX_WALK));
    }

    private static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }

    private String before(long after) {
        return Sql.first(
                        em,
                        "select encode(hash, 'hex') from audit_entry where position = ?",
                        r -> r.getString(1),
                        after)
                .orElse(AuditChain.START);
    }

    private static AuditVerdict verdict(int checked, long position, Head head, @Nullable Long brokenAt) {
        return new AuditVerdict(
                brokenAt == null,
                checked,
                position,
                head.position(),
                head.hash(),
                brokenAt == null && position < head.position(),
                brokenAt);
    }
}
