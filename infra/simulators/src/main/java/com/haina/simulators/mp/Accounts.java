package com.haina.simulators.mp;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.state.StateFiles;

/** The official accounts of the simulated world. */
@Component
public final class Accounts {

    private static final String FILE = "accounts";
    private static final List<Account> SEED = List.of(
            service("wxa1b2c3d4e5f60001", "gh_1f0a7c55e001", "bjwjxc", "滨江•万家星城", "杭州滨江物业管理有限公司", true, "p1"),
            service("wxa1b2c3d4e5f60002", "gh_1f0a7c55e002", "hlg1xq", "欢乐谷1小区", "深圳欢乐物业服务有限公司", true, "p1", "p2"),
            service("wxa1b2c3d4e5f60003", "gh_1f0a7c55e003", "xhmc2015", "星海名城", "深圳星海物业管理有限公司", true, "p3"),
            service("wxa1b2c3d4e5f60004", "gh_1f0a7c55e004", "bjyqli", "滨江•云栖里", "杭州滨江物业管理有限公司", false, "p1"),
            new Account(
                    "wxa1b2c3d4e5f60005",
                    "gh_1f0a7c55e005",
                    "bjwyzp",
                    "滨江物业招聘",
                    "杭州滨江物业管理有限公司",
                    "加入我们",
                    AccountKind.SUBSCRIPTION,
                    false,
                    List.of("p3")));

    private final StateFiles files;
    private final Changes changes;
    private final List<Account> all;
    private final SecureRandom random = new SecureRandom();

    Accounts(StateFiles files, Changes changes) {
        this.files = files;
        this.changes = changes;
        this.all = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(SEED)).accounts());
    }

    public synchronized List<Account> all() {
        return List.copyOf(all);
    }

    public Optional<Account> find(String appId) {
        return all().stream().filter(account -> account.appId().equals(appId)).findFirst();
    }

    /** @throws ResponseStatusException 404 when there is no such account */
    public Account get(String appId) {
        return find(appId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such account: " + appId));
    }

    synchronized Account add(String name, String alias, AccountKind kind, boolean verified, List<String> admins) {
        String userName = "gh_" + hex(6);
        Account account = new Account(
                "wx" + hex(8),
                userName,
                alias.isEmpty() ? userName : alias,
                name,
                name + "物业服务有限公司",
                name + "的" + kind.label(),
                kind,
                verified,
                List.copyOf(admins));
        all.add(account);
        save();
        return account;
    }

    /** The account with these ids, a verified service account that nobody administers when there was none. */
    public synchronized Account ensure(String appId, String userName, String name) {
        return find(appId).orElseGet(() -> {
            Account account = service(appId, userName, userName, name, "微信", true);
            all.add(account);
            save();
            return account;
        });
    }

    /** The account's owner changes its WeChat id on WeChat's own site. */
    synchronized Account rename(String appId, String name, String alias) {
        Account old = get(appId);
        Account renamed = new Account(
                appId,
                old.userName(),
                alias.isEmpty() ? old.alias() : alias,
                name.isEmpty() ? old.name() : name,
                old.principal(),
                old.signature(),
                old.kind(),
                old.verified(),
                old.admins());
        all.set(all.indexOf(old), renamed);
        save();
        return renamed;
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(all)));
        changes.tell(Part.ACCOUNTS);
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    private static Account service(
            String appId,
            String userName,
            String alias,
            String name,
            String principal,
            boolean verified,
            String... admins) {
        return new Account(
                appId,
                userName,
                alias,
                name,
                principal,
                name + "的业主之家",
                AccountKind.SERVICE,
                verified,
                List.of(admins));
    }

    record Saved(List<Account> accounts) {}
}
