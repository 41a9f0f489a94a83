using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Data;

public sealed class DataRegistrationTests(Counters counters) : IClassFixture<Counters>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_lent_before_shows_the_next_only_what_is_theirs()
    {
        var (acme, globex) = (new TenantId(Guid.CreateVersion7()), new TenantId(Guid.CreateVersion7()));
        var (of, to) = (await counters.Start(acme, "acme's"), await counters.Start(globex, "globex's"));
        await using var services = Services();

        CountersDb first;
        await using (var scope = services.CreateScopeFor(Call(acme)))
        {
            first = scope.ServiceProvider.GetRequiredService<CountersDb>();
            Assert.Equal([of.Key], await Keys(first));
        }

        await using (var scope = services.CreateScopeFor(Call(globex)))
        {
            var again = scope.ServiceProvider.GetRequiredService<CountersDb>();
            Assert.Same(first, again);
            Assert.Empty(again.ChangeTracker.Entries());
            Assert.Equal([to.Key], await Keys(again));
        }
    }

    [Fact]
    public async Task What_was_changed_and_not_saved_is_forgotten_and_what_was_begun_undone()
    {
        var acme = new TenantId(Guid.CreateVersion7());
        await using var services = Services();
        await using (var scope = services.CreateScopeFor(Call(acme)))
        {
            var db = scope.ServiceProvider.GetRequiredService<CountersDb>();
            await db.Database.BeginTransactionAsync(Stop);
            db.Add(Counter.Evolve(null, new CounterStarted(Guid.CreateVersion7(), acme, "begun")));
            await db.SaveChangesAsync(Stop);
            db.Add(Counter.Evolve(null, new CounterStarted(Guid.CreateVersion7(), acme, "not saved")));
        }

        await using var next = services.CreateScopeFor(Call(acme));
        var lent = next.ServiceProvider.GetRequiredService<CountersDb>();
        await lent.SaveChangesAsync(Stop);

        Assert.Empty(await Keys(lent));
    }

    [Fact]
    public async Task Who_kept_it_beyond_their_scope_is_refused()
    {
        await using var services = Services();
        CountersDb kept;
        await using (var scope = services.CreateScopeFor(Call(new(Guid.CreateVersion7())))) kept = scope.ServiceProvider.GetRequiredService<CountersDb>();

        Assert.Throws<InvalidOperationException>(() => kept.Tenant);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Keys(kept));
    }

    [Fact]
    public async Task Requests_and_what_is_asked_beside_them_use_sessions_of_their_own_whoever_had_it_before()
    {
        await using var services = Services();
        var call = Call(new(Guid.CreateVersion7()));

        for (var round = 0; round < 2; round++)
        {
            await using (var beside = services.CreateScopeFor(call)) Assert.Equal(Databases.SessionsBeside, Sessions(beside.ServiceProvider));
            await using var request = services.CreateAsyncScope();
            request.ServiceProvider.GetRequiredService<CurrentCall>().Call = call;
            Assert.Equal(Databases.SessionsOfRequests, Sessions(request.ServiceProvider));
        }
    }

    private ServiceProvider Services() => new ServiceCollection().AddSingleton(counters.Databases).AddCalls().AddModuleDb<CountersDb>().BuildServiceProvider();

    private static Call Call(TenantId tenant) => new(tenant, new ActorId(Guid.CreateVersion7()), DateTimeOffset.UtcNow);

    private static Task<List<Guid>> Keys(CountersDb db) => db.Set<Counter>().Select(c => c.Key).ToListAsync(Stop);

    private static int Sessions(IServiceProvider scope) => new NpgsqlConnectionStringBuilder(scope.GetRequiredService<CountersDb>().Database.GetDbConnection().ConnectionString).MaxPoolSize;
}
