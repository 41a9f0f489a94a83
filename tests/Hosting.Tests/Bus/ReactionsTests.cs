using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Bus;

public sealed class ReactionsTests(FactsFixture facts) : IClassFixture<FactsFixture>
{
    private readonly TenantId _tenant = new(Guid.NewGuid());
    private readonly string _name = $"tests.reaction-{Guid.NewGuid():N}";
    private readonly string _fact = $"lamp.was-switched-{Guid.NewGuid():N}"; // no other test's processes hear of it

    [Fact]
    public async Task A_fact_is_heard_in_the_name_of_its_tenant()
    {
        var process = await Start<NoteWhenLampWasSwitched>();
        var fact = new LampWasSwitched(Guid.NewGuid(), LampState.SwitchedOn);
        await Publish(process, fact, Guid.NewGuid());

        await FactsFixture.Until(() => !Deeds(process).Done.IsEmpty);
        var done = Assert.Single(Deeds(process).Done);
        Assert.Equal((_tenant, fact), (done.Tenant, done.Fact));
    }

    [Fact]
    public async Task A_fact_goes_on_in_the_trace_of_its_cause()
    {
        using var listener = new ActivityListener { ShouldListenTo = source => source == Telemetry.Source, Sample = (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        var process = await Start<NoteWhenLampWasSwitched>();
        using (var cause = Telemetry.Source.StartActivity("test"))
        {
            await Publish(process, new(Guid.NewGuid(), LampState.SwitchedOn), Guid.NewGuid());
            await FactsFixture.Until(() => !Deeds(process).Done.IsEmpty);
            Assert.StartsWith($"00-{cause!.TraceId}", Assert.Single(Deeds(process).Done).Trace, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Facts_of_one_session_are_heard_in_order_though_one_fails_at_first()
    {
        var process = await Start<NoteWhenLampWasSwitched>();
        var failed = 0;
        var lamps = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        Deeds(process).OnFact = fact => fact.LampId == lamps[7] && Interlocked.Increment(ref failed) < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;

        await process.Services.GetRequiredService<IFacts>().Publish(_tenant,
            [.. lamps.Select(lamp => new Publication(new LampWasSwitched(lamp, LampState.SwitchedOff), "session", lamp))], default);

        await FactsFixture.Until(() => Deeds(process).Done.Count >= 20);
        Assert.Equal(lamps, Deeds(process).Done.Select(done => done.Fact.LampId));
    }

    [Fact]
    public async Task A_fact_that_is_published_twice_is_heard_once()
    {
        var process = await Start<NoteWhenLampWasSwitched>();
        var (id, last) = (Guid.NewGuid(), Guid.NewGuid());
        for (var i = 0; i < 2; i++) await Publish(process, new(id, LampState.SwitchedOn), id, "session");
        await Publish(process, new(last, LampState.SwitchedOn), last, "session");

        await FactsFixture.Until(() => Deeds(process).Done.Any(done => done.Fact.LampId == last));
        Assert.Single(Deeds(process).Done, done => done.Fact.LampId == id);
    }

    [Fact]
    public async Task A_fact_that_cannot_be_handled_is_a_dead_letter_with_its_reason()
    {
        var process = await Start<NoteWhenLampWasSwitched>();
        Deeds(process).OnFact = _ => throw new InvalidOperationException("the fuse has blown");
        var id = Guid.NewGuid();
        await Publish(process, new(id, LampState.SwitchedOn), id);

        var (bus, subscription) = (process.Services.GetRequiredService<IBusTransport>(), Subscription());
        await FactsFixture.Until(async () => (await bus.DeadLetters(subscription, 10, default)).Count == 1);
        var dead = (await bus.DeadLetters(subscription, 10, default))[0];
        Assert.Equal((id, 10), (dead.Message.Id, dead.Deliveries));
        Assert.Contains("the fuse has blown", dead.Reason, StringComparison.Ordinal);

        Deeds(process).OnFact = _ => Task.CompletedTask;
        await bus.Resubmit(subscription, [id], default);
        await FactsFixture.Until(() => Deeds(process).Done.Any(done => done.Fact.LampId == id));
    }

    [Fact]
    public async Task What_is_no_such_fact_is_a_dead_letter_at_once()
    {
        var process = await Start<NoteWhenLampWasSwitched>();
        var bus = process.Services.GetRequiredService<IBusTransport>();
        await bus.Publish(_fact, [new() { Id = Guid.NewGuid(), Tenant = _tenant, Subject = _fact, Session = "s", Body = "{\"lampId\":7}"u8.ToArray() }], default);

        await FactsFixture.Until(async () => (await bus.DeadLetters(Subscription(), 10, default)) is [{ Deliveries: 1 }]);
    }

    [Fact]
    public async Task What_a_reaction_changes_and_that_it_heard_the_fact_are_one_transaction()
    {
        var process = await StartWithLamps();
        var lamp = Guid.NewGuid();
        await InCall(process, ledger => ledger.Begin(new LampMounted(_tenant, lamp), default));

        // It changes its lamp, and then fails: nothing of that may stay. It is only given the fact again.
        var failures = 0;
        Deeds(process).OnFact = _ => Interlocked.Increment(ref failures) < 4 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        var id = Guid.NewGuid();
        await Publish(process, new(lamp, LampState.SwitchedOn), id);
        await FactsFixture.Until(() => !Deeds(process).Done.IsEmpty);

        await Publish(process, new(lamp, LampState.SwitchedOn), id);
        await Publish(process, new(lamp, LampState.SwitchedOn), Guid.NewGuid());
        await FactsFixture.Until(async () => await Switched(process, lamp) == 2);
        Assert.Equal(2, Deeds(process).Done.Count);
    }

    [Fact]
    public async Task Many_facts_about_one_record_each_count_once()
    {
        var process = await StartWithLamps();
        var lamp = Guid.NewGuid();
        await InCall(process, ledger => ledger.Begin(new LampMounted(_tenant, lamp), default));
        // Of different sessions, so they are handled side by side and lose races for the row.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Publish(process, new(lamp, LampState.SwitchedOn), Guid.NewGuid(), $"session {i}")));

        await FactsFixture.Until(async () => await Switched(process, lamp) == 20);
    }

    [Fact]
    public async Task Facts_that_wait_are_heard_together_each_once()
    {
        var process = await StartToMany();
        var lamps = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToArray();
        await PublishAll(process, lamps);
        await PublishAll(process, lamps);

        await FactsFixture.Until(() => Deeds(process).Done.Count >= 50);
        await PublishAll(process, [_last]);
        await FactsFixture.Until(() => Heard(process).Contains(_last));
        Assert.Equal(lamps.Append(_last).Order(), Heard(process).Order());
        Assert.True(Deeds(process).Times < 51);
    }

    [Fact]
    public async Task Of_facts_heard_together_one_in_trouble_holds_up_no_other()
    {
        var process = await StartToMany();
        var lamps = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToArray();
        Deeds(process).OnFact = fact => fact.LampId == lamps[7] ? throw new InvalidOperationException("the fuse has blown") : Task.CompletedTask;
        await PublishAll(process, lamps);

        var bus = process.Services.GetRequiredService<IBusTransport>();
        await FactsFixture.Until(async () => (await bus.DeadLetters(Subscription(), 10, default)).Count == 1);
        await FactsFixture.Until(() => lamps.Where(lamp => lamp != lamps[7]).All(Heard(process).Contains));
        Assert.DoesNotContain(lamps[7], Heard(process));
    }

    [Fact]
    public async Task Facts_heard_together_change_a_record_in_one_transaction()
    {
        var process = await Start(services => services.AddSingleton<JournalPulse>()
            .AddModuleDb<LampsDb>().AddLedger<LampsDb, Lamp, LampEvent>().AddReactionToMany<LampWasSwitched, CountWhenLampsWereSwitched>(_name));
        var lamp = Guid.NewGuid();
        await InCall(process, ledger => ledger.Begin(new LampMounted(_tenant, lamp), default));
        var failures = 0;
        Deeds(process).OnFact = _ => Interlocked.Increment(ref failures) < 4 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await process.Services.GetRequiredService<IFacts>().Publish(_tenant,
            [.. Enumerable.Range(0, 20).Select(i => new Publication(new LampWasSwitched(lamp, LampState.SwitchedOn), $"session {i % 3}", Guid.NewGuid()))], default);

        await FactsFixture.Until(async () => await Switched(process, lamp) == 20);
    }

    [Fact]
    public async Task Facts_published_while_no_process_reacts_are_heard_later()
    {
        var before = await Start<NoteWhenLampWasSwitched>();
        await facts.Stop(before);
        var publisher = await Start();
        var id = Guid.NewGuid();
        await Publish(publisher, new(id, LampState.SwitchedOn), id);

        var after = await Start<NoteWhenLampWasSwitched>();
        await FactsFixture.Until(() => Deeds(after).Done.Any(done => done.Fact.LampId == id));
    }

    [Fact]
    public async Task A_stop_lets_a_reaction_under_way_end()
    {
        var process = await Start<NoteWhenLampWasSwitched>();
        var (reached, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        Deeds(process).OnFact = _ => { reached.TrySetResult(); return gate.Task; };
        await Publish(process, new(Guid.NewGuid(), LampState.SwitchedOn), Guid.NewGuid());
        await reached.Task.WaitAsync(FactsFixture.Patience);

        var stopping = process.StopAsync();
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping;
        Assert.Single(Deeds(process).Done);
    }

    [Fact]
    public async Task A_fact_without_a_name_cannot_be_published()
    {
        var process = await Start();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => process.Services.GetRequiredService<IFacts>().Publish(_tenant, "unnamed", "s", Guid.NewGuid(), default).AsTask());
        Assert.Contains("AddFact<String>", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_facts_of_one_name_are_refused_at_the_start() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Start(services => services.AddFact<string>(_fact).AddReaction<LampWasSwitched, NoteWhenLampWasSwitched>(_name)));

    private Task<IHost> Start(Action<IServiceCollection>? compose = null) => facts.Start(services =>
    {
        services.AddFact<LampWasSwitched>(_fact);
        compose?.Invoke(services);
    });

    private Task<IHost> Start<TReaction>() where TReaction : class, IReaction<LampWasSwitched> => Start(services => services.AddReaction<LampWasSwitched, TReaction>(_name));

    private readonly Guid _last = Guid.NewGuid();

    private Task<IHost> StartToMany() => Start(services => services.AddReactionToMany<LampWasSwitched, NoteWhenLampsWereSwitched>(_name));

    private static ICollection<Guid> Heard(IHost process) => [.. Deeds(process).Done.Select(done => done.Fact.LampId)];

    private ValueTask PublishAll(IHost process, IEnumerable<Guid> lamps) => process.Services.GetRequiredService<IFacts>().Publish(_tenant,
        [.. lamps.Select(lamp => new Publication(new LampWasSwitched(lamp, LampState.SwitchedOn), $"{lamp}", lamp))], default);

    private Task<IHost> StartWithLamps() => Start(services => services.AddSingleton<JournalPulse>()
        .AddModuleDb<LampsDb>().AddLedger<LampsDb, Lamp, LampEvent>().AddReaction<LampWasSwitched, CountWhenLampWasSwitched>(_name));

    private BusSubscription Subscription() => new(_fact, _name);

    private Task Publish(IHost process, LampWasSwitched fact, Guid id, string? session = null) =>
        process.Services.GetRequiredService<IFacts>().Publish(_tenant, fact, session ?? $"{fact.LampId}", id, default).AsTask();

    private async Task<int> Switched(IHost process, Guid lamp)
    {
        await using var scope = process.Services.CreateScopeFor(new(_tenant, ActorId.Platform, DateTimeOffset.UtcNow));
        return (await scope.ServiceProvider.GetRequiredService<LampsDb>().FindAsync<Lamp>(_tenant, lamp))!.Switched;
    }

    private async Task InCall(IHost process, Func<Ledger<Lamp, LampEvent>, Task> use)
    {
        await using var scope = process.Services.CreateScopeFor(new(_tenant, ActorId.Platform, DateTimeOffset.UtcNow));
        await use(scope.ServiceProvider.GetRequiredService<Ledger<Lamp, LampEvent>>());
    }

    private static Deeds Deeds(IHost process) => process.Services.GetRequiredService<Deeds>();
}

/// <summary>Has no database: at least once.</summary>
internal sealed class NoteWhenLampWasSwitched(Call call, Deeds deeds) : IReaction<LampWasSwitched>
{
    public async Task React(LampWasSwitched fact, CancellationToken ct)
    {
        await deeds.OnFact(fact);
        deeds.Done.Enqueue((call.Tenant, fact, Activity.Current?.Id));
    }
}

/// <summary>Changes a record of its module: exactly once.</summary>
internal sealed class CountWhenLampWasSwitched(Call call, Ledger<Lamp, LampEvent> lamps, Deeds deeds) : IReaction<LampWasSwitched>
{
    public async Task React(LampWasSwitched fact, CancellationToken ct)
    {
        if ((await lamps.Change(fact.LampId, null, _ => new LampSwitched(), ct)).Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
        await deeds.OnFact(fact);
        deeds.Done.Enqueue((call.Tenant, fact, Activity.Current?.Id));
    }
}

/// <summary>Has no database, and hears of many lamps at once.</summary>
internal sealed class NoteWhenLampsWereSwitched(Call call, Deeds deeds) : IReactionToMany<LampWasSwitched>
{
    public async Task React(IReadOnlyList<LampWasSwitched> facts, CancellationToken ct)
    {
        foreach (var fact in facts) await deeds.OnFact(fact);
        deeds.Times++;
        foreach (var fact in facts) deeds.Done.Enqueue((call.Tenant, fact, Activity.Current?.Id));
    }
}

/// <summary>Changes records of its module by many facts at once.</summary>
internal sealed class CountWhenLampsWereSwitched(Ledger<Lamp, LampEvent> lamps, Deeds deeds) : IReactionToMany<LampWasSwitched>
{
    public async Task React(IReadOnlyList<LampWasSwitched> facts, CancellationToken ct)
    {
        foreach (var fact in facts)
        {
            if ((await lamps.Change(fact.LampId, null, _ => new LampSwitched(), ct)).Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
            await deeds.OnFact(fact);
        }
    }
}
