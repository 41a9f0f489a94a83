using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Platform.Hosting.Jobs;

public sealed class JobQueueTests(JobsWorld world) : IClassFixture<JobsWorld>
{
    [Fact]
    public async Task While_a_job_with_a_key_waits_another_is_the_same_job()
    {
        var first = await world.Enqueue(new("once"), new() { Key = "k1" });
        var second = await world.Enqueue(new("twice"), new() { Key = "k1" });

        Assert.Equal(first, second);
        Assert.Equal(1L, await world.Ask("select count(*) from platform.jobs where key = 'k1'"));
    }

    [Fact]
    public async Task When_the_job_with_a_key_is_done_there_is_room_for_another()
    {
        var first = await world.Enqueue(new("once"), new() { Key = "k2" });
        await world.Ask($"update platform.jobs set state = 'done', finished_at = now() where id = '{first}'");

        Assert.NotEqual(first, await world.Enqueue(new("again"), new() { Key = "k2" }));
    }

    [Fact]
    public async Task Many_who_queue_the_same_key_at_once_get_one_job()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Enqueue(new("crowd"), new() { Key = "k3" })));

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Many_are_queued_together_and_those_whose_key_waits_already_are_not_queued_again()
    {
        await world.Enqueue(new("before"), new() { Key = "m1" });
        await using var connection = await world.Databases.OpenFor(world.Tenant, CancellationToken.None);
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await world.Jobs.EnqueueMany<Act>(transaction, world.Tenant, ActJob.Kind, [("m1", new("again")), ("m2", new("new")), ("m3", new("new"))], new() { RateKey = "many" });
            await transaction.CommitAsync();
        }

        Assert.Equal("before new new", await world.Ask("select string_agg(payload ->> 'name', ' ' order by key) from platform.jobs where key in ('m1', 'm2', 'm3')"));
    }

    [Fact]
    public async Task Tenants_have_keys_of_their_own()
    {
        var mine = await world.Enqueue(new("mine"), new() { Key = "k4" });
        var theirs = await world.Enqueue(new("theirs"), new() { Key = "k4" }, new(Guid.CreateVersion7()));

        Assert.NotEqual(mine, theirs);
    }

    [Fact]
    public async Task A_job_queued_in_a_transaction_that_rolls_back_was_never_there()
    {
        await using var connection = await world.Databases.OpenFor(world.Tenant, CancellationToken.None);
        Guid kept, gone;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            gone = await world.Jobs.Enqueue(transaction, world.Tenant, ActJob.Kind, new Act("gone"), new() { RateKey = "within" });
            await transaction.RollbackAsync();
        }

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            kept = await world.Jobs.Enqueue(transaction, world.Tenant, ActJob.Kind, new Act("kept"), new() { RateKey = "within", Key = "k5" });
            await transaction.CommitAsync();
        }

        Assert.Null(await world.State(gone));
        Assert.Equal("waiting", await world.State(kept));
    }

    [Fact]
    public async Task A_module_queues_only_for_its_own_tenant()
    {
        await using var connection = await world.Databases.OpenFor(world.Tenant, CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => world.Jobs.Enqueue(transaction, new(Guid.CreateVersion7()), ActJob.Kind, new Act("foreign")));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Without_a_transaction_a_module_is_told_to_begin_one()
    {
        var call = new Call(world.Tenant, ActorId.Platform, DateTimeOffset.UtcNow);
        await using var db = new JobsDb(new DbContextOptionsBuilder<JobsDb>().UseNpgsql(world.Databases.App).Options);
        db.LendTo(call);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => world.Jobs.Enqueue(db, ActJob.Kind, new Act("loose")));

        Assert.Contains("BeginTransactionAsync", refused.Message);
    }
}
