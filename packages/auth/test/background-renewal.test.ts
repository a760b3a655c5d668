[
  {
    name: "logins and revocations of processes whose clocks differ > count in the order in which they happened, for each of them",
    file: "/work/main/packages/auth/test/marks.test.ts",
    projectName: "tests",
  },
  {
    name: "a mark > holds no tokens and no due time",
    file: "/work/main/packages/auth/test/marks.test.ts",
    projectName: "tests",
  },
  {
    name: "a mark > ends tokens in memory only, though their version is of a clock that is ahead of the one that revoked them",
    file: "/work/main/packages/auth/test/marks.test.ts",
    projectName: "tests",
  },
  {
    name: "one user's failure > of a login cookie is no matter of the application",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "one user's failure > by the application's own secret leaves to the others what the store has",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "tokens that are in memory only > are not forgotten by a job that renews what is due",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that gives the refused token again > is asked once, not at each refusal",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "a login after a revocation that the platform did not confirm > does not bring the old refresh token back: by obtain",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "a login after a revocation that the platform did not confirm > does not bring the old refresh token back: by finish",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that cannot be used > is taken for an interrupted renewal, as the refresh token may be spent",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "who logs out while a renewal hangs > is not served any more from that moment on",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "a record that nobody can read > is marked by a revocation, which says that the platform was not told",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "a record that nobody can read > is left to the holder of the lease by who only waits with a login at hand",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "a user who is forgotten > leaves no record, and has no tokens at the platform",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "many users while the platform hangs > do not cost more the more there are",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "a runtime whose requests do not tell of their body > gets a request with a body through, and its replay",
    file: "/work/main/packages/auth/test/hard-cases.test.ts",
    projectName: "tests",
  },
  {
    name: "whatever order things happen in > no refresh token is sent twice, no token is lost, and everybody hears what came of it",
    file: "/work/main/packages/auth/test/interleavings.test.ts",
    projectName: "tests",
  },
  {
    name: "whatever order things happen in > the same is true of processes whose clocks differ by three seconds each",
    file: "/work/main/packages/auth/test/interleavings.test.ts",
    projectName: "tests",
  },
  {
    name: "whatever order things happen in > a process that ends or stops for a while costs one login at most, and nobody goes on for ever",
    file: "/work/main/packages/auth/test/interleavings.test.ts",
    projectName: "tests",
  },
  {
    name: "the model finds what is wrong on purpose > a lease that everybody gets",
    file: "/work/main/packages/auth/test/interleavings.test.ts",
    projectName: "tests",
  },
  {
    name: "the model finds what is wrong on purpose > a store that does not compare",
    file: "/work/main/packages/auth/test/interleavings.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes ahead, at a server that says its time, renews an hour's token once in an hour",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes ahead, at a server that does not say its time, renews an hour's token once in an hour",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes behind, at a server that says its time, renews an hour's token once in an hour",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes behind, at a server that does not say its time, renews an hour's token once in an hour",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > a day behind, at a server that says its time, renews an hour's token once in an hour",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > a day behind, at a server that does not say its time, renews an hour's token once in an hour",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes ahead, at a server that says its time, renews a token of thirty seconds once in ten",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes ahead, at a server that does not say its time, renews a token of thirty seconds once in ten",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes behind, at a server that says its time, renews a token of thirty seconds once in ten",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes behind, at a server that does not say its time, renews a token of thirty seconds once in ten",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > a day behind, at a server that says its time, renews a token of thirty seconds once in ten",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > a day behind, at a server that does not say its time, renews a token of thirty seconds once in ten",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes ahead shares a store with one that is right, and both go on with few renewals",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > ten minutes behind shares a store with one that is right, and both go on with few renewals",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is > a day behind shares a store with one that is right, and both go on with few renewals",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is set > back by an hour costs one renewal and no more",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is set > forward by an hour costs one renewal and no more",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is set > back by a year costs one renewal and no more",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is set > back by a minute costs nothing",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is set > back by an hour while a token call is under way costs one renewal more",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is set > forward by an hour while a token call is under way costs one renewal more",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a clock that is set > back by an hour keeps the order of versions",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "the lifetime of a token > counts from before it was asked for",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "the lifetime of a token > is the same whether the server's time differs by the second of its header or not at all",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "the lifetime of a token > does not depend on a Date that is none",
    file: "/work/main/packages/auth/test/clocks.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by 429 keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by a request that was not sent keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by temporarily_unavailable keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by 500 keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by 503 keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by a timeout keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by a broken connection keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by a page in the place of an answer keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by something thrown that is no error keeps the token: it is served while it lives, and renewed later",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by 429, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by a request that was not sent, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by temporarily_unavailable, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by 500, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by 503, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by a timeout, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by a broken connection, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by a page in the place of an answer, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal that fails for now > by something thrown that is no error, after the end of the token, says so, and is no end of the login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that has just begun > serves the token in the store while that lives, where its renewal fails",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a token server that is down > is not asked a thousand times by a thousand callers, one after another",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a token server that is down > is asked ever more rarely, and at least every half minute",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a token server that is down > that says when to come again is not asked before",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a token server that is down > that says to come again after a day is asked after ten minutes",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a token server that is down > for one user is asked for another one",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a token server that is down > does not keep a user from a new login",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "an application that the platform refuses > by invalid_client leaves the tokens of its users alone, and asks once in half a minute",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "an application that the platform refuses > by unauthorized_client leaves the tokens of its users alone, and asks once in half a minute",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "an application that the platform refuses > serves the tokens that live",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a refusal for another reason > invalid_request reaches the caller as the platform's client threw it",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a refusal for another reason > invalid_scope reaches the caller as the platform's client threw it",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a refusal for another reason > access_denied reaches the caller as the platform's client threw it",
    file: "/work/main/packages/auth/test/failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing that can be printed, whatever happens to the tokens",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, log in, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, log in with a callback of another browser, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, log in with an error of the platform, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, log in twice with one callback, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, get, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, get another one, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, get one for the application, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, refresh, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, wait, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, revoke, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, introspect, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, fetch, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, fetch from another origin, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, authorize, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, the grant ends, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, the application is refused, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, the platform is down, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, the answer is lost, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, the answer is no token, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, the store fails, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, the store of logins fails, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, the lease fails, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > is in nothing after: log in, all works again, wait, get, log in, revoke",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a secret > would be found: the tokens are there for who asks for them",
    file: "/work/main/packages/auth/test/secrets.test.ts",
    projectName: "tests",
  },
  {
    name: "a token that the API refuses > is replaced, although it would live for an hour",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "a token that the API refuses > is not the present one: that is served, without a look into the store",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "a token that the API refuses > is the one in memory, but not the one in the store: that is adopted",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "a token that the API refuses > in eight processes at once is replaced once",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "a token that the API refuses > is read from the store by one caller while another one reports it: he gets another one",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "a token that the API refuses > and cannot be replaced now is not served to those who report it, but to the others",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "an API that refuses every token > is not answered by a storm: a replacement stays for half a minute",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "an API that refuses every token > is not answered by a storm of several processes either",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "an API that refuses every token > is not answered by a storm by a process that adopted what another one got",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "an API that refuses every token > does not make refresh() return the same token: who asks by hand gets another one",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "an API that refuses every token > does not keep a token that nobody takes when a clock was set back",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "asking for another token > gets another one, although the present one is good",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "asking for another token > again gets another one again",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "asking for another token > of a process that has none yet gets another one than the one in the store",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "asking for another token > by the set that one has renews that one, and nothing where it was renewed meanwhile",
    file: "/work/main/packages/auth/test/refused-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be read > makes no token call; its thousand callers are told, and served when it comes back",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be read > is not missed while the token in memory lives",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be read > and hangs for ever holds nobody for longer than ten seconds",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be read > just while somebody waits for the lease fails neither him nor the holder",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when a renewal begins > and fails is no reason to redeem without it: it goes on when that works again",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when a renewal begins > and fails after it has written is no reason to redeem without it: it goes on when that works again",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when a renewal begins > and hangs for ever is no reason to redeem without it: it goes on when that works again",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when new tokens are there > and fails once is written to again, before anybody gets them",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when new tokens are there > and fails after it has written once is written to again, before anybody gets them",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when new tokens are there > and hangs once is written to again, before anybody gets them",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when new tokens are there > and fails always is told of, once; they are served from memory, and stored when that works again",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when new tokens are there > and hangs always is told of, once; they are served from memory, and stored when that works again",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when new tokens are there > is tried again once a second by whoever asks, not by each of a thousand",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when new tokens are there > until their end: then they are stored before the next call spends their refresh token",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that cannot be written when new tokens are there > does not make a thousand callers of another user wait",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that is slow > by five seconds each time delays, and does no other harm",
    file: "/work/main/packages/auth/test/store-faults.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: no body",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: text",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: empty text",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: a form",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: a Blob",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: bytes",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: URLSearchParams",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: a Request",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: a Request with a form",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is replaced once, and all of the request sent again: a Request, and another body beside it",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > surfaces when it comes twice, with the second answer to be read",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > does not leave the first answer unread",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is what 401 says, and not 400",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is what 401 says, and not 403",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is what 401 says, and not 407",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is what 401 says, and not 419",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is what 401 says, and not 500",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is not what another origin says to which the request was sent on",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > is also what our own origin says to which the request was sent on",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > of a thousand requests is replaced once",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a refused token > of an API that refuses every token is replaced once in a while, not for each request",
    file: "/work/main/packages/auth/test/with-token-replays.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease of a server > is held by one at a time, for each key, and is free when it is released",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease of a server > is renewed each third of its time for as long as that takes, and not after its release",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease of a server > of a holder that stands still is somebody else's after its time, who learns it",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "who waits for a lease > asks each 25 to 100 ms, for as long as was said, and a last time at the end",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "who waits for a lease > gets it soon after its release, one after the other",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "who waits for a lease > goes when it is not needed any more, and with what that question throws",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal > that the server says no to is the end, at once",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal > that fails is tried again, and nothing is lost when one of the tries is answered",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal > that fails until the time is over is the end, counted from before the last one that did not",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal > without an answer does not keep the next one back, nor the end",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal > counts also when its answer is later than the next one was asked for",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a renewal > is of no use to who was paused for longer than the lease",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer to who wants it > that is a failure is thrown, and the lease that it took is free after its time",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer to who wants it > that does not come is waited for as long as the lease lasts; what comes later is released",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer to who wants it > that a pause made older than the lease is no lease",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a release > that fails is no error",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a release > that throws at once is no error",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a release > without an answer ends with the lease, which is not renewed any more",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a release > while a renewal is under way is not undone by its answer",
    file: "/work/main/packages/auth/test/polling-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > no code",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an empty code",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > two codes",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > the same code twice",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > no state",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an empty state",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > two states",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > the same state twice",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > a foreign state",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > a state with something behind it",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > a state cut short",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > a state of 10 kB",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an issuer where none is known",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > two issuers",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > a signed answer (JARM)",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > a signed answer and nothing else",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an access token of the implicit flow",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an ID token of the hybrid flow",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > `token` of the hybrid flow",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > two errors",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an error with a foreign state",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an error without a state",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an error of another issuer",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > nothing behind the path",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > empty text",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > everything in the fragment",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > text that is no URL",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > a request whose URL is none",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > broken escapes",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > no parameters",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > names in capitals",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > brackets as other languages have them",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > another issuer where one is known",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an issuer with a slash more where one is known",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > an issuer in other letters where one is known",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback that is none leaves the login as it is: > the start of the issuer where one is known",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > access_denied",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > beside a code",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > with words that hold a secret",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > with a page that holds a secret",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > with its own code",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > with odd characters",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > with a line break",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > with a letter that is none",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > with 10 kB",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > with words of 10 kB",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a platform that says no ends the login: > an empty error is none",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a login that is not under way > was used",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a login that is not under way > was begun by nobody",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a login that is not under way > is older than ten minutes",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a login that is not under way > is that of another browser: an attacker's callback does not end in a victim's session",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > a URL in text",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > a path",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > a query alone",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > a URL",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > a Request",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > a Request by POST",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > a server's request, which has the path",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > URLSearchParams",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > nothing else: undefined is a TypeError that names it",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > nothing else: null is a TypeError that names it",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > nothing else: a number is a TypeError that names it",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > nothing else: an object without a URL is a TypeError that names it",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > nothing else: an object with another URL is a TypeError that names it",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > nothing else: a list is a TypeError that names it",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a callback is taken as > nothing else: a function is a TypeError that names it",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "the state out of the browser's session > has to be there: no options",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "the state out of the browser's session > has to be there: no state",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "the state out of the browser's session > has to be there: a number",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "the state out of the browser's session > has to be there: an object that reads as the right one",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "the state out of the browser's session > is missing where the session has ended, which is no mistake of the code: undefined",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "the state out of the browser's session > is missing where the session has ended, which is no mistake of the code: null",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: 'the state out of the browser\'s session > is missing where the session has ended, which is no mistake of the code: ""',
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "the issuer (RFC 9207) > is taken where it is the known one",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "the issuer (RFC 9207) > may be missing",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "parameters that nobody knows > are ignored (RFC 6749 section 4.1.2)",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "parameters that nobody knows > never end in anything but a login, a CallbackError or a TypeError",
    file: "/work/main/packages/auth/test/callbacks.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: nothing",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: null",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: text",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: empty text",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: a number",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: true",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an empty list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: a list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an empty object",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an envelope",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: names in capitals",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: no access token",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token of null",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an empty access token",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token that is a number",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token in a list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token in an object",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token with a line break",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token with a line break behind",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token with a blank",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token with NUL",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token in Chinese",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: an access token with an umlaut",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: a refresh token that is a number",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: a refresh token of false",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: a refresh token in a list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: a refresh token in an object",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: a token type that is a number",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: the token type mac",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: the token type DPoP",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: the token type N_A",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > ends a login with an error that names the field: a token type with something behind",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: nothing",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: null",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: text",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: empty text",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: a number",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: true",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an empty list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: a list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an empty object",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an envelope",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: names in capitals",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: no access token",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token of null",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an empty access token",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token that is a number",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token in a list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token in an object",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token with a line break",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token with a line break behind",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token with a blank",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token with NUL",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token in Chinese",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: an access token with an umlaut",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: a refresh token that is a number",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: a refresh token of false",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: a refresh token in a list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: a refresh token in an object",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: a token type that is a number",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: the token type mac",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: the token type DPoP",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: the token type N_A",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > leaves the tokens that there are as they are: a token type with something behind",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that holds no usable token > is not asked for again by the next callers for a while",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that is HTML > ends a login with the client's own error, and the code is not sent again",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that is HTML > to a refresh says nothing of the refresh token",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > no expires_in",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in null",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in 0, which some servers say for no limit",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in as text",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in with a fraction",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in -1",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in -1 as text",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in empty",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in in words",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in with a unit",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in as a date",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in 1e3 as text",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in NaN",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in Infinity",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in 1e300",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in of 400 digits",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in true",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in in a list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > expires_in in an object",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > no token type",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a token type of null",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > an empty token type",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a token type in small letters",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a token type in capitals",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a refresh token of null",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > an empty refresh token",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a scope in a list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a scope in an empty list",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a scope with commas",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a scope with blanks",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > an empty scope",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a scope of null",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > a name of the language itself",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > an access token of 8 kB",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token answer that can be used though it is odd > an access token that looks like padding",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with +",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with %",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with & and =",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with blanks",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with quotes",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with a line break",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with NUL",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: in Chinese",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with a key",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: in two spellings",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: of 8 kB",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > comes to the endpoint as it was given: with the name of a field",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "any answer at all > ends in a token that a header can hold, or in an error that shows nothing of it",
    file: "/work/main/packages/auth/test/bad-token-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a thousand callers of one user > on an expired token make one token call, and all are served",
    file: "/work/main/packages/auth/test/one-refresh.test.ts",
    projectName: "tests",
  },
  {
    name: "a thousand callers of one user > in processes that share a store make one token call, and all are served",
    file: "/work/main/packages/auth/test/one-refresh.test.ts",
    projectName: "tests",
  },
  {
    name: "a thousand callers of one user > refused once each, late ones ten seconds later, make one token call",
    file: "/work/main/packages/auth/test/one-refresh.test.ts",
    projectName: "tests",
  },
  {
    name: "a thousand users at once > make a token call each, and none waits for another",
    file: "/work/main/packages/auth/test/one-refresh.test.ts",
    projectName: "tests",
  },
  {
    name: "a token that is good for a while > costs no look into the store and no lease",
    file: "/work/main/packages/auth/test/one-refresh.test.ts",
    projectName: "tests",
  },
  {
    name: "a token that is good for a while > costs another process one look into the store",
    file: "/work/main/packages/auth/test/one-refresh.test.ts",
    projectName: "tests",
  },
  {
    name: "a token server that is slower than the lease > by three times is called once, by a thousand callers in four processes",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a token server that is slower than the lease > of ten seconds, where nothing else is said",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > before the token call is no right to make it",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > before the token call is made up for by who went on: his token is served",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > before the record is marked leaves it as it is",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > before the token call leaves the token that lives",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > during the token call loses no token",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > during the token call, where somebody else goes on, ends with one token for both",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > between two tries of an answer that got lost is no right to the second one",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > after the tokens were stored does no harm",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is lost > by a process that is gone is somebody else's after its time",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is not to be had > ends in LeaseTimeout, and never in a call without it",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is not to be had > is waited for 45 seconds, where its holder goes on for ever",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is not to be had > serves the token that lives",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is not to be had > serves what its holder has stored meanwhile",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "a lease that is not to be had > is not waited for any longer than its holder needs, nor when only a login helps",
    file: "/work/main/packages/auth/test/leases.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > is another one for each id, in visible ASCII of at most 512 characters",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > is the same for the same id, in any process",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > is never that of another id",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > is never that of a long one, which is hashed",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > is never that of another application, however its parts are cut",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > stays short for an application with a long name",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > stays short for an application with a long name",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > is not that of the application's own token",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the key of a user's tokens > is that of its lease",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "users with odd ids > get their own tokens, and each of them a renewal",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: nothing",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: null",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: empty text",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: a number",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: NaN",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: true",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: a list",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: an object",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: a symbol",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: half of a pair",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: half of a pair in the middle",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is refused at once: pairs the wrong way round",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "what is no user's id > is told in the words of the client, where it has its own",
    file: "/work/main/packages/auth/test/keys.test.ts",
    projectName: "tests",
  },
  {
    name: "the time at which a token is renewed > comes before the time at which everybody waits, and that before the end, whatever the lifetime and the chance",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "the time at which a token is renewed > of a life of 3600 s, by the chance 0, is 300000 ms before the end; waiting begins 60000 ms before it",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "the time at which a token is renewed > of a life of 3600 s, by the chance 1, is 375000 ms before the end; waiting begins 60000 ms before it",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "the time at which a token is renewed > of a life of 60 s, by the chance 0, is 15000 ms before the end; waiting begins 6000 ms before it",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "the time at which a token is renewed > of a life of 60 s, by the chance 1, is 18750 ms before the end; waiting begins 6000 ms before it",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "the time at which a token is renewed > of a life of 1 s, by the chance 0, is 250 ms before the end; waiting begins 100 ms before it",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "the time at which a token is renewed > never comes where the platform does not say when the token ends",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a token of thirty seconds > that a thousand callers use in ten seconds is renewed once",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > absent counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > zero counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > text that is no number counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > negative counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > beyond all bounds counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > NaN counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > infinite counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > null counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > an empty text counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > an object counts as not said: the token is renewed when it is refused, and not before",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > a second is kept to",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > half a minute is kept to",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > an hour as text is kept to",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "a lifetime that is > shorter than the way to the server costs one call each time, and no loop",
    file: "/work/main/packages/auth/test/windows.test.ts",
    projectName: "tests",
  },
  {
    name: "tokens in memory only > outlive another process that took their refresh token for dead",
    file: "/work/main/packages/auth/test/unsaved-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "tokens in memory only > give way to a new login elsewhere, and are not looked after any more",
    file: "/work/main/packages/auth/test/unsaved-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "tokens in memory only > give way to a revocation elsewhere",
    file: "/work/main/packages/auth/test/unsaved-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "who is given tokens that were not stored > and throws keeps nobody from being served",
    file: "/work/main/packages/auth/test/unsaved-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "who is given tokens that were not stored > and throws at once keeps nobody from being served",
    file: "/work/main/packages/auth/test/unsaved-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "who is given tokens that were not stored > and never ends keeps nobody from being served",
    file: "/work/main/packages/auth/test/unsaved-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "who is given tokens that were not stored > may ask for the token himself",
    file: "/work/main/packages/auth/test/unsaved-tokens.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > of a renewal is told once, whatever the number of callers",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > of the application names no user",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > is not told of a token that is good",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > of the need for a login is told once, by one of all processes",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > of a platform that does not answer is told once for all who wait",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > of an application that is refused is told once",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > of tokens that are in memory only is told once",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > of a revocation is told once",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: 'an event > does not repeat a platform\'s code that is none: "fake\\n2026-11-21 ERROR forged line"',
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: 'an event > does not repeat a platform\'s code that is none: "fake-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: 'an event > does not repeat a platform\'s code that is none: "fake canary"',
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: 'an event > does not repeat a platform\'s code that is none: ""',
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: 'an event > does not repeat a platform\'s code that is none: "令牌"',
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: 'an event > does not repeat a platform\'s code that is none: "\\u001b[31m"',
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an event > repeats a platform's code that is one",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a line of the log > never has the user's id",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a line's level > is above debug, or it is not logged; events are told all the same",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a line's level > is above info, or it is not logged; events are told all the same",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a line's level > is above undefined, or it is not logged; events are told all the same",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a line's level > is above warn, or it is not logged; events are told all the same",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a line's level > is above error, or it is not logged; events are told all the same",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a line's level > is above off, or it is not logged; events are told all the same",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a listener that does harm > does none to the tokens: one that throws",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a listener that does harm > does none to the tokens: one that rejects",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a listener that does harm > does none to the tokens: one that throws nothing that is an error",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a listener that does harm > does none to the tokens: one that never comes to an end",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a listener that does harm > does none to the tokens: one that is no function",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a listener that does harm > may ask for tokens itself",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "a listener that does harm > cannot change what others are told",
    file: "/work/main/packages/auth/test/events.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > before the server did its work is asked for once more, with the same refresh token",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > is not asked for again at once",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > of a server that lets a refresh token be used again costs nobody anything",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > after a rotation costs the login, one replay and no more, and says that an attempt was interrupted",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > twice is asked for once more and no more, and the next attempt comes later",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > is not forgotten when the second try is refused for now",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > is not forgotten when the second try is refused for the application's sake",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > is not forgotten when the second try is refused otherwise",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > that says how long to wait is asked for again then, where that is soon",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > that says to wait for long is left to a later attempt",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "an answer that got lost > to the login's code is not asked for again, as a code that comes twice is taken for theft",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token call that does not end > ends in half a minute, is tried once more, and then says so",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token call that does not end > ends so as well where the endpoint does not listen to its signal",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a token call that does not end > is told its deadline and gets its signal",
    file: "/work/main/packages/auth/test/lost-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > is replaced by the one that comes with an answer, time and again",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > stays in force where an answer says nothing of it",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > stays in force where an answer holds null for it",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > stays in force where an answer holds an empty text for it",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token > that the first answer does not hold is none: at the end of the token the user has to log in",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "an endpoint that is an object of a class > is called as such",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "a scope > where an answer says nothing of it",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "a scope > where an answer holds null for it",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "a scope > where an answer grants less",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "what else an answer holds > is that of the last answer; of one before only the ID token, which is that of the login",
    file: "/work/main/packages/auth/test/rotation.test.ts",
    projectName: "tests",
  },
  {
    name: "a record that another process renewed > before one looked into the store is adopted",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a record that another process renewed > between that look and the lease is adopted: one looks again",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a record that another process renewed > between the last look and the marker is adopted: a marker that does not fit is no right to redeem",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a record that another process renewed > again and again makes one give up for now, without a call",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a login while a renewal is under way > in the same process wins: all get its token, and it stays",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a login while a renewal is under way > in another process wins: all get its token, and it stays",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a login while a renewal is under way > that is refused heals it: nobody is told to log in again",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a login while a renewal is under way > that fails for now heals it: nobody is told to log in again",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a revocation while a renewal is under way > in another process wins: the new tokens are ended at the platform, and nobody gets them",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a revocation while a renewal is under way > in another process ends what is served here, although that would live for some minutes",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a revocation while a renewal is under way > in the same process ends at once what there was, and then what it brought",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a revocation while a renewal is under way > that the platform does not confirm is no hole: the record says so, and is not renewed",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that took our refresh token for dead while we had the answer > is corrected: the tokens are kept",
    file: "/work/main/packages/auth/test/conflicts.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that does not ask the platform for a while > serves what another one got meanwhile, a second later at most",
    file: "/work/main/packages/auth/test/resting.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that does not ask the platform for a while > serves its own again at once when that one ends: nothing of the failure is left",
    file: "/work/main/packages/auth/test/resting.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that does not ask the platform for a while > looks once a second, whatever the number of callers, and asks the platform nothing",
    file: "/work/main/packages/auth/test/resting.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that does not ask the platform for a while > says the same when it cannot look",
    file: "/work/main/packages/auth/test/resting.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that does not ask the platform for a while > serves no token that its caller was refused",
    file: "/work/main/packages/auth/test/resting.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that does not ask the platform for a while > does not bring back what was revoked meanwhile",
    file: "/work/main/packages/auth/test/resting.test.ts",
    projectName: "tests",
  },
  {
    name: "a process that does not ask the platform for a while > does not rest for an hour because somebody has set the clock back by one",
    file: "/work/main/packages/auth/test/resting.test.ts",
    projectName: "tests",
  },
  {
    name: "an application that was refused > is not taken for refused for an hour because somebody has set the clock back by one",
    file: "/work/main/packages/auth/test/resting.test.ts",
    projectName: "tests",
  },
  {
    name: "a login whose tokens cannot be kept > is a PersistFailed; the tokens are ended, refresh token first, and not served",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a login whose tokens cannot be kept > is a PersistFailed too where the tokens cannot be ended",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a login whose tokens cannot be kept > is a PersistFailed where others keep writing",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a login whose tokens cannot be kept > is tried again for a while before",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a login whose tokens cannot be kept > leaves the user's earlier tokens as they are",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store of logins > that fails at `put` is an AuthTemporarilyUnavailable without its words",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store of logins > that fails at `take` is an AuthTemporarilyUnavailable without its words",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store of logins > that does not answer is not waited for",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store of logins > that does not look at the time does not make a login longer than ten minutes",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store of logins > that cannot take a login back does not hide why it was not ended",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store of logins > gets visible ASCII of at most 512 characters as key, and the state is not in it",
    file: "/work/main/packages/auth/test/login-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > renews each token once, though several processes do it at once",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > leaves alone what another process renewed since the search, where it is not due any more",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > leaves alone what is not due",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > takes the earliest first, no more than it may, and so many at the same time",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > says whose could not be renewed, and goes on",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > works for every user id",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > works for every user id",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > works for every user id",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > works for every user id",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > works for every user id",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > works for every user id",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > is the application's token too, and nobody else's application",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > ends between two when it is told to",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "renewing what is due > needs a store that can search, and a number that makes sense",
    file: "/work/main/packages/auth/test/due.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > text makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > a number makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > an array makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > an empty object makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > no version makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > a version as text makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > a version that is no whole number makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > a version beyond 2^53 makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > an unknown state makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > no tokens makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > null for tokens makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > text for tokens makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > tokens without an answer makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > an access token that is none makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns > a time as text makes no token call, loses nothing, and shows nothing of it",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a record that cannot be read, as the key it was sealed with is gone > does not keep the user from a new login",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns an older record > for a while, as a replica does, never brings a spent refresh token back",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns an older record > for good, as after a restored backup, is brought up to date by who knows better",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that returns an older record > just after it was written is not believed",
    file: "/work/main/packages/auth/test/store-lies.test.ts",
    projectName: "tests",
  },
  {
    name: "a request > carries the token, given as text",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a request > carries the token, given as a URL",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a request > carries the token, given as a Request",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a request > carries it in place of another one",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a request > leaves the Request that it was given without the token",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a request > carries it where `place` puts it",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a request > is sent by the global fetch of that time where none is given",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "failures > of the source surface, and nothing is sent",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "failures > of the source surface in place of a 401",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "failures > of the network surface, and are not repeated",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "failures > show no token where a source of one's own has a token that no header can hold",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a signal > ends the wait for a token, and the renewal goes on for the others",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a signal > ends the wait for another token after a 401",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a signal > comes to fetch with each request",
    file: "/work/main/packages/auth/test/with-token.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > ends with tokens that are served, renewed, and seen by other processes",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > has a verifier whose S256 challenge went to the login page",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > tells the login page that the challenge is S256",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > has a nonce that the exchange gets as the login page got it",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > has neither where the platform knows neither",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > has a state, a verifier and a nonce of its own each time",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > gives the exchange the redirect URI that it began with",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > writes the scopes with a space between",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > hands back the state that it was given, which is not on the wire: 0",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > hands back the state that it was given, which is not on the wire: 1",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > hands back the state that it was given, which is not on the wire: 2",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > hands back the state that it was given, which is not on the wire: 3",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > hands back the state that it was given, which is not on the wire: 4",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > hands back undefined where it was given no state",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > can be ended by another process than it was begun by",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > can be one of several in one browser, each ended by itself",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > takes the place of the tokens of an earlier one",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login > helps a user who has to log in again",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a login does not wait for what failed before it",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "whom a login is for > is what the token answer says where nobody said before",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "whom a login is for > is what was said before, whatever the answer says",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "whom a login is for > has to be said where the answer does not",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "whom a login is for > where the answer names nobody: an error, and the tokens are ended, refresh token first",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "whom a login is for > where the answer names an empty name: an error, and the tokens are ended, refresh token first",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "whom a login is for > where the answer names a number: an error, and the tokens are ended, refresh token first",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "whom a login is for > where the answer names a lone surrogate: an error, and the tokens are ended, refresh token first",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "whom a login is for > where the answer names an exception: an error, and the tokens are ended, refresh token first",
    file: "/work/main/packages/auth/test/logins.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > ends the refresh token first, then the access token, and leaves nothing but a mark",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > is told once",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > may be called again, and where there is nothing",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > may be called by several at once",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > works for the application, which gets another token",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > leaves other users alone",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > lets the user log in again",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > forgets the tokens where the platform has no way",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > leaves alone what only a new login would help",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking > ends tokens that this process has not seen yet",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking during a renewal > of this process ends the new tokens too, where it comes before the platform made them",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking during a renewal > of this process ends the new tokens too, where it comes after the platform made them",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking during a renewal > of another process ends the new tokens too, where it comes before the platform made them",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking during a renewal > of another process ends the new tokens too, where it comes after the platform made them",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking during a renewal > that begins meanwhile brings nothing back",
    file: "/work/main/packages/auth/test/revoking.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token that the platform does not take any more > says that the user has to log in again, and why",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token that the platform does not take any more > is told once, and not asked for again: not by a thousand callers, not later, not by another process",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token that the platform does not take any more > is no secret to keep: the store forgets it",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token that the platform does not take any more > fails a thousand callers at once by one call",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token that the platform does not take any more > ends what is served, although it would live for some minutes",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a refresh token that the platform does not take any more > by the platform's own code says the same",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a new login > heals it, here and in other processes, also in those that had seen the end",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a new login > goes on with the refresh token that it brought",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "a user of whom nothing is kept > has to log in: that costs a look into the store, and neither a lease nor a call",
    file: "/work/main/packages/auth/test/new-logins.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the platform does not answer > says so, and when to try again",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the platform does not answer > serves the tokens no more, here and elsewhere, and does not renew them",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the platform does not answer > is completed by calling it again, in any process",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the platform does not answer > begins anew where only the access token was left",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the platform does not answer > lets the user log in again",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the platform does not answer > does not wait for ever",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the store does not answer > says so, serves nothing, and is completed later",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the store does not answer > ends tokens too that are in memory only: it works again",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking where the store does not answer > ends tokens too that are in memory only: it does not work",
    file: "/work/main/packages/auth/test/revoking-failures.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that lost everything > does not stop a process that has the tokens; it puts them back with the next ones",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that lost everything > gets them back in the background as well",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that lost everything > while a token call was under way gets what came of it: that is not ended",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that lost everything > while a token call was under way gets it too where the version is ahead of this clock",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a store that lost everything > does not keep the application from a token",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a login after the store lost everything > takes the place of tokens that were good, also where the clock was set back meanwhile",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a login after the store lost everything > takes the place of tokens that were revoked, also where the clock was set back meanwhile",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a login after the store lost everything > at a process whose clock is behind makes no storm of one that has seen the end of the earlier tokens",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking after the store lost everything > ends the tokens that are in memory, and leaves a mark for other processes that have them",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "revoking after the store lost everything > does nothing where the process has none",
    file: "/work/main/packages/auth/test/emptied-stores.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > says that it has another token where one is refused",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > sets the header at once while the token is good: there is nothing to wait for",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > waits for another token where the present one has ended",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > has another token than the refused one for the replay",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > takes what somebody else brought meanwhile: a thousand refused attempts are one renewal",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > takes an attempt that went without a token for no refusal of the present one",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > lets go of an attempt that is ended already",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > lets go of an attempt that is ended while it waits",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > passes on why there is no token",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a live bearer > serves the application too",
    file: "/work/main/packages/auth/test/live-bearer.test.ts",
    projectName: "tests",
  },
  {
    name: "a caller who gives up > goes at once, and the renewal goes on for the others",
    file: "/work/main/packages/auth/test/giving-up.test.ts",
    projectName: "tests",
  },
  {
    name: "a caller who gives up > as the only one leaves a renewal that is kept all the same",
    file: "/work/main/packages/auth/test/giving-up.test.ts",
    projectName: "tests",
  },
  {
    name: "a caller who gives up > before he asked makes no call, whatever the token",
    file: "/work/main/packages/auth/test/giving-up.test.ts",
    projectName: "tests",
  },
  {
    name: "a provider of leases that > fails makes no call, and is told",
    file: "/work/main/packages/auth/test/lease-providers.test.ts",
    projectName: "tests",
  },
  {
    name: "a provider of leases that > throws at once makes no call, and is told",
    file: "/work/main/packages/auth/test/lease-providers.test.ts",
    projectName: "tests",
  },
  {
    name: "a provider of leases that > never answers stops nobody for ever; what it gives too late is given back",
    file: "/work/main/packages/auth/test/lease-providers.test.ts",
    projectName: "tests",
  },
  {
    name: "a provider of leases that > cannot be given back its lease, as that fails, keeps nobody from his token",
    file: "/work/main/packages/auth/test/lease-providers.test.ts",
    projectName: "tests",
  },
  {
    name: "a provider of leases that > cannot be given back its lease, as that never ends, keeps nobody from his token",
    file: "/work/main/packages/auth/test/lease-providers.test.ts",
    projectName: "tests",
  },
  {
    name: "a provider of leases that > cannot be given back its lease, as that throws at once, keeps nobody from his token",
    file: "/work/main/packages/auth/test/lease-providers.test.ts",
    projectName: "tests",
  },
  {
    name: "a provider of leases that > is asked once for each key, by the key of the store, which holds no secret",
    file: "/work/main/packages/auth/test/lease-providers.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: https://evil.example/",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: http://api.example/",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: https://api.example:444/",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: https://api.example.evil.example/",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: https://evil.example/https://api.example/",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: https://evil.example/",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: https://sub.api.example/",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: https://api.example./",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: data:text/plain,x",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is refused, and nothing is sent: blob:https://evil.example/x",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is told by what the URL means, not by its text: https://API.example/a",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is told by what the URL means, not by its text: https://api.example:443/a",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is told by what the URL means, not by its text: https://second.example/b",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is told by what the URL means, not by its text: https://api.example\\@evil.example/",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is told by what the URL means, not by its text: https://third.example/c",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > cannot be let in by an origin that is none: file:///etc/x",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > cannot be let in by an origin that is none: app://localhost",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > cannot be let in by an origin that is none: data:,",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > cannot be let in by an origin that is none: not a url",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > cannot be let in by an origin that is none: ",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is not followed to where `place` puts the token into a header of its own",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is not followed to by a replay either",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > is an error where the caller wants it to be one and the runtime knows that",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "another origin > may be followed to without the token where the runtime takes it off",
    file: "/work/main/packages/auth/test/with-token-origins.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a store without get",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a store without put",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a store without delete",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a store of other things",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a Map",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: text",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: the function that makes one",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a lease that is none",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a lease that is text",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a store's lease that is none",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: logins without put",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: logins without take",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is a TypeError at once that names it: a store's logins that are none",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is told in the words of the client, where it has its own",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is the default where it is undefined",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a store, a lease or a store of logins without its functions > is the default where it is null",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > of 0 is a TypeError: such a lease would let everybody in",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > of -1 is a TypeError: such a lease would let everybody in",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > of 99 is a TypeError: such a lease would let everybody in",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > of NaN is a TypeError: such a lease would let everybody in",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > of x is a TypeError: such a lease would let everybody in",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > of {} is a TypeError: such a lease would let everybody in",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > of null is a TypeError: such a lease would let everybody in",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > may be undefined",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > may be 100",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "leaseMs > may be 60000",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what is not given > a lease and logins, is the store's own",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what is not given > a lease and logins, is of this process where the store has none",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what is not given > gives way to what is given",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a platform does not have > is a TypeError: tokens of the application",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a platform does not have > is a TypeError: a login page, at the start",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a platform does not have > is a TypeError: a login page, at the end",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a platform does not have > is a TypeError: introspection",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a platform does not have > a refresh, leaves the token its whole life, and then a login is needed",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a platform does not have > leaves a login where it is that its end cannot be had of",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "where the browser is sent back to > has to be said: undefined",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "where the browser is sent back to > has to be said: null",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "where the browser is sent back to > has to be said: ",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "where the browser is sent back to > has to be said: 7",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "an endpoint that is an object of a class > is called as one",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "names its options for the clients that take them",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a login begins with > is refused by its name: nothing",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a login begins with > is refused by its name: a text",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a login begins with > is refused by its name: a scope that is no text",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a login begins with > is refused by its name: a list with something else",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what a login begins with > is refused by its name: a state that is no text",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what withToken is made of > is refused by its name: no options",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what withToken is made of > is refused by its name: no origin",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what withToken is made of > is refused by its name: an empty list",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what withToken is made of > is refused by its name: a host",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what withToken is made of > is refused by its name: a token",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what withToken is made of > is refused by its name: nothing",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "what withToken is made of > is refused by its name: a client",
    file: "/work/main/packages/auth/test/options.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > is exchanged once, however often its callback comes",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > that was not sent can be tried again with the same callback",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > that came too early can be tried again with the same callback",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > at a server that is busy can be tried again with the same callback",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > that was not sent can be tried again no later than the login may take",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > tells after how many seconds it may be tried again",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > refused is not sent again",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > refused for another reason is not sent again",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > whose answer was lost is not sent again",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > that met a broken server is not sent again",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > of an application that is refused is not sent again",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a code > that takes for ever is given up, and not sent again",
    file: "/work/main/packages/auth/test/codes.test.ts",
    projectName: "tests",
  },
  {
    name: "a stream > is sent once, and its 401 is the answer",
    file: "/work/main/packages/auth/test/with-token-bodies.test.ts",
    projectName: "tests",
  },
  {
    name: "a stream > is not held in memory for a second time",
    file: "/work/main/packages/auth/test/with-token-bodies.test.ts",
    projectName: "tests",
  },
  {
    name: "a stream > carries the token",
    file: "/work/main/packages/auth/test/with-token-bodies.test.ts",
    projectName: "tests",
  },
  {
    name: "what was cloned for a replay > is given up when the answer is there",
    file: "/work/main/packages/auth/test/with-token-bodies.test.ts",
    projectName: "tests",
  },
  {
    name: "what was cloned for a replay > is given up when sending fails",
    file: "/work/main/packages/auth/test/with-token-bodies.test.ts",
    projectName: "tests",
  },
  {
    name: "what was cloned for a replay > does not disturb an answer that is read later",
    file: "/work/main/packages/auth/test/with-token-bodies.test.ts",
    projectName: "tests",
  },
  {
    name: "a login is not forgotten for what was stored before it > when the store is late to say that it took what a renewal brought",
    file: "/work/main/packages/auth/test/late-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a login that was stored, and revoked before the store said so > stays revoked: it is not stored again",
    file: "/work/main/packages/auth/test/late-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a look into the store that is answered late > does not hide a login of this process",
    file: "/work/main/packages/auth/test/late-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a look into the store that is answered late > does not bring back what was revoked in this process",
    file: "/work/main/packages/auth/test/late-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "a look into the store that is answered late > does not bring it back either where the look began during the revocation",
    file: "/work/main/packages/auth/test/late-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "processes whose clocks differ by three seconds > keep a login that came after a revocation elsewhere",
    file: "/work/main/packages/auth/test/late-answers.test.ts",
    projectName: "tests",
  },
  {
    name: "the lease among callers of one process > is held by one at a time, and each key has its own",
    file: "/work/main/packages/auth/test/local-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "the lease among callers of one process > is not given up by somebody who held it before",
    file: "/work/main/packages/auth/test/local-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "the lease among callers of one process > goes to one of those who wait when it is given up, and to the next one after that",
    file: "/work/main/packages/auth/test/local-lease.test.ts",
    projectName: "tests",
  },
  {
    name: "the lease among callers of one process > is waited for as long as was said, and not when it is not needed any more",
    file: "/work/main/packages/auth/test/local-lease.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes ["a","b"] as "a b"',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes "a b" as "a b"',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes "a,b" as "a b"',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes "a, b ,  c" as "a b c"',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes "\\ta\\nb " as "a b"',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes ["a,b","c d"," e "] as "a b c d e"',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes ["profile.default","variant.rsid"] as "profile.default variant.rsid"',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes "a" as "a"',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: "scopeText > writes [] as undefined",
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes "" as undefined',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes " , " as undefined',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: 'scopeText > writes [""," "] as undefined',
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: "scopeText > writes undefined as undefined",
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: "scopeText > puts a single space between, however the scopes were given",
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: "scopeText > leaves what it wrote as it is, and the caller's list too",
    file: "/work/main/packages/auth/test/scope-text.test.ts",
    projectName: "tests",
  },
  {
    name: "introspection > asks for the present token, which is renewed before where it has ended",
    file: "/work/main/packages/auth/test/introspection.test.ts",
    projectName: "tests",
  },
  {
    name: "introspection > gives what the platform says, also of the application's token",
    file: "/work/main/packages/auth/test/introspection.test.ts",
    projectName: "tests",
  },
  {
    name: "introspection > of a token that is not active changes nothing",
    file: "/work/main/packages/auth/test/introspection.test.ts",
    projectName: "tests",
  },
  {
    name: "introspection > that fails changes nothing, and says why",
    file: "/work/main/packages/auth/test/introspection.test.ts",
    projectName: "tests",
  },
  {
    name: "introspection > does not wait for ever, and tells the call to end",
    file: "/work/main/packages/auth/test/introspection.test.ts",
    projectName: "tests",
  },
  {
    name: "introspection > without a token says that a login is needed, and asks nobody",
    file: "/work/main/packages/auth/test/introspection.test.ts",
    projectName: "tests",
  },
  {
    name: "introspection > at a platform that has none is a TypeError, before anything is asked for",
    file: "/work/main/packages/auth/test/introspection.test.ts",
    projectName: "tests",
  },
  {
    name: "finds nothing wrong with stores that have nothing wrong",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that looks and writes in two steps",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that only sets",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that creates where there is one",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that says yes to what it refused",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that deletes any version",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that says that it has deleted nothing",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that does not copy",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that does not tell letters of another case apart",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that takes a slash for a colon",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that cuts long keys",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that decodes keys",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that keeps 32 bits of a version",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that keeps ASCII only",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that drops what is undefined in an object, and null too",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that keeps 64 kB",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that does not keep the reason",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that keeps what the next record has not",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that forgets when it is due",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds two stores that do not share their place",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is everybody's",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is nobody's",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is each process's own",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is not renewed",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is renewed by a holder that hangs",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that never ends",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that ends too early",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is released by anybody",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is not released",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is waited for by those who do not want to",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that is not waited for",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a lease that does not ask whether it is needed",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that gives a login again and again",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that looks and deletes in two steps",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that keeps logins for ever",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that has none",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "finds a store that forgets a field",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
  {
    name: "closes what it has opened, also where a check fails, and says no value of a record",
    file: "/work/main/packages/auth/test/conformance-faults.test.ts",
    projectName: "real time",
  },
];
